"""What the forms of this room have in common: the way back, the day from which it counts, and on whose word."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import primary, secondary
from safetydesk.desktop.kit.fields import DateField, TextLine
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import Page
from safetydesk.desktop.rooms.house.presenter import HousePresenter
from safetydesk.desktop.typed_times import day_reader


class FormPage(Page):
    """`save_wanted(values by name, since, source)`; `left` when it is given up."""

    save_wanted = Signal(object, str, str)
    left = Signal()

    def __init__(self, presenter: HousePresenter, title: str = "", subtitle: str = "") -> None:
        super().__init__(title, subtitle)
        self.presenter = presenter
        self.banner = Banner()
        self.banners.addWidget(self.banner)
        self.form = Form(columns=2)
        leave = secondary(wording.label("house_leave"))
        leave.clicked.connect(self.left)
        self.leave_by_escape(leave.click)
        self.act = primary(wording.label("house_save"))
        self.act.clicked.connect(self.save)
        self.add_act(leave)
        self.add_act(self.act)
        self.save_by_keys(self.save)

    def add_when_and_whose(self) -> None:
        """The last two fields of each form."""
        reader, hint = day_reader(self.presenter.moment), wording.label("house_since_hint")
        self.form.add(DateField("in_force_from", wording.label("house_in_force_from"), reader, hint))
        like = wording.label("house_source_hint")  # in the field: beside its name it would take a second line
        self.form.add(TextLine("source", wording.label("house_source"), placeholder=like, needed=True))

    def when_and_whose(self) -> tuple[str, str]:
        """As typed."""
        day = self.form.field("in_force_from")
        typed = day.text() if isinstance(day, DateField) else ""
        return typed, str(self.form.field("source").value() or "")

    def clear_when_and_whose(self) -> None:
        day = self.form.field("in_force_from")
        if isinstance(day, DateField):
            day.set_text("")
        self.form.field("source").set_value("")

    def save(self) -> None:
        """Say what is wanted; the services judge it."""

    def set_busy(self, is_busy: bool) -> None:
        """While it is being saved nothing is typed."""
        self.form.setEnabled(not is_busy)
        self.act.setEnabled(not is_busy)

    def offered_to(self, may: bool) -> None:
        """Whoever may not change it reads it."""
        self.form.setEnabled(may)
        self.act.setVisible(may)

    def names_of(self) -> dict[str, str]:
        """The form's key for each field that a problem may name."""
        return {}

    def first(self) -> QWidget:
        """Where the cursor begins."""
        return self.form.fields()[0]
