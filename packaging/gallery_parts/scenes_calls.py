"""Calls and agencies: the clock over a page and over a form, a call put right, the list of agencies and its form."""

from __future__ import annotations

from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.desktop.rooms.agencies.page import AgenciesRoom
from safetydesk.desktop.rooms.incident.page import IncidentPage

WANTED: dict[str, tuple[str, ...]] = {
    "incident call": ("open", "over a form", "form"),
    "agencies": ("empty list", "form", "problem", "full list"),
}
_AGENCY = {"name": "Whitlow MASH", "phone": "01632 960 222", "hours": "Mon-Fri 9-17", "area": "Whitlow"}


def agencies(studio: Studio, _shown: Shown) -> None:
    """None yet; one refused, and then saved, which nobody has checked for a year."""
    room = studio.go("agencies")
    assert isinstance(room, AgenciesRoom)
    studio.snap("agencies", "empty list")
    studio.press(wording.label("agencies_add"))
    studio.press(wording.label("agencies_save"))
    studio.snap("agencies", "problem")
    room.form.form.set_values({**_AGENCY, "routes": ("social_care", "education_safeguarding")})
    room.form._checked.set_text("1 Sep 2024")
    studio.snap("agencies", "form")
    studio.press(wording.label("agencies_save"))
    studio.snap("agencies", "full list")


def calls(studio: Studio, shown: Shown) -> None:
    """Begun from the form, which stays; ended; what became of it is put right."""
    page = studio.go("incident", id=shown.incident)
    assert isinstance(page, IncidentPage)
    page._refer("social_care")
    short = page._room.said.route_short("social_care")
    studio.press(wording.label("incident.call_act", whom=short))
    studio.snap("incident call", "over a form")
    studio.press(wording.label("incident.cancel"))
    page.tabs.setCurrentWidget(page.escalation)
    page.escalation.page("contacts")
    studio.snap("incident call", "open")
    studio.press(wording.label("incident.call_forgot"))
    studio.snap("incident call", "form")
    studio.press(wording.label("incident.cancel"))
    studio.press("Engaged")
