"""A card of one kind of record, newest first: what it says where there is none, and the one act that adds one."""

from __future__ import annotations

from collections.abc import Callable

from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.words import say

Rows = list[tuple[str, str]]


def record_card(
    room: Room, title: str, empty: str, has_any: bool, *, act: str, needs: str, open_form: Callable[[], None]
) -> Card:
    """`title`, `empty` and `act` are keys of the room's words; `needs` is the act of the roles' table."""
    card = Card(say(title))
    if not has_any:
        card.add(plain_label(say(empty), "muted"))
        button = room.surroundings.offers.only(secondary(say(act)), needs)
        button.clicked.connect(open_form)
        card.add(row(button))
    return card


def facts(rows: Rows) -> Facts:
    """Those that have something to say."""
    return Facts([pair for pair in rows if pair[1]])
