"""Looking at exhibits: a picture turned, a page of a PDF, plain words, and a plain copy that was taken out."""

from __future__ import annotations

import tempfile
from pathlib import Path
from uuid import UUID

from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.desktop.kit.filmstrip import Filmstrip
from safetydesk.desktop.kit.image_view import ImageView
from safetydesk.desktop.rooms.incident.forms.copy_out import CopyOutSheet
from safetydesk.desktop.rooms.incident.page import IncidentPage
from safetydesk.desktop.rooms.log_incident.page import LogIncidentPage
from safetydesk.domain.drafts import PrintRequest
from safetydesk.services.desk import Desk

WANTED: dict[str, tuple[str, ...]] = {
    "viewing": ("picture turned", "page of a PDF", "plain words", "not shown"),
    "copy out": ("form", "problem", "outside", "today"),
}
_MAIL = """From: Mrs Parent <parent@example.org>
To: office@school.example
Subject: What was sent to my daughter
Date: Sat, 21 Nov 2026 09:12:00 +0000
Content-Type: multipart/mixed; boundary=x

--x
Content-Type: text/plain; charset=utf-8

Good morning,

this is what she was sent last night, in the order in which it came. She would
like nobody in her form to know that she has shown it to me.

Kind regards
--x
Content-Type: image/png; name="screenshot 1.png"
Content-Disposition: attachment; filename="screenshot 1.png"

x
--x--
"""


def viewing(studio: Studio, shown: Shown) -> None:
    """Every kind of exhibit in its view, then a copy that leaves."""
    with tempfile.TemporaryDirectory(prefix="safetydesk-gallery-copy-") as kept:
        log = studio.go("log_incident")
        assert isinstance(log, LogIncidentPage)
        desk = log._presenter._desk
        _add(desk, UUID(shown.incident), Path(kept))
        page = studio.go("incident", id=shown.incident)
        assert isinstance(page, IncidentPage)
        studio.wait(lambda: page.shown is not None, "the incident was not read")
        page.tabs.setCurrentWidget(page.evidence)
        _look(studio, page, 0, "picture turned", "Turn right")
        _look(studio, page, -3, "page of a PDF", "Next page")
        _look(studio, page, -2, "plain words", "")
        _choose(studio, page, -1)
        studio.snap("viewing", "not shown")
        _take_out(studio, page, desk, Path(kept))
        studio.go("today")
        studio.snap("copy out", "today")


def _add(desk: Desk, incident: UUID, folder: Path) -> None:
    pdf = desk.printing.prepare_case_file(incident, PrintRequest(recipient="PC Adeyemi", purpose="Inquiry"))
    desk.printing.abandon(pdf)
    (folder / "report.pdf").write_bytes(pdf.pdf)
    (folder / "from a parent.eml").write_text(_MAIL, encoding="utf-8")
    (folder / "voice note.mp4").write_bytes(b"\0\0\0\x18ftypisom" + bytes(2000))
    files = [folder / name for name in ("report.pdf", "from a parent.eml", "voice note.mp4")]
    assert len(desk.exhibits.receive(incident, files, "no").received) == len(files)


def _choose(studio: Studio, page: IncidentPage, place: int) -> str:
    assert page.shown is not None
    exhibit = page.shown.case.exhibits[place]
    film = studio.part(page.evidence, Filmstrip)
    film.choose(str(exhibit.id))
    studio.settle()
    page.evidence.ensureWidgetVisible(studio.part(page.evidence, ImageView), 0, 0)
    return exhibit.number


def _look(studio: Studio, page: IncidentPage, place: int, state: str, then: str) -> None:
    number = _choose(studio, page, place)
    studio.press(wording.label("incident.show_exhibit", number=number))
    if then:
        studio.press(then)
    page.evidence.ensureWidgetVisible(studio.part(page.evidence, ImageView), 0, 0)
    studio.snap("viewing", state)


def _take_out(studio: Studio, page: IncidentPage, desk: Desk, folder: Path) -> None:
    assert page.shown is not None
    studio.press(wording.label("incident.copy_out_act"))
    studio.snap("copy out", "form")
    sheet = page.sheet()
    assert isinstance(sheet, CopyOutSheet)
    sheet.save()
    studio.snap("copy out", "problem")
    studio.press(wording.label("incident.cancel"))
    outside = folder / "To look at"
    outside.mkdir()
    desk.copies_out.take_out(page.shown.case.exhibits[-1].id, outside, "To listen to it with PC Adeyemi")
    page.refresh()
    studio.settle()
    _choose(studio, page, -1)
    studio.snap("copy out", "outside")
