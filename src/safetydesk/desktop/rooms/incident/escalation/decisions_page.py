"""What was decided: each question with its answer, the reason, who and when."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.escalation.escalation_page import EscalationPage
from safetydesk.desktop.rooms.incident.escalation.record_card import Rows, facts, record_card
from safetydesk.desktop.rooms.incident.escalation.sign_off_card import add_sign_off
from safetydesk.desktop.rooms.incident.forms.decision import DecisionSheet
from safetydesk.desktop.rooms.incident.furniture import emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.decision import Decision


class DecisionsPage(EscalationPage):
    """The newest first."""

    def count(self, shown: Shown) -> int:
        return len(shown.case.decisions)

    def show_case(self, shown: Shown) -> None:
        emptied(self.column)
        decisions = shown.case.decisions
        card = record_card(
            self.room,
            "decisions",
            "no_decisions",
            bool(decisions),
            act="act_decide",
            needs="decide",
            open_form=lambda: self.room.open_sheet(DecisionSheet),
        )
        for place, decision in enumerate(reversed(decisions)):
            if place:
                card.add(Hairline())
            self._add(card, shown, decision)
        self.column.addWidget(card)

    def _add(self, card: Card, shown: Shown, decision: Decision) -> None:
        term = self.room.said.term
        card.add(plain_label(term("decision_questions", decision.question), "small"))
        card.add(plain_label(term("decision_answers", decision.answer), "strong", selectable=True))
        rows: Rows = [
            (say("decision_reason"), decision.reason),
            (say("decision_options"), decision.options),
            (say("decision_advice"), decision.advice),
            (say("decision_person_wish"), decision.person_wish),
            (say("decision_overrides_wish"), decision.overrides_wish),
            (say("decision_decided"), f"{wording.moment_words(decision.decided)} · {decision.decided_by}"),
            (say("decision_guidance"), decision.guidance),
            (say("decision_clauses"), "; ".join(self._clause(shown, code) for code in decision.clauses)),
        ]
        card.add(facts(rows))
        for asked in shown.case.sign_offs:
            if asked.about == decision.id:
                add_sign_off(card, self.room, shown, asked, say("sign_offs"))

    @staticmethod
    def _clause(shown: Shown, code: str) -> str:
        """With its words, while its policy is in force here."""
        found = next((each for each in shown.ending.clauses if each.code == code), None)
        return f"{code}: {found.words}" if found else code
