"""One setting: what ships and on whose word, the school's own value, and everything it was before."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.fields import Choice, TextArea, TextLine
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.house.form_page import FormPage
from safetydesk.desktop.rooms.house.presenter import HousePresenter, Line

_FIELDS = ("choice", "line", "text")


class ValuePage(FormPage):
    """`begin(name)` shows one; one of three fields is seen, as its kind asks."""

    def __init__(self, presenter: HousePresenter) -> None:
        super().__init__(presenter)
        self._line: Line | None = None
        self._facts = Facts(missing=wording.label("house_nothing"))
        known = Card(wording.label("house_known"))
        known.add(self._facts)
        self.add(known)
        card = Card(wording.label("house_change"))
        words = wording.label("house_value")
        self.form.add(Choice("choice", words, empty=wording.label("house_as_shipped")), 2)
        self.form.add(TextLine("line", words), 2)
        self.form.add(TextArea("text", words, lines=2), 2)
        self.add_when_and_whose()
        card.add(self.form)
        self.back_to_shipped = secondary(wording.label("house_to_shipped"))
        self.back_to_shipped.clicked.connect(self._give_up)
        card.add(row(self.back_to_shipped))
        self._change = card
        self.add(card)
        self._past = Card(wording.label("house_history"))
        self._held = QWidget()
        self._lines = QVBoxLayout(self._held)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._past.add(self._held)
        self.add(self._past)

    def begin(self, name: str, may: bool) -> None:
        """Show this one as it stands now."""
        line = self._line = self.presenter.line(name)
        self.banner.dismiss()
        subtitle, hint = self.presenter.how_written(line.name, line.kind)
        self.set_title(line.title, subtitle)
        self.form.field("text").set_hint(hint)
        self._facts.set([
            *([(wording.label("house_means"), line.explanation)] if line.explanation else []),
            (wording.label("house_col_shipped"), line.shipped),
            *([(wording.label("house_shipped_source"), line.shipped_source)] if line.shipped_source else []),
            (wording.label("house_col_here"), line.here or wording.label("house_as_shipped")),
            *([(wording.label("house_in_force_from"), line.since)] if line.since else []),
            *([(wording.label("house_source"), line.word)] if line.word else []),
            *([(wording.label("house_to_come"), line.later)] if line.later else []),
        ])  # fmt: skip
        choice = self.form.field("choice")
        if isinstance(choice, Choice):
            choice.set_choices(self.presenter.choices(line))
        for key in _FIELDS:
            self.form.field(key).set_value(line.typed)
            self.form.set_field_visible(key, key == self._key())
        self.clear_when_and_whose()
        self.form.clear_problems()
        self.set_busy(False)
        self.offered_to(may)
        self._change.setVisible(may)
        self.back_to_shipped.setVisible(may and bool(line.typed) and self.presenter.may_go_back(line.kind))
        self._show_past(name)
        if may:
            self.form.field(self._key()).focus()

    def save(self) -> None:
        if self._line is not None and self.act.isEnabled() and self.act.isVisible():
            value = str(self.form.field(self._key()).value() or "")
            self.save_wanted.emit({self._line.name: value}, *self.when_and_whose())

    def names_of(self) -> dict[str, str]:
        return {"value": self._key()}

    def _give_up(self) -> None:
        if self._line is not None:
            self.save_wanted.emit({self._line.name: ""}, *self.when_and_whose())

    def _key(self) -> str:
        if self._line is None:
            return "line"
        if self.presenter.choices(self._line):
            return "choice"
        return "text" if self.presenter.is_long(self._line.kind) else "line"

    def _show_past(self, name: str) -> None:
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        past = self.presenter.history(name)
        for words in past:
            self._lines.addWidget(plain_label(words, selectable=True))
        self._past.setVisible(bool(past))
