"""Every room of the window: its key, what it is called, and how it is built. The only list of them."""

from __future__ import annotations

from collections.abc import Mapping

from safetydesk.desktop.rooms.actions import page as actions
from safetydesk.desktop.rooms.agencies import page as agencies
from safetydesk.desktop.rooms.audit import page as audit
from safetydesk.desktop.rooms.exemptions import page as exemptions
from safetydesk.desktop.rooms.find import page as find
from safetydesk.desktop.rooms.house import page as house
from safetydesk.desktop.rooms.incident import page as incident
from safetydesk.desktop.rooms.incident_list import page as incident_list
from safetydesk.desktop.rooms.independent import page as independent
from safetydesk.desktop.rooms.log_incident import page as log_incident
from safetydesk.desktop.rooms.manual import page as manual
from safetydesk.desktop.rooms.policies import page as policies
from safetydesk.desktop.rooms.printing import page as printing
from safetydesk.desktop.rooms.recovery import page as recovery
from safetydesk.desktop.rooms.settings import page as settings
from safetydesk.desktop.rooms.team import page as team
from safetydesk.desktop.rooms.today import page as today
from safetydesk.desktop.surroundings import RoomPlan
from safetydesk.domain.disclosure import CERTIFICATE

TODAY, LIST, LOG, FIND = "today", "incident_list", "log_incident", "find"
EXEMPTIONS = "exemptions"
RECOVERY = "recovery"
CASES = "open_case"


def rooms() -> tuple[RoomPlan, ...]:
    """In the order of the rail."""
    return (
        RoomPlan(TODAY, "Today", "today", today.build, act=CASES),
        RoomPlan(LIST, "Incidents", "incidents", incident_list.build, act=CASES),
        RoomPlan(EXEMPTIONS, "Exemptions", "exemptions", exemptions.build, act="open_exemption"),
        RoomPlan("actions", "Actions", "flag", actions.build, act=CASES),
        RoomPlan("audit", "Audit", "audit", audit.build, act="verify"),
        RoomPlan("settings", "Settings", "settings", settings.build),
        RoomPlan(
            RECOVERY,
            "Recovery sheets",
            "print",
            recovery.build,
            in_rail=False,
            act="recovery_sheets",
            under="settings",
        ),
        RoomPlan(
            "house",
            "The school's own numbers and words",
            "settings",
            house.build,
            in_rail=False,
            under="settings",
        ),
        RoomPlan(
            "policies", "Policies adopted here", "file", policies.build, in_rail=False, under="settings"
        ),
        RoomPlan("agencies", "Agencies", "phone", agencies.build, in_rail=False, under="settings"),
        RoomPlan("team", "Team and keys", "people", team.build, in_rail=False, under="settings"),
        RoomPlan(LOG, "Log an incident", "add", log_incident.build, in_rail=False, act="log", under=LIST),
        RoomPlan("incident", "Incident", "incidents", incident.build, in_rail=False, act=CASES, under=LIST),
        RoomPlan(
            "printing", "Print", "print", printing.build, in_rail=False, act="print", under=_printed_under
        ),
        RoomPlan(FIND, "Find", "search", find.build, in_rail=False, act="find"),
        RoomPlan("independent", "Independent store", "lock", independent.build, in_rail=False),
        RoomPlan("manual", "What is protected", "help", manual.build, in_rail=False),
    )


def _printed_under(what: Mapping[str, str]) -> str:
    """A certificate is an exemption's, a case file an incident's."""
    return EXEMPTIONS if what.get("what") == CERTIFICATE else LIST
