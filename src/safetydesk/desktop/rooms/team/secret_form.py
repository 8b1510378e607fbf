"""A passphrase for somebody: six words that are offered, or one's own, judged as it is typed."""

from __future__ import annotations

from collections.abc import Callable

from safetydesk import wording
from safetydesk.desktop.kit.buttons import link
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import PassphraseField, Tick
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.team.presenter import TeamPresenter


class SecretForm:
    """Its fields stand in `form`, at the end. `names` gives what a stranger would try first, as it stands now.

    `is_mine`: offered words are to be typed again too, for nobody shows them to oneself a second time.
    """

    def __init__(
        self,
        form: Form,
        presenter: TeamPresenter,
        names: Callable[[], tuple[str, ...]],
        *,
        is_mine: bool = False,
    ) -> None:
        self._form, self._presenter, self._names, self._is_mine = form, presenter, names, is_mine
        use = "first_use_offered" if is_mine else "team_use_offered"
        form.add(Tick("offered", wording.label(use)), span=2)
        self._offer = Card(wording.label("team_offered"), tone="accent")
        self._words = plain_label("", "word", selectable=True)
        self._words.setAccessibleName(wording.label("team_offered"))
        again = link(wording.label("first_draw_again"))
        again.clicked.connect(self.draw)
        how = plain_label(wording.label("team_write_down_mine" if is_mine else "team_write_down"), "small")
        for widget in (self._words, how, row(again)):
            self._offer.add(widget)
        form.add_widget(self._offer)
        hint = wording.label("first_own_hint")
        form.add(PassphraseField("passphrase", wording.label("team_own"), hint), span=2)
        again_hint = wording.label("team_again_hint")
        form.add(PassphraseField("again", wording.label("team_again"), again_hint), span=2)
        form.field("offered").set_value(True)
        form.changed.connect(self._changed)
        self.draw()
        self._show()

    def draw(self) -> None:
        """Other words."""
        self._words.setText(self._presenter.draw())

    def is_offered(self) -> bool:
        return bool(self._form.field("offered").value())

    def passphrase(self) -> str:
        return self._words.text() if self.is_offered() else str(self._form.field("passphrase").value())

    def problems(self) -> list[tuple[str, str]]:
        """What is wrong, as (key, words)."""
        found = []
        wrong = self._presenter.weakness(self.passphrase(), *self._names())
        if wrong:
            found.append(("offered" if self.is_offered() else "passphrase", wrong))
        again = self._form.field("again")
        if again.isVisibleTo(self._form) and again.value() != self.passphrase():
            found.append(("again", wording.label("first_not_the_same")))
        return found

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

    def _changed(self, key: str) -> None:
        if key == "offered":
            self._show()
        if key == "passphrase":
            self._form.field("passphrase").set_problem(None)

    def _show(self) -> None:
        is_offered = self.is_offered()
        self._offer.setVisible(is_offered)
        self._form.set_field_visible("passphrase", not is_offered)
        self._form.set_field_visible("again", self._is_mine or not is_offered)
