"""A document that is filed elsewhere: what it is, and where."""

from __future__ import annotations

from safetydesk.desktop.rooms.incident.forms.words_sheet import WordsSheet
from safetydesk.domain.kinds_of_words import HELD_ELSEWHERE


class HeldElsewhereSheet(WordsSheet):
    kind = HELD_ELSEWHERE.code
    of = HELD_ELSEWHERE

    def fields(self) -> None:
        self.words("document", span=2)
        self.words("from_whom")
        self.words("dated")
        self.words("where_filed", span=2)
        self.story("why_not_here")
