"""For when the desk is locked: the day sheet on paper or as a file, and a file for a calendar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from safetydesk import wording
from safetydesk.desktop import paper
from safetydesk.desktop.asking_passphrase import AskPassphrase
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.kit.buttons import quiet
from safetydesk.desktop.kit.card import Card
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.today.presenter import TodayPresenter
from safetydesk.desktop.surroundings import Surroundings


class AwayCard(Card):
    """What is said of it goes to `banner`, which is the page's."""

    def __init__(self, surroundings: Surroundings, presenter: TodayPresenter, banner: Banner) -> None:
        super().__init__()
        self._around, self._presenter, self._banner = surroundings, presenter, banner
        self.add(plain_label(wording.label("today_away_why"), "small"))
        for words, icon, act in (
            ("today_sheet_print", "print", self._print),
            ("today_sheet_save", "save", self._save),
            ("today_calendar_save", "save", self._save_calendar),
        ):
            button = quiet(wording.label(words), icon=icon)
            button.clicked.connect(act)
            button.setEnabled(act != self._print or paper.has_printer())
            self.add(button)

    def _print(self) -> None:
        if self._asks_first(self._print):
            return
        printer = paper.choose_printer(self)
        if printer is None:
            return
        self._around.tasks.run(
            wording.label("today_sheet_drawing"),
            lambda progress: paper.print_pages(self._presenter.day_sheet(), printer, progress),
            lambda _pages: self._banner.say(wording.label("today_sheet_printed")),
            self._around.errors.for_room(self._banner),
            self._banner,
        )

    def _save(self) -> None:
        if not self._asks_first(self._save):
            kinds = wording.label("print_kinds")
            self._keep("today_sheet_save", "today_sheet_name", kinds, ".pdf", self._presenter.save_day_sheet)

    def _save_calendar(self) -> None:
        if not self._asks_first(self._save_calendar):
            kinds = wording.label("today_calendar_kinds")
            keep = self._presenter.save_calendar
            self._keep("today_calendar_save", "today_calendar_name", kinds, ".ics", keep)

    def _keep(self, title: str, name: str, kinds: str, ending: str, keep: Callable[[Path], None]) -> None:
        path = self._around.prompts.choose_save(wording.label(title), wording.label(name), kinds)
        if path is None:
            return
        path = path if path.suffix.lower() == ending else path.with_name(path.name + ending)
        said = "today_sheet_saved" if ending == ".pdf" else "today_calendar_saved"
        self._around.tasks.run(
            wording.label("today_sheet_drawing"),
            lambda _progress: keep(path),
            lambda _nothing: self._banner.say(wording.label(said)),
            self._around.errors.for_room(self._banner),
            self._banner,
        )

    def _asks_first(self, go_on: Callable[[], None]) -> bool:
        """Whoever came in by the keychain shows the passphrase once; then `go_on`."""
        if not self._presenter.needs_passphrase():
            return False
        asked = AskPassphrase(
            self._around,
            self._banner,
            wording.label("today_away_passphrase"),
            wording.label("today_away_passphrase_act"),
            wording.label("unlock_working"),
        )
        asked.run(
            lambda passphrase, _progress: self._presenter.confirm(passphrase),
            lambda _nothing: go_on(),
            self._around.errors.for_room(self._banner),
            lambda: None,
        )
        return True
