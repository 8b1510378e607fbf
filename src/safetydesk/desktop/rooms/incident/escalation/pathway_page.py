"""The pathways of the incident: what comes next with one button, what was done and by which record, what waits."""

from __future__ import annotations

from collections import Counter
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.buttons import Button, link, primary, secondary
from safetydesk.desktop.kit.card import Card, Hairline
from safetydesk.desktop.kit.combo import Combo
from safetydesk.desktop.kit.page import column, marked, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.escalation.bans_card import bans_card
from safetydesk.desktop.rooms.incident.escalation.escalation_page import EscalationPage
from safetydesk.desktop.rooms.incident.escalation.pathway_opening import (
    EVIDENCE,
    Making,
    act_of,
    making_of,
    needs_of,
)
from safetydesk.desktop.rooms.incident.forms.pathway_step import PathwayStepSheet
from safetydesk.desktop.rooms.incident.furniture import Room, emptied
from safetydesk.desktop.rooms.incident.presenter import Shown
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.pathway import SAID, Pathway, Step
from safetydesk.domain.pathway_step import DONE, NOT_NEEDED, SET_ASIDE, TAKEN_UP, UNDONE, WENT_ON
from safetydesk.domain.pathways import FROZEN, OPEN, TAKEN, PathwayView, StepView, is_a_decision

_BETWEEN = 16
"""Between a button and the links beside it, before scaling: nearer, they would read as one sentence."""


class PathwayPage(EscalationPage):
    """A card a pathway. Order is shown and never kept: any open step can be recorded."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._ways_on: dict[str, QWidget] = {}
        self._called: Counter[str] = Counter()
        self._was_here = False
        self._incident: UUID | None = None
        self._came_from: tuple[UUID | None, str] = (None, "")

    def count(self, shown: Shown) -> int:
        """The pathways themselves."""
        return sum(not each.is_set_aside for each in shown.pathways)

    def show_case(self, shown: Shown) -> None:
        # Read anew while the cursor stands at a button that goes with the reading before: it stays where it was.
        here = next((code for code, button in self._ways_on.items() if button.hasFocus()), "")
        if here:
            self._came_from, self._was_here = (self._incident, here), True
        emptied(self.column)
        self._ways_on = {}
        self._called = Counter(each.step.name for view in shown.pathways for each in view.steps)
        for view in shown.pathways:
            self.column.addWidget(self._set_aside(view) if view.is_set_aside else self._card(view, shown))
        if shown.case.bans:
            self.column.addWidget(bans_card(self.room, shown))
        self.column.addWidget(self._others(shown))
        self._incident = shown.case.incident.id
        QTimer.singleShot(0, self, self._go_on_from)

    def _open(self, pathway: Pathway, make: Making) -> None:
        self._came_from = (self._incident, pathway.code)
        self.room.open_sheet(make)

    def _go_on_from(self) -> None:
        """Back from a form, the cursor stands at what is next on its pathway, unless somebody has put it elsewhere."""
        incident, code = self._came_from
        button = self._ways_on.get(code) if incident == self._incident else None
        if button is None or not button.isVisible():
            return
        was_here, self._came_from, self._was_here = self._was_here, (None, ""), False
        focus = QApplication.focusWidget()
        is_left = focus is not None and focus.accessibleName() == say("pages")  # there by the form that went
        if was_here or is_left:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, view: PathwayView, shown: Shown) -> QWidget:
        card = Card(view.pathway.name)
        card.add(plain_label(view.pathway.words))
        if not view.pathway.confirmed:
            card.add(plain_label(say("pathway_unconfirmed"), "small"))
        following = view.next
        if following is not None:
            self._add_next(card, view.pathway, following, shown)
        elif not view.left:
            card.add(row(Badge(say("pathway_all_done"), "ok")))
        later = [each for each in view.steps if each is not following]
        for title, standings in (("pathway_waits", (FROZEN,)), ("pathway_later", (OPEN,))):
            self._add_open(card, view.pathway, title, [e for e in later if e.standing in standings], shown)
        self._add_settled(card, view, shown)
        card.add(self._foot(view.pathway))
        return card

    def _add_next(self, card: Card, pathway: Pathway, view: StepView, shown: Shown) -> None:
        step = view.step
        card.add(Hairline())
        badge = (
            Badge(say("pathway_forced"), "critical") if step.forced else Badge(say("pathway_next"), "accent")
        )
        card.add(row(badge, *self._due(step, shown)))
        card.add(plain_label(step.name, "strong", selectable=True))
        card.add(plain_label(step.words))
        _add_unconfirmed(card, pathway, step)
        card.add(plain_label(say("pathway_who", who=wording.who_words(view.who)), "small"))
        button = self._button(pathway, view, shown, big=True)
        self._ways_on[pathway.code] = button
        card.add(row(button, *self._otherwise(pathway, view), gap=_BETWEEN))
        if step.clause:
            card.add(self._clause(step.clause))

    def _add_open(
        self, card: Card, pathway: Pathway, title: str, steps: list[StepView], shown: Shown
    ) -> None:
        if not steps:
            return
        card.add(Hairline())
        card.add(plain_label(say(title), "label"))
        for view in steps:
            card.add(plain_label(view.step.name, selectable=True))
            _add_unconfirmed(card, pathway, view.step)
            if view.standing == FROZEN:
                waits = pathway.step(view.frozen_by)
                card.add(plain_label(say("pathway_frozen", step=waits.name if waits else ""), "small"))
                card.add(row(self._go_on(pathway, view.step)))
            else:
                card.add(
                    row(
                        self._button(pathway, view, shown),
                        *self._otherwise(pathway, view),
                        *self._due(view.step, shown),
                        gap=_BETWEEN,
                    )
                )

    def _add_settled(self, card: Card, view: PathwayView, shown: Shown) -> None:
        settled = [each for each in view.steps if each.is_settled]
        if not settled:
            return
        card.add(Hairline())
        card.add(plain_label(say("pathway_done"), "label"))
        for each in settled:
            is_taken = each.standing == TAKEN
            words = say("pathway_taken" if is_taken else "pathway_left_out")
            badge = Badge(words, "ok" if is_taken else "neutral")
            card.add(marked(badge, plain_label(each.step.name, selectable=True)))
            card.add(plain_label(self._how(each, shown), "small", selectable=True))
            if each.said is not None:
                again = link(
                    say("pathway_say_otherwise"), say("pathway_say_otherwise_of", step=each.step.name)
                )
                self._opens(again, view.pathway, each.step, UNDONE)
                card.add(row(again))

    def _how(self, view: StepView, shown: Shown) -> str:
        """By which record, or by whose word, and when."""
        if view.said is not None and not view.fact:
            return wording.step_said_words(view.said, shown.case)
        return wording.step_record_words(view, shown.case, self.room.said.vocabulary)

    def _button(self, pathway: Pathway, view: StepView, shown: Shown, *, big: bool = False) -> QWidget:
        step = view.step
        words = say(f"pathway_open_{act_of(step, shown)}")
        name = self._name(words, pathway, step)
        button = primary(words, name) if big else secondary(words, name)
        self.room.surroundings.offers.only(button, needs_of(step, shown))
        make = making_of(pathway, step, shown)
        if make is None:
            button.clicked.connect(lambda _on=False: self.room.show_tab(EVIDENCE))
        else:
            button.clicked.connect(lambda _on=False: self._open(pathway, make))
        return button

    def _otherwise(self, pathway: Pathway, view: StepView) -> list[QWidget]:
        """What a form would record can also be said; and every step can be said not to be needed here."""
        wanted = [("pathway_say_done", DONE)] if view.step.opens not in SAID else []
        found: list[QWidget] = []
        for key, state in (*wanted, ("pathway_not_needed", NOT_NEEDED)):
            button = link(say(key), self._name(say(key), pathway, view.step))
            found.append(self._opens(button, pathway, view.step, state))
        return found

    def _go_on(self, pathway: Pathway, step: Step) -> QWidget:
        words = say("pathway_go_on")
        return self._opens(link(words, self._name(words, pathway, step)), pathway, step, WENT_ON)

    def _name(self, act: str, pathway: Pathway, step: Step) -> str:
        """As it is read aloud; with the pathway's name where a step of another one is called the same."""
        key = "pathway_open_of" if self._called[step.name] > 1 else "pathway_open_for"
        return say(key, act=act, step=step.name, pathway=pathway.name)

    def _opens(self, button: Button, pathway: Pathway, step: Step | None, state: str) -> Button:
        needed = "decide" if is_a_decision(state, step) else "note"
        self.room.surroundings.offers.only(button, needed)
        button.clicked.connect(
            lambda _on=False: self._open(pathway, lambda r, s: PathwayStepSheet(r, s, pathway, step, state))
        )
        return button

    def _due(self, step: Step, shown: Shown) -> list[QWidget]:
        meant = [each for each in shown.due if step.deadline and each.rule_code == step.deadline]
        return [
            Badge(
                wording.due_words(each.due, shown.now),
                "critical" if each.is_overdue(shown.now) else "moderate",
            )
            for each in meant[:1]
        ]

    def _clause(self, clause: str) -> QWidget:
        """One click away: shown under the button that asks for it."""
        words = plain_label(clause, "small", selectable=True)
        words.hide()
        button = link(say("pathway_why"), say("pathway_why"))
        button.clicked.connect(lambda _on=False: words.setVisible(words.isHidden()))
        return column(row(button), words, gap=4)

    def _foot(self, pathway: Pathway) -> QWidget:
        button = link(say("pathway_set_aside"), say("pathway_set_aside_of", name=pathway.name))
        aside = self._opens(button, pathway, None, SET_ASIDE)
        source = say("pathway_source", source=f"{pathway.source}, {wording.dated_words(pathway.dated)}")
        return column(row(aside), self._clause(source), gap=4)

    def _set_aside(self, view: PathwayView) -> QWidget:
        card = Card(view.pathway.name)
        card.add(row(Badge(say("pathway_is_aside"), "neutral")))
        if view.said is not None:
            card.add(plain_label(view.said.note, selectable=True))
        again = secondary(say("pathway_take_up_again"), say("pathway_take_up_of", name=view.pathway.name))
        card.add(row(self._opens(again, view.pathway, None, TAKEN_UP)))
        return card

    def _others(self, shown: Shown) -> QWidget:
        card = Card(say("pathway_others"))
        if not shown.pathways:
            card.add(plain_label(say("pathway_none"), "muted"))
        offered = {each.code: each for each in shown.pathways_offered}
        choose = Combo([(each.code, each.name) for each in offered.values()])
        choose.setAccessibleName(say("pathway_others"))
        take = self.room.surroundings.offers.only(secondary(say("pathway_take_up")), "note")
        take.clicked.connect(lambda _on=False: self._take_up(offered.get(choose.code() or "")))
        card.add(choose)
        card.add(row(take))
        return card

    def _take_up(self, pathway: Pathway | None) -> None:
        if pathway is not None:
            self.room.open_sheet(lambda r, s: PathwayStepSheet(r, s, pathway, None, TAKEN_UP))


def _add_unconfirmed(card: Card, pathway: Pathway, step: Step) -> None:
    """Beside the step itself, where the rest of its pathway is confirmed; else it is said once, of the whole."""
    if pathway.confirmed and not step.confirmed:
        card.add(plain_label(say("pathway_unconfirmed"), "small"))
