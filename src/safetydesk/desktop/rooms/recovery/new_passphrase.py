"""Who is to come in, by what name, and with which passphrase: six words that are offered, or one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from safetydesk import wording
from safetydesk.desktop.kit.buttons import link, primary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice, PassphraseField, TextLine, Tick
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label


class NewPassphrase(Card):
    """`act` is its button. `draw` gives six words."""

    def __init__(self, draw: Callable[[], str]) -> None:
        super().__init__(wording.label("recover_step_2"))
        self._draw = draw
        self.add(plain_label(wording.label("recover_lost"), "small"))
        self.form = Form(columns=2)
        self.form.add(Choice("member", wording.label("recover_member"), empty=None), 2)
        hint = wording.label("first_login_hint")
        self.form.add(TextLine("login", wording.label("recover_login"), hint, needed=True), 2)
        self.form.add(Tick("offered", wording.label("first_use_offered")), 2)
        self._offer = Card(wording.label("first_offered"), tone="accent")
        self._words = plain_label("", "word", selectable=True)
        self._words.setAccessibleName(wording.label("first_offered"))
        again = link(wording.label("first_draw_again"))
        again.clicked.connect(self.draw_words)
        for widget in (self._words, plain_label(wording.label("first_copy_by_hand"), "small"), row(again)):
            self._offer.add(widget)
        self.form.add_widget(self._offer)
        own = PassphraseField("passphrase", wording.label("first_own"), wording.label("first_own_hint"))
        self.form.add(own, 2)
        twice = PassphraseField("again", wording.label("first_again"), wording.label("first_again_hint"))
        self.form.add(twice, 2)
        self.form.changed.connect(self._changed)
        self.add(self.form)
        self.act = primary(wording.label("recover_act"))
        self.add(row(self.act))

    def offer(self, members: Sequence[tuple[str, str]]) -> None:
        """Those who can be chosen, as (id, words)."""
        choice = self.form.field("member")
        if isinstance(choice, Choice):
            choice.set_choices(list(members))
        self.form.field("offered").set_value(True)
        self.draw_words()
        self._show()
        self.form.field("login").focus()

    def draw_words(self) -> None:
        """Other words."""
        self._words.setText(self._draw())

    def chosen(self) -> tuple[str, str, str]:
        """Member's id, login name and passphrase."""
        values = self.form.values()
        return str(values["member"] or ""), str(values["login"]), self._passphrase()

    def problems(self) -> list[tuple[str, str]]:
        """What is missing, as (key, words); whether the passphrase is good the services judge."""
        needed = wording.load_wording().entry("problem", "needed").text
        found = [(key, needed) for key in ("member", "login") if not str(self.form.values()[key] or "")]
        if self.form.field("again").value() != self._passphrase():
            found.append(("again", wording.label("first_not_the_same")))
        return found

    def forget(self) -> None:
        """Let go of what was typed and shown."""
        for key in ("passphrase", "again"):
            field = self.form.field(key)
            if isinstance(field, PassphraseField):
                field.clear()
        self._words.setText("")

    def _passphrase(self) -> str:
        is_offered = bool(self.form.field("offered").value())
        return self._words.text() if is_offered else str(self.form.field("passphrase").value())

    def _changed(self, key: str) -> None:
        if key == "offered":
            self._show()

    def _show(self) -> None:
        is_offered = bool(self.form.field("offered").value())
        self._offer.setVisible(is_offered)
        self.form.set_field_visible("passphrase", not is_offered)
