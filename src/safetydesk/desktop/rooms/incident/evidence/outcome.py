"""How an act of adding ended: what went in, what did not and why, and where the originals may still lie."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from safetydesk import wording
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.errors import SafetyDeskError


def outcome_card(
    received: tuple[str, ...], refused: tuple[SafetyDeskError, ...], was_cancelled: bool, pasted: bool
) -> Card:
    """Which went in, which did not and why; and where the originals may still lie."""
    card = Card(say("outcome_title"), tone="ok" if received and not refused else "moderate")
    if received:
        went = say("outcome_in", count=wording.count_words(len(received), say("exhibit_one")))
        card.add(plain_label(f"{went}: {', '.join(received)}", "strong", selectable=True))
    for error in refused:
        card.add(plain_label(wording.sentence(error).whole(), selectable=True))
    if was_cancelled:
        card.add(plain_label(say("outcome_cancelled")))
    if received:
        card.add(plain_label(say("outcome_clipboard" if pasted else "outcome_originals"), "small"))
    if received and pasted:
        clear = quiet(say("clear_clipboard"))
        clear.clicked.connect(_clearing(clear.hide))
        card.add(row(clear))
    return card


def _clearing(then: Callable[[], None]) -> Callable[[], None]:
    def clear() -> None:
        QGuiApplication.clipboard().clear()
        then()

    return clear
