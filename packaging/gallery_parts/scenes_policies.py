"""Policies adopted here, what one would change, and what bears on an incident: ticked, contradicted and asked of."""

from __future__ import annotations

from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.desktop.rooms.incident.forms.circumstances import CircumstancesSheet
from safetydesk.desktop.rooms.incident.page import IncidentPage
from safetydesk.desktop.rooms.policies.page import PoliciesRoom

WANTED: dict[str, tuple[str, ...]] = {
    "policies": ("full", "adopted", "problem"),
    "policy change": ("full", "problem"),
    "circumstances": ("full", "problem", "card"),
}
_POLICY = "surrey_hills_2019"


def policies(studio: Studio, _shown: Shown) -> None:
    """As it ships; what one would change; refused for its day; adopted; own clauses refused."""
    room = studio.go("policies")
    assert isinstance(room, PoliciesRoom)
    studio.snap("policies", "full")
    studio.go("policies", code=_POLICY)
    studio.snap("policy change", "full")
    room.change.form.set_values({"in_force_from": "when I like", "source": "Governors, 12 November 2026"})
    studio.press(wording.label("policy_adopt"))
    studio.snap("policy change", "problem")
    room.change.form.set_values({"in_force_from": "", "source": "Governors, 12 November 2026"})
    studio.press(wording.label("policy_adopt"))
    studio.snap("policies", "adopted")
    room.list.own.set_values({"own": "4.2 No private messages\nnothing"})
    studio.press(wording.label("policy_own_save"))
    studio.snap("policies", "problem")
    room.list.own.set_values({"own": ""})


def circumstances(studio: Studio, shown: Shown) -> None:
    """The form empty, refused, saved; the card and what the policy asks."""
    page = studio.go("incident", id=shown.incident)
    assert isinstance(page, IncidentPage)
    begun = page.shown is not None and page.shown.bearing.record is not None
    studio.press(wording.label(f"incident.circumstances_{'add' if begun else 'write'}"))
    sheet = page.sheet()
    assert isinstance(sheet, CircumstancesSheet)
    studio.snap("circumstances", "full")
    sheet.form.field("lead_procedure").set_value("dignity")
    sheet.save()
    studio.settle()
    studio.snap("circumstances", "problem")
    sheet.form.field("lead_reason").set_value("Both are members of staff.")
    for mark in ("threat", "retaliated"):
        sheet.form.field(f"mark.{mark}").set_value(True)
    sheet.form.field("anybody_replied").set_value("no")
    if begun:
        sheet.form.field("reason").set_value("Read again with the girl's mother.")
    sheet.save()
    studio.settle()
    studio.snap("circumstances", "card")
