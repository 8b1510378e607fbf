"""The people of an incident with their parts. A part that was withdrawn stays, struck out, with the reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from safetydesk import wording
from safetydesk.desktop.kit.buttons import link, quiet
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.page import column, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.offers import Offers
from safetydesk.desktop.rooms.incident.said import Said
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.incident import Involvement
from safetydesk.domain.person import Person
from safetydesk.domain.who_manages import adults_of

_CLOSE = 2
"""Pixels between a name and what belongs to it."""


class PeopleCard(Card):
    """`add`, `withdraw(part, person)` and `look(person)` are what its buttons do, for whom `offers` lets do them."""

    def __init__(
        self,
        case: CaseFile,
        said: Said,
        add: Callable[[], None],
        withdraw: Callable[[Involvement, Person], None],
        offers: Offers,
        look: Callable[[Person], None] = lambda _person: None,
    ) -> None:
        super().__init__(say("people"))
        self._offers = offers
        self._said = said
        self._withdraw = withdraw
        self._look = look
        self._adults = {person.id for person in adults_of(case)}
        if not case.people:
            self.add(plain_label(say("no_people"), "muted"))
        for place, (part, person) in enumerate(case.people):
            if place:
                self.add(Hairline())
            self._person(case, part, person)
        button = offers.only(quiet(say("add_person"), icon="add"), "add_people")
        button.clicked.connect(lambda _on=False: add())
        self.add(row(button))

    def _person(self, case: CaseFile, part: Involvement, person: Person) -> None:
        words = self._said.term("parts", part.part)
        name = plain_label(
            self._said.person(person), "muted" if part.is_withdrawn else "strong", selectable=True
        )
        more = (person.known_as, *person.handles, part.note)
        beneath = plain_label(" · ".join(p for p in (words, *more) if p), "small", selectable=True)
        if part.withdrawn is None:
            button = quiet(say("withdraw"), say("withdraw_of", name=person.name, part=words))
            self._offers.only(button, "withdraw")
            button.clicked.connect(lambda _on=False: self._withdraw(part, person))
            self.add(_beside(column(name, beneath, gap=_CLOSE), button))
            if person.id in self._adults:
                held = link(say("pattern_of"), say("pattern_of_name", name=person.name))
                self._offers.only(held, "decide")
                held.clicked.connect(lambda _on=False: self._look(person))
                self.add(row(held))
            return
        for label in (name, beneath):
            font = label.font()
            font.setStrikeOut(True)
            label.setFont(font)
            # A line through words is not read aloud.
            label.setAccessibleName(say("withdrawn_words", words=label.text()))
        by = case.member_name(part.withdrawn_by) if part.withdrawn_by else ""
        at = wording.moment_words(part.withdrawn)
        why = plain_label(say("part_withdrawn_why", reason=part.withdrawn_reason), selectable=True)
        when = plain_label(say("withdrawn_line", at=at, name=by), "small")
        self.add(column(name, beneath, why, when, gap=_CLOSE))


def _beside(words: QWidget, button: QWidget) -> QWidget:
    """Words with what can be done about them at the right."""
    held = QWidget()
    across = QHBoxLayout(held)
    across.setContentsMargins(0, 0, 0, 0)
    across.addWidget(words, 1)
    across.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return held
