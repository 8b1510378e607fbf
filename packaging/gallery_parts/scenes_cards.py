"""Capture cards: of one exhibit, of a batch just added, on the page for logging; and what a file says of itself."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PIL import Image

from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.desktop.rooms.incident.evidence.exhibits_page import ExhibitsPage
from safetydesk.desktop.rooms.incident.evidence.file_says_card import FileSaysCard
from safetydesk.desktop.rooms.incident.evidence.ways_in import WaysInCase
from safetydesk.desktop.rooms.incident.exhibit_card import ExhibitCard
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet
from safetydesk.desktop.rooms.incident.page import IncidentPage
from safetydesk.desktop.rooms.log_incident.page import LogIncidentPage

WANTED: dict[str, tuple[str, ...]] = {
    "capture card": ("shown", "form", "own account", "problem", "offered", "batch", "in the log", "of one"),
    "file says": ("covered", "read", "place"),
}
_LONG = "Wolfeschlegelsteinhausenbergerdorff <b>bold</b> " * 4


def capture_cards(studio: Studio, shown: Shown) -> None:
    """The cards of the demo, then three photographs of a telephone added together."""
    page = studio.go("incident", id=shown.incident)
    assert isinstance(page, IncidentPage)
    studio.wait(lambda: page.shown is not None, "the incident was not read")
    page.tabs.setCurrentWidget(page.evidence)
    assert page.shown is not None
    page.evidence.choose_number(page.shown.case.exhibits[0].number)
    page.evidence.bring_into_view(studio.part(page.evidence, ExhibitCard))
    studio.snap("capture card", "shown")
    _form_of_one(studio, page)
    with tempfile.TemporaryDirectory(prefix="safetydesk-gallery-") as kept:
        photographs = _photographs(Path(kept))
        studio.part(page.evidence, WaysInCase).offered.emit(photographs)
        studio.press(wording.label("guard.no"))
        page.evidence.bring_into_view(studio.part(page.evidence, WaysInCase))
        studio.snap("capture card", "offered")
        studio.press(wording.label("incident.where_from"))
        studio.snap("capture card", "batch")
        studio.press(wording.label("incident.cancel"))
        _what_it_says(studio, page)
        _in_the_log(studio, photographs)


def _form_of_one(studio: Studio, page: IncidentPage) -> None:
    studio.press(wording.label("incident.amend_card"))
    studio.snap("capture card", "form")
    before = studio.field("account").value()
    studio.field("account").focus()
    studio.field("account").set_value("staff")
    studio.snap("capture card", "own account")
    studio.field("account").set_value(before)
    handle, number = studio.field("handle").value(), studio.field("series_number").value()
    studio.field("handle").set_value(_LONG)
    studio.field("series_number").set_value("two")
    sheet = page.sheet()
    assert isinstance(sheet, Sheet)
    sheet.save()
    studio.snap("capture card", "problem")
    studio.field("handle").set_value(handle)
    studio.field("series_number").set_value(number)
    studio.press(wording.label("incident.cancel"))


def _what_it_says(studio: Studio, page: IncidentPage) -> None:
    page.refresh()
    studio.settle()
    assert page.shown is not None
    page.evidence.choose_number(page.shown.case.exhibits[-1].number)
    studio.settle()
    for state, words in (("covered", ""), ("read", "says.read"), ("place", "says.place")):
        if words:
            studio.press(wording.label(words))
        exhibits = page.evidence.page("exhibits")
        assert isinstance(exhibits, ExhibitsPage)
        card = next(each for each in exhibits._cards if isinstance(each, FileSaysCard))
        page.evidence.bring_into_view(card.as_widget())
        studio.snap("file says", state)


def _in_the_log(studio: Studio, photographs: list[Path]) -> None:
    log = studio.go("log_incident")
    assert isinstance(log, LogIncidentPage)
    log._evidence.ways.offered.emit(photographs)
    studio.press(wording.label("guard.no"))
    studio.press(wording.label("log_card_open"))
    log.scroll_to(log._evidence.capture)
    studio.snap("capture card", "in the log")
    studio.press(wording.label("log_card_number", count=str(len(photographs))))
    studio.press(wording.label("log_card_of_file", name=photographs[0].name))
    log.scroll_to(log._evidence.capture)
    studio.snap("capture card", "of one")
    log._evidence.capture.hide()


def _photographs(folder: Path) -> list[Path]:
    """Pictures with a camera's notes in them."""
    paths = []
    for number in range(3):
        exif = Image.Exif()
        exif[0x010F], exif[0x0110], exif[0x0131] = "Larkphone", "L7 with a long name " * 3, "LarkOS 7.1"
        camera = exif.get_ifd(0x8769)
        camera[0x9003], camera[0xA434] = f"2026:11:19 21:3{number}:02", "26 mm f/1.8"
        place = exif.get_ifd(0x8825)
        place[1], place[2], place[3], place[4] = "N", (51.0, 30.0, 0.0), "W", (0.0, 7.0, 30.0)
        paths.append(folder / f"IMG_21{number}.jpg")
        Image.new("RGB", (300, 400), (90 + 40 * number, 120, 160)).save(paths[-1], exif=exif)
    return paths
