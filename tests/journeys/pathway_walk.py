"""A pathway as the person at the window reads it on its card, and takes its steps one after the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QWidget
from tests import samples
from tests.journeys.at_the_desk import AREA, CONTROL, School

from safetydesk import wording
from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.domain.pathway import Pathway, Step

WHY = "As the pathway says."
SAID = (("types", WHY, "How, by whom, or why"),)
FORMS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "step": SAID,
    "pattern": (("types", "Nothing else is held", "What you saw in it"),),
    "described": (("types", "A picture of her", "What it is said to show"), ("types", "Maya", "Who said so")),
    "refer": (("types", WHY, "What was shared"),),
    "heard": (("types", "now", "Acknowledged"), ("types", "Keep it as it is", "Advice given")),
    "notice": (("types", "Somebody", "Name"),),
    "decision": (("chooses", "Refer", "Answer"), ("types", WHY, "Reason")),
    "decision:child_safe": (("chooses", "Yes", "Answer"), ("types", WHY, "Reason")),
    "decision:exemption_covers": (("chooses", "Yes", "Answer"), ("types", WHY, "Reason")),
    "decision:immediate_referral": (("chooses", "Yes", "Answer"), ("types", WHY, "Reason")),
    "decision:lead_procedure": (("chooses", "Yes", "Answer"), ("types", WHY, "Reason")),
    "decision:suspension": (("chooses", "Yes", "Answer"), ("types", WHY, "Reason")),
    "note": (("types", "Seen today; calm", "Note"),),
    "note:child_account": (
        ("types", "He wanted a game", "In their own words"),
        ("chooses", "Maya", "Whose words or wishes"),
    ),
    "threshold": (
        ("picks", "harmed", "Limbs that may be met"),
        ("chooses", "May be met", "What was decided"),
        ("types", WHY, "Why"),
    ),
    "low_level.threshold": (("chooses", "Not met", "What was decided"), ("types", WHY, "Why")),
    "allegation": (("chooses", "False", "Outcome"), ("types", "The LADO", "Decided by"), ("types", WHY, "Reason")),
    "ban": (
        ("chooses", "Ben Marsh", "Whose access"),
        ("chooses", "The internet", "To what"),
        ("types", "18/12/2030", "Until"),
        ("types", "The head", "Decided by"),
        ("types", WHY, "Why"),
    ),
    "takedown": (
        ("types", "https://social.example/p/1", "Address"),
        ("chooses", "Reported", "Already done"),
        ("chooses", "Platform", "To whom"),
    ),
    "circumstances": (("chooses", "Wants", "Wish about the police"),),
    "held": (
        ("types", "A telephone", "What it is"),
        ("types", "Ben", "Taken from"),
        ("types", "The DSL", "Who has it now"),
        ("types", "The safe", "Locked place"),
    ),
    "call": (("chooses", "Answered", "How it ended"), ("writes", "now", "Ended")),
    "words:initial_review": (
        ("writes", "now", "When it was held"),
        ("types", "DSL and head", "Who took part"),
        ("picks", "13", "Triggers for immediate referral"),
        ("types", WHY, "What was decided, and why"),
    ),
    "words:known_holder": (("types", "Ben", "Person or account"), ("types", "Maya", "Who or what says so")),
    "words:accidental_viewing": (
        ("types", "A teacher", "Who saw it"),
        ("writes", "now", "When it was seen"),
        ("types", "Was shown it", "How it came about"),
    ),
    "words:deletion": (
        ("types", "The picture on his phone", "What is to be deleted"),
        ("chooses", "Offered", "Report Remove"),
    ),
    "deletion_asked": (
        ("chooses", "Police agreed", "Police or social care agree?"),
        ("types", "Ben", "Who was asked to delete it"),
        ("types", "now", "When they were asked"),
        ("types", "He was asked", "Why it is amended"),
    ),
    "deletion_confirmed": (
        ("types", "Ben", "Who confirmed it"),
        ("types", "now", "When they confirmed it"),
        ("types", "He says so", "Why it is amended"),
    ),
}  # fmt: skip
"""What is filled into each form, beside what stands there already: by the step, by what it opens, or by its kind."""


class Walk:
    """Taken from the page of an incident. `opened`: the kinds of form that were saved on the way; `frozen`: the steps
    that stood frozen; `was_forced`: whether a decision was asked for before all else."""

    def __init__(self, school: School, pathway: Pathway) -> None:
        self.school, self.person, self.pathway = school, school.person, pathway
        self.opened: set[str] = set()
        self.frozen: set[str] = set()
        self.was_forced = False

    def card(self) -> QWidget | None:
        """The card of this pathway, as it is now; None while the page is being read again."""
        for window in self.person.windows():
            for each in window.findChildren(Card):
                if each.isVisible() and each.heading.text() == self.pathway.name:
                    return each
        return None

    def reads(self) -> list[str]:
        """Every word on the card, from top to bottom."""
        card = self.card()
        if card is None:
            return []
        parts = [each for each in card.findChildren(QWidget) if isinstance(each, PlainLabel | Badge)]
        shown = [each for each in parts if each.isVisible()]
        where = {each: each.mapTo(card, each.rect().topLeft()) for each in shown}
        return [each.text() for each in sorted(shown, key=lambda one: (where[one].y(), where[one].x()))]

    def next_step(self) -> Step | None:
        """The one whose name stands under the badge of what comes next; None where every step is done."""
        lines = self.reads()
        for badge in (_say("forced"), _say("next")):
            if badge in lines:
                self.was_forced |= badge == _say("forced")
                following = lines[lines.index(badge) :]
                return next(each for each in self.pathway.steps if each.name in following[:4])
        assert _say("all_done") in lines, lines
        return None

    def looks_at_the_frozen(self) -> None:
        """Remembers the steps that say for what they wait."""
        lines = self.reads()
        for step in self.pathway.steps:
            at = lines.index(step.name) + 1 if step.name in lines[:-1] else 0
            if at and lines[at].startswith(_say("frozen", step="")):
                self.frozen.add(step.code)

    def is_settled(self, step: Step, words: str) -> bool:
        """Whether it stands among those done, under the badge that says how."""
        lines = self.reads()
        return any(pair == (words, step.name) for pair in zip(lines, lines[1:], strict=False))

    def presses(self, act: str, step: Step) -> None:
        """The button of that name, wherever on the page it stands: it is scrolled to first."""
        button = self.person.waits(lambda: self.finds(act, step), f"a button: {act} of {step.code}")
        self.brings_into_sight(button)
        self.person.presses(button.accessibleName())

    def finds(self, act: str, step: Step) -> QAbstractButton | None:
        """On the card; its name says the pathway too, where a step of another one is called the same."""
        values = {"act": _say(act), "step": step.name, "pathway": self.pathway.name}
        names = [_say(key, **values) for key in ("open_for", "open_of")]
        card = self.card()
        buttons = card.findChildren(QAbstractButton) if card is not None else []
        return next((one for one in buttons if one.accessibleName() in names and one.isVisible()), None)

    def brings_into_sight(self, button: QAbstractButton) -> None:
        above = button.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(button)
            self.person.waits(lambda: not button.visibleRegion().isEmpty(), "the button in sight")

    def takes(self, step: Step) -> None:
        """By its big button and the form behind it, saved by the keys; the card then says that it is done."""
        kind = step.opens.partition(":")[0]
        is_made = kind == "refer" and self.finds("open_heard", step) is not None
        self.presses("open_heard" if is_made else f"open_{kind}", step)
        self.opened.add("heard" if is_made else kind)
        if step.opens == "evidence" and self.takes_pictures():
            self.pastes_picture()
        else:
            self.fills("heard" if is_made else self.form_of(step))
            self.saves()
        if step.opens == "words:initial_review":
            self.leaves_the_decision()
        self.person.waits(lambda: self.is_settled(step, _say("taken")), f"{step.code} to be done")
        if step.opens != "evidence":
            self.person.waits(self.is_at_what_is_next, "the cursor at what is next")

    def takes_pictures(self) -> bool:
        """Whether the page of the evidence offers a way in, and not the words instead; it is filled once it is seen."""
        ways = (AREA, "Save the description")
        self.person.waits(lambda: any(map(self.person.sees, ways)), "the page of the evidence")
        return bool(self.person.sees(AREA))

    def is_at_what_is_next(self) -> bool:
        """Whether Enter goes on: the cursor stands at the button of the next step, where one is left."""
        card, focus = self.card(), QApplication.focusWidget()
        is_over = _say("all_done") in self.reads()
        return is_over or (card is not None and focus is not None and card.isAncestorOf(focus))

    def sets_aside(self, step: Step) -> None:
        """Said not to be needed here, with the reason."""
        self.presses("not_needed", step)
        self.person.types("It is nowhere but here", "How, by whom, or why")
        self.saves()
        self.person.waits(lambda: self.is_settled(step, _say("left_out")), f"{step.code} to be left out")

    def leaves_the_decision(self) -> None:
        """A trigger applies: the form of the decision opens by itself. Left, it is the first that the page asks for."""
        self.person.waits(lambda: self.person.sees("Answer"), "the decision")
        self.person.key(Qt.Key.Key_Escape)

    def fills(self, form: str) -> None:
        """What each form needs is typed where it is looked for."""
        for act, words, field in FORMS[form]:
            if act == "chooses":
                self.person.chooses(field, words)
            else:
                getattr(self.person, act)(words, field)

    def form_of(self, step: Step) -> str:
        """Of a deletion each step asks for something else."""
        for name in (f"{self.pathway.code}.{step.code}", step.code, step.opens, step.opens.partition(":")[0]):
            if name in FORMS:
                return name
        raise AssertionError(f"no form is known for {step.code}: {step.opens}")

    def saves(self) -> None:
        """Ctrl+S; the form goes, and the page is read again."""
        self.person.key(Qt.Key.Key_S, CONTROL)

    def pastes_picture(self) -> None:
        """On the page of the evidence; afterwards back to the pathway."""
        self.person.copies_picture(samples.picture_bytes(text="A post"))
        self.person.key(Qt.Key.Key_V, CONTROL)
        self.person.presses("No")
        self.person.waits_for_words("Pasted picture 1.png")
        self.person.turns_to("Escalation")
        QTest.qWait(20)


def _say(key: str, **values: str) -> str:
    return wording.label(f"incident.pathway_{key}", **values)
