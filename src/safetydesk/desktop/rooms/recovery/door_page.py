"""Passphrase forgotten: two sheets open the store, then a member is chosen and given a new passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from safetydesk import wording
from safetydesk.bootstrap import Desk
from safetydesk.desktop.errors import ErrorDesk
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import link, primary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.form import Form
from safetydesk.desktop.kit.page import Page, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.recovery.new_passphrase import NewPassphrase
from safetydesk.desktop.rooms.recovery.presenter import DoorPresenter, mistake_words
from safetydesk.desktop.sheet_code_field import CodeField
from safetydesk.desktop.tasks import Tasks
from safetydesk.domain.errors import Refusal

IDLE_MS = 5 * 60 * 1000
"""With the store open and nobody signed in, this long without a key pressed closes it again."""
_WHICH = {"1": "one", "2": "two"}


class ComeInWithSheets(Page):
    """Hands the open desk to `opened`; `back` is for the page that it stands over."""

    def __init__(
        self,
        presenter: DoorPresenter,
        tasks: Tasks,
        errors: ErrorDesk,
        opened: Callable[[Desk], None],
        back: Callable[[], None],
    ) -> None:
        super().__init__(wording.label("recover_title"), wording.label("recover_subtitle"))
        self._presenter, self._tasks, self._errors = presenter, tasks, errors
        self._opened, self._back = opened, back
        self.banner = Banner()
        self.banners.addWidget(self.banner)
        self._codes = Form()
        self._sheets = self._codes_card()
        self.add(self._sheets)
        self.member = NewPassphrase(presenter.draw)
        self.member.act.clicked.connect(self.take_over)
        self.add(self.member)
        self.member.hide()
        leave = link(wording.label("recover_back"))
        leave.clicked.connect(self.leave)
        self.add(row(leave))
        self.leave_by_escape(self.leave)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self.leave)
        self.member.form.changed.connect(lambda _key: self._idle.start())
        self._one.focus()

    def open_store(self) -> None:
        """Try the two codes."""
        fields = (self._one, self._two)
        wrong = [field for field in fields if field.show_mistake()]
        if wrong or not self._act.isEnabled():
            (wrong or fields)[0].focus()
            return
        self.banner.dismiss()
        self._act.setEnabled(False)
        one, two = (field.value() for field in fields)
        self._tasks.run(
            wording.label("recover_opening"),
            lambda _progress: self._presenter.open(one, two),
            self._choose,
            self._not_opened,
            self,
        )

    def take_over(self) -> None:
        """Give the chosen member the new passphrase, and come in as them."""
        problems = self.member.problems()
        self.member.form.show_problems(problems)
        if problems or not self.member.act.isEnabled():
            return
        self.banner.dismiss()
        self.member.setEnabled(False)
        chosen, login, passphrase = self.member.chosen()
        self._tasks.run(
            wording.label("recover_working"),
            lambda _progress: self._presenter.take_over(chosen, login, passphrase),
            self._come_in,
            self._not_taken,
            self,
        )

    def leave(self) -> None:
        """Back to the sign-in; the store is closed again, and nothing typed stays."""
        if self._tasks.is_busy:
            return
        self._idle.stop()
        self._forget()
        try:
            self._presenter.let_go()
        finally:
            self._back()

    def _codes_card(self) -> Card:
        hint = wording.label("sheets_code_hint")
        self._one = CodeField("one", wording.label("recover_code_1"), hint, mistake_words)
        self._two = CodeField("two", wording.label("recover_code_2"), hint, mistake_words)
        self._codes.add(self._one)
        self._codes.add(self._two)
        self._act = primary(wording.label("recover_open"))
        self._act.clicked.connect(self.open_store)
        card = Card(wording.label("recover_step_1"))
        card.add(plain_label(wording.label("recover_told"), "small"))
        card.add(self._codes)
        card.add(row(self._act))
        return card

    def _choose(self, members: list[tuple[str, str]]) -> None:
        for field in (self._one, self._two):
            field.forget()
        self._sheets.hide()
        self.member.offer(members)
        self.member.show()
        self._idle.start()

    def _not_opened(self, error: BaseException) -> None:
        self._act.setEnabled(True)
        which = error.values.get("which", "") if isinstance(error, Refusal) else ""
        if isinstance(error, Refusal) and which in _WHICH:
            said = wording.sentence(error)
            self._codes.show_problems([(_WHICH[which], f"{said.text} {said.remedy}".strip())])
            return
        self._errors.show(error, self.banner)

    def _come_in(self, desk: Desk) -> None:
        self._idle.stop()
        self._forget()
        self._opened(desk)

    def _not_taken(self, error: BaseException) -> None:
        self.member.setEnabled(True)
        self._errors.show(error, self.banner, self.member.form)
        if not self._presenter.is_open:
            self.leave()

    def _forget(self) -> None:
        for field in (self._one, self._two):
            field.forget()
        self.member.secret.forget()
