"""How the files just added were captured: asked once for the batch, and none of it needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice, DateTimeField, TextLine
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.log_incident.presenter import LogPresenter
from safetydesk.desktop.typed_times import time_reader
from safetydesk.domain.exhibit import CaptureCard

CARD_PROBLEMS = {"captured": "card_captured", "method": "card_method"}
"""What `domain.checks` may say of a card, and the field here that it stands beside."""


class CaptureCardForm(Card):
    """Hidden until `begin`. `changed` fires as it is filled; `names()` are the files it speaks of."""

    changed = Signal()

    def __init__(self, presenter: LogPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._names: tuple[str, ...] = ()
        self._about = plain_label("", "strong")
        self.add(self._about)
        self.add(plain_label(wording.label("log_card_why"), "small"))
        self.form = Form(columns=2)
        reader = time_reader(presenter.clock_now)
        self._captured = DateTimeField("card_captured", wording.label("log_card_captured"), reader)
        choices = presenter.choices
        self.form.add(self._captured)
        self.form.add(Choice("card_method", wording.label("log_card_method"), choices("capture_methods")))
        self.form.add(Choice("card_platform", wording.label("log_card_platform"), choices("platforms")))
        self.form.add(TextLine("card_address", wording.label("log_card_address"), longest=2000))
        self.form.add(Choice("card_device", wording.label("log_card_device"), choices("devices")))
        self.form.add(TextLine("card_captured_by", wording.label("log_card_captured_by")))
        self.form.add(TextLine("card_supplied_by", wording.label("log_card_supplied_by")), span=2)
        self.form.changed.connect(lambda _key: self.changed.emit())
        self._open = quiet(wording.label("log_card_open"))
        self._open.clicked.connect(self._unfold)
        self.add(self._open)
        self.form.hide()
        self.add(self.form)
        self._done = done = quiet(wording.label("log_card_done"))
        done.clicked.connect(self.hide)
        self.add(done)
        self.setAccessibleName(wording.label("log_card_title"))
        self.hide()

    def begin(self, names: Sequence[str], card: CaptureCard) -> None:
        """Ask about the files `names`; what is known of them already stands there."""
        self._names = ()
        self._about.setText(wording.label("log_card_about", files=wording.count_words(len(names), "file")))
        self.form.set_values(
            {
                "card_captured": None,
                "card_method": card.method or None,
                "card_platform": card.platform or None,
                "card_address": card.address,
                "card_device": card.device or None,
                "card_captured_by": card.captured_by,
                "card_supplied_by": card.supplied_by,
            }
        )
        self._names = tuple(names)
        self._fold(True)
        self.show()

    def forget(self) -> None:
        """Speak of no file any more."""
        self._names = ()
        self.hide()

    def unread_times(self) -> list[tuple[str, str]]:
        """A time typed here that cannot be read, as (what `domain.checks` would call it, words)."""
        words = self._captured.trouble() if self._names else None
        return [("captured", words)] if words else []

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> list[str]:
        """Says what is wrong with a card beside its field; gives back the words that have no field here."""
        if problems:
            self._fold(False)
            self.show()
        return self.form.show_problems([(CARD_PROBLEMS[field], words) for field, words in problems])

    def _unfold(self) -> None:
        self._fold(False)
        self._captured.focus()

    def _fold(self, folded: bool) -> None:
        self._open.setVisible(folded)
        self.form.setVisible(not folded)
        self._done.setVisible(not folded)

    def names(self) -> tuple[str, ...]:
        """The sealed files it speaks of."""
        return self._names

    def typed(self) -> dict[str, object]:
        """What stands in its fields, by key."""
        return self.form.values()
