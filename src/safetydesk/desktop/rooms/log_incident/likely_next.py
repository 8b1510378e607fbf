"""What is likely to come next for the categories chosen. It reminds, says where it comes from, and decides nothing."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.log_incident.presenter import Advice


class LikelyNext(Card):
    """Empty until a category is chosen, and says so."""

    def __init__(self) -> None:
        super().__init__(wording.label("log_next"), tone="accent")
        self._clocks = plain_label("", "strong")
        self._first = plain_label("")
        self._questions = plain_label("")
        self._source = plain_label("", "small")
        for label in (self._clocks, self._first, self._questions, self._source):
            self.add(label)
        self.show_advice(Advice())

    def show_advice(self, advice: Advice) -> None:
        """Say what the vocabulary says."""
        if not advice.least:
            self._say(first=wording.label("log_next_empty"))
            return
        self._say(
            clocks="\n".join(advice.clocks),
            first=wording.label("log_next_routes", routes=" · ".join(advice.first)) if advice.first else "",
            questions="\n".join(advice.questions),
            source=wording.label("log_next_source", source=advice.source),
        )

    def _say(self, clocks: str = "", first: str = "", questions: str = "", source: str = "") -> None:
        for label, words in (
            (self._clocks, clocks),
            (self._first, first),
            (self._questions, questions),
            (self._source, source),
        ):
            label.setText(words)
            label.setVisible(bool(words))
