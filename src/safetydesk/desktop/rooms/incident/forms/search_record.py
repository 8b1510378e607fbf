"""A person, a bag, a locker or a device was searched."""

from __future__ import annotations

from safetydesk.desktop.kit.fields import Choice
from safetydesk.desktop.rooms.incident.forms.words_sheet import WordsSheet, name_of
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.kinds_of_words import SEARCH


class SearchSheet(WordsSheet):
    """What was taken is chosen among the items held for the incident, and is never needed."""

    kind = SEARCH.code
    of = SEARCH
    needs = "search_and_delete"
    beside_points = ("look", "keep", "head")

    def fields(self) -> None:
        self.words("who_or_what", span=2)
        self.when("searched")
        self.words("where_searched")
        self.words("searched_by")
        self.words("witness")
        self.story("search_reason")
        self.words("authorised_by", span=2)
        self.story("what_found")
        held = [(item.number, f"{item.number} · {item.description}") for item in self.shown.case.held]
        hint = "" if held else say("words_search_none_held")
        self.add(Choice("held_item", name_of("held_item"), held, hint=hint), 2)
        self.story("follow_up")
        self.story("parents_told")
