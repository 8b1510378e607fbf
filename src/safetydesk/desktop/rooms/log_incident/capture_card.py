"""How the files just added were captured: asked once for the batch, corrected for one of them; none of it is needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop.capture_card_fields import OF_ONE_ALONE, CaptureCardFields
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.log_incident.presenter import LogPresenter
from safetydesk.desktop.typed_form import TypedForm
from safetydesk.domain.checks.capture_card import COUNTS, read_card, typed_card
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.domain.plain import hints_of

CARD_PROBLEMS = frozenset(hints_of(CaptureCard)) - {"platform", "address", "device"}
"""What `domain.checks` may say of a card. The three are the incident's own too: those stand beside its fields."""


class CaptureCardForm(Card):
    """Hidden until `begin`. `changed` fires as it is filled; `names()` are the files it speaks of.

    `number_wanted` that those files are to be numbered as one series, in the order of `names()`.
    """

    changed = Signal()
    number_wanted = Signal()

    def __init__(self, presenter: LogPresenter) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._now = presenter.clock_now
        self._about = plain_label("", "strong")
        self.add(self._about)
        self._why = plain_label(wording.label("log_card_why"), "small")
        self.add(self._why)
        self.form = Form(columns=2)
        self.fields = CaptureCardFields(self.form, lambda: presenter.vocabulary, presenter.clock_now)
        self._typed = TypedForm(self.form, presenter.clock_now, self.fields.title_of)
        self.form.changed.connect(self._filled)
        self._open = quiet(wording.label("log_card_open"))
        self._open.clicked.connect(self._unfold)
        self._number = quiet("")
        self._number.clicked.connect(self._number_them)
        self.add(row(self._open, self._number))
        self.form.hide()
        self.add(self.form)
        self._done = done = quiet(wording.label("log_card_done"))
        done.clicked.connect(self.hide)
        self.add(done)
        self.setAccessibleName(wording.label("log_card_title"))
        self.hide()

    def begin(self, names: Sequence[str], card: CaptureCard, *, about: str = "", folded: bool = True) -> None:
        """Ask about the files `names`; what is known of them already stands there. `about` names the one file."""
        self._names = ()
        is_one = len(names) == 1
        files = about or wording.count_words(len(names), "file")
        self._about.setText(wording.label("log_card_about", files=files))
        self._why.setText(wording.label("log_card_why_one" if about else "log_card_why"))
        for key in OF_ONE_ALONE:
            self.form.set_field_visible(key, is_one)
        self._number.set_words(wording.label("log_card_number", count=str(len(names))))
        self._number.setVisible(not is_one)
        self._typed.put(dict(typed_card(card)))
        self._names = tuple(names)
        self._fold(folded)
        self.show()
        if not folded:
            self.form.fields()[0].focus()

    def forget(self) -> None:
        """Speak of no file any more."""
        self._names = ()
        self.hide()

    def unread(self) -> list[tuple[str, str]]:
        """Times and numbers typed here that cannot be read, as (the card's field, words)."""
        if not self._names:
            return []
        found = Findings(self._now())
        read_card(self.typed(), CaptureCard(), found)
        counts = [(each.field, wording.problem(each)) for each in found.problems if each.field in COUNTS]
        return [*self._typed.unread(), *counts]

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> list[str]:
        """Says what is wrong with a card beside its field; gives back the words that have no field here."""
        if problems:
            self._fold(False)
            self.show()
        return self.form.show_problems(problems)

    def names(self) -> tuple[str, ...]:
        """The sealed files it speaks of."""
        return self._names

    def typed(self) -> dict[str, str]:
        """What stands in its fields, by the card's names; of a batch, what may be said of the whole of it."""
        left_out = OF_ONE_ALONE if len(self._names) > 1 else ()
        return {key: str(value) for key, value in self._typed.read().items() if key not in left_out}

    def _filled(self, _key: str) -> None:
        if self._names:
            self.changed.emit()

    def _unfold(self) -> None:
        self._fold(False)
        self.form.field("captured").focus()

    def _number_them(self) -> None:
        self._number.hide()
        self.form.field("whole_screen").set_value("series")
        self.number_wanted.emit()

    def _fold(self, folded: bool) -> None:
        self._open.setVisible(folded)
        self.form.setVisible(not folded)
        self._done.setVisible(not folded)
