"""How forms about addresses and links that were begun here are opened again."""

from __future__ import annotations

from collections.abc import Callable

from safetydesk.desktop.rooms.incident.forms.link import EndLinkSheet, LinkSheet
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet
from safetydesk.desktop.rooms.incident.forms.takedown import TakedownSheet
from safetydesk.desktop.rooms.incident.forms.takedown_step import TakedownStepSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.domain.drafts import FormDraft

NEEDED_FOR_TAKEDOWN = {
    TakedownSheet.kind: "refer", TakedownStepSheet.kind: "refer", LinkSheet.kind: "link", EndLinkSheet.kind: "link",
}  # fmt: skip


def takedown_making(draft: FormDraft, shown: Shown) -> Callable[[Room, Shown], Sheet] | None:
    """None where what it is about is not here any more."""
    if draft.form == TakedownSheet.kind:
        return TakedownSheet
    if draft.form == LinkSheet.kind:
        return lambda room, now: LinkSheet(room, now, draft.slot)
    if draft.form == EndLinkSheet.kind:
        link = next((one for one in shown.case.links if str(one.id) == draft.slot and not one.is_ended), None)
        return (lambda room, now: EndLinkSheet(room, now, link)) if link else None
    meant, step, route = (*draft.slot.split(" "), "", "")[:3]
    takedown = next((one for one in shown.case.takedowns if str(one.id) == meant), None)
    return (lambda room, now: TakedownStepSheet(room, now, takedown, step, route)) if takedown else None
