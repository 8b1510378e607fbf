"""A person, a bag, a locker or a device was searched."""

from __future__ import annotations

from safetydesk.desktop.rooms.incident.forms.words_sheet import WordsSheet
from safetydesk.domain.kinds_of_words import SEARCH


class SearchSheet(WordsSheet):
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
        self.story("follow_up")
        self.story("parents_told")
