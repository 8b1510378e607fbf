"""The register of pre-existing relationships and prior approvals. Changes supersede; a refused one stays on file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from safetydesk.domain.case_file import Amendment
from safetydesk.domain.checks.codes import OF_EXEMPTION, check_codes
from safetydesk.domain.checks.exemption import check_exemption, read_dates
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.disclosure import Disclosure
from safetydesk.domain.drafts import ExemptionDraft
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.events import Change, Event, ExemptionAmended, ExemptionOpened, ExemptionRecorded
from safetydesk.domain.exemption import PENDING, Exemption
from safetydesk.domain.identity import new_id
from safetydesk.domain.person import Person
from safetydesk.domain.reference import EXEMPTION, reference, series_of
from safetydesk.domain.rows import ExemptionRow, LaterIncident
from safetydesk.domain.school import School
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.work import Work
from safetydesk.services import access
from safetydesk.services.exempted_staff import staff_found
from safetydesk.services.office import Office, needs

SAME_NAME = (
    "kind", "standing", "other_party", "other_is_pupil", "relationship", "begun", "known_to", "platforms", "decision",
    "decided_by", "reason", "conditions", "advice", "risk_learner", "risk_staff", "risk_setting", "parent_told",
    "ended_reason",
)  # fmt: skip
DATES = ("declared_on", "decided_on", "in_force_from", "in_force_to", "review_on", "ended_on")
TALKS = ("dsl_discussion", "head_discussion", "chair_discussion")
AMENDABLE = (*SAME_NAME, *DATES, *TALKS)
DECIDE = "exemption_decide"
DECIDED = frozenset({"decision", "decided_on", "decided_by", "reason", "conditions"})
"""What says how it was decided: not every role that keeps the register may say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionFile:
    """One exemption with everything its page and certificate show.

    `later_incidents`: those with a part of the member of staff that came to notice once it was declared, the newest
    first. Derived, never stored; for the page only: the certificate is handed to the member of staff, who may be
    the subject of an incident and not know of it.
    """

    exemption: Exemption
    staff: Person
    school: School
    amendments: tuple[Amendment, ...] = ()
    disclosures: tuple[Disclosure, ...] = ()
    later_incidents: tuple[LaterIncident, ...] = ()
    members: Mapping[UUID, TeamMember] = field(default_factory=dict)


class Exemptions:
    """Nothing is ever taken off the register."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("open_exemption")
    def rows(self) -> Sequence[ExemptionRow]:
        """The whole register as lines. Reading it is not an opening."""
        with self._office.reading() as reading:
            return reading.exemptions()

    def check(self, draft: ExemptionDraft) -> tuple[Problem, ...]:
        """Everything wrong with the draft, as `record` would refuse it."""
        return tuple(self._judged(draft)[1].problems)

    @needs("exemption_record")
    def record(self, draft: ExemptionDraft) -> Exemption:
        """Raises Refusal `draft_has_problems`; nobody decides their own."""
        if draft.decision != PENDING:
            self._office.require(DECIDE)
        draft, found = self._judged(draft)
        found.refuse()
        with self._office.work() as work:
            if draft.staff_id is None:
                staff = Person(id=new_id(), name=draft.staff_name.strip(), kind="staff")
                work.add(staff)
            else:
                staff = work.get(Person, draft.staff_id)
            year = found.now.london_date.year
            series = series_of(EXEMPTION, restricted=draft.restricted)
            exemption = Exemption(
                id=new_id(),
                reference=reference(series, year, work.next_number(f"{series}-{year}")),
                staff_id=staff.id,
                recorded=found.now,
                recorded_by=self._office.me,
                **_values(draft, found),
            )
            work.add(exemption)
            recorded = ExemptionRecorded(
                subject=exemption.id, reference=exemption.reference, decision=exemption.decision
            )
            work.commit(recorded, *self._restricted(work, exemption, staff, draft))
        return exemption

    def _restricted(
        self, work: Work, exemption: Exemption, staff: Person, draft: ExemptionDraft
    ) -> tuple[Event, ...]:
        """Its own member of staff is never named."""
        if not draft.restricted:
            return ()
        office, case = self._office, access.case_of(exemption)
        office.require("restrict")
        subjects = [staff.member_id] if staff.member_id else []
        named = access.check_named(office, work, case.kind, {office.me, *draft.may_open}, subjects)
        return (access.begin(office, work, case, named, draft.restricted_reason),)

    @needs("exemption_record")
    def amend(self, exemption_id: UUID, version: int, draft: ExemptionDraft, reason: str) -> Exemption:
        """Raises Refusal `draft_has_problems`, `nothing_changed`; StaleRecord."""
        with self._office.reading() as reading:
            staff = reading.get(Exemption, exemption_id).staff_id  # whose it is never changes
        draft, found = self._judged(replace(draft, staff_id=staff))
        found.need("reason_for_change", reason)
        found.text("reason_for_change", reason)
        found.refuse()
        with self._office.work() as work:
            before = work.get(Exemption, exemption_id)
            after = replace(before, **_values(draft, found), row_version=version)
            changes = Change.all_between(before, after, AMENDABLE)
            if not changes:
                raise Refusal("nothing_changed")
            if any(change.field in DECIDED for change in changes):
                self._office.require(DECIDE)
            saved = work.replace(after)
            work.commit(
                ExemptionAmended(
                    subject=exemption_id, reference=before.reference, reason=reason.strip(), changes=changes
                )
            )
        return saved

    @needs("open_exemption")
    def open(self, exemption_id: UUID) -> ExemptionFile:
        """The exemption, its opening recorded."""
        file = self.reread(exemption_id)
        with self._office.work() as work:
            work.commit(ExemptionOpened(subject=exemption_id, reference=file.exemption.reference))
        return file

    @needs("open_exemption")
    def reread(self, exemption_id: UUID) -> ExemptionFile:
        """What stands there now; not recorded. Raises Refusal `no_such_record`."""
        with self._office.reading() as reading:
            exemption = reading.get(Exemption, exemption_id)
            return ExemptionFile(
                exemption=exemption,
                staff=reading.get(Person, exemption.staff_id),
                school=reading.every(School)[0],
                amendments=tuple(
                    Amendment(
                        at=done.at, by=done.member, reason=done.event.reason, changes=done.event.changes
                    )
                    for done in reading.history_of(exemption_id)
                    if isinstance(done.event, ExemptionAmended)
                ),
                disclosures=reading.disclosures_about(exemption_id),
                later_incidents=tuple(reading.later_incidents(exemption.staff_id, exemption.declared_on)),
                members={member.id: member for member in reading.every(TeamMember)},
            )

    @needs("open_exemption")
    def by_reference(self, wanted: str) -> UUID:
        """The id of "EX-2026-001". Raises Refusal `no_such_record`."""
        with self._office.reading() as reading:
            found = reading.exemption_by_reference(wanted.strip())
        if found is None:
            raise Refusal("no_such_record")
        return found

    @staticmethod
    def draft_of(exemption: Exemption, staff: Person) -> ExemptionDraft:
        """Its present values in a form's shape."""
        typed: dict[str, Any] = {name: getattr(exemption, name) for name in SAME_NAME}
        for name in DATES:
            value = getattr(exemption, name)
            typed[name] = value.isoformat() if value else ""
        for who, talk in (
            ("dsl", exemption.dsl_discussion),
            ("head", exemption.head_discussion),
            ("chair", exemption.chair_discussion),
        ):
            typed[f"{who}_on"] = talk.on.isoformat() if talk.on else ""
            typed[f"{who}_by"] = talk.by
        return ExemptionDraft(staff_id=staff.id, staff_name=staff.name, **typed)

    @needs("exemption_record")
    def standing_of(self, staff_name: str) -> str:
        """Whether that is surely the DSL or the head here: `staff`, `dsl` or `head`."""
        with self._office.reading() as reading:
            return staff_found(ExemptionDraft(staff_name=staff_name, standing=""), reading).draft.standing

    def _judged(self, draft: ExemptionDraft) -> tuple[ExemptionDraft, Findings]:
        """The draft with its member of staff found, and everything that is wrong with it."""
        with self._office.reading() as reading:
            who = staff_found(draft, reading)
        found = check_exemption(who.draft, self._office.now())
        found.problems.extend(who.problems)
        return who.draft, check_codes(found, who.draft, OF_EXEMPTION, self._office.vocabulary)


def _values(draft: ExemptionDraft, found: Findings) -> dict[str, Any]:
    dates = read_dates(draft, found)
    return {
        **{name: getattr(draft, name) for name in SAME_NAME},
        **{name: getattr(dates, name) for name in DATES},
        "dsl_discussion": dates.dsl,
        "head_discussion": dates.head,
        "chair_discussion": dates.chair,
    }
