"""One agency: its name, the routes that lead there, and how it is reached."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import primary, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import ChoicesSearch, DateField, TextArea, TextLine
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import Page, row
from safetydesk.desktop.rooms.agencies.presenter import AgenciesPresenter, Agency, AgencyDraft
from safetydesk.desktop.typed_times import day_reader

_LINES = ("area", "contact", "phone", "hours", "out_of_hours", "email", "portal")
_AREAS = ("address", "note")


class FormPage(Page):
    """`save_wanted(before, draft)`, `retire_wanted(agency)`; `left` when it is given up."""

    save_wanted = Signal(object, object)
    retire_wanted = Signal(object)
    left = Signal()

    def __init__(self, presenter: AgenciesPresenter) -> None:
        super().__init__("", wording.label("agencies_form_subtitle"))
        self._presenter = presenter
        self._before: Agency | None = None
        self.banner = Banner()
        self.banners.addWidget(self.banner)
        self.form = Form(columns=2)
        self.form.add(TextLine("name", _label("name"), needed=True))
        self.form.add(
            ChoicesSearch("routes", _label("routes"), presenter.routes, presenter.route_name, needed=True)
        )
        for name in _LINES:
            self.form.add(TextLine(name, _label(name)), 2 if name == "portal" else 1)
        for name in _AREAS:
            self.form.add(TextArea(name, _label(name), lines=2), 2)
        self._checked = DateField("checked", _label("checked"), day_reader(presenter.moment))
        self.form.add(self._checked)
        self.form.add(TextLine("checked_by", _label("checked_by")))
        card = Card()
        card.add(self.form)
        self.retire = secondary(wording.label("agencies_retire"))
        self.retire.clicked.connect(self._retire)
        card.add(row(self.retire))
        self.add(card)
        leave = secondary(wording.label("agencies_leave"))
        leave.clicked.connect(self.left)
        self.leave_by_escape(leave.click)
        self.act = primary(wording.label("agencies_save"))
        self.act.clicked.connect(self.save)
        self.add_act(leave)
        self.add_act(self.act)
        self.save_by_keys(self.save)

    def begin(self, agency: Agency | None, may: bool) -> None:
        """Show that one, or an empty form; whoever may not change it reads it."""
        self._before = agency
        self.banner.dismiss()
        self.set_title(agency.name if agency else wording.label("agencies_add"))
        draft = self._presenter.draft_of(agency) if agency else AgencyDraft()
        values: dict[str, Any] = {
            name: getattr(draft, name) for name in ("name", "routes", *_LINES, *_AREAS, "checked_by")
        }
        self.form.set_values(values)
        self._checked.set_text(wording.date_words(agency.checked) if agency and agency.checked else "")
        self.form.clear_problems()
        self.form.setEnabled(may)
        self.act.setVisible(may)
        self.retire.setVisible(may and agency is not None and agency.retired is None)
        self.form.field("name").focus()

    def save(self) -> None:
        """Say what is wanted; the services judge it."""
        if self.act.isHidden() or not self.form.isEnabled():
            return
        self.form.clear_problems()
        typed = {key: str(value or "") for key, value in self.form.values().items() if key != "routes"}
        typed["checked"] = self._checked.text()
        draft = AgencyDraft(**typed, routes=tuple(self.form.field("routes").value()))
        self.save_wanted.emit(self._before, draft)

    def set_busy(self, is_busy: bool) -> None:
        """While it is being saved nothing is typed."""
        self.form.setEnabled(not is_busy)
        self.act.setEnabled(not is_busy)

    def _retire(self) -> None:
        if self._before is not None:
            self.retire_wanted.emit(self._before)


def _label(name: str) -> str:
    return wording.label(f"agency_field.{name}")
