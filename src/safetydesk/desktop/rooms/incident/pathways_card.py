"""The next step of each pathway of the incident, with the way to its page."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say


def pathways_card(room: Room, shown: Shown) -> tuple[QWidget, ...]:
    """One card, or none where no pathway has a step left."""
    following = [(view.pathway, view.next.step) for view in shown.pathways if view.next is not None]
    if not following:
        return ()
    card = Card(say("pathways_next"))
    for pathway, step in following:
        if step.forced:
            card.add(row(Badge(say("pathway_forced"), "critical")))
        card.add(plain_label(step.name, "strong"))
        card.add(plain_label(pathway.name, "small"))
    button = quiet(say("pathways_open"), icon="refer")
    button.clicked.connect(lambda _on=False: room.show_tab("pathway"))
    card.add(row(button))
    return (card,)
