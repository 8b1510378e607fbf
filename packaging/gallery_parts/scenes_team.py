"""The team: the list and the table of roles, its forms, the words handed over, and the desk of a governor."""

from __future__ import annotations

from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.desktop.rooms.team.page import TeamRoom

WANTED: dict[str, tuple[str, ...]] = {
    "team": ("empty", "full", "ugly"),
    "team roles": ("full",),
    "team add": ("full", "problem"),
    "team amend": ("full", "ugly"),
    "team new keys": ("full",),
    "team hand over": ("full",),
    "team cover": ("problem",),
    "team passphrase": ("full",),
}


def team(studio: Studio, _shown: Shown) -> None:
    room = _room(studio)
    studio.snap("team")
    if studio.state == "empty":
        return
    room.overview.table.selectRow(0)
    studio.press(wording.label("team_amend"))
    studio.snap("team amend")
    studio.press(wording.label("team_back"))


def team_forms(studio: Studio, _shown: Shown) -> None:
    """Each form of the room, and the roles beneath the list."""
    room = _room(studio)
    room.overview.scroll_to(room.overview.roles)
    studio.snap("team roles")
    studio.press(wording.label("team_add"))
    studio.snap("team add")
    studio.field("name").set_value("Joanna Marsh " * 6)
    studio.field("role").set_value("dsl")
    studio.press(wording.label("team_add_act"))
    studio.snap("team add", "problem")
    studio.press(wording.label("team_back"))
    room.overview.table.selectRow(0)
    studio.press(wording.label("team_reset"))
    studio.snap("team new keys")
    studio.press(wording.label("team_back"))
    studio.press(wording.label("team_cover_new"))
    studio.press(wording.label("team_cover_save"))
    studio.snap("team cover", "problem")
    studio.press(wording.label("team_back"))
    studio.press(wording.label("team_passphrase_act"))
    studio.snap("team passphrase")
    studio.press(wording.label("team_back"))
    room.setCurrentWidget(room.handing_over)
    room.handing_over.begin("Tom Gorsewick", "tom", "velvet lantern orbit cradle thistle anchor", 2)
    studio.snap("team hand over")
    room.handing_over.left.emit()


def _room(studio: Studio) -> TeamRoom:
    room = studio.go("team")
    assert isinstance(room, TeamRoom)
    return room
