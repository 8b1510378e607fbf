"""Amending an incident: a new version with its reason; the first account stays as first written."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.closing import check_may_amend
from safetydesk.domain.checks.incident import check_incident, check_lowering, read_times
from safetydesk.domain.drafts import IncidentDraft
from safetydesk.domain.errors import Problem, Refusal, StaleRecord
from safetydesk.domain.events import Change, Event, IncidentAmended, IncidentLocked, IncidentUnlocked
from safetydesk.domain.exhibit import ISOLATED
from safetydesk.domain.image_guard import BY_CATEGORY, is_locked
from safetydesk.domain.incident import Incident
from safetydesk.records.work import Work
from safetydesk.services.drafts import Drafts
from safetydesk.services.office import Office, needs
from safetydesk.services.raising import check_raised, holding, raise_severity

SAME_NAME = (
    "summary", "child_words", "told_by", "told_how", "platform", "address", "device", "place", "categories",
    "severity", "severity_reason", "immediate_action", "wishes", "sexual_image",
)  # fmt: skip
AMENDABLE = (*SAME_NAME, "happened", "discovered", "reported")


class Amending:
    """The draft of an amendment is the incident in a form's shape."""

    def __init__(self, office: Office, drafts: Drafts) -> None:
        self._office = office
        self._drafts = drafts

    @needs("amend")
    def amend(self, incident_id: UUID, version: int, draft: IncidentDraft, reason: str) -> Incident:
        """Saves the draft's fields over version `version`.

        Raises Refusal `draft_has_problems`, `nothing_changed`, `closed_is_not_amended`,
        `closed_takes_the_lock_alone`; StaleRecord when somebody saved first. Where the change locks the incident, every
        file it and its drafts hold is isolated in the same transaction.
        """
        found = check_incident(draft, self._office.now(), self._office.vocabulary)
        found.need("reason", reason)
        found.text("reason", reason)
        found.refuse()
        times = read_times(draft, found)
        with self._office.work() as work:
            before = work.get(Incident, incident_id)
            if before.row_version != version:
                raise StaleRecord
            check_lowering(before, draft, self._office.vocabulary, found)
            found.refuse()
            if times.discovered and times.discovered.utc > before.recorded.utc:
                raise Refusal("draft_has_problems", [Problem("discovered", "after_it_was_recorded")])
            after = replace(
                before,
                **{name: getattr(draft, name) for name in SAME_NAME},
                happened=times.happened,
                discovered=times.discovered or before.discovered,
                reported=times.reported,
            )
            changes = Change.all_between(before, after, AMENDABLE)
            if not changes:
                raise Refusal("nothing_changed", [Problem("reason", "nothing_changed")])
            held = holding(self._office, work, before)
            saved = work.replace(after)
            check_raised(self._office, work, before, saved, found)
            found.refuse()
            guarded = self._guard(work, before, saved, reason.strip())
            locks = any(isinstance(each, IncidentLocked) for each in guarded)
            check_may_amend(before, saved, (change.field for change in changes), locks)
            amended = IncidentAmended(
                subject=incident_id, reference=before.reference, reason=reason.strip(), changes=changes
            )
            saved, raised = raise_severity(self._office, work, saved, amended, held)
            work.commit(amended, *guarded, *raised)
        return saved

    def _guard(self, work: Work, before: Incident, after: Incident, reason: str) -> tuple[Event, ...]:
        described = work.described_of(after.id)
        was = is_locked(before.categories, before.sexual_image, described, self._office.vocabulary)
        now = is_locked(after.categories, after.sexual_image, described, self._office.vocabulary)
        if now and not was:
            isolated = isolate_all(work, after.id)
            return (
                IncidentLocked(subject=after.id, reference=after.reference, reason=reason, isolated=isolated),
            )
        if was and not now:
            return (IncidentUnlocked(subject=after.id, reference=after.reference, reason=reason),)
        return ()


def isolate_all(work: Work, incident_id: UUID, reason: str = BY_CATEGORY) -> int:
    """Puts every exhibit of the incident out of sight, inside the caller's transaction. Freed one by one, if at all.

    `reason` is a code of `isolation_reasons`. A withdrawn one too: it shows nothing, but later backups would hold its
    file. Freed, it is withdrawn as before.
    """
    count = 0
    for exhibit in work.exhibits_of(incident_id):
        if exhibit.has_file and not exhibit.is_isolated:
            work.replace(replace(exhibit, state=ISOLATED, state_reason=reason))
            count += 1
    return count


def draft_of(case: CaseFile) -> IncidentDraft:
    """The incident's present values in a form's shape."""
    incident = case.incident
    happened = incident.happened
    return IncidentDraft(
        id=incident.id,
        started=incident.recorded,
        **{name: getattr(incident, name) for name in SAME_NAME},
        happened_kind=happened.kind,
        happened_start=happened.start.text() if happened.start else "",
        happened_end=happened.end.text() if happened.end else "",
        happened_source=happened.source,
        discovered=incident.discovered.text(),
        reported=incident.reported.text() if incident.reported else "",
    )
