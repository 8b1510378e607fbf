"""Held items and custody: the page, the forms with what they point out, an entry put right, the papers, the numbers."""

from __future__ import annotations

from uuid import UUID

from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.desktop.rooms.incident.evidence.custody_card import CustodyCard
from safetydesk.desktop.rooms.incident.evidence.exhibits_page import ExhibitsPage
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet
from safetydesk.desktop.rooms.incident.page import IncidentPage
from safetydesk.domain.custody_drafts import CustodyDraft
from safetydesk.services.desk import Desk

WANTED: dict[str, tuple[str, ...]] = {
    "held items": ("full", "none", "new", "pointed out", "problems", "ugly"),
    "custody": ("hand over", "put right", "card"),
    "custody papers": ("labels", "hand-over sheet", "witness note"),
    "withdrawn": ("form", "full"),
}


def custody(studio: Studio, shown: Shown) -> None:
    """Words only, whatever the incident: the locked one has a phone that went to police."""
    page = _open(studio, shown.incident)
    page.evidence.page("held")
    studio.snap("held items", "none")
    page = _open(studio, shown.locked)
    page.evidence.page("held")
    studio.snap("held items", "full")
    _new(studio)
    _act(studio)
    _papers(studio)
    _exhibit(studio, shown, page)


def custody_ugly(studio: Studio, shown: Shown) -> None:
    """A line whose every word is long and odd, with an entry put right."""
    page = _open(studio, shown.incident)
    page.evidence.page("held")
    studio.snap("held items", "ugly")


def _open(studio: Studio, incident: str) -> IncidentPage:
    page = studio.go("incident", id=incident)
    assert isinstance(page, IncidentPage)
    studio.wait(lambda: page.shown is not None, "the incident was not read")
    page.tabs.setCurrentWidget(page.evidence)
    return page


def _new(studio: Studio) -> None:
    studio.press(wording.label("incident.held_add"))
    studio.snap("held items", "new")
    studio.field("description").set_value("A phone with a cracked glass")
    studio.field("imei").set_value("356938035643800")
    studio.field("power").set_value("on")
    studio.snap("held items", "pointed out")
    studio.press(wording.label("incident.held_new_save"))
    studio.snap("held items", "problems")
    _leave(studio)


def _act(studio: Studio) -> None:
    studio.press(wording.label("incident.custody_act"))
    studio.field("kind").set_value("handed_over")
    studio.snap("custody", "hand over")
    _leave(studio)
    studio.press(wording.label("incident.custody_put_right"))
    studio.snap("custody", "put right")
    _leave(studio)


def _papers(studio: Studio) -> None:
    for kind, state in (
        ("labels", "labels"),
        ("hand_over_sheet", "hand-over sheet"),
        ("witness_note", "witness note"),
    ):
        studio.press(wording.label(f"incident.{kind}_button"))
        studio.snap("custody papers", state)
        _leave(studio)


def _exhibit(studio: Studio, shown: Shown, page: IncidentPage) -> None:
    desk: Desk = page._room.presenter._desk
    case = desk.incident_log.reread(UUID(shown.incident))
    first = case.exhibits[0]
    desk.custody.record(
        first.id, CustodyDraft(kind="viewed", to_who="The head", purpose="To decide on a referral")
    )
    page = _open(studio, shown.incident)
    exhibits = page.evidence.page("exhibits")
    assert isinstance(exhibits, ExhibitsPage)
    card = next(each for each in exhibits._cards if isinstance(each, CustodyCard))
    studio.settle()
    page.evidence.bring_into_view(card.as_widget())
    studio.snap("custody", "card")
    studio.press(wording.label("incident.withdraw_exhibit_button"))
    studio.snap("withdrawn", "form")
    _leave(studio)
    desk.exhibits.withdraw(first.id, first.row_version, "Of another matter, added by mistake.")
    studio.settle()
    _open(studio, shown.incident)
    studio.snap("withdrawn", "full")


def _leave(studio: Studio) -> None:
    """Without the question: what was typed here is nobody's."""
    page = studio.window.room("incident")
    assert isinstance(page, IncidentPage)
    sheet = page.sheet()
    assert isinstance(sheet, Sheet)
    sheet.keeping.forget()
    sheet.left.emit()
    studio.settle()
