"""Things in the school's hands: recorded as they came in, with the first entry of their line of custody."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from safetydesk.domain.checks.held_item import check_held_item, pointed_out
from safetydesk.domain.custody import HELD_ITEM, RECEIVED, CustodyEntry, line_of
from safetydesk.domain.custody_drafts import HeldItemDraft
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.events import Change, HeldItemAmended, HeldItemRecorded
from safetydesk.domain.held_item import AMENDABLE, HeldItem
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.plain import hints_of
from safetydesk.domain.steps import reached
from safetydesk.domain.team_member import TeamMember
from safetydesk.services.logging_incident import next_exhibit_number
from safetydesk.services.office import Office, needs

_ITS_OWN = frozenset(hints_of(HeldItemDraft)) - {"taken"}


class HeldItems:
    """Words alone: a locked incident takes them too, and there is no way in for a file."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("custody")
    def record(self, incident_id: UUID, draft: HeldItemDraft) -> HeldItem:
        """Gives it the producer's next number and begins its line. Raises Refusal `draft_has_problems`."""
        found = check_held_item(draft, self._office.vocabulary, self._office.now())
        found.refuse()
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            initials = work.get(TeamMember, self._office.me).initials
            item = HeldItem(
                id=new_id(),
                incident_id=incident_id,
                number=next_exhibit_number(work, initials, incident_id),
                producer=self._office.me,
                taken=found.moment("taken", draft.taken) or found.now,
                recorded=found.now,
                recorded_by=self._office.me,
                **{name: getattr(draft, name).strip() for name in _ITS_OWN},
            )
            work.add(item)
            work.add(_received(item))
            reached("held.written")
            work.commit(
                HeldItemRecorded(
                    subject=incident_id, reference=incident.reference, record=item.id, number=item.number
                )
            )
        return item

    @needs("custody")
    def amend(self, item_id: UUID, version: int, draft: HeldItemDraft) -> HeldItem:
        """What is said of the thing itself; who had it, where and when is put right in its line of custody.

        Raises Refusal `draft_has_problems`, `nothing_changed`; StaleRecord.
        """
        with self._office.work() as work:
            before = work.get(HeldItem, item_id)
            line = {name: getattr(before, name) for name in _ITS_OWN - set(AMENDABLE)}
            whole = replace(draft, taken="now", **line)
            check_held_item(whole, self._office.vocabulary, self._office.now()).refuse()
            incident = work.get(Incident, before.incident_id)
            said = {name: getattr(draft, name).strip() for name in AMENDABLE}
            after = replace(before, **said, row_version=version)
            changes = Change.all_between(before, after, AMENDABLE)
            if not changes:
                raise Refusal("nothing_changed")
            saved = work.replace(after)
            work.commit(
                HeldItemAmended(
                    subject=incident.id,
                    reference=incident.reference,
                    record=item_id,
                    number=before.number,
                    changes=changes,
                )
            )
        return saved

    def draft_of(self, item: HeldItem) -> HeldItemDraft:
        """The item as a form shows it. What it was like when it came in stays as it was written."""
        return HeldItemDraft(**{name: getattr(item, name) for name in _ITS_OWN})

    def pointed_out(self, imei: str, power: str, custodian_two: str) -> tuple[Problem, ...]:
        """What may be wrong with it, which keeps nobody from saving."""
        return pointed_out(imei, power, custodian_two)


def _received(item: HeldItem) -> CustodyEntry:
    """The first entry of its line: from whoever had it, to the first custodian."""
    entry = CustodyEntry(
        id=new_id(),
        incident_id=item.incident_id,
        about=item.id,
        about_kind=HELD_ITEM,
        kind=RECEIVED,
        at=item.taken,
        from_who=item.taken_from,
        to_who=item.custodian_one,
        purpose=item.reason,
        place=item.place,
        seal=item.bag_seal,
        witness=item.custodian_two,
        recorded=item.recorded,
        recorded_by=item.recorded_by,
    )
    if not line_of([entry], item.recorded).is_unbroken:
        raise ValueError("a draft that passed its check begins a line")
    return entry
