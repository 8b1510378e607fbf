"""How an act of adding ended: what went in, what did not and why, and where the originals may still lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtGui import QGuiApplication

from safetydesk import wording
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.ways_in.came_in_lines import came_in_lines
from safetydesk.domain.came_in import CameIn
from safetydesk.domain.errors import SafetyDeskError
from safetydesk.domain.rows import HeldFile

MOST_NUMBERS = 24
"""Numbers said one by one; of more, the first and the last."""
MOST_REFUSED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """An act of adding to the incident `here`. `left_behind`: where copies lie, "clipboard", "originals" or ""."""

    here: UUID
    came: tuple[CameIn, ...]
    refused: tuple[SafetyDeskError, ...]
    left_out: tuple[SafetyDeskError, ...]
    was_cancelled: bool
    left_behind: str = ""


def outcome_card(ended: Ended, open_it: Callable[[HeldFile], None]) -> Card:
    """Which went in, which did not and why; and where the originals may still lie."""
    card = Card(say("outcome_title"), tone="ok" if ended.came and not ended.refused else "moderate")
    if ended.came:
        went = say("outcome_in", count=wording.count_words(len(ended.came), say("exhibit_one")))
        card.add(plain_label(f"{went}: {_numbers(ended.came)}", "strong", selectable=True))
    for error in ended.refused[:MOST_REFUSED]:
        card.add(plain_label(wording.sentence(error).whole(), selectable=True))
    if len(ended.refused) > MOST_REFUSED:
        more = str(len(ended.refused) - MOST_REFUSED)
        card.add(plain_label(wording.label("way_more", count=more)))
    if ended.was_cancelled:
        card.add(plain_label(say("outcome_cancelled")))
    for line in came_in_lines(ended.came, ended.left_out, ended.here, open_it):
        card.add(line)
    if ended.came and ended.left_behind:
        card.add(plain_label(say(f"outcome_{ended.left_behind}"), "small"))
    if ended.came and ended.left_behind == "clipboard":
        clear = quiet(say("clear_clipboard"))
        clear.clicked.connect(_clearing(clear.hide))
        card.add(row(clear))
    return card


def _numbers(came: tuple[CameIn, ...]) -> str:
    names = [one.name for one in came]
    if len(names) > MOST_NUMBERS:
        return wording.label("way_from_to", first=names[0], last=names[-1])
    return ", ".join(names)


def _clearing(then: Callable[[], None]) -> Callable[[], None]:
    def clear() -> None:
        QGuiApplication.clipboard().clear()
        then()

    return clear
