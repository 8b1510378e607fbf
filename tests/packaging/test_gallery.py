"""The short gallery runs whole: the real window on the demo school, drawn without a fault."""

from __future__ import annotations

import struct
import subprocess
import sys
from pathlib import Path

from gallery_parts import scenes

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"
PATIENCE = 300


def test_the_short_gallery_draws_its_pages_without_a_fault(tmp_path: Path) -> None:
    command = [sys.executable, str(PACKAGING / "gallery.py"), "--short", "--to", str(tmp_path / "gallery")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    pictures = sorted((tmp_path / "gallery").glob("*--light-100.png"))
    assert len(pictures) >= len(scenes.SHORT)
    assert {_size(picture) for picture in pictures} == {(1366, 768)}
    sheet = (tmp_path / "gallery" / "index.html").read_text("utf-8")
    assert all(picture.name in sheet for picture in pictures)


def test_every_page_is_wanted_in_every_state_it_has() -> None:
    for page in ("today", "incidents", "log", "find", "exemptions", "audit", "settings"):
        assert set(scenes.WANTED[page]) == {"empty", "full", "problem", "ugly"}
    assert all(states for states in scenes.WANTED.values())


def _size(picture: Path) -> tuple[int, int]:
    """Width and height, from the file's own head."""
    width, height = struct.unpack(">II", picture.read_bytes()[16:24])
    return width, height
