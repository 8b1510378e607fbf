"""Where windows stand, asked of a real X server with a real window manager; skipped where there is neither."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from safetydesk.desktop.open_windows import x11

_SHOWS = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
boxes = []
for left, top, width, height, state in ((100, 80, 300, 200, ""), (250, 150, 320, 240, ""), (0, 0, 90, 90, "away")):
    box = QWidget()
    box.setGeometry(left, top, width, height)
    box.showMinimized() if state else box.show()
    app.processEvents()
    boxes.append(box)
boxes[1].raise_()
from PySide6.QtCore import QTimer
QTimer.singleShot(1500, lambda: print("there", flush=True))
app.exec()
"""


def _died(*processes: subprocess.Popen[str]) -> None:
    for process in processes:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    if not shutil.which("Xvfb") or not shutil.which("openbox"):
        pytest.skip("no X server, or no window manager, to try it on")
    reads, writes = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writes), "-screen", "0", "1024x768x24"],
        pass_fds=[writes], stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    os.close(writes)
    with os.fdopen(reads) as told:
        name = f":{told.readline().strip()}"
    monkeypatch.setenv("DISPLAY", name)
    keeps = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, text=True)
    yield name
    _died(keeps, server)


def test_a_server_with_no_window_tells_of_none(desktop: str) -> None:
    assert x11.frames() == []


def test_the_windows_with_their_frames_the_front_one_first(desktop: str) -> None:
    shows = subprocess.Popen(
        [sys.executable, "-c", _SHOWS],
        env={**os.environ, "QT_QPA_PLATFORM": "xcb", "QT_SCALE_FACTOR": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert shows.stdout is not None and shows.stdout.readline() == "there\n"
        front, behind = x11.frames()
    finally:
        _died(shows)
    assert 320 <= front.width() < 340 and 240 < front.height() < 290, "with the frame drawn around it"
    assert 300 <= behind.width() < 320 and 200 < behind.height() < 250
    assert x11.frames() == []


def test_no_server_is_no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":9999")
    assert x11.frames() == []
