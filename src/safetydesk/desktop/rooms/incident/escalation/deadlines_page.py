"""The clocks of an incident: what, by when, who; whose rule it is, one click away; what met it, what was done to it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import link, secondary
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.page import column, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.escalation.escalation_page import EscalationPage
from safetydesk.desktop.rooms.incident.escalation.record_card import Rows, facts
from safetydesk.desktop.rooms.incident.forms.deadline_change import DeadlineChangeSheet
from safetydesk.desktop.rooms.incident.furniture import emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.deadline import MET, PAUSED, Deadline


class DeadlinesPage(EscalationPage):
    """The running ones first, the earliest before the others."""

    def count(self, shown: Shown) -> int:
        return sum(clock.is_live for clock in shown.clocks.every)

    def show_case(self, shown: Shown) -> None:
        emptied(self.column)
        live = [clock for clock in shown.clocks.every if clock.is_live]
        settled = [clock for clock in shown.clocks.every if not clock.is_live]
        self.column.addWidget(self._card(say("clocks_live"), live, shown, say("no_clocks")))
        if settled:
            self.column.addWidget(self._card(say("clocks_settled"), settled, shown))
        if shown.clocks.left_over:
            self.column.addWidget(self._left_over(shown))

    def _card(self, title: str, clocks: list[Deadline], shown: Shown, empty: str = "") -> Card:
        card = Card(title)
        if not clocks:
            card.add(plain_label(empty, "muted"))
        for place, clock in enumerate(clocks):
            if place:
                card.add(Hairline())
            self._add(card, clock, shown)
        return card

    def _add(self, card: Card, clock: Deadline, shown: Shown) -> None:
        deadlines = self.room.presenter.deadlines
        card.add(plain_label(clock.label, "strong", selectable=True))
        stands = self._badge(clock, shown)
        card.add(row(stands) if isinstance(stands, Badge) else stands)
        card.add(facts(self._rows(clock)))
        for change in clock.changes:
            card.add(plain_label(deadlines.changed(change, shown.case), "small", selectable=True))
        card.add(self._why(clock))
        buttons = [self._button(clock, act) for act in deadlines.acts(clock)]
        if buttons:
            card.add(row(*buttons))

    def _badge(self, clock: Deadline, shown: Shown) -> QWidget:
        if clock.state == PAUSED and clock.since is not None:
            return Badge(say("clock_paused", at=wording.moment_words(clock.since)), "neutral")
        if not clock.is_live:
            said = plain_label(self.room.presenter.deadlines.settled(clock), "small", selectable=True)
            is_missed = clock.was_late and clock.state != MET
            said.set_tone("serious" if is_missed else "ok" if clock.state == MET else None)
            return said
        tone = "critical" if clock.is_overdue(shown.now) else "moderate"
        return Badge(wording.due_words(clock.due, shown.now), tone)

    def _rows(self, clock: Deadline) -> Rows:
        moved = clock.first_due is not None and clock.first_due != clock.due
        first = wording.moment_words(clock.first_due) if moved and clock.first_due else ""
        return [
            (say("clock_due"), wording.moment_words(clock.due)),
            (say("clock_first_due"), first),
            (say("clock_calendar"), wording.label(clock.calendar)),
            (say("clock_who"), clock.responsible),
            (say("clock_about"), wording.clock_about(clock, self.room.said.vocabulary)),
        ]

    def _called(self, clock: Deadline) -> str:
        """For whoever hears the page: of two that are called alike, which."""
        return wording.clock_words(clock, self.room.said.vocabulary)

    def _why(self, clock: Deadline) -> QWidget:
        """Folded: what the rule is and whose; what is doubtful about how it was counted."""
        lines = column(
            *(
                plain_label(line, "small", selectable=True)
                for line in self.room.presenter.deadlines.why(clock)
            ),
            gap=2,
        )
        lines.hide()
        asked = link(say("clock_why"), say("clock_act", act=say("clock_why"), clock=self._called(clock)))

        def unfold() -> None:
            shown = lines.isHidden()
            lines.setVisible(shown)
            asked.set_words(say("clock_hide_why" if shown else "clock_why"))

        asked.clicked.connect(unfold)
        return column(row(asked), lines, gap=2)

    def _button(self, clock: Deadline, act: str) -> QWidget:
        words = self.room.said.term("clock_changes", act)
        button = secondary(words)
        button.setAccessibleName(say("clock_act", act=words, clock=self._called(clock)))
        self.room.surroundings.offers.only(button, "decide")
        button.clicked.connect(
            lambda: self.room.open_sheet(lambda r, s: DeadlineChangeSheet(r, s, clock, act))
        )
        return button

    def _left_over(self, shown: Shown) -> Card:
        card = Card(say("clocks_left_over"))
        words = self.room.said.vocabulary.every_deadline_rule
        for change in shown.clocks.left_over:
            rule = words.get(change.rule)
            name = rule.label if rule else say("clock_unknown", rule=change.rule)
            card.add(plain_label(name, "strong"))
            said = self.room.presenter.deadlines.changed(change, shown.case)
            card.add(plain_label(said, "small", selectable=True))
        return card
