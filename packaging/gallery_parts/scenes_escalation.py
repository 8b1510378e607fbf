"""The pages of an escalation on the incident that fills each, and the forms they open: empty, and refused."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

from gallery_parts.stores import Shown
from gallery_parts.studio import Studio
from safetydesk import wording
from safetydesk.desktop.rooms.incident.forms.access_ban import BanSheet
from safetydesk.desktop.rooms.incident.forms.closing import ReopenSheet
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet
from safetydesk.desktop.rooms.incident.forms.sign_off import SignOffSheet
from safetydesk.desktop.rooms.incident.page import IncidentPage
from safetydesk.domain.incident import CLOSED
from safetydesk.domain.rows import IncidentFilter
from safetydesk.services.desk import Desk

FORM, PROBLEM = "form", "problem"
# Page, the category of the incident that fills it, and its forms: (the button's label or code, the form's name).
_PAGES: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("deadlines", "EXTREMISM", (("term:resumed", "clock run on"),)),
    ("deadlines", "BREACH", (("term:extended", "clock extend"), ("term:paused", "clock pause"))),
    ("deadlines", "SEXTORT", (("term:handed", "clock hand over"),)),
    (
        "pathway",
        "STAFF-CONTACT",
        (("pathway_set_aside", "pathway set aside"), ("pathway_say_done", "pathway step")),
    ),
    ("pathway", "HACK", ()),
    ("pathway", "NUDES", ()),
    ("takedown", "IMPERS", (("act_takedown", "takedown"), ("term:chased", "takedown step"))),
    ("takedown", "BULLY", ()),
    ("linked", "SELFHARM", (("act_link", "link"),)),
    ("sheets", "SEXTORT", ()),
    ("closing", "GROOM", (("act_action", "action"),)),
    ("closing", "BULLY", (("act_settle", "settle an action"),)),
    ("contacts", "SEXTORT", ()),
    ("decisions", "SEXTORT", ()),
)
_REFUSED = (
    "clock run on", "clock extend", "clock pause", "clock hand over", "pathway set aside", "takedown", "link", "action",
)  # fmt: skip
"""Forms that are refused as they open; the others hold all they need by then."""
WANTED: dict[str, tuple[str, ...]] = {
    **{f"escalation {page} {category}": ("full",) for page, category, _forms in _PAGES},
    **{name: (FORM,) for _page, _category, forms in _PAGES for _words, name in forms},
    **dict.fromkeys(_REFUSED, (FORM, PROBLEM)),
    "school own choices": ("full", PROBLEM),
    "ban": (FORM, PROBLEM),
    "ban card": ("full",),
    "sign off": (FORM, PROBLEM),
    "opened again": ("full", "closing"),
    "log raised": ("full",),
}
_CHOICES = "choices.incident_outcomes"


def escalation(studio: Studio, shown: Shown) -> None:
    """Each page that the demo school fills, from its top; then its forms."""
    page = _open(studio, shown.incident)
    desk: Desk = page._room.presenter._desk
    by_category = {row.categories[0]: row for row in desk.incident_log.page(IncidentFilter(), 0, 100)}
    rows = desk.incident_log.page(IncidentFilter(), 0, 100)
    for key, category, forms in _PAGES:
        row = by_category.get(category) or next(one for one in rows if category in one.categories)
        page = _open(studio, str(row.id))
        page.tabs.setCurrentWidget(page.escalation)
        page.escalation.page(key)
        studio.snap(f"escalation {key} {category}", "full")
        for words, name in forms:
            studio.press(_words(desk, words))
            studio.snap(name, FORM)
            sheet = page.sheet()
            assert isinstance(sheet, Sheet)
            if name in _REFUSED:
                sheet.save()
                studio.snap(name, PROBLEM)
            sheet.keeping.forget()
            sheet.left.emit()
            studio.settle()


def bans(studio: Studio, shown: Shown) -> None:
    """The form that restricts somebody's access, and how a restriction stands on the page of the pathways."""
    page = _of_category(studio, shown, "HACK")
    page._open(BanSheet)
    studio.settle()
    studio.snap("ban", FORM)
    _refused(studio, page, "ban")
    page.tabs.setCurrentWidget(page.escalation)
    page.escalation.page("pathway")
    studio.settle()
    page.escalation.ensureWidgetVisible(_named(page, wording.label("incident.ban_lift")), 0, 40)
    studio.snap("ban card", "full")


def signing(studio: Studio, shown: Shown) -> None:
    """A second person's form: what is signed stands beside it."""
    page = _of_category(studio, shown, "NUDES")
    assert page.shown is not None
    asked = page.shown.case.sign_offs[0]
    page._open(lambda room, case: SignOffSheet(room, case, asked))
    studio.settle()
    studio.snap("sign off", FORM)
    _refused(studio, page, "sign off")


def opened_again(studio: Studio, shown: Shown) -> None:
    """A closed incident that was opened again: its overview, and its page of the closing. It stays open."""
    page = _of_category(studio, shown, "SCAM", is_closed=True)
    page._open(ReopenSheet)
    studio.field("reason").set_value("The seller wrote to him again, from another account.")
    sheet = page.sheet()
    assert isinstance(sheet, Sheet)
    sheet.save()
    studio.settle()
    page.tabs.setCurrentWidget(page.overview)
    studio.snap("opened again", "full")
    page.tabs.setCurrentWidget(page.escalation)
    page.escalation.page("closing")
    studio.snap("opened again", "closing")


def _refused(studio: Studio, page: IncidentPage, name: str) -> None:
    """The form as it is refused with nothing typed; then it is left."""
    sheet = page.sheet()
    assert isinstance(sheet, Sheet)
    sheet.save()
    studio.snap(name, PROBLEM)
    sheet.keeping.forget()
    sheet.left.emit()
    studio.settle()


def _named(page: IncidentPage, words: str) -> QWidget:
    return next(one for one in page.findChildren(QAbstractButton) if one.isVisible() and one.text() == words)


def _of_category(studio: Studio, shown: Shown, category: str, *, is_closed: bool = False) -> IncidentPage:
    desk: Desk = _open(studio, shown.incident)._room.presenter._desk
    for row in desk.incident_log.page(IncidentFilter(), 0, 100):
        if category in row.categories and (row.status == CLOSED or not is_closed):
            return _open(studio, str(row.id))
    raise AssertionError(f"no such incident of {category}")


def _open(studio: Studio, identity: str) -> IncidentPage:
    page = studio.go("incident", id=identity)
    assert isinstance(page, IncidentPage)
    studio.wait(lambda: page.shown is not None, "the incident was not read")
    return page


def own_choices(studio: Studio, _shown: Shown) -> None:
    """A list's own choices: refused for two of one label, then as they are kept."""
    studio.go("house", setting=_CHOICES)
    studio.field("text").set_value("Restorative circle\nRestorative  CIRCLE")
    studio.field("source").set_value("Governors, 12 November 2026")
    studio.press(wording.label("house_save"))
    studio.snap("school own choices", PROBLEM)
    studio.field("text").set_value("Restorative circle\nA day in the hub\nParents' evening (retired)")
    studio.press(wording.label("house_save"))
    studio.go("house", setting=_CHOICES)
    studio.snap("school own choices", "full")


def log_raised(studio: Studio, _shown: Shown) -> None:
    """Before it is saved, the form says what saving will raise."""
    room = studio.go("log_incident")
    studio.field("summary").set_value("Private messages to a pupil, late at night.")
    studio.field("categories").set_value(("STAFF-CONTACT", "EXTREMISM"))
    studio.field("severity").set_value("2")
    studio.field("wishes").focus()
    studio.settle()
    scroll = studio.part(room, QScrollArea)
    scroll.ensureWidgetVisible(studio.field("wishes"))
    studio.snap("log raised", "full")
    studio.field("categories").set_value(())


def _words(desk: Desk, words: str) -> str:
    """A label of the incident's room, or a code's own word."""
    kind, _, code = words.partition(":")
    if kind != "term":
        return wording.label(f"incident.{words}")
    return next(
        desk.vocabulary.term(name, code).label
        for name in ("clock_changes", "takedown_steps")
        if code in desk.vocabulary.lists[name]
    )
