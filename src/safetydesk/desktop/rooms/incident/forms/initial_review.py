"""The initial review of a nude or semi-nude: what is known, what it weighs, and what was decided."""

from __future__ import annotations

from safetydesk.desktop.rooms.incident.forms.words_sheet import WordsSheet
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.kinds_of_words import INITIAL_REVIEW


class InitialReviewSheet(WordsSheet):
    """The triggers stand first: where one applies, the rest can wait."""

    kind = INITIAL_REVIEW.code
    of = INITIAL_REVIEW
    needs = "decide"
    beside_points = ("told", "five", "blackmail", "young", "parents", "school")

    def fields(self) -> None:
        self.when("reviewed")
        self.words("took_part")
        self.choose_some("referral_triggers")
        self.story("why_triggers")
        self.story("what_is_known")
        self.words("ages", span=2)
        self.choose_some("sharing_intents")
        self.choose("how_widely")
        self.words("where_shared")
        self.choose("child_knows")
        self.choose("off_devices")
        self.story("risk_factors")
        self.story("spoken_with")
        self.choose("parents_informed")
        self.words("why_not_informed")
        self.story("review_decision")
        self.words("review_again", hint=say("words_day_hint"))
        self.when("reviewed_again")
