"""Addresses that are to be taken down: where each stands, what is done next, and everything that was done."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import secondary
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.long_text import copyable
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.escalation.escalation_page import EscalationPage
from safetydesk.desktop.rooms.incident.escalation.record_card import Rows, facts
from safetydesk.desktop.rooms.incident.forms.takedown import TakedownSheet
from safetydesk.desktop.rooms.incident.forms.takedown_step import TakedownStepSheet
from safetydesk.desktop.rooms.incident.furniture import emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.takedown import Takedown, TakedownStep
from safetydesk.domain.takedown_standing import NEW, REPORTED, ROUTES, STEPS, Standing

_TONES = {
    "new": "moderate", "captured": "moderate", "reported": "accent", "chased": "accent", "answered": "moderate",
    "refused": "serious", "removed": "ok", "back": "serious", "given_up": "neutral",
}  # fmt: skip


class TakedownPage(EscalationPage):
    """An address is shown whole and can be copied; nothing of it can be clicked or opened."""

    def count(self, shown: Shown) -> int:
        return len(shown.case.takedowns)

    def show_case(self, shown: Shown) -> None:
        emptied(self.column)
        card = Card(say("takedowns"))
        found = self.room.presenter.takedowns.standings(shown.case, shown.now)
        if not found:
            card.add(plain_label(say("no_takedowns"), "muted"))
        for place, (takedown, standing) in enumerate(found):
            if place:
                card.add(Hairline())
            self._add(card, shown, takedown, standing)
        if found:
            card.add(Hairline())
        begin = secondary(say("act_takedown"), icon="add")
        self.room.surroundings.offers.only(begin, "refer")
        begin.clicked.connect(lambda: self.room.open_sheet(TakedownSheet))
        card.add(row(begin))
        self.column.addWidget(card)

    def _add(self, card: Card, shown: Shown, takedown: Takedown, standing: Standing) -> None:
        name = takedown.address or takedown.account
        card.add(copyable(name, say("takedown_address")))
        card.add(row(*self._badges(shown, standing)))
        card.add(facts(self._rows(shown.case, takedown, standing)))
        for point in standing.points:
            card.add(plain_label(say(f"takedown_point_{point}"), "small", selectable=True))
        for step in standing.steps:
            card.add(plain_label(self._said(shown.case, step), "small", selectable=True))
        buttons = self._buttons(takedown, standing)
        if buttons:
            card.add(row(*buttons))

    def _badges(self, shown: Shown, standing: Standing) -> list[QWidget]:
        words = say("takedown_new") if standing.state == NEW else self.room.said.term(STEPS, standing.state)
        since = wording.moment_words(standing.since)
        badges: list[QWidget] = [
            Badge(say("takedown_since", state=words, at=since), _TONES.get(standing.state, "neutral"))
        ]
        if standing.answer_due is not None:
            tone = "critical" if standing.is_overdue(shown.now) else "moderate"
            badges.append(Badge(wording.due_words(standing.answer_due, shown.now), tone))
        return badges

    def _rows(self, case: CaseFile, takedown: Takedown, standing: Standing) -> Rows:
        said, numbers = self.room.said, {each.id: each.number for each in case.exhibits}
        return [
            (say("takedown_what"), takedown.what),
            (say("takedown_platform"), said.term("platforms", takedown.platform)),
            (say("takedown_account"), takedown.account if takedown.address else ""),
            (say("takedown_asked"), said.term(ROUTES, standing.route)),
            (say("takedown_reference"), standing.reference),
            (say("takedown_before"), numbers.get(standing.before, "") if standing.before else ""),
            (say("takedown_after"), numbers.get(standing.after, "") if standing.after else ""),
        ]

    def _said(self, case: CaseFile, step: TakedownStep) -> str:
        """One step as a line: when, what, to whom, by what reference, who wrote it down."""
        said = self.room.said
        what = said.term(STEPS, step.kind)
        whom = say("takedown_to", step=what, route=said.term(ROUTES, step.route)) if step.route else what
        parts = (
            wording.moment_words(step.at),
            whom,
            step.reference,
            step.note,
            case.member_name(step.recorded_by),
        )
        return " · ".join(part for part in parts if part)

    def _buttons(self, takedown: Takedown, standing: Standing) -> list[QWidget]:
        """Each next step; a report to each route that is offered."""
        wanted = [
            (step, route)
            for step in standing.next_steps
            for route in (standing.next_routes or ("",) if step == REPORTED else ("",))
        ]
        return [self._button(takedown, step, route) for step, route in wanted]

    def _button(self, takedown: Takedown, step: str, route: str) -> QWidget:
        said = self.room.said
        what = said.term(STEPS, step)
        words = say("takedown_to", step=what, route=said.term(ROUTES, route)) if route else what
        button = secondary(words)
        button.setAccessibleName(
            say("takedown_button", step=words, address=takedown.address or takedown.account)
        )
        self.room.surroundings.offers.only(button, "refer")
        button.clicked.connect(
            lambda: self.room.open_sheet(lambda r, s: TakedownStepSheet(r, s, takedown, step, route))
        )
        return button
