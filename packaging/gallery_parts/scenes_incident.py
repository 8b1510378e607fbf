"""An incident's pages and forms, as a person goes through them."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QTabWidget

from gallery_parts.nonsense import WRONG_DAY, typed
from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.desktop.kit.filmstrip import Filmstrip
from safetydesk.desktop.kit.image_view import ImageView
from safetydesk.desktop.kit.record_table import RecordTable
from safetydesk.desktop.rooms.incident.escalation.pages import PAGES
from safetydesk.desktop.rooms.incident.page import IncidentPage

SHEETS = ("amend", "decide", "refer", "tell", "note")
ON_EVIDENCE = ("amend_card", "describe_item")
_TABS = ("Overview", "Chronology", "Evidence", "Escalation", "Copies", "History")
_SHEET = ("full form", "full problem", "ugly form")
WANTED = {
    **{f"incident {tab}": ("empty", "full", "ugly") for tab in _TABS},
    **{f"incident escalation {key}": ("full", "ugly") for key in PAGES},
    "incident": ("problem",),
    "incident locked": ("full", "ugly"),
    "incident locked evidence": ("full", "ugly"),
    **{f"incident {act}": _SHEET for act in SHEETS},
    "incident refer": (*_SHEET, "problem"),
}


def incident_tabs(studio: Studio, shown: Shown) -> None:
    _tabs(studio, _incident(studio, shown.incident))


def _tabs(studio: Studio, page: IncidentPage) -> None:
    for place in range(page.tabs.count()):
        page.tabs.setCurrentIndex(place)
        studio.snap(f"incident {_tab_key(page.tabs, place)}")
    page.tabs.setCurrentWidget(page.escalation)
    for key in PAGES:
        page.escalation.page(key)
        studio.snap(f"incident escalation {key}")


def incident_image(studio: Studio, shown: Shown) -> None:
    page = _incident(studio, shown.incident)
    page.tabs.setCurrentWidget(page.evidence)
    number = page.shown.case.exhibits[0].number if page.shown else ""
    film = studio.part(page.evidence, Filmstrip)
    page.evidence.ensureWidgetVisible(film)
    studio.press(wording.label("incident.show_exhibit", number=number))
    page.evidence.ensureWidgetVisible(studio.part(page.evidence, ImageView), 0, 0)
    studio.snap("incident evidence", f"{studio.state} image shown")


def incident_locked(studio: Studio, shown: Shown) -> None:
    page = _incident(studio, shown.locked)
    studio.snap("incident locked", studio.state)
    page.tabs.setCurrentWidget(page.evidence)
    studio.snap("incident locked evidence", studio.state)


def incident_sheets(studio: Studio, shown: Shown) -> None:
    """Each form as it opens, and as it stands when it is saved with nothing typed."""
    page = _incident(studio, shown.incident)
    for act in SHEETS:
        page.header.button(act).click()
        studio.settle()
        studio.snap(f"incident {act}", f"{studio.state} form")
        sheet = page.sheet()
        assert sheet is not None, f"{act} opened no form"
        sheet.save()  # type: ignore[attr-defined]  # every form of the room has it
        studio.snap(f"incident {act}", f"{studio.state} problem")
        studio.press(wording.label("incident.cancel"))
        assert page.sheet() is None, f"{act} did not close"


def incident_small_sheets(studio: Studio, shown: Shown) -> None:
    """The forms that are opened from within a tab."""
    page = _incident(studio, shown.incident)
    for act in ON_EVIDENCE:
        page.tabs.setCurrentWidget(page.evidence)
        studio.press(wording.label(f"incident.{act}"))
        studio.snap(f"incident {act.replace('_', ' ')}", f"{studio.state} form")
        studio.press(wording.label("incident.cancel"))
    page.tabs.setCurrentWidget(page.overview)
    studio.press(wording.label("incident.add_person"))
    studio.snap("incident add person", f"{studio.state} form")
    studio.press(wording.label("incident.cancel"))


def incident_bare(studio: Studio, _shown: Shown) -> None:
    """Logged with the two things that saving needs, and nothing else: every tab says what will stand there."""
    studio.go("log_incident")
    studio.field("summary").set_value("A pupil says that somebody has sent her this.")
    studio.press(wording.label("log_save"))
    page = studio.window.room("incident")
    if page is None or page is not studio.window.current_room():
        studio.go("incident_list")
        table = studio.part(studio.window.current_room() or studio.window, RecordTable)
        table.selectRow(0)
        table.activated_row.emit(table.current_key())
        studio.settle()
        page = studio.window.room("incident")
    assert isinstance(page, IncidentPage)
    _tabs(studio, page)


def incident_problem(studio: Studio, shown: Shown) -> None:
    page = _incident(studio, shown.incident)
    page.header.button("refer").click()
    studio.settle()
    made: Any = studio.field("made")
    before = made.text()
    typed(made, WRONG_DAY)
    page.sheet().save()  # type: ignore[union-attr]  # the form that the button opened
    studio.snap("incident refer", "problem")
    typed(made, before)
    studio.press(wording.label("incident.cancel"))


def _incident(studio: Studio, identity: str) -> IncidentPage:
    page = studio.go("incident", id=identity)
    assert isinstance(page, IncidentPage)
    studio.wait(lambda: page.shown is not None, "the incident was not read")
    return page


def _tab_key(tabs: QTabWidget, place: int) -> str:
    return " ".join(word for word in tabs.tabText(place).replace("&", "").split() if not word.isdigit())
