"""Closing an incident: four blocks, and each duty that is left; and opening it again."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import TextLine
from safetydesk.desktop.kit.fields.choices_search import codes_in
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.several import several
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet, Work
from safetydesk.desktop.rooms.incident.furniture import Room
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text, texts
from safetydesk.domain.checks.closing import BLOCKS
from safetydesk.domain.closing_drafts import ClosingDraft
from safetydesk.domain.duty import CLOCK

_ASIDE = "aside_"


class ClosingSheet(Sheet):
    """Each block is written, or why there is none. A duty that is left is set aside here, with its reason."""

    kind = "closing"

    def __init__(self, room: Room, shown: Shown) -> None:
        super().__init__(room, shown, say("closing_title"), say("closing_why"), say("closing_save"))
        for block in BLOCKS:
            self.area(block, f"closing_{block}", hint=say(f"closing_{block}_hint"), lines=3)
            if block == "outcome":
                several(self, "outcomes", "closing_outcomes", "incident_outcomes")
            self.line(f"no_{block}", f"closing_no_{block}", span=2)
        left = [each.rule for each in shown.ending.duties if each.is_open]
        for duty in left:
            if duty.can_set_aside:
                label = say("closing_aside", duty=duty.label)
                self.add(TextLine(_ASIDE + duty.code, label, hint=duty.words, longest=2000), 2)
        self._asides = tuple(duty.code for duty in left if duty.can_set_aside)
        beside = self.beside.layout()
        if beside is not None:
            for card in self._cards(shown):
                beside.addWidget(card)
        self.begin({})

    def work(self, values: dict[str, Text]) -> Work:
        incident, presenter = self.shown.case.incident, self.room.presenter.ending
        blocks = (*BLOCKS, *(f"no_{block}" for block in BLOCKS))
        draft = ClosingDraft(
            **texts(values, blocks),
            outcomes=codes_in(str(values["outcomes"])),
            set_aside={code: str(values[_ASIDE + code]) for code in self._asides},
        )
        return lambda _progress: presenter.close(incident, draft)

    def done_words(self) -> str:
        return say("closing_done_second" if self.shown.ending.second else "closing_done")

    def _cards(self, shown: Shown) -> list[Card]:
        cards = []
        must = [each.rule for each in shown.ending.duties if each.is_open and not each.rule.can_set_aside]
        if must:
            card = Card(say("closing_must"), tone="moderate")
            for duty in must:
                card.add(plain_label(duty.label, "strong"))
                card.add(plain_label(duty.words, "small"))
            card.add(plain_label(say("closing_must_why"), "small"))
            cards.append(card)
        if shown.ending.second:
            card = Card(say("closing_second"), tone="accent")
            card.add(plain_label(say("closing_second_why", why=shown.ending.second)))
            cards.append(card)
        duties = {each.rule.code for each in shown.ending.duties}
        due = [each for each in shown.due if CLOCK + each.rule_code not in duties]
        running = [each for each in due if not each.is_overdue(shown.now)]
        late = [each for each in due if each.is_overdue(shown.now)]
        if due:
            card = Card(say("closing_clocks"))
            for each in (*late, *running):
                named = wording.clock_words(each, self.room.said.vocabulary)
                card.add(plain_label(say("bullet", text=named)))
            card.add(plain_label(say("closing_clocks_why"), "small"))
            cards.append(card)
        outcomes = Card(say("closing_outcomes"))
        for term in self.room.said.vocabulary.terms("incident_outcomes"):
            words = f"{term.label}: {term.explanation}" if term.explanation else term.label
            outcomes.add(plain_label(words, "small"))
        return [*cards, outcomes]


class ReopenSheet(Sheet):
    """What closed it stays on record beside the reason."""

    kind = "reopen"

    def __init__(self, room: Room, shown: Shown) -> None:
        super().__init__(room, shown, say("reopen_title"), say("reopen_why"), say("reopen_save"))
        self.area("reason", "reopen_reason", needed=True, lines=3)
        self.begin({})

    def work(self, values: dict[str, Text]) -> Work:
        incident, presenter = self.shown.case.incident, self.room.presenter.ending
        return lambda _progress: presenter.reopen(incident, str(values["reason"]))
