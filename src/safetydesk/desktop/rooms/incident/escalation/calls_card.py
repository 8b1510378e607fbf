"""Calls: a click begins one, and every one that was made stands here with the minutes waited."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop import theme
from safetydesk.desktop.kit.buttons import link, secondary
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.flow import Flow
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.call import CallSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.call_waits import waits
from safetydesk.domain.vocabulary import Route

MOST_BUTTONS = 4


def calls_card(room: Room, shown: Shown, begin: Callable[[Route], None]) -> Card:
    """`begin` starts the clock for a route."""
    card = Card(say("calls"))
    buttons = QWidget()
    flow = Flow(buttons, gap=theme.scaled(8))
    for route in _rung_first(room, shown):
        button = secondary(say("call_act", whom=route.short), icon="phone")
        room.surroundings.offers.only(button, "refer").clicked.connect(
            lambda _on=False, route=route: begin(route)
        )
        flow.addWidget(button)
    other = room.surroundings.offers.only(link(say("call_other")), "refer")
    other.clicked.connect(lambda: room.open_sheet(CallSheet))
    flow.addWidget(other)
    card.add(buttons)
    calls = shown.case.call_attempts
    if not calls:
        card.add(plain_label(say("no_calls"), "muted"))
    for wait in waits(calls):
        whom = room.said.route_short(wait.route) if wait.route else wording.label("call_to_somebody")
        card.add(plain_label(say("call_total", whom=whom, waited=wording.waits_words(wait)), "strong"))
    return card


def every_call_card(room: Room, shown: Shown) -> Card:
    """Each try with its minutes, the newest first."""
    card = Card(say("every_call"))
    for place, call in enumerate(
        sorted(shown.case.call_attempts, key=lambda one: one.began.utc, reverse=True)
    ):
        if place:
            card.add(Hairline())
        _add_call(card, room, shown, call)
    return card


def _rung_first(room: Room, shown: Shown) -> list[Route]:
    """The category's routes that are rung, those to consider first before the others."""
    rung = room.said.vocabulary.lists["rung_routes"]
    offered = dict.fromkeys([*shown.first_routes, *shown.other_routes])
    known = [
        route
        for route in offered
        if route.code in rung or route.phone or any(each.phone for each in shown.agencies_for(route.code))
    ]
    return [route for route in known if route.is_outside][:MOST_BUTTONS]


def _add_call(card: Card, room: Room, shown: Shown, call: CallAttempt) -> None:
    whom = wording.route_words(call.route, call.organisation, room.said.vocabulary, short=True)
    minutes = None if call.is_open else call.minutes
    came_of_it = wording.call_result_words(call.result, minutes, room.said.vocabulary)
    card.add(plain_label(whom or wording.label("call_to_somebody"), "strong", selectable=True))
    card.add(plain_label(came_of_it, selectable=True))
    at, by = wording.moment_words(call.began), shown.case.member_name(call.by)
    spoke = say("call_spoke", name=call.spoke_to) if call.spoke_to else ""
    card.add(
        plain_label(
            " · ".join(part for part in (at, by, spoke, call.number) if part), "small", selectable=True
        )
    )
    if call.note:
        card.add(plain_label(call.note, selectable=True))
    correct = room.surroundings.offers.only(link(say("call_correct")), "refer")
    correct.setAccessibleName(say("call_correct_this", at=at))
    correct.clicked.connect(lambda: room.open_sheet(lambda r, s: CallSheet(r, s, call)))
    card.add(row(correct))
