"""A paper of the school's own from the window: printed or saved, once whoever came in by the keychain was asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop import paper
from safetydesk.desktop.asking_passphrase import AskPassphrase
from safetydesk.desktop.kit.banner import Banner
from safetydesk.desktop.surroundings import Surroundings


class SchoolPaper:
    """What is said of it goes to `banner`. `needs_passphrase` and `confirm` are the presenter's."""

    def __init__(
        self,
        around: Surroundings,
        owner: QWidget,
        banner: Banner,
        needs_passphrase: Callable[[], bool],
        confirm: Callable[[str], None],
    ) -> None:
        self._around, self._owner, self._banner = around, owner, banner
        self._needs_passphrase, self._confirm = needs_passphrase, confirm

    def print_it(self, draw: Callable[[], bytes], drawing: str, printed: str) -> None:
        """`drawing` and `printed` are what is said meanwhile and after."""
        if self._asks_first(lambda: self.print_it(draw, drawing, printed)):
            return
        printer = paper.choose_printer(self._owner)
        if printer is None:
            return
        self._around.tasks.run(
            drawing,
            lambda progress: paper.print_pages(draw(), printer, progress),
            lambda _pages: self._banner.say(printed),
            self._around.errors.for_room(self._banner),
            self._banner,
        )

    def save_it(
        self, keep: Callable[[Path], None], title: str, name: str, kinds: str, drawing: str, saved: str
    ) -> None:
        """Asks for a place and calls `keep` with it; the ending is that of `name`."""
        if self._asks_first(lambda: self.save_it(keep, title, name, kinds, drawing, saved)):
            return
        path = self._around.prompts.choose_save(title, name, kinds)
        if path is None:
            return
        ending = Path(name).suffix
        path = path if path.suffix.lower() == ending else path.with_name(path.name + ending)
        self._around.tasks.run(
            drawing,
            lambda _progress: keep(path),
            lambda _nothing: self._banner.say(saved),
            self._around.errors.for_room(self._banner),
            self._banner,
        )

    def _asks_first(self, go_on: Callable[[], None]) -> bool:
        """Whoever came in by the keychain shows the passphrase once; then `go_on`."""
        if not self._needs_passphrase():
            return False
        asked = AskPassphrase(
            self._around,
            self._banner,
            wording.label("today_away_passphrase"),
            wording.label("today_away_passphrase_act"),
            wording.label("unlock_working"),
        )
        asked.run(
            lambda passphrase, _progress: self._confirm(passphrase),
            lambda _nothing: go_on(),
            self._around.errors.for_room(self._banner),
            lambda: None,
        )
        return True
