"""How ready a sheet is: how many answers are missing, each the way to its question."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QSizePolicy, QWidget

from safetydesk.desktop.kit.buttons import link
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import Columns, column
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.ready_words import ready_words
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.sheet_filling import FilledSheet

_AT_ONCE = 12
_ONE_COLUMN = 3
"""As many as this stand one under the other."""


class ReadyCard(Card):
    """`go` is handed the code of the field that was chosen."""

    def __init__(self, go: Callable[[str], None]) -> None:
        super().__init__(" ")
        self._go = go
        self._shown: tuple[str, ...] | None = None

    def show_sheet(self, sheet: FilledSheet) -> None:
        """Each thing missing by name, the first dozen of them."""
        self.set_title(ready_words(sheet))
        self.set_tone("moderate" if sheet.missing else "accent")
        now = (sheet.kind.code, *(each.field.code for each in sheet.missing), str(len(sheet.to_ask)))
        if now == self._shown:
            return
        self._shown = now
        self.clear()
        links: list[QWidget] = []
        for answer in sheet.missing[:_AT_ONCE]:
            code = answer.field.code
            button = link(answer.field.label, say("sheet_go_to", field=answer.field.label))
            button.clicked.connect(lambda _on=False, code=code: self._go(code))
            # As wide as its column: a question is cut short only where there is no room for it.
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            links.append(button)
        half = (len(links) + 1) // 2
        if len(links) > _ONE_COLUMN:
            self.add(Columns(column(*links[:half], gap=0), column(*links[half:], gap=0), share=(1, 1)))
        elif links:
            self.add(column(*links, gap=0))
        if len(sheet.missing) > _AT_ONCE:
            self.add(
                plain_label(say("sheet_more_missing", count=str(len(sheet.missing) - _AT_ONCE)), "small")
            )
        if sheet.to_ask:
            self.add(plain_label(say("sheet_worth_asking", count=str(len(sheet.to_ask))), "small"))
