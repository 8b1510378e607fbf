"""Who is to do what by when: one tracker for all incidents. Of one that may not be seen no action is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from safetydesk.domain.checks.closing import check_action, check_settling
from safetydesk.domain.closing_drafts import ActionDraft, SettlingDraft
from safetydesk.domain.debrief import Action
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.events import ActionAdded, ActionAmended, ActionDone, ActionNotDone, Change, Event
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.rows import ActionFilter, ActionRow
from safetydesk.domain.steps import reached
from safetydesk.records.work import Work
from safetydesk.services.office import Office, needs

AMENDABLE = ("what", "owner", "due", "arisen_from")


class Actions:
    """An action is added, put right, and done or not to be done; what it said before stays in the trail."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("action")
    def add(self, incident_id: UUID, draft: ActionDraft) -> Action:
        """Raises Refusal `draft_has_problems`, `no_such_record`."""
        found = check_action(draft, self._office.now(), self._office.vocabulary)
        found.refuse()
        action = Action(
            id=new_id(),
            incident_id=incident_id,
            what=draft.what,
            owner=draft.owner,
            due=found.day("due", draft.due),
            arisen_from=draft.arisen_from,
            recorded=found.now,
            recorded_by=self._office.me,
        )
        with self._office.work() as work:
            event = added(work, work.get(Incident, incident_id), action)
            work.commit(event)
        return action

    @needs("action")
    def amend(self, action_id: UUID, version: int, draft: ActionDraft) -> Action:
        """Raises Refusal `draft_has_problems`, `nothing_changed`, `action_settled`; StaleRecord."""
        found = check_action(draft, self._office.now(), self._office.vocabulary)
        found.refuse()
        with self._office.work() as work:
            before, incident = _open_one(work, action_id, version)
            after = replace(
                before,
                what=draft.what,
                owner=draft.owner,
                due=found.day("due", draft.due),
                arisen_from=draft.arisen_from,
            )
            changes = Change.all_between(before, after, AMENDABLE)
            if not changes:
                raise Refusal("nothing_changed")
            saved = work.replace(after)
            work.commit(
                ActionAmended(
                    subject=incident.id, reference=incident.reference, record=action_id, changes=changes
                )
            )
        return saved

    @needs("action")
    def settle(self, action_id: UUID, version: int, draft: SettlingDraft) -> Action:
        """Done, or not to be done and why. Raises Refusal `draft_has_problems`, `action_settled`; StaleRecord."""
        found = check_settling(draft, self._office.now())
        found.refuse()
        with self._office.work() as work:
            before, incident = _open_one(work, action_id, version)
            saved = work.replace(
                replace(
                    before,
                    done=None if draft.not_done_reason.strip() else found.moment("done", draft.done),
                    done_note=draft.done_note,
                    not_done_reason=draft.not_done_reason.strip(),
                )
            )
            reached("action.settled")
            work.commit(_settled(incident, saved))
        return saved

    @staticmethod
    def draft_of(action: Action) -> ActionDraft:
        """Its present values in a form's shape."""
        due = action.due.isoformat() if action.due else ""
        return ActionDraft(what=action.what, owner=action.owner, due=due, arisen_from=action.arisen_from)

    @needs("open_case")
    def count(self, wanted: ActionFilter) -> int:
        """How many lines the tracker has when it is narrowed so."""
        with self._office.reading() as reading:
            return reading.count_actions(wanted, self._office.now().london_date)

    @needs("open_case")
    def page(self, wanted: ActionFilter, offset: int = 0, limit: int = 200) -> Sequence[ActionRow]:
        """Lines of the tracker, what is due first before the others, ordered and narrowed by the database."""
        with self._office.reading() as reading:
            return reading.actions(wanted, self._office.now().london_date, offset, limit)


def added(work: Work, incident: Incident, action: Action) -> Event:
    """Adds it inside the caller's transaction; the event to commit."""
    work.add(action)
    return ActionAdded(
        subject=incident.id, reference=incident.reference, record=action.id, owner=action.owner
    )


def _open_one(work: Work, action_id: UUID, version: int) -> tuple[Action, Incident]:
    before = work.get(Action, action_id)
    if before.row_version != version:
        raise StaleRecord
    if not before.is_open:
        raise Refusal("action_settled")
    return before, work.get(Incident, before.incident_id)


def _settled(incident: Incident, action: Action) -> Event:
    if action.done is not None:
        return ActionDone(
            subject=incident.id, reference=incident.reference, record=action.id, owner=action.owner
        )
    return ActionNotDone(
        subject=incident.id,
        reference=incident.reference,
        record=action.id,
        owner=action.owner,
        reason=action.not_done_reason,
    )
