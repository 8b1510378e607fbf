"""A passphrase that is to be chosen: six words that are offered, or one's own, typed twice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.kit.buttons import link
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import PassphraseField, Tick
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label


@dataclass(frozen=True, slots=True)
class PassphraseSays:
    """Keys of labels, for it is chosen by whoever will use it or by a colleague for them."""

    use: str = "first_use_offered"
    offered: str = "first_offered"
    write_down: str = "first_copy_by_hand"
    own: str = "first_own"
    again: str = "first_again"
    again_hint: str = "first_again_hint"


class PassphraseFields:
    """Fields `offered`, `passphrase` and `again` at the end of `form`. `draw` gives six words, which `begin` shows.

    `beneath` stands under one's own passphrase. Where offered words are `typed_again` too, whoever uses them shows that
    they are written down: nobody shows them to oneself a second time.
    """

    def __init__(
        self,
        form: Form,
        draw: Callable[[], str],
        says: PassphraseSays | None = None,
        *,
        typed_again: bool = True,
        beneath: QWidget | None = None,
    ) -> None:
        says = says or PassphraseSays()
        self._form, self._draw, self._typed_again = form, draw, typed_again
        form.add(Tick("offered", wording.label(says.use)), span=2)
        self._offer = Card(wording.label(says.offered), tone="accent")
        self._words = plain_label("", "word", selectable=True)
        self._words.setAccessibleName(wording.label(says.offered))
        again = link(wording.label("first_draw_again"))
        again.clicked.connect(self.draw)
        for widget in (self._words, plain_label(wording.label(says.write_down), "small"), row(again)):
            self._offer.add(widget)
        form.add_widget(self._offer)
        own_hint = wording.label("first_own_hint")
        form.add(PassphraseField("passphrase", wording.label(says.own), own_hint), span=2)
        if beneath is not None:
            form.add_widget(beneath)
        again_hint = wording.label(says.again_hint)
        form.add(PassphraseField("again", wording.label(says.again), again_hint), span=2)
        form.field("offered").set_value(True)
        form.changed.connect(self._changed)
        self._show()

    @property
    def words(self) -> str:
        """The six that are offered."""
        return self._words.text()

    def is_offered(self) -> bool:
        """Whether they are used."""
        return bool(self._form.field("offered").value())

    def passphrase(self) -> str:
        """The one chosen."""
        return self.words if self.is_offered() else str(self._form.field("passphrase").value())

    def slips(self) -> list[tuple[str, str]]:
        """Whether it was typed otherwise the second time, as (key, words)."""
        is_asked = self._typed_again or not self.is_offered()
        if is_asked and self._form.field("again").value() != self.passphrase():
            return [("again", wording.label("first_not_the_same"))]
        return []

    def draw(self) -> None:
        """Other words."""
        self._words.setText(self._draw())

    def begin(self) -> None:
        """Fresh words, nothing typed."""
        self.forget()
        self._form.field("offered").set_value(True)
        self.draw()
        self._show()

    def forget(self) -> None:
        """Let go of what was typed and shown."""
        for key in ("passphrase", "again"):
            field = self._form.field(key)
            if isinstance(field, PassphraseField):
                field.clear()
        self._words.setText("")

    def _show(self) -> None:
        is_offered = self.is_offered()
        self._offer.setVisible(is_offered)
        self._form.set_field_visible("passphrase", not is_offered)
        self._form.set_field_visible("again", self._typed_again or not is_offered)

    def _changed(self, key: str) -> None:
        if key == "offered":
            self._show()
        if key == "passphrase":
            self._form.field("passphrase").set_problem(None)
