"""Records in words: the page where no image may be held and where one may, each form, what is pointed out, the stop."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.rooms.incident.evidence.evidence_page import EvidencePage
from safetydesk.desktop.rooms.incident.forms.described import DescribedItemSheet
from safetydesk.desktop.rooms.incident.forms.sheets_of_words import SHEETS
from safetydesk.desktop.rooms.incident.page import IncidentPage

WANTED: dict[str, tuple[str, ...]] = {
    "in words": (
        *(
            f"{store} {state}"
            for store in ("full", "ugly")
            for state in ("locked", "holders", "cards", "last cards")
        ),
        "not locked",
    ),
    "in words form": (*SHEETS, "deletion warned", "problems"),
    "image question": ("asked",),
    "image question stopped": ("described",),
}


def in_words(studio: Studio, shown: Shown) -> None:
    page = _open(studio, shown.locked)
    words = page.evidence.page("words")
    studio.snap("in words", f"{studio.state} locked")
    places = _parts(words)
    for state, place in (("holders", 2), ("cards", 4), ("last cards", len(places))):
        part = places[min(place, len(places) - 1)]
        assert isinstance(part, Card)
        page.evidence.ensureWidgetVisible(part, 0, 400)
        studio.snap("in words", f"{studio.state} {state}")
    for code, sheet in SHEETS.items():
        page._open(sheet)
        studio.snap("in words form", code)
        if code == "deletion":
            studio.field("asked_whom").set_value("Maya and her mother")
            studio.snap("in words form", "deletion warned")
            studio.press(wording.label("incident.words_save_new"))
            studio.snap("in words form", "problems")
            studio.field("asked_whom").set_value("")
        page.sheet().leave()  # type: ignore[union-attr]  # one is open
    page = _open(studio, shown.incident)
    words = page.evidence.page("words")
    part = _parts(words)[-1]
    assert isinstance(part, Card)
    page.evidence.ensureWidgetVisible(part, 0, 400)
    studio.snap("in words", "not locked")


def image_stopped(studio: Studio, shown: Shown) -> None:
    """The question, and where an answer other than "no" leads."""
    page = _open(studio, shown.incident)
    page._offered([Path("IMG_2041.jpg"), Path("a name that goes on and on " * 4 + ".png")])
    studio.snap("image question", "asked")
    page._form.close()
    page._open(lambda room, now: DescribedItemSheet(room, now, advice=True))
    studio.snap("image question stopped", "described")
    page._form.close()
    page.setFocus(Qt.FocusReason.OtherFocusReason)


def _parts(words: EvidencePage) -> list[QWidget | None]:
    items = (words.column.itemAt(place) for place in range(words.column.count()))
    return [item.widget() if item is not None else None for item in items]


def _open(studio: Studio, incident: str) -> IncidentPage:
    page = studio.go("incident", id=incident)
    assert isinstance(page, IncidentPage)
    studio.wait(lambda: page.shown is not None, "the incident was not read")
    page.tabs.setCurrentWidget(page.evidence)
    page.evidence.page("words")
    return page
