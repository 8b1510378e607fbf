"""How forms about closing, signing off and actions that were begun here are opened again."""

from __future__ import annotations

from collections.abc import Callable

from safetydesk.desktop.rooms.incident.forms.action import ActionSheet, SettleSheet
from safetydesk.desktop.rooms.incident.forms.closing import ClosingSheet, ReopenSheet
from safetydesk.desktop.rooms.incident.forms.debrief import DebriefSheet
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet
from safetydesk.desktop.rooms.incident.forms.sign_off import SignOffSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.domain.drafts import FormDraft
from safetydesk.domain.incident import CLOSED

NEEDED_FOR_CLOSING = {
    ClosingSheet.kind: "close", ReopenSheet.kind: "close", SignOffSheet.kind: "sign_off",
    DebriefSheet.kind: "debrief", ActionSheet.kind: "action", SettleSheet.kind: "action",
}  # fmt: skip


def closing_making(draft: FormDraft, shown: Shown) -> Callable[[Room, Shown], Sheet] | None:
    """None where what it is about is settled, or not here any more."""
    is_closed = shown.case.incident.status == CLOSED
    if draft.form == ClosingSheet.kind:
        return None if is_closed else ClosingSheet
    if draft.form == ReopenSheet.kind:
        return ReopenSheet if is_closed else None
    if draft.form == DebriefSheet.kind:
        return DebriefSheet
    if draft.form == SignOffSheet.kind:
        asked = next((one for one in shown.case.sign_offs if str(one.id) == draft.slot), None)
        is_theirs = asked is not None and asked.id in shown.ending.to_sign
        return (lambda room, now: SignOffSheet(room, now, asked)) if asked and is_theirs else None
    if draft.form == ActionSheet.kind and not draft.slot:
        return ActionSheet
    action = next((one for one in shown.case.actions if str(one.id) == draft.slot and one.is_open), None)
    sheet = ActionSheet if draft.form == ActionSheet.kind else SettleSheet
    return (lambda room, now: sheet(room, now, action)) if action else None
