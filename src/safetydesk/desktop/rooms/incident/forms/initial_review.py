"""The initial review of a nude or semi-nude: what is known, what it weighs, and what was decided."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.decision import DecisionSheet
from safetydesk.desktop.rooms.incident.forms.sheet import Making
from safetydesk.desktop.rooms.incident.forms.words_sheet import WordsSheet
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.in_words import InWords
from safetydesk.domain.initial_review import NO_TRIGGER, InitialReview
from safetydesk.domain.kinds_of_words import INITIAL_REVIEW


class InitialReviewSheet(WordsSheet):
    """The triggers stand first: where one applies, the rest can wait."""

    kind = INITIAL_REVIEW.code
    of = INITIAL_REVIEW
    needs = "decide"
    beside_points = ("told", "five", "blackmail", "young", "parents", "school")

    def __init__(self, room: Room, shown: Shown, record: InWords | None = None) -> None:
        super().__init__(room, shown, record)
        layout = self.beside.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - a column; this tells the type checker
        layout.insertWidget(0, self._five())

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

    def leads_to(self, saved: object) -> Making | None:
        """Where a trigger applies, or the school always reports, the decision is asked for at once (it may be left)."""
        if not isinstance(saved, InitialReview):
            return None
        question = self.room.presenter.pathways.forced_by(self.shown.case, saved)
        return (lambda room, shown: DecisionSheet(room, shown, question)) if question else None

    def _five(self) -> Card:
        """What is to be gone through, in full: a field shows it only once it is searched."""
        card = Card(say("words_initial_review_triggers"), tone="moderate")
        for term in self.room.said.vocabulary.terms(self.of.lists["referral_triggers"]):
            if term.code != NO_TRIGGER:
                card.add(plain_label(wording.label("guard.one", name=term.label)))
        card.add(plain_label(say("pathway_unconfirmed"), "small"))
        return card
