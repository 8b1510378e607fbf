"""The program started where there is no screen: a sentence and exit 3, no abort."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")

SENTENCE = (
    "There is no screen here that SafetyDesk could open its window on. Nothing was opened or changed. "
    "Start it where there is one, or do the work without a window: safetydesk --help."
)


@pytest.mark.parametrize("display", ["", ":4711"])
def test_without_a_screen_there_is_a_sentence(display, tmp_path):
    around = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    around |= {"QT_QPA_PLATFORM": "xcb"} | ({"DISPLAY": display} if display else {})
    command = [sys.executable, "-m", "safetydesk", "--store", str(tmp_path / "store")]
    done = subprocess.run(command, env=around, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 3
    assert done.stderr == f"{SENTENCE}\n"
    assert list(tmp_path.iterdir()) == []
