"""Every room of the window: its key, what it is called, and how it is built. The only list of them."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from safetydesk.desktop.surroundings import RoomPlan

TODAY, LIST, LOG, FIND = "today", "incident_list", "log_incident", "find"
_PLANS = (
    (TODAY, "Today", "today", True, ""),
    (LIST, "Incidents", "incidents", True, ""),
    ("exemptions", "Exemptions", "exemptions", True, ""),
    ("audit", "Audit", "audit", True, ""),
    ("settings", "Settings", "settings", True, ""),
    (LOG, "Log an incident", "add", False, LIST),
    ("incident", "Incident", "incidents", False, LIST),
    ("printing", "Print", "print", False, LIST),
    (FIND, "Find", "search", False, ""),
)


def rooms() -> tuple[RoomPlan, ...]:
    """In the order of the rail."""
    found = []
    for key, title, icon, in_rail, under in _PLANS:
        name = f"safetydesk.desktop.rooms.{key}.page"
        if find_spec(name) is not None:
            found.append(RoomPlan(key, title, icon, import_module(name).build, in_rail, under))
    return tuple(found)
