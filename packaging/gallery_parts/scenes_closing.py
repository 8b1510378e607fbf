"""Closing and the tracker of actions: the forms empty and refused, the list behind More, actions of all incidents."""

from __future__ import annotations

from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.desktop.rooms.actions.page import ActionsPage
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet
from safetydesk.desktop.rooms.incident.page import IncidentPage

WANTED: dict[str, tuple[str, ...]] = {
    "actions": ("full", "ugly"),
    "close an incident": ("full", "problem", "ugly"),
    "debrief": ("full", "problem", "ugly"),
}


def closing(studio: Studio, shown: Shown) -> None:
    """The tracker, and the forms before and after they are refused."""
    room = studio.go("actions", state="")
    assert isinstance(room, ActionsPage)
    studio.snap("actions")
    page = studio.go("incident", id=shown.incident)
    assert isinstance(page, IncidentPage)
    for act, name in (("close", "close an incident"), ("debrief", "debrief")):
        if act == "close":
            page.header.act_wanted.emit(act)
        else:
            page.escalation.page("closing")
            page.tabs.setCurrentWidget(page.escalation)
            has_any = page.shown is not None and bool(page.shown.case.debriefs)
            studio.press(wording.label(f"incident.act_debrief{'_again' if has_any else ''}"))
        studio.settle()
        studio.snap(name)
        sheet = page.sheet()
        assert isinstance(sheet, Sheet)
        sheet.save()
        studio.settle()
        if studio.state == "full":
            studio.snap(name, "problem")
        studio.press(wording.label("incident.cancel"))
