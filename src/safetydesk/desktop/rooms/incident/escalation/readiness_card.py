"""Beside the contacts: how ready the sheets are for the agencies that this incident would go to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.buttons import link
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.ready_words import first_sheet, ready_words
from safetydesk.desktop.rooms.incident.words import say


def readiness_cards(room: Room, shown: Shown, open_sheet: Callable[[str], None]) -> list[QWidget]:
    """One card, or none where no sheet fits the incident. `open_sheet` is handed the sheet's code."""
    kinds = [kind for kind in shown.sheets.kinds if kind.code in shown.sheets.offered]
    if not kinds:
        return []
    card = Card(say("sheets_ready_title"))
    for kind in kinds:
        sheet = first_sheet(room, shown, kind)
        if sheet is None:
            card.add(plain_label(say("sheets_no_adult", sheet=kind.short), "muted"))
            continue
        button = link(say("sheets_open"), say("sheets_open_of", sheet=kind.short))
        button.clicked.connect(lambda _on=False, code=kind.code: open_sheet(code))
        card.add(row(plain_label(ready_words(sheet), "body", wrap=False), button, gap=12))
    return [card]
