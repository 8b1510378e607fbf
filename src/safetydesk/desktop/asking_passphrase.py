"""The passphrase asked for again, in place, before an act goes on: until it is right, or until the member gives up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from safetydesk import wording
from safetydesk.desktop.surroundings import Surroundings
from safetydesk.domain.errors import Refusal
from safetydesk.domain.progress import Progress

Outcome = TypeVar("Outcome")


class AskPassphrase:
    """Over `owner`: `why` is what the member reads, `act` stands on the button, `doing` is said while it works."""

    def __init__(self, around: Surroundings, owner: QWidget, why: str, act: str, doing: str) -> None:
        self._around, self._owner = around, owner
        self._why, self._act, self._doing = why, act, doing

    def run(
        self,
        work: Callable[[str, Progress], Outcome],
        done: Callable[[Outcome], None],
        failed: Callable[[BaseException], None],
        given_up: Callable[[], None],
        problem: str = "",
    ) -> None:
        """Ask, and do `work(passphrase, progress)` by `Tasks`. Refusal `passphrase_wrong` asks again and says so."""
        typed = self._around.prompts.ask_passphrase(
            wording.label("passphrase_again"), self._why, self._act, problem
        )
        if typed is None:
            given_up()
            return

        def wrong(error: BaseException) -> None:
            if isinstance(error, Refusal) and error.code == "passphrase_wrong":
                self.run(work, done, failed, given_up, wording.label("passphrase_not_yours"))
            else:
                failed(error)

        passphrase = typed
        self._around.tasks.run(
            self._doing, lambda progress: work(passphrase, progress), done, wrong, self._owner
        )
