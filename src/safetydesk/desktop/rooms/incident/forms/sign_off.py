"""A second person's word on a closing or on a decision not to refer."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.allegation import QUESTION
from safetydesk.domain.closing_drafts import SignOffDraft
from safetydesk.domain.closure import SignOff


class SignOffSheet(Sheet):
    """Agrees, or says why not. What was closed or decided stands either way."""

    kind = "sign_off"

    def __init__(self, room: Room, shown: Shown, sign_off: SignOff) -> None:
        title = say(f"sign_off_title_{sign_off.about_kind}")
        super().__init__(room, shown, title, say("sign_off_rule"), say("sign_off_save"))
        self._sign_off = sign_off
        self.slot = str(sign_off.id)
        self.choice("answer", "sign_off_answer", "sign_off_answers", needed=True, span=2)
        self.area("note", "sign_off_note", hint=say("sign_off_note_hint"), lines=3)
        beside = self.beside.layout()
        if beside is not None:
            beside.addWidget(self._about(shown))
        self.begin({})

    def work(self, values: dict[str, Text]) -> Work:
        sign_off, presenter = self._sign_off, self.room.presenter.ending
        draft = SignOffDraft(**texts(values, ("answer", "note")))
        return lambda _progress: presenter.sign(sign_off, draft)

    def _about(self, shown: Shown) -> Card:
        """What is signed, in full: nobody signs what they have not before their eyes."""
        card, about, term = Card(say("sign_off_about")), self._sign_off.about, self.room.said.term
        card.add(plain_label(wording.label(f"second_person.{self._sign_off.why}"), "small"))
        for decision in shown.case.decisions:
            if decision.id == about:
                card.add(plain_label(term("decision_questions", decision.question), "strong"))
                card.add(plain_label(term("decision_answers", decision.answer)))
                card.add(plain_label(decision.reason))
                at = wording.moment_words(decision.decided)
                card.add(plain_label(f"{at} · {decision.decided_by}", "small"))
        self._threshold(card, shown)
        for closure in shown.case.closures:
            if closure.id == about:
                for text, why_none in (
                    (closure.summary, closure.no_summary),
                    (closure.follow_up, closure.no_follow_up),
                    (closure.actions, closure.no_actions),
                    (closure.outcome, closure.no_outcome),
                ):
                    if text or why_none:
                        card.add(plain_label(text or say("closing_none_because", why=why_none)))
                at, by = wording.moment_words(closure.closed), shown.case.member_name(closure.closed_by)
                card.add(plain_label(f"{at} · {by}", "small"))
        return card

    def _threshold(self, card: Card, shown: Shown) -> None:
        """Of whom it was judged, by what, and why."""
        term = self.room.said.term
        names = {person.id: person.name for _part, person in shown.case.people}
        for judged in shown.case.threshold_decisions:
            if judged.id == self._sign_off.about:
                card.add(plain_label(term("decision_questions", QUESTION), "strong"))
                card.add(plain_label(names.get(judged.person_id, "")))
                card.add(plain_label(term("threshold_answers", judged.answer)))
                for text in (judged.evidence, judged.reason, judged.lado_advice):
                    if text:
                        card.add(plain_label(text))
                at = wording.moment_words(judged.decided)
                card.add(plain_label(f"{at} \u00b7 {judged.decided_by}", "small"))
