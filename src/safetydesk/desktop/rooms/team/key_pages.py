"""The pages about keys: a colleague's made anew, one's own passphrase changed, and words handed over in person."""

from __future__ import annotations

from PySide6.QtCore import Signal

from safetydesk import wording
from safetydesk.desktop.kit.buttons import primary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.facts import Facts
from safetydesk.desktop.kit.fields import PassphraseField, TextLine
from safetydesk.desktop.kit.page import Page
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.team.form_page import FormPage
from safetydesk.desktop.rooms.team.presenter import TeamMember, TeamPresenter
from safetydesk.desktop.rooms.team.secret_form import SecretForm


class ResetPage(FormPage):
    """`save_wanted(member, login, passphrase)`. The login may be left as it is."""

    save_wanted = Signal(object, str, str)

    def __init__(self, presenter: TeamPresenter) -> None:
        super().__init__("team_reset", "team_reset_why", "team_reset_act")
        self._member: TeamMember | None = None
        for number in (1, 2, 3):
            self.form.add_widget(plain_label(wording.label(f"team_reset_{number}")))
        hint = wording.label("team_reset_login_hint")
        self.form.add(TextLine("login", wording.label("first_login"), hint), span=2)
        self.secret = SecretForm(self.form, presenter, self._names)

    def begin(self, member: TeamMember) -> None:
        """For this colleague."""
        self._member = member
        self.banner.dismiss()
        self.set_title(wording.label("team_reset_title", name=member.name), wording.label("team_reset_why"))
        self.form.field("login").set_value("")
        self.secret.begin()
        self.form.clear_problems()
        self.set_busy(False)
        self.form.field("login").focus()

    def save(self) -> None:
        if self._member is None or not self.act.isEnabled():
            return
        if not self.show_problems(self.secret.problems()):
            login = str(self.form.field("login").value()).strip()
            self.save_wanted.emit(self._member, login, self.secret.passphrase())

    def _names(self) -> tuple[str, ...]:
        name = self._member.name if self._member else ""
        return name, str(self.form.field("login").value())


class PassphrasePage(FormPage):
    """One's own: `save_wanted(old, new)`."""

    save_wanted = Signal(str, str)

    def __init__(self, presenter: TeamPresenter) -> None:
        super().__init__("team_passphrase", "team_passphrase_why", "team_passphrase_act")
        old = PassphraseField("old", wording.label("team_old"), "", needed=True)
        self.form.add(old, span=2)
        self.secret = SecretForm(self.form, presenter, self._names, is_mine=True)
        self._presenter = presenter
        self._name = ""

    def begin(self, name: str) -> None:
        """Nothing typed; `name` is the member's own."""
        self._name = name
        self.banner.dismiss()
        self.forget()
        self.secret.begin()
        self.form.clear_problems()
        self.set_busy(False)
        self.form.field("old").focus()

    def forget(self) -> None:
        """Let go of every passphrase."""
        old = self.form.field("old")
        if isinstance(old, PassphraseField):
            old.clear()
        self.secret.forget()

    def save(self) -> None:
        if not self.act.isEnabled():
            return
        found = self.secret.problems()
        old = str(self.form.field("old").value())
        if not old:
            found.insert(0, ("old", wording.load_wording().entry("problem", "needed").text))
        if not self.show_problems(found):
            self.save_wanted.emit(old, self.secret.passphrase())

    def _names(self) -> tuple[str, ...]:
        return (self._name,)


class HandOverPage(Page):
    """Login and passphrase, shown this once; `left` lets go of them."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(wording.label("team_hand_over"), wording.label("team_hand_over_why"))
        self._card = Card(tone="accent")
        self._facts = Facts([])
        self._words = plain_label("", "word", selectable=True)
        self._words.setAccessibleName(wording.label("team_passphrase_of"))
        for widget in (self._facts, plain_label(wording.label("team_passphrase_of"), "label"), self._words):
            self._card.add(widget)
        self._card.add(plain_label(wording.label("team_hand_over_how"), "small"))
        self._lost = plain_label("", "small")
        self._card.add(self._lost)
        self.add(self._card)
        done = primary(wording.label("team_handed_over"))
        done.clicked.connect(self._done)
        self.add_act(done)

    def begin(self, name: str, login: str, passphrase: str, lost: int = 0) -> None:
        """What is to be handed to this colleague."""
        self.set_title(wording.label("team_hand_over_title", name=name), wording.label("team_hand_over_why"))
        login_words = login or wording.label("team_login_as_before")
        self._facts.set([(wording.label("first_login"), login_words)])
        self._words.setText(passphrase)
        lost_words = (
            wording.label("team_lost", count=wording.count_words(lost, "sealed file")) if lost else ""
        )
        self._lost.setText(lost_words)
        self._lost.setVisible(bool(lost))

    def forget(self) -> None:
        """The words are gone from the screen and from here."""
        self._words.setText("")

    def _done(self) -> None:
        self.forget()
        self.left.emit()
