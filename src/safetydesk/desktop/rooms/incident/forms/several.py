"""A field for several codes of one list of the vocabulary, found by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from safetydesk.desktop.kit.fields import ChoicesSearch, LookUp
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.word_search import ranked


def several(sheet: Sheet, key: str, label: str, list_name: str) -> ChoicesSearch:
    """Added to the sheet, over its whole width; `label` is a key of the room's words."""
    words = sheet.room.said.vocabulary

    def look_up(typed: str) -> list[tuple[str, str, str]]:
        return [(term.code, term.label, term.explanation) for term in words.search_terms(list_name, typed)]

    return _added(sheet, key, label, look_up, lambda code: words.term(list_name, code).label)


def several_of(sheet: Sheet, key: str, label: str, offered: Sequence[tuple[str, str]]) -> ChoicesSearch:
    """The same of (code, words) that stand in no list of the vocabulary. A code is found as well as its words."""

    def look_up(typed: str) -> list[tuple[str, str, str]]:
        found = ranked(tuple(offered), typed, lambda one: (f"{one[0]} {one[1]}", ()))
        return [(code, code, said) for code, said in found]

    return _added(sheet, key, label, look_up, lambda code: code)


def _added(
    sheet: Sheet, key: str, label: str, look_up: LookUp, title_of: Callable[[str], str]
) -> ChoicesSearch:
    field = ChoicesSearch(
        key,
        say(label),
        look_up,
        title_of,
        placeholder=say("words_choose_some"),
        more=say("words_choose_more"),
    )
    sheet.add(field, 2)
    return field
