"""How it ends: what is left to do, how it was closed, who else signed, what was learnt, and what is to be done."""

from __future__ import annotations

from safetydesk.desktop.kit.page import Columns, column
from safetydesk.desktop.rooms.incident.escalation.closing_cards import aside_of, closure_card, duties_card
from safetydesk.desktop.rooms.incident.escalation.escalation_page import EscalationPage
from safetydesk.desktop.rooms.incident.escalation.learning_cards import actions_card, debrief_card
from safetydesk.desktop.rooms.incident.escalation.sign_off_card import sign_off_card
from safetydesk.desktop.rooms.incident.furniture import emptied
from safetydesk.desktop.rooms.incident.presenter import Shown


class ClosingPage(EscalationPage):
    """Duties and the closing at the left; second persons, debrief and actions at the right."""

    def count(self, shown: Shown) -> int:
        """Duties that are open and not set aside, sign-offs that wait and actions that are not done: what is left."""
        case, aside = shown.case, aside_of(shown)
        duties = sum(each.is_open and each.rule.code not in aside for each in shown.ending.duties)
        return duties + sum(each.is_open for each in case.actions) + len(shown.ending.to_sign)

    def show_case(self, shown: Shown) -> None:
        emptied(self.column)
        left = column(duties_card(self.room, shown), closure_card(self.room, shown), gap=14)
        right = column(
            *(card for card in (sign_off_card(self.room, shown),) if card is not None),
            debrief_card(self.room, shown),
            actions_card(self.room, shown),
            gap=14,
        )
        self.column.addWidget(Columns(left, right, share=(1, 1)))
