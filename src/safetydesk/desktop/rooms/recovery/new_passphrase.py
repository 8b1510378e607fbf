"""Who is to come in, by what name, and with which passphrase: six words that are offered, or one's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from safetydesk import wording
from safetydesk.desktop.kit.buttons import primary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import Choice, TextLine
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.passphrase_fields import PassphraseFields


class NewPassphrase(Card):
    """`act` is its button. `draw` gives six words."""

    def __init__(self, draw: Callable[[], str]) -> None:
        super().__init__(wording.label("recover_step_2"))
        self.add(plain_label(wording.label("recover_lost"), "small"))
        self.form = Form(columns=2)
        self.form.add(Choice("member", wording.label("recover_member"), needed=True), 2)
        hint = wording.label("first_login_hint")
        self.form.add(TextLine("login", wording.label("recover_login"), hint, needed=True), 2)
        self.secret = PassphraseFields(self.form, draw)
        self.add(self.form)
        self.act = primary(wording.label("recover_act"))
        self.add(row(self.act))

    def offer(self, members: Sequence[tuple[str, str]]) -> None:
        """Those who can be chosen, as (id, words). Where there are several nobody is chosen for whoever comes in:
        the keys of the one who is chosen end."""
        choice = self.form.field("member")
        if isinstance(choice, Choice):
            choice.set_choices(list(members))
        alone = members[0][0] if len(members) == 1 else None
        choice.set_value(alone)
        self.secret.begin()
        self.form.field("login" if alone else "member").focus()

    def chosen(self) -> tuple[str, str, str]:
        """Member's id, login name and passphrase."""
        values = self.form.values()
        return str(values["member"] or ""), str(values["login"]), self.secret.passphrase()

    def problems(self) -> list[tuple[str, str]]:
        """What is missing, as (key, words); whether the passphrase is good the services judge."""
        needed = wording.load_wording().entry("problem", "needed").text
        found = [(key, needed) for key in ("member", "login") if not str(self.form.values()[key] or "")]
        return found + self.secret.slips()
