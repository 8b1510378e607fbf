from __future__ import annotations

import os
from pathlib import Path

import pytest

from safetydesk.intake.file_name import as_text, name_of


@pytest.mark.parametrize(
    "name", ["shot.png", "Łódź 图片 😀.jpg", "-rf", "CON", "a:b", "%00", "..", "photo\u202egnp.exe"]
)
def test_a_name_that_is_text_is_kept_letter_for_letter(name):
    assert as_text(name) == name


def test_bytes_that_are_no_text_are_written_out():
    assert as_text(os.fsdecode(b"bad\xff.png") if os.name == "posix" else "bad\udcff.png") == "bad\\xff.png"


def test_a_lone_surrogate_from_windows_is_written_out():
    assert as_text("bad\ud800.png").encode("utf-8") == b"bad\\ud800.png"


def test_the_name_is_the_last_part_only():
    assert name_of(Path("secret") / "pupil" / "shot.png") == "shot.png"
    assert name_of(Path("/")) == str(Path("/"))
