"""Sign in: a name and a passphrase, or the computer's keychain. Every way it can fail has a sentence of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from safetydesk import wording
from safetydesk.bootstrap import Desk
from safetydesk.desktop import theme
from safetydesk.desktop.errors import ErrorDesk
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import link, primary, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.fields import PassphraseField, TextLine
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import Page, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.unlock.presenter import UnlockPresenter
from safetydesk.desktop.tasks import Tasks
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.progress import Progress

_FROM_TOP = 56
_MOST_SCALE = 1.5
"""Above this the words need the room."""


class UnlockPage(Page):
    """Hands the open desk to `opened`; forgets the passphrase whatever comes of it. `forgotten` is another way in."""

    def __init__(
        self,
        presenter: UnlockPresenter,
        tasks: Tasks,
        errors: ErrorDesk,
        opened: Callable[[Desk], None],
        forgotten: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(wording.label("unlock_title"), wording.label("unlock_where", place=presenter.place))
        self._presenter, self._tasks, self._errors, self._opened = presenter, tasks, errors, opened
        self._banner = Banner()
        self.banners.addWidget(self._banner)
        self._form = Form()
        self._login = TextLine("login", wording.label("unlock_login"))
        self._passphrase = PassphraseField("passphrase", wording.label("unlock_passphrase"))
        self._form.add(self._login)
        self._form.add(self._passphrase)
        self._act = primary(wording.label("unlock_act"))
        self._act.clicked.connect(self.sign_in)
        self._login.line.returnPressed.connect(self._passphrase.focus)
        self._passphrase.line.returnPressed.connect(self.sign_in)
        card = Card()
        card.add(self._form)
        self._keychain = secondary(wording.label("unlock_keychain"))
        self._keychain.clicked.connect(self.sign_in_by_keychain)
        if presenter.offers_keychain():
            card.add(row(self._act, self._keychain))
        else:
            card.add(self._act)
        card.add(plain_label(wording.label("unlock_note"), "small"))
        if forgotten is not None:
            asked = link(wording.label("recover_link"))
            asked.clicked.connect(lambda: None if tasks.is_busy else forgotten())
            card.add(row(asked))
        self.add(card)
        self.set_title(self.title.text(), self.subtitle.text(), wording.label("unlock_program"))
        held = self.layout()
        if isinstance(held, QVBoxLayout) and theme.current().scale <= _MOST_SCALE:
            held.insertSpacing(0, theme.scaled(_FROM_TOP))  # a short page stands where the eye is
        self._is_new = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_new:  # not before: a page that is set into a window loses the cursor on the way
            self._is_new = False
            self._login.focus()

    def sign_in(self) -> None:
        """Try the name and passphrase."""
        login, passphrase = self._login.value(), self._passphrase.value()
        problems = []
        if not login:
            problems.append(("login", wording.label("unlock_name_needed")))
        if not passphrase:
            problems.append(("passphrase", wording.label("unlock_passphrase_needed")))
        self._form.show_problems(problems)
        if not problems:
            self._try(lambda _progress: self._presenter.open(login, passphrase))

    def sign_in_by_keychain(self) -> None:
        """Try what this computer's keychain holds; a name typed says whose, where several turned it on."""
        login = self._login.value()
        self._form.show_problems([])
        self._try(lambda progress: self._presenter.open_with_keychain(login, progress))

    def _try(self, work: Callable[[Progress], Desk]) -> None:
        if not self._act.isEnabled():
            return
        self._banner.dismiss()
        self._enable(False)
        self._tasks.run(wording.label("unlock_working"), work, self._come_in, self._failed, self)

    def _enable(self, can: bool) -> None:
        self._act.setEnabled(can)
        self._keychain.setEnabled(can)

    def _come_in(self, desk: Desk) -> None:
        self._passphrase.clear()
        self._opened(desk)

    def _failed(self, error: BaseException) -> None:
        self._enable(True)
        self._passphrase.clear()
        (self._passphrase if self._login.value() else self._login).focus()
        if isinstance(error, Refusal | Trouble):
            said = wording.sentence(error)
            tone = "warning" if isinstance(error, Refusal) else "trouble"
            self._banner.say(said.text, tone, " ".join(part for part in (said.safe, said.remedy) if part))
        else:
            self._errors.show(error, self._banner)
