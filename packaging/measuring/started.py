"""The process that `starting` starts: shows a window, says when, and goes on to the list."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic, perf_counter, sleep
from typing import Any

from measuring.memory import peak

MILLISECONDS = 1000.0
PATIENCE = 20.0
"""Seconds after which a page that has not come is given up."""

PAUSE = 0.002
"""Seconds between two looks at whether a page has come: the finest that is measured."""


def bare() -> dict[str, Any]:
    """The least that PySide6 can show."""
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication(["bare"])
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    app.processEvents()
    return {"shown_at": monotonic(), "shown_peak": peak()}


def desk(store: Path, login: str, passphrase: str) -> dict[str, Any]:
    """The program's own door, its sign-in, its main window and its list, in the order a person meets them."""
    from safetydesk.desktop.app import make_app
    from safetydesk.desktop.window_door import WindowDoor

    app = make_app(["safetydesk"])
    door = WindowDoor(app, store, lambda: None, lambda code: None)
    door.start()
    app.processEvents()
    said: dict[str, Any] = {"shown_at": monotonic(), "shown_peak": peak()}
    derived = _timed_derivation()

    from safetydesk.bootstrap import front_door, open_desk

    began = perf_counter()
    opened = open_desk(front_door(store).unlock(login, passphrase))
    said["unlocked"] = (perf_counter() - began) * MILLISECONDS
    said["derivation"], said["cost"] = derived[0]

    began = perf_counter()
    door._open(opened)  # what the sign-in page calls when the desk is open
    window = door.window
    assert window is not None
    _until(app.processEvents, window.isVisible)
    said["window"] = (perf_counter() - began) * MILLISECONDS
    began = perf_counter()
    _go_to_list(window, app.processEvents)
    said["listed"] = (perf_counter() - began) * MILLISECONDS
    said["listed_peak"] = peak()
    return said


def _go_to_list(window: Any, turn: Callable[[], object]) -> None:
    from PySide6.QtWidgets import QTableView

    from safetydesk.desktop.floor_plan import LIST
    from safetydesk.desktop.navigation import Navigator

    window.findChild(Navigator).go(LIST)

    def there() -> bool:
        tables = [table for table in window.findChildren(QTableView) if table.isVisible()]
        return any(table.model() and table.model().rowCount() for table in tables)

    _until(turn, there)


def _until(turn: Callable[[], object], there: Callable[[], bool]) -> None:
    late = monotonic() + PATIENCE
    while not there():
        turn()
        # A pause, so that the child is measured and not the waiting.
        sleep(PAUSE)
        if monotonic() > late:
            raise TimeoutError("the page did not come")
    turn()


def _timed_derivation() -> list[tuple[float, str]]:
    """Puts a watch round the key derivation: milliseconds, and what it cost."""
    from safetydesk.strongroom import kdf, keys

    plain, taken = kdf.stretch, list[tuple[float, str]]()

    def watched(passphrase: str, salt: bytes, cost: kdf.KdfCost) -> bytes:
        began = perf_counter()
        key = plain(passphrase, salt, cost)
        words = f"Argon2id {cost.memory_kib // 1024} MiB, t={cost.time}, p={cost.lanes}"
        taken.append(((perf_counter() - began) * MILLISECONDS, words))
        return key

    setattr(keys, "stretch", watched)  # noqa: B010  (the name under which `unlock` calls it; not the module's to give)
    return taken


def main() -> None:
    """`started bare|desk STORE LOGIN`, the passphrase on standard input; one line of JSON comes out."""
    what, store, login = sys.argv[1:4]
    said = bare() if what == "bare" else desk(Path(store), login, sys.stdin.read())
    print(json.dumps(said), flush=True)
    os._exit(0)  # as the program itself leaves, past what Qt takes apart at the end


if __name__ == "__main__":
    main()
