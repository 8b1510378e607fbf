"""What will begin once it is saved, and is likely to come next. It reminds, says where from, and decides nothing."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.log_incident.presenter import Advice


class LikelyNext(Card):
    """Empty until a category is chosen or something is foreseen, and says so."""

    def __init__(self) -> None:
        super().__init__(wording.label("log_next"), tone="accent")
        self._clocks = plain_label("", "strong")
        self._begins = plain_label("")
        self._first = plain_label("")
        self._questions = plain_label("")
        self._source = plain_label("", "small")
        for label in (self._clocks, self._begins, self._first, self._questions, self._source):
            self.add(label)
        self.show_advice(Advice())

    def show_advice(self, advice: Advice) -> None:
        """Say what the vocabulary says."""
        if not (advice.least or advice.clocks or advice.begins):
            self._say(first=wording.label("log_next_empty"))
            return
        self._say(
            clocks="\n".join(advice.clocks),
            begins=advice.begins,
            first=wording.label("log_next_routes", routes=" · ".join(advice.first)) if advice.first else "",
            questions="\n".join(advice.questions),
            source=wording.label("log_next_source", source=advice.source) if advice.source else "",
        )

    def _say(
        self, clocks: str = "", begins: str = "", first: str = "", questions: str = "", source: str = ""
    ) -> None:
        for label, words in (
            (self._clocks, clocks),
            (self._begins, begins),
            (self._first, first),
            (self._questions, questions),
            (self._source, source),
        ):
            label.setText(words)
            label.setVisible(bool(words))
