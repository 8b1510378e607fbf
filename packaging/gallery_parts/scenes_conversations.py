"""Derived copies and conversations: areas drawn, shown as they will be, refused; screenshots in order; a transcript."""

from __future__ import annotations

from uuid import UUID

from environment import ROOT
from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.desktop.kit.filmstrip import Filmstrip
from safetydesk.desktop.rooms.incident.forms.areas_field import AreasField
from safetydesk.desktop.rooms.incident.forms.derive import DeriveSheet
from safetydesk.desktop.rooms.incident.forms.order_field import OrderField
from safetydesk.desktop.rooms.incident.forms.place_field import PlaceField
from safetydesk.desktop.rooms.incident.forms.transcript import TranscriptSheet
from safetydesk.desktop.rooms.incident.page import IncidentPage
from safetydesk.desktop.rooms.log_incident.page import LogIncidentPage

WANTED: dict[str, tuple[str, ...]] = {
    "derived copy": ("drawn", "as it will be", "reason missing", "crop", "card"),
    "conversations": ("none", "to choose", "in order", "kept", "typing", "typed"),
}
_CHAT = ROOT / "tests" / "intake" / "chat"
_AREAS = "60,180,200,40:other_child\n55,420,300,60:"


def conversations(studio: Studio, shown: Shown) -> None:
    """Both on five screenshots of one chat, the last first."""
    log = studio.go("log_incident")
    assert isinstance(log, LogIncidentPage)
    files = [_CHAT / f"{name}.png" for name in ("07", "05", "04", "06", "03")]
    log._presenter._desk.exhibits.receive(UUID(shown.incident), files, "no")
    page = studio.go("incident", id=shown.incident)
    assert isinstance(page, IncidentPage)
    studio.wait(lambda: page.shown is not None, "the incident was not read")
    page.tabs.setCurrentWidget(page.evidence)
    _derived(studio, page)
    _ordered(studio, page)
    _typed(studio, page)


def _derived(studio: Studio, page: IncidentPage) -> None:
    assert page.shown is not None
    film = studio.part(page.evidence, Filmstrip)
    film.choose(str(page.shown.case.exhibits[-5].id))
    studio.settle()
    studio.press(wording.label("incident.derive_act"))
    sheet = page.sheet()
    assert isinstance(sheet, DeriveSheet)
    areas = studio.field("areas")
    assert isinstance(areas, AreasField)
    areas.set_value(_AREAS)
    studio.snap("derived copy", "drawn")
    studio.field("preview").set_value(True)
    studio.snap("derived copy", "as it will be")
    studio.field("preview").set_value(False)
    studio.press(wording.label("incident.derive_save"))
    studio.snap("derived copy", "reason missing")
    studio.field("kind").set_value("crop")
    studio.snap("derived copy", "crop")
    studio.press(wording.label("incident.derive_save"))
    studio.settle()
    assert page.shown is not None
    film = studio.part(page.evidence, Filmstrip)
    film.choose(str(page.shown.case.exhibits[-1].id))
    studio.settle()
    studio.snap("derived copy", "card")


def _ordered(studio: Studio, page: IncidentPage) -> None:
    page.evidence.page("conversations")
    studio.snap("conversations", "none")
    studio.press(wording.label("incident.conversation_new"))
    order = studio.field("parts")
    assert isinstance(order, OrderField)
    studio.snap("conversations", "to choose")
    assert page.shown is not None
    wanted = [each for each in page.shown.case.exhibits if each.sealed.original_name[:2].isdecimal()]
    order.choosing.tick_only(str(exhibit.id) for exhibit in wanted)
    order.choosing.changed.emit()
    studio.press(wording.label("incident.conversation_suggest"))
    studio.press(wording.label("incident.conversation_small"))
    studio.snap("conversations", "in order")
    studio.press(wording.label("incident.conversation_save"))
    page.evidence.page("conversations")
    studio.snap("conversations", "kept")


def _typed(studio: Studio, page: IncidentPage) -> None:
    studio.press(wording.label("incident.transcript_act"))
    sheet = page.sheet()
    assert isinstance(sheet, TranscriptSheet)
    studio.press(wording.label("incident.transcript_show"))
    where = studio.field("top")
    assert isinstance(where, PlaceField)
    for place, words in ((390, "she said my name in front of everyone"), (520, "sorry after teacher chat")):
        where.set_place(place)
        studio.field("speaker").set_value("Tom W")
        studio.field("text").set_value(words)
        sheet.add_line()
    studio.snap("conversations", "typing")
    studio.press(wording.label("incident.transcript_save"))
    page.evidence.page("conversations")
    studio.snap("conversations", "typed")
