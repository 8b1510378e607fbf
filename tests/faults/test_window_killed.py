"""SIGKILL on the real window while it seals: what was seen to be kept is offered, and nothing is half there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from tests import samples
from tests.journeys.at_the_desk import CONTROL, SAID
from tests.journeys.conftest import _no_dialog_stays_unanswered, _nothing_stays_open, school

import safetydesk
from safetydesk.bootstrap import front_door, open_desk

__all__ = ["_no_dialog_stays_unanswered", "_nothing_stays_open", "school"]

HERE = Path(__file__)
TYPED = "She came to the desk with this at break"


def killed_while_sealing(place: Path, recording: Path, picture: Path) -> str:
    """Starts the program, kills it once a long file is being sealed, and gives the passphrase of its store."""
    folders = (Path(safetydesk.__file__).parents[1], HERE.parents[2])
    child = subprocess.Popen(
        [
            sys.executable,
            str(HERE.with_name("window_child.py")),
            *map(str, (place, TYPED, recording, picture)),
        ],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders))},
        stdout=subprocess.PIPE,
        text=True,
    )
    words, said = "", []
    with child, child.stdout as lines:
        for line in lines:
            if line.startswith("ack "):
                said.append(line.split()[1])
            if line.startswith("ack words "):
                words = line.removeprefix("ack words ").rstrip("\n")
            elif line.startswith("ack sealing"):
                child.kill()
    assert said == ["words", "draft", "sealing"]
    assert child.returncode == -signal.SIGKILL
    return words


@pytest.mark.skipif(sys.platform == "win32", reason="reads the POSIX way a process ended")
def test_the_window_is_killed_while_a_file_is_sealed(school, tmp_path):
    recording, picture = tmp_path / "recording.mp4", samples.png(tmp_path, name="kept.png")
    with recording.open("wb") as long:
        long.truncate(3_900_000_000)
    school.words = killed_while_sealing(tmp_path, recording, picture)
    assert list(school.store.rglob("*.part")), "it was in the middle of it"

    school.comes_back()
    person = school.person
    person.waits_for_words(
        "0 of 1 file went into an unfinished draft before SafetyDesk was locked or stopped."
    )
    assert TYPED in person.text()
    person.key(Qt.Key.Key_N, CONTROL)
    person.waits_for_words("You have 1 unfinished draft.")
    person.presses("Go on with it")
    assert person.reads_field(SAID) == TYPED
    assert person.reads_field("Told by") == "Amira's tutor"
    person.waits_for_words("kept.png")
    assert "recording.mp4" not in person.text()
    school.saves_log()
    person.turns_to("Evidence 1")
    school.closes()

    assert not list(school.store.rglob("*.part"))
    desk = open_desk(front_door(school.store).unlock("morgan", school.words))
    verdict = desk.audit_trail.verify()
    assert verdict.ok, verdict.findings
    assert desk.unclaimed == ()
    desk.close()
