"""One question of an agency's sheet: its answer, where that came from, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import Button, link, secondary
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.offers import Offers
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.agency_sheet import NOT_KNOWN, SAID
from safetydesk.domain.clock import Moment
from safetydesk.domain.sheet_filling import OTHER_SHEET, TYPED, FieldAnswer
from safetydesk.wording import load_sheets

_MOST_LINES = 12


class SheetRow(QWidget):
    """`edit`, `not_known` and `copy` are handed the field's code."""

    def __init__(
        self,
        answer: FieldAnswer,
        offers: Offers,
        edit: Callable[[str], None],
        not_known: Callable[[str], None],
        copy: Callable[[str], None],
    ) -> None:
        super().__init__()
        self.code = answer.field.code
        self._shown: tuple[FieldAnswer, Moment | None, bool] | None = None
        question = answer.field.label
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.scaled(2), 0, theme.scaled(6))
        column.setSpacing(theme.scaled(3))
        self._question = plain_label(question, "small")
        self._value = plain_label("", "body")
        self._value.set_most_lines(_MOST_LINES)
        self._from = plain_label("", "small", wrap=False)
        self._copied = plain_label("", "small", wrap=False)
        self.edit = offers.only(link(say("sheet_edit"), say("sheet_edit_of", field=question)), "refer")
        self.not_known = offers.only(
            link(say("sheet_not_known"), say("sheet_not_known_of", field=question)), "refer"
        )
        self.copy: Button = offers.only(
            secondary(say("sheet_copy"), say("sheet_copy_of", field=question)), "refer"
        )
        self.edit.clicked.connect(lambda: edit(self.code))
        self.not_known.clicked.connect(lambda: not_known(self.code))
        self.copy.clicked.connect(lambda: copy(self.code))
        column.addWidget(self._question)
        column.addWidget(self._value)
        column.addWidget(row(self.copy, self.edit, self.not_known, self._from, self._copied, gap=12))

    def show_answer(self, answer: FieldAnswer, copied: Moment | None, *, can_change: bool) -> None:
        """Show it as it stands; nothing is drawn again where nothing changed."""
        if self._shown == (answer, copied, can_change):
            return
        self._shown = (answer, copied, can_change)
        self._value.setText(_said(answer))
        self._value.set_tone("serious" if answer.is_missing else None if answer.state == SAID else "muted")
        self._from.setText(_from(answer))
        self._copied.setText(say("sheet_copied", time=wording.time_words(copied)) if copied else "")
        self.edit.set_words(
            say("sheet_change" if answer.state else "sheet_edit"),
            say("sheet_edit_of", field=answer.field.label),
        )
        self.edit.setVisible(can_change)
        self.not_known.setVisible(can_change and answer.state not in (SAID, NOT_KNOWN))
        self.copy.setVisible(can_change and answer.state in (SAID, NOT_KNOWN))


def _said(answer: FieldAnswer) -> str:
    if answer.state == SAID:
        return answer.text
    if answer.state:
        words = wording.label(f"sheet.{answer.state}")
        return (
            f"{words} · {say('sheet_must_be_known')}"
            if answer.is_missing and answer.state == NOT_KNOWN
            else words
        )
    return say("sheet_missing") if answer.is_missing else say("sheet_to_ask") if answer.is_to_ask else "—"


def _from(answer: FieldAnswer) -> str:
    if answer.origin == TYPED:
        return (
            say("sheet_typed_over")
            if answer.on_record and answer.text != answer.on_record
            else say("sheet_typed")
        )
    if answer.origin == OTHER_SHEET:
        kind = load_sheets().get(answer.place)
        return say("sheet_from_sheet", sheet=kind.short if kind else answer.place)
    return wording.label(f"sheet_from.{answer.place}") if answer.place else ""
