"""Ways to an agency as one types: the category's first, those to consider first marked; then all others that fit."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.vocabulary import Route, Vocabulary


def routes_offered(room: Room, shown: Shown, typed: str) -> list[tuple[str, str, str]]:
    """(code, name, why and when) of each."""
    words = room.said.vocabulary
    offered = [*shown.first_routes, *shown.other_routes]
    found = list(words.search_routes(typed)) if typed else [*offered, *words.routes]
    inside = [route for route in found if route in offered]
    ranked = dict.fromkeys([*inside, *found])
    return [(route.code, route.name, _note(shown, route, words)) for route in ranked if route.is_outside]


def _note(shown: Shown, route: Route, words: Vocabulary) -> str:
    first = say("route_first") if route in shown.first_routes else ""
    offered = say("route_offered") if route in shown.other_routes else ""
    parts = (first, offered, shown.when_to(route.code), wording.timing_words(route, words))
    return " · ".join(part for part in parts if part)
