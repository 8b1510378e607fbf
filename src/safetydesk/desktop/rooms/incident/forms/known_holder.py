"""One line of known holders and shares: who is said to have it, from whom, sent to whom."""

from __future__ import annotations

from safetydesk.desktop.rooms.incident.forms.words_sheet import WordsSheet
from safetydesk.domain.kinds_of_words import KNOWN_HOLDER


class KnownHolderSheet(WordsSheet):
    kind = KNOWN_HOLDER.code
    of = KNOWN_HOLDER
    beside_points = ("police", "ask", "words")

    def fields(self) -> None:
        self.words("holder")
        self.search_one("platform")
        self.words("received_from")
        self.words("sent_to")
        self.words("shared_when")
        self.choose("still_held")
        self.words("source", span=2)
        self.story("note")
