"""The forms of custody that may lie begun: how each is opened again, and what one must be allowed to do to save it."""

from __future__ import annotations

from collections.abc import Callable

from safetydesk.desktop.rooms.incident.forms.custody import CustodySheet
from safetydesk.desktop.rooms.incident.forms.custody_paper import (
    CustodyPaperSheet,
    HandOverPaperSheet,
    LabelsSheet,
    WitnessNoteSheet,
)
from safetydesk.desktop.rooms.incident.forms.held_item import HeldItemSheet
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet
from safetydesk.desktop.rooms.incident.forms.withdraw_exhibit import ReinstateSheet, WithdrawExhibitSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.domain.custody_of_exhibits import in_custody, line_in
from safetydesk.domain.drafts import FormDraft
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.held_item import HeldItem

Making = Callable[[Room, Shown], Sheet]
_PAPERS: dict[str, type[CustodyPaperSheet]] = {
    each.kind: each for each in (LabelsSheet, HandOverPaperSheet, WitnessNoteSheet)
}
NEEDED_FOR_CUSTODY = {
    **dict.fromkeys((HeldItemSheet.kind, CustodySheet.kind, *_PAPERS), "custody"),
    **dict.fromkeys((WithdrawExhibitSheet.kind, ReinstateSheet.kind), "withdraw_exhibit"),
}


def custody_making(draft: FormDraft, shown: Shown) -> Making | None:
    """How the draft's form is opened; None where what it is about is not here any more."""
    if draft.form in _PAPERS:
        return _PAPERS[draft.form]
    if draft.form == HeldItemSheet.kind and not draft.slot:
        return HeldItemSheet
    about, _, corrects = draft.slot.partition(" ")
    held = next((one for one in shown.case.held if str(one.id) == about), None)
    if draft.form == HeldItemSheet.kind:
        return (lambda room, now: HeldItemSheet(room, now, held)) if held else None
    if draft.form == CustodySheet.kind:
        thing = next((one for one in in_custody(shown.case) if str(one.id) == about), None)
        return _of_a_line(thing, shown, bool(corrects)) if thing else None
    exhibit = next((one for one in shown.case.exhibits if str(one.id) == about), None)
    if exhibit is None:
        return None
    if draft.form == WithdrawExhibitSheet.kind:
        return (lambda room, now: WithdrawExhibitSheet(room, now, exhibit)) if exhibit.may_be_seen else None
    return (lambda room, now: ReinstateSheet(room, now, exhibit)) if exhibit.state == "withdrawn" else None


def _of_a_line(thing: Exhibit | HeldItem, shown: Shown, puts_right: bool) -> Making:
    """Which entry was to be put right stands in the draft; the form begins with the last until it is put back."""
    steps = line_in(shown.case, thing).steps
    entry = steps[-1].entry.id if puts_right else None
    return lambda room, now: CustodySheet(room, now, thing, entry)
