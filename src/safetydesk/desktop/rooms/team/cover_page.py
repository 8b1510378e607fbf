"""The form of a cover: who is away, who stands in, from which day to which."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop.kit.fields import Choice, DateField, TextLine
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.team.form_page import FormPage
from safetydesk.desktop.rooms.team.presenter import CoverDraft, TeamPresenter
from safetydesk.desktop.typed_times import day_reader


class CoverPage(FormPage):
    """`save_wanted(draft)` once nothing is wrong with it."""

    save_wanted = Signal(object)

    def __init__(self, presenter: TeamPresenter) -> None:
        super().__init__("team_cover_new", "team_cover_why", "team_cover_save")
        self._presenter = presenter
        for key in ("absent", "stands_in"):
            self.form.add(Choice(key, wording.label(f"team_{key}"), needed=True))
        reader, hint = day_reader(presenter.moment), wording.label("team_day_hint")
        for key in ("starts", "ends"):
            self.form.add(DateField(key, wording.label(f"team_{key}"), reader, hint, needed=True))
        self.form.add(TextLine("note", wording.label("team_note"), longest=500), span=2)
        self.form.add_widget(plain_label(wording.label("team_cover_gives_nothing"), "small"))

    def begin(self, absent: str = "") -> None:
        """Nobody chosen, or this one away."""
        self.banner.dismiss()
        present = self._presenter.present()
        for key in ("absent", "stands_in"):
            choice = self.form.field(key)
            if isinstance(choice, Choice):
                choice.set_choices(present)
        self.form.set_values({"absent": absent or None, "stands_in": None, "note": ""})
        for key in ("starts", "ends"):
            day = self.form.field(key)
            if isinstance(day, DateField):
                day.set_text("")
        self.form.clear_problems()
        self.set_busy(False)
        self.form.field("absent").focus()

    def save(self) -> None:
        if not self.act.isEnabled():
            return
        values = self.form.values()
        days = {
            key: field.text()
            for key in ("starts", "ends")
            if isinstance(field := self.form.field(key), DateField)
        }
        draft = CoverDraft(
            absent=UUID(values["absent"]) if values["absent"] else None,
            stands_in=UUID(values["stands_in"]) if values["stands_in"] else None,
            note=values["note"],
            **days,
        )
        found = self._presenter.check_cover(draft)
        if not self.show_problems([(one.field, wording.problem(one)) for one in found]):
            self.save_wanted.emit(draft)
