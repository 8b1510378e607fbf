"""A field for several codes of one list of the vocabulary, found by typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from safetydesk import wording
from safetydesk.desktop.kit.fields import ChoicesSearch, LookUp
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.clause import Clause
from safetydesk.domain.word_search import ranked


def several(sheet: Sheet, key: str, label: str, list_name: str) -> ChoicesSearch:
    """Added to the sheet, over its whole width; `label` is a key of the room's words."""
    words = sheet.room.said.vocabulary

    def look_up(typed: str) -> list[tuple[str, str, str]]:
        return [(term.code, term.label, term.explanation) for term in words.search_terms(list_name, typed)]

    return _added(sheet, key, label, look_up, lambda code: words.term(list_name, code).label)


def several_clauses(sheet: Sheet, key: str, label: str, offered: Sequence[Clause]) -> ChoicesSearch:
    """The same of the policies' clauses: each is called by where it stands, and found by that and by its words."""
    places = [(each.code, wording.clause_place(each.code), each.words) for each in offered]

    def look_up(typed: str) -> list[tuple[str, str, str]]:
        return list(ranked(places, typed, lambda one: (f"{one[1]} {one[2]}", ())))

    return _added(sheet, key, label, look_up, wording.clause_place)


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
