"""First run: the school, the first team member and the passphrase become a store."""

from __future__ import annotations

from collections.abc import Callable

from safetydesk import wording
from safetydesk.bootstrap import Desk
from safetydesk.desktop.errors import ErrorDesk
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import primary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import Page
from safetydesk.desktop.prompts import Prompts
from safetydesk.desktop.rooms.first_run.form import FirstRunForm
from safetydesk.desktop.rooms.first_run.presenter import FirstRunPresenter
from safetydesk.desktop.tasks import Tasks
from safetydesk.domain.errors import Refusal, Trouble

_PLACE_CODES = frozenset(
    {"folder_not_empty", "folder_is_a_file", "place_is_network", "place_is_synced", "store_read_only"}
)


class FirstRunPage(Page):
    """Hands the desk of the new store to `opened`."""

    def __init__(
        self,
        presenter: FirstRunPresenter,
        tasks: Tasks,
        errors: ErrorDesk,
        prompts: Prompts,
        opened: Callable[[Desk], None],
    ) -> None:
        super().__init__(wording.label("first_title"), wording.label("first_why"))
        self._presenter, self._tasks, self._errors, self._prompts = presenter, tasks, errors, prompts
        self._opened = opened
        self._banner = Banner()
        self.banners.addWidget(self._banner)
        self._fields = FirstRunForm(presenter)
        self._fields.place_wanted.connect(self._choose_place)
        self._act = primary(wording.label("first_act"))
        self._act.clicked.connect(self.create_store)
        self._card = Card()
        self._card.add(self._fields)
        self._card.add(self._act)
        self.add(self._card)
        self._fields.begin()

    def create_store(self) -> None:
        """Make the store, in the background; the keys take a second."""
        problems = self._fields.problems()
        homeless = self._fields.show_problems(problems)
        if problems or not self._act.isEnabled():
            if homeless:
                self._banner.say(homeless[0], "warning")
            return
        self._banner.dismiss()
        self._card.setEnabled(
            False
        )  # the whole of it: else the focus goes back to the top, and may be typed in
        place, first = self._fields.place(), self._fields.member()

        def work(_progress: object) -> Desk:
            return self._presenter.create(place, first)

        self._tasks.run(wording.label("first_working"), work, self._made, self._failed, self)

    def _made(self, desk: Desk) -> None:
        self._fields.forget()
        self._opened(desk)

    def _failed(self, error: BaseException) -> None:
        self._card.setEnabled(True)
        if isinstance(error, Refusal | Trouble) and error.code in _PLACE_CODES:
            said = wording.sentence(error)
            self._fields.form.show_problems([("place", f"{said.text} {said.remedy}".strip())])
            return
        self._errors.show(error, self._banner, self._fields.form)

    def _choose_place(self) -> None:
        chosen = self._prompts.choose_folder(wording.label("first_choose_place"))
        if chosen is not None:
            self._fields.set_place(str(chosen))
