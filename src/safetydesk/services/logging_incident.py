"""A draft becomes an incident: its people, its reference and its exhibits' numbers, in one transaction."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.checks.incident import check_incident, read_times
from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import IncidentDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import Event, ExhibitReceived, IncidentLocked, IncidentLogged
from safetydesk.domain.exhibit import HELD, ISOLATED, Exhibit
from safetydesk.domain.identity import new_id
from safetydesk.domain.image_guard import BY_CATEGORY, SAME_FILE, is_locked
from safetydesk.domain.incident import Incident
from safetydesk.domain.reference import INCIDENT, exhibit_number, exhibit_series, reference, series_of
from safetydesk.domain.restriction import INCIDENT as RESTRICTED
from safetydesk.domain.school import School
from safetydesk.domain.steps import reached
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.work import Work
from safetydesk.services import access
from safetydesk.services.amending import SAME_NAME
from safetydesk.services.drafts import Drafts
from safetydesk.services.isolating import isolate_alike, isolated_event, judged_in
from safetydesk.services.office import Office, needs
from safetydesk.services.people import members_meant, place_person
from safetydesk.services.raising import raise_severity


class Logging:
    """From a kept draft to a record with a reference."""

    def __init__(self, office: Office, drafts: Drafts) -> None:
        self._office = office
        self._drafts = drafts

    @needs("log")
    def log(self, draft: IncidentDraft) -> Incident:
        """Saves with what there is; the incident takes the draft's id, so that a draft is saved once whatever happens.

        One that is `restricted` is found by its author and the members named alone, from the first; where the author's
        role names nobody, by its author and whoever leads. Raises Refusal `draft_has_problems`, `subject_is_member`,
        `draft_already_saved`, `not_your_role` for names from such an author, and those of `access.check_named`.
        """
        found = check_incident(draft, self._office.now(), self._office.vocabulary)
        found.refuse()
        with (
            self._drafts.alone
        ):  # a file that is put out of sight meanwhile goes so before, or is an exhibit by then
            return self._saved(self._drafts.with_kept_files(draft), found)

    def _saved(self, draft: IncidentDraft, found: Findings) -> Incident:
        incident_id = draft.id
        judged: set[UUID] = set()
        if any(each.isolated for each in draft.evidence):
            with self._office.reading() as reading:
                judged = judged_in(reading)
        with self._office.work() as work:
            if work.has(Incident, incident_id):
                raise Refusal("draft_already_saved")
            alike = [each.sealed.sha256 for each in draft.evidence if each.isolated]
            elsewhere = isolate_alike(work, alike, SAME_FILE, judged)  # first: nothing else is told of these
            leading = self._leading(work, draft)
            year = found.now.london_date.year
            series = series_of(INCIDENT, restricted=draft.restricted)
            number = work.next_number(f"{series}-{year}")
            incident = incident_of(draft, reference(series, year, number), found, self._office)
            incident = replace(incident, owner=self._owner(work, draft, leading))
            work.add(incident)
            events = self._restricted(work, incident, draft, leading)
            for person in draft.people:
                events += place_person(self._office, work, incident, person).events
            locked = is_locked(draft.categories, draft.sexual_image, (), self._office.vocabulary)
            exhibits = number_exhibits(work, self._office.me, incident, draft, locked, found.now)
            reached("save.written")
            events += [exhibit_received(incident, exhibit) for exhibit in exhibits]
            events += [isolated_event(incident, each) for each in exhibits if each.state_reason == SAME_FILE]
            if locked and exhibits:
                events.append(
                    IncidentLocked(
                        subject=incident_id,
                        reference=incident.reference,
                        reason=BY_CATEGORY,
                        isolated=len(exhibits),
                    )
                )
            logged = IncidentLogged(
                subject=incident_id,
                reference=incident.reference,
                people=len(draft.people),
                exhibits=len(exhibits),
            )
            if not (
                draft.severity and draft.severity_reason.strip()
            ):  # else somebody said why it is no higher
                incident, raised = raise_severity(self._office, work, incident, logged)
                events += raised
            work.commit(logged, *events, *elsewhere)
        self._drafts.forget(draft.id)
        reached("save.draft_forgotten")
        return incident

    def _leading(self, work: Work, draft: IncidentDraft) -> tuple[UUID, ...]:
        """Who may open a restricted one beside its author, the first of them answering for it: a concern about a
        colleague can be written down by whoever hears of it, who need not choose whom to trust with it."""
        if not draft.restricted or self._office.may("restrict"):
            return ()
        meant = [each.member.id for each in members_meant(work, draft.people)]
        found = access.leading(self._office, work.every(TeamMember), RESTRICTED, meant)
        return tuple(each.id for each in found)

    def _owner(self, work: Work, draft: IncidentDraft, leading: tuple[UUID, ...]) -> UUID:
        """The present DSL answers for what anybody logs, unless it is restricted and they may not open it."""
        if leading:
            return leading[0]
        dsl = access.present_dsl(work.every(TeamMember))
        if dsl is None or (draft.restricted and dsl.id not in draft.may_open):
            return self._office.me
        return dsl.id

    def _restricted(
        self, work: Work, incident: Incident, draft: IncidentDraft, leading: tuple[UUID, ...]
    ) -> list[Event]:
        office = self._office
        if not draft.restricted:
            access.lift(office, work, incident.id, "")  # the draft was restricted for a while
            return []
        if draft.may_open:
            office.require("restrict")
        case = access.case_of(incident)
        named = access.check_named(office, work, case.kind, {office.me, *draft.may_open, *leading}, ())
        return [access.begin(office, work, case, named, draft.restricted_reason)]


def incident_of(draft: IncidentDraft, name: str, found: Findings, office: Office) -> Incident:
    """The incident that a draft becomes, its categories' least severity where none was judged. `name` is its
    reference; a time that cannot be read is told to `found`."""
    times, now = read_times(draft, found), found.now
    incident = Incident(
        id=draft.id,
        reference=name,
        **{name: getattr(draft, name) for name in SAME_NAME},
        happened=times.happened,
        discovered=times.discovered or now,
        reported=times.reported,
        recorded=now,
        recorded_by=office.me,
        owner=office.me,
    )
    if incident.severity or not incident.categories:
        return incident
    return replace(incident, severity=office.vocabulary.severity_minimum(incident.categories))


def number_exhibits(
    work: Work, me: UUID, incident: Incident, draft: IncidentDraft, locked: bool, now: Moment
) -> tuple[Exhibit, ...]:
    """The draft's sealed files as exhibits of the incident, each with the producer's next number.

    What is the same file as one out of sight, of the whole store or of the draft, is out of sight too.
    """
    if not draft.evidence:
        return ()
    initials = work.get(TeamMember, me).initials
    exhibits = []
    away = {each.sealed.sha256 for each in draft.evidence if each.isolated}
    away |= work.put_away_among(each.sealed.sha256 for each in draft.evidence)
    numbers = next_exhibit_numbers(work, initials, incident.id, len(draft.evidence))
    for number, each in zip(numbers, draft.evidence, strict=True):
        isolated = locked or each.isolated
        same = not isolated and each.sealed.sha256 in away
        exhibit = Exhibit(
            id=new_id(),
            incident_id=incident.id,
            number=number,
            producer=me,
            added=now,
            sealed=each.sealed,
            card=each.card,
            state=ISOLATED if isolated or same else HELD,
            state_reason=(each.isolated_reason or BY_CATEGORY) if isolated else SAME_FILE if same else "",
        )
        work.add(exhibit)
        exhibits.append(exhibit)
    return tuple(exhibits)


def next_exhibit_number(work: Work, initials: str, incident_id: UUID) -> str:
    """The producer's next number, for an exhibit or held item; of a restricted incident's in a series of their own."""
    return next_exhibit_numbers(work, initials, incident_id, 1)[0]


def next_exhibit_numbers(work: Work, initials: str, incident_id: UUID, count: int) -> list[str]:
    """The next so many of them, in order."""
    restricted = access.restriction_of(work, incident_id) is not None
    series = exhibit_series(initials, restricted=restricted)
    separator = work.every(School)[0].exhibit_separator
    return [
        exhibit_number(initials, work.next_number(series), separator, restricted=restricted)
        for _ in range(count)
    ]


def exhibit_received(incident: Incident, exhibit: Exhibit) -> ExhibitReceived:
    return ExhibitReceived(
        subject=incident.id,
        reference=incident.reference,
        record=exhibit.id,
        number=exhibit.number,
        sha256=exhibit.sealed.sha256,
        declared=exhibit.sealed.declaration.answer,
    )
