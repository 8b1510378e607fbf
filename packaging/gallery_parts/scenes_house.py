"""The school's own numbers and words: the list, one setting with its history and a problem, the terms as typed."""

from __future__ import annotations

from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.desktop.rooms.house.page import HouseRoom

WANTED: dict[str, tuple[str, ...]] = {
    "school values": ("full", "found"),
    "school value": ("full", "problem"),
    "school terms": ("full", "problem"),
}
_DEADLINE, _SOURCE = "deadline.social_care_form.amount", "Whitlow Partnership procedures, section 4, page 12"


def house(studio: Studio, _shown: Shown) -> None:
    """As it ships; set and looked for; changed again; refused."""
    room = studio.go("house")
    assert isinstance(room, HouseRoom)
    studio.snap("school values", "full")
    studio.go("house", setting=_DEADLINE)
    room.value.form.set_values({"line": "soon", "source": _SOURCE})
    studio.press(wording.label("house_save"))
    studio.snap("school value", "problem")
    room.value.form.set_values({"line": "48"})
    studio.press(wording.label("house_save"))
    studio.go("house", setting=_DEADLINE)
    studio.snap("school value", "full")
    studio.press(wording.label("house_leave"))
    room.list.search.setText("social care")
    studio.snap("school values", "found")
    room.list.search.setText("")
    studio.press(wording.label("house_calendar_open"))
    typed = room.calendar.form
    typed.set_values({"terms": "Autumn: 2 Sep 2026", "source": _SOURCE})
    studio.press(wording.label("house_save"))
    studio.snap("school terms", "problem")
    typed.set_values({
        "terms": "Autumn: 2 Sep 2026 to 18 Dec 2026 closed 26 Oct 2026..30 Oct 2026\n"
        "Spring: 4 Jan 2027 to 25 Mar 2027 closed 15 Feb 2027..19 Feb 2027",
        "bank_holidays": "7 Jun 2027 Extra bank holiday",
    })  # fmt: skip
    studio.press(wording.label("house_save"))
    studio.go("house", setting="calendar")
    studio.snap("school terms", "full")
    studio.press(wording.label("house_leave"))
