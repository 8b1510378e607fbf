"""The exception: it was, or is to be, looked at on purpose. Two members sign."""

from __future__ import annotations

from safetydesk.desktop.rooms.incident.forms.words_sheet import WordsSheet
from safetydesk.domain.kinds_of_words import DECISION_TO_VIEW


class DecisionToViewSheet(WordsSheet):
    kind = DECISION_TO_VIEW.code
    of = DECISION_TO_VIEW
    needs = "decide_to_view"
    beside_points = ("never", "police", "reasons", "how", "copy", "sign")

    def fields(self) -> None:
        self.choose_some("viewing_reasons")
        self.story("why_only_way", lines=3)
        self.words("agreed_by")
        self.when("agreed")
        self.words("viewed_by")
        self.when("viewed")
        self.words("present")
        self.choose("same_sex")
        self.words("where_viewed", span=2)
        self.story("outcome_of_viewing")
