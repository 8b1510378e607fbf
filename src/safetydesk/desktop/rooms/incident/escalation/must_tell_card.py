"""Who must be told inside the school, and by when they knew and said so; what is missing, with the form for it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.notice import AcknowledgeSheet, NoticeSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.must_tell import NOTICE_KINDS, Telling


def must_tell_cards(room: Room, shown: Shown) -> list[QWidget]:
    """One card, or none where nobody must be told."""
    if not shown.must_tell:
        return []
    card = Card(say("must_tell"))
    because = ""
    for place, telling in enumerate(shown.must_tell):
        if place:
            card.add(Hairline())
        if telling.asked.rule.because != because:
            because = telling.asked.rule.because
            card.add(plain_label(because, "small"))
        card.add(row(plain_label(room.said.term(NOTICE_KINDS, telling.to_kind), "strong"), *_badges(telling)))
        button = _button(room, telling)
        if button is not None:
            card.add(row(button))
    return [card]


def _badges(telling: Telling) -> list[QWidget]:
    if telling.is_refused:
        return [Badge(say("notice_not_told"), "moderate")]
    if telling.told is None:
        return [Badge(say("must_tell_untold"), "serious")]
    told = Badge(say("must_tell_told", at=wording.moment_words(telling.told)), "ok")
    if telling.heard is not None:
        return [told, Badge(say("must_tell_heard", at=wording.moment_words(telling.heard)), "ok")]
    return [told] if telling.is_met else [told, Badge(say("notice_unheard"), "moderate")]


def _button(room: Room, telling: Telling) -> QWidget | None:
    """What is missing: to tell them, or that they said they have it."""
    kind = room.said.term(NOTICE_KINDS, telling.to_kind)
    if telling.is_met:
        return None
    notice = telling.notice
    if notice is not None and notice.was_told:
        button = secondary(say("must_tell_acknowledge", kind=kind))
        button.clicked.connect(lambda: room.open_sheet(lambda r, s: AcknowledgeSheet(r, s, notice)))
    else:
        button = secondary(say("must_tell_tell", kind=kind))
        button.clicked.connect(lambda: room.open_sheet(lambda r, s: NoticeSheet(r, s, telling.to_kind)))
    return room.surroundings.offers.only(button, "notice")
