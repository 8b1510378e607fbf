"""Somebody new, made inline: the part, the kind and the year, and back to the line with Enter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from safetydesk import wording
from safetydesk.desktop.kit.buttons import quiet, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice, TextLine, Tick
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.in_view import bring_into_view_once_laid_out
from safetydesk.desktop.kit.page import row
from safetydesk.domain.drafts import DraftPerson

Choices = list[tuple[str, str]]
TroubleOf = Callable[[DraftPerson], str]

_USUAL = "pupil"
_KIND_BY_PART = {"unknown_account": "unknown_account", "parent": "parent"}


class NewPerson(Card):
    """Hidden until `begin(name)`. `made` carries a DraftPerson; `left` that it was given up; `asked` that `refused` is
    another: who may not be added as things stand.

    `trouble_of` says why a DraftPerson may not be added: then it asks whether it is somebody else.
    """

    made = Signal(object)
    left = Signal()
    asked = Signal()

    def __init__(self, parts: Choices, kinds: Choices, years: Choices, trouble_of: TroubleOf) -> None:
        super().__init__(tone="accent")
        self.form = Form(columns=4)
        self._name = TextLine("new_name", wording.label("log_new_name"))
        self._part = Choice("new_part", wording.label("log_new_part"), parts, empty=None)
        self._kind = Choice("new_kind", wording.label("log_new_kind"), kinds, empty=None)
        self._year = Choice(
            "new_year", wording.label("log_new_year"), years, empty=wording.label("log_no_year")
        )
        for field in (self._name, self._part, self._kind, self._year):
            self.form.add(field)
        self._trouble_of = trouble_of
        self.refused: DraftPerson | None = None
        self._other = Tick("new_other", wording.label("is_somebody_else"))
        self.form.add(self._other, 4)
        for field in (self._name, self._part, self._kind):
            field.changed.connect(self._forget_other)
        self._kind.changed.connect(self._kind_chosen)
        self._part.changed.connect(self._part_chosen)
        self.add(self.form)
        add = secondary(wording.label("log_new_add"))
        add.clicked.connect(self._add)
        leave = quiet(wording.label("log_new_leave"))
        leave.clicked.connect(self._leave)
        self.add(row(add, leave))
        self.setAccessibleName(wording.label("log_new_title"))
        self.hide()

    def offer_years(self, years: Choices) -> None:
        """Others from now on; what was chosen stays if it is still among them."""
        self._year.set_choices(years)

    def begin(self, name: str, part: str) -> None:
        """Ask about somebody called `name`, the part already marked."""
        self._name.set_value(name)
        self._part.set_value(part)
        self._kind.set_value(_KIND_BY_PART.get(part, _USUAL))
        self._year.set_value(None)
        self._forget_other()
        self.show()
        self._part.focus()
        bring_into_view_once_laid_out(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            self._add()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _part_chosen(self) -> None:
        """Some parts say already who it is: an unknown account is never put down as a pupil by default."""
        if self._kind.value() in (_USUAL, *_KIND_BY_PART.values()):
            self._kind.set_value(_KIND_BY_PART.get(self._part.value() or "", _USUAL))

    def _kind_chosen(self) -> None:
        self.form.set_field_visible("new_year", self._kind.value() in ("pupil", "former_pupil"))

    def _forget_other(self) -> None:
        """It was said of the name, the part and the kind that stood there."""
        self._other.set_value(False)
        self.form.set_field_visible("new_other", False)
        self._name.set_problem(None)
        self._refuse(None)

    def try_again(self) -> None:
        """What they were refused for may be otherwise now."""
        self._add()

    def _refuse(self, draft: DraftPerson | None) -> None:
        if self.refused != draft:
            self.refused = draft
            self.asked.emit()

    def _add(self) -> None:
        name = self._name.value()
        if not name:
            self._name.set_problem(wording.label("log_new_needs_name"))
            self._name.focus()
            return
        kind = self._kind.value() or "pupil"
        year = self._year.value() if kind in ("pupil", "former_pupil") else None
        draft = DraftPerson(
            part=self._part.value() or "affected",
            name=name,
            kind=kind,
            year_group=year or "",
            is_somebody_else=self._other.value(),
        )
        trouble = self._trouble_of(draft)
        if trouble:
            self.form.set_field_visible("new_other", True)
            self._name.set_problem(trouble)
            self._name.focus()
            self._refuse(draft)
            return
        self.refused = None
        self.hide()
        self.made.emit(draft)

    def _leave(self) -> None:
        self.hide()
        self._refuse(None)
        self.left.emit()
