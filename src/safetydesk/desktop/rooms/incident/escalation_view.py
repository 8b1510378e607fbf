"""Whom it was taken to and what was decided: referrals, decisions and notices, each with what came back."""

from __future__ import annotations

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.page import Columns, column, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.furniture import Room, Scroller, emptied
from safetydesk.desktop.rooms.incident.header import NEEDED
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.decision import Decision
from safetydesk.domain.notice import Notice
from safetydesk.domain.referral import Referral

Rows = list[tuple[str, str]]


class EscalationView(Scroller):
    """Each signal asks the page for a form: `refer_wanted`, `decide_wanted`, `tell_wanted` for new ones."""

    refer_wanted = Signal()
    decide_wanted = Signal()
    tell_wanted = Signal()
    update_wanted = Signal(object)
    acknowledge_wanted = Signal(object)

    def __init__(self, room: Room) -> None:
        super().__init__(say("tab_escalation"))
        self._said, self._offers = room.said, room.surroundings.offers

    def show_case(self, shown: Shown) -> None:
        """Show this reading of the incident."""
        emptied(self.body)
        case = shown.case
        left = column(self._referrals(case), gap=14)
        right = column(self._decisions(case), self._notices(case), gap=14)
        self.body.addWidget(Columns(left, right, share=(1, 1)))
        self.body.addStretch(1)

    def _referrals(self, case: CaseFile) -> QWidget:
        card = self._card("referrals", "act_refer", self.refer_wanted, "no_referrals", bool(case.referrals))
        for place, referral in enumerate(reversed(case.referrals)):
            if place:
                card.add(Hairline())
            self._referral(card, referral, case)
        return card

    def _referral(self, card: Card, referral: Referral, case: CaseFile) -> None:
        said = self._said
        card.add(plain_label(said.route(referral.route), "strong", selectable=True))
        card.add(row(Badge(*_standing(referral))))
        made = f"{wording.moment_words(referral.made)} · {case.member_name(referral.made_by)}"
        rows = [
            (say("referral_made"), made),
            (say("referral_organisation"), referral.organisation),
            (say("referral_spoke_to"), referral.spoke_to),
            (say("referral_method"), said.term("methods", referral.method)),
            (say("referral_references"), "\n".join(referral.references)),
            (say("referral_shared"), referral.shared),
            (say("referral_informed"), said.term("informed", referral.informed)),
            (say("referral_acknowledged"), _heard(referral.acknowledged, referral.acknowledged_by)),
            (say("referral_advice"), referral.advice),
            (say("referral_action_taken"), referral.action_taken),
            (say("referral_outcome"), referral.outcome),
            (say("referral_closed"), wording.moment_words(referral.closed) if referral.closed else ""),
        ]
        card.add(_facts(rows))
        update = secondary(say("update_referral", route=said.route_short(referral.route)), icon="edit")
        self._offers.only(update, "refer")
        update.clicked.connect(lambda: self.update_wanted.emit(referral))
        card.add(row(update))

    def _decisions(self, case: CaseFile) -> QWidget:
        card = self._card("decisions", "act_decide", self.decide_wanted, "no_decisions", bool(case.decisions))
        for place, decision in enumerate(reversed(case.decisions)):
            if place:
                card.add(Hairline())
            self._decision(card, decision)
        return card

    def _decision(self, card: Card, decision: Decision) -> None:
        term = self._said.term
        card.add(plain_label(term("decision_questions", decision.question), "small"))
        card.add(plain_label(term("decision_answers", decision.answer), "strong", selectable=True))
        rows = [
            (say("decision_reason"), decision.reason),
            (say("decision_options"), decision.options),
            (say("decision_advice"), decision.advice),
            (say("decision_decided"), f"{wording.moment_words(decision.decided)} · {decision.decided_by}"),
        ]
        card.add(_facts(rows))

    def _notices(self, case: CaseFile) -> QWidget:
        card = self._card("notices", "act_tell", self.tell_wanted, "no_notices", bool(case.notices))
        for place, notice in enumerate(reversed(case.notices)):
            if place:
                card.add(Hairline())
            self._notice(card, notice, case)
        return card

    def _notice(self, card: Card, notice: Notice, case: CaseFile) -> None:
        kind = self._said.term("notice_kinds", notice.to_kind)
        name = f"{kind}: {notice.to_name}" if notice.to_name else kind
        card.add(plain_label(name, "strong", selectable=True))
        if not notice.was_told:
            card.add(row(Badge(say("notice_not_told"), "moderate")))
        elif notice.acknowledged is None:
            card.add(row(Badge(say("notice_unheard"), "neutral")))
        else:
            card.add(row(Badge(say("notice_heard"), "ok")))
        at = f"{wording.moment_words(notice.at)} · {case.member_name(notice.by)}"
        rows = [
            (say("notice_at" if notice.was_told else "notice_decided_at"), at),
            (say("notice_method"), self._said.term("methods", notice.method)),
            (say("notice_said"), notice.said),
            (say("notice_reason_not_told"), notice.reason_not_told),
            (say("notice_response"), notice.response),
            (say("notice_acknowledged"), _heard(notice.acknowledged, notice.acknowledged_by)),
        ]
        card.add(_facts(rows))
        if notice.was_told and notice.acknowledged is None:
            heard = secondary(say("acknowledge", name=notice.to_name or kind))
            self._offers.only(heard, "notice")
            heard.clicked.connect(lambda: self.acknowledge_wanted.emit(notice))
            card.add(row(heard))

    def _card(self, title: str, act: str, wanted: SignalInstance, empty: str, has_any: bool) -> Card:
        card = Card(say(title))
        if not has_any:
            card.add(plain_label(say(empty), "muted"))
            button = self._offers.only(secondary(say(act)), NEEDED[act.removeprefix("act_")])
            button.clicked.connect(wanted)
            card.add(row(button))
        return card


def _standing(referral: Referral) -> tuple[str, str]:
    if referral.closed is not None:
        return say("referral_is_closed"), "ok"
    if referral.is_waiting:
        return say("referral_is_waiting"), "moderate"
    return say("referral_is_heard"), "accent"


def _heard(at: Moment | None, by: str) -> str:
    return " · ".join(part for part in (wording.moment_words(at) if at else "", by) if part)


def _facts(rows: Rows) -> Facts:
    return Facts([pair for pair in rows if pair[1]])
