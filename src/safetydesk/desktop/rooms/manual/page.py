"""What SafetyDesk protects and what it does not: to be read with a store open or without, and saved as a PDF."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.errors import ErrorDesk
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import link, secondary
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.page import Page, row
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.prompts import Prompts
from safetydesk.desktop.rooms.manual.presenter import ManualPresenter
from safetydesk.desktop.rooms.manual.promises import KindCard
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.desktop.tasks import Tasks


class ManualPage(Page):
    """`leave` goes back to where one was, `apart` to where an independent store is started, once somebody is signed in.

    Nothing here is about any store.
    """

    def __init__(
        self,
        presenter: ManualPresenter,
        tasks: Tasks,
        errors: ErrorDesk,
        prompts: Prompts,
        leave: Callable[[], object],
        back: str = "",
        apart: Callable[[], object] | None = None,
    ) -> None:
        page = presenter.manual()
        super().__init__(page.title, wording.label("manual_subtitle"))
        self._presenter, self._tasks, self._errors, self._prompts = presenter, tasks, errors, prompts
        self.banner = Banner()
        self.banners.addWidget(self.banner)
        self._save = secondary(wording.label("manual_save"))
        self._save.clicked.connect(self.save)
        self.add_act(self._save)
        going = secondary(back or wording.label("manual_back"))
        going.clicked.connect(leave)
        self.add_act(going)
        self.leave_by_escape(leave)
        self.add(plain_label(page.intro))
        for kind in page.kinds:
            self.add(KindCard(kind, page.of_kind(kind.code)))
        for part in page.sections:
            card = Card(part.title)
            for line in part.lines:
                card.add(plain_label(line, selectable=True))
            self.add(card)
        if apart is not None:
            start = link(wording.label("ind_title"))
            start.clicked.connect(apart)
            self.add(row(start))  # beneath the last part, which is about somebody who signs in here

    def save(self) -> None:
        """As a PDF, where it is asked for."""
        title, name = wording.label("manual_save_title"), wording.label("manual_file")
        chosen = self._prompts.choose_save(title, name, "PDF (*.pdf)")
        if chosen is None or not self._save.isEnabled():
            return
        self._save.setEnabled(False)

        def work(_progress: object) -> Path:
            self._presenter.save(chosen)
            return chosen

        self._tasks.run(wording.label("manual_saving"), work, self._saved, self._failed, self)

    def _saved(self, path: Path) -> None:
        self._save.setEnabled(True)
        self.banner.say(wording.label("manual_saved", file=str(path)))

    def _failed(self, error: BaseException) -> None:
        self._save.setEnabled(True)
        self._errors.show(error, self.banner)


def build(surroundings: Surroundings) -> QWidget:
    """The room, for the floor plan."""
    return ManualPage(
        ManualPresenter(),
        surroundings.tasks,
        surroundings.errors,
        surroundings.prompts,
        surroundings.navigator.back,
        apart=lambda: surroundings.navigator.go("independent"),
    )
