"""Somebody has seen it by accident, or was shown it by a child."""

from __future__ import annotations

from safetydesk.desktop.rooms.incident.forms.words_sheet import WordsSheet
from safetydesk.domain.kinds_of_words import ACCIDENTAL_VIEWING


class AccidentalViewingSheet(WordsSheet):
    kind = ACCIDENTAL_VIEWING.code
    of = ACCIDENTAL_VIEWING
    beside_points = ("stop", "report", "child", "welfare")

    def fields(self) -> None:
        self.words("viewed_by")
        self.when("viewed")
        self.words("where_viewed", span=2)
        self.story("how_it_came")
        self.story("done_next")
        self.tick("not_deleted")
        self.tick("not_forwarded")
        self.tick("not_shown", span=2)
        self.words("told_whom")
        self.when("told")
        self.choose("welfare")
        self.words("welfare_by")
