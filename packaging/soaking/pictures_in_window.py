"""The process that `pictures` starts: the main window is open while another thread looks at what is harmed."""

from __future__ import annotations

import json
import os
import random
import sys
from collections import Counter
from pathlib import Path
from threading import Thread
from time import monotonic, perf_counter
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage

from measuring.school import new_store
from safetydesk.bootstrap import open_desk
from safetydesk.desktop.app import make_app
from safetydesk.desktop.window_door import WindowDoor
from safetydesk.domain.media_kind import kind_named
from safetydesk.intake.preview import TIME_LIMIT, NoPreview, Picture, PreviewRoom, PrintPicture
from soaking.mutations import mutated, seeds

EDGE = 240
LONGEST = TIME_LIMIT + 2.0
MOST_MIB = 512.0
A_BEAT = 5


class Soaking(Thread):
    """Looks at so many, one after the other. What is to be drawn waits in `drawn` for the window's thread."""

    def __init__(self, count: int, seed: int) -> None:
        super().__init__(daemon=True)
        self._count = count
        self._pick = random.Random(seed)  # noqa: S311  (chooses what to break, keeps no secret)
        self.outcomes: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.slowest = self.held = 0.0
        self.drawn: list[Picture] = []

    def run(self) -> None:
        whole = seeds()
        with PreviewRoom() as room:
            for number in range(self._count):
                name, content = whole[number % len(whole)]
                self._look(room, name, mutated(name, content, self._pick), number)
            # After all of that, good ones must still be shown.
            for name, content in whole:
                if not isinstance(room.look(content, kind_named(name), EDGE), Picture):
                    self.wrong.append(f"a good {name} is no longer shown")

    def _look(self, room: PreviewRoom, name: str, content: bytes, number: int) -> None:
        kind, began = kind_named(name), monotonic()
        answer: Picture | PrintPicture | NoPreview
        answer = room.for_print(content, kind) if number % 10 == 9 else room.look(content, kind, EDGE)
        taken = monotonic() - began
        self.slowest = max(self.slowest, taken)
        if taken > LONGEST:
            self.wrong.append(f"mutation {number} took {taken:.1f} s")
        self._weigh(room, number)
        self.outcomes[answer.reason if isinstance(answer, NoPreview) else "picture"] += 1
        if isinstance(answer, Picture):
            self.drawn.append(answer)

    def _weigh(self, room: PreviewRoom, number: int) -> None:
        """The most that the child held so far, where the system says it and it still lives."""
        child = room._process
        try:
            lines = Path(f"/proc/{child.number if child else 0}/status").read_text("ascii", "replace")
        except OSError:
            return
        for line in lines.splitlines():
            if line.startswith("VmHWM:"):
                self.held = max(self.held, int(line.split()[1]) / 1024)
        if self.held > MOST_MIB:
            self.wrong.append(f"mutation {number}: the child holds {self.held:.0f} MiB")


def main() -> None:
    """`pictures_in_window FOLDER COUNT SEED`; one line of JSON comes out."""
    folder, count, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    app = make_app(["safetydesk"])
    door = WindowDoor(app, folder / "store", lambda: None, lambda _code: None)
    door._open(open_desk(new_store(folder)))  # what the sign-in page calls when the desk is open
    assert door.window is not None
    soaking, began = Soaking(count, seed), perf_counter()
    last = longest = 0.0

    def beat() -> None:
        nonlocal last, longest
        now = perf_counter()
        longest = max(longest, now - last) if last else 0.0
        last = now
        while soaking.drawn:
            seen = soaking.drawn.pop()
            image = QImage(seen.rgb, seen.width, seen.height, seen.width * 3, QImage.Format.Format_RGB888)
            assert not image.copy().isNull()
        if not soaking.is_alive():
            app.quit()

    heart = QTimer()
    heart.setInterval(A_BEAT)
    heart.timeout.connect(beat)

    def begin() -> None:
        soaking.start()
        heart.start()

    QTimer.singleShot(500, begin)
    app.exec()
    said: dict[str, Any] = {
        "outcomes": soaking.outcomes,
        "wrong": soaking.wrong,
        "slowest": soaking.slowest,
        "held": soaking.held,
        "pause": longest * 1000,
        "seconds": perf_counter() - began,
    }
    print(json.dumps(said), flush=True)
    os._exit(0)  # as the program itself leaves, past what Qt takes apart at the end


if __name__ == "__main__":
    main()
