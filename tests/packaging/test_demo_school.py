"""`dev.py run` without a screen: says so, does the main job, and clears away only what an earlier run made."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import demo_school
from refusing import CannotGoOn

MADE = ["case-file.pdf", "exemption-certificate.pdf", "originals", "store"]


@pytest.fixture
def no_screen(tmp_path, monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(demo_school, "HEADLESS_OUTPUT", tmp_path / "demo-output")
    return tmp_path / "demo-output"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_the_main_job_is_done_headless_each_time_afresh(no_screen, capsys, monkeypatch):
    assert demo_school.show(sys.executable) == 0
    said = capsys.readouterr().out
    assert "There is no screen here" in said and "bytes  store/records.db" in said
    assert sorted(path.name for path in no_screen.iterdir()) == MADE
    assert (no_screen / "case-file.pdf").read_bytes().startswith(b"%PDF")
    begun_in = []
    monkeypatch.setattr(
        demo_school, "_make", lambda _python, folder: begun_in.append(list(folder.iterdir())) or 0
    )
    assert demo_school.show(sys.executable) == 0
    assert begun_in == [[]], "the next one begins where nothing is left of this"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_what_no_demo_made_is_not_touched_and_stops_it(no_screen):
    no_screen.mkdir()
    (no_screen / "mine.txt").write_text("keep me", encoding="utf-8")
    with pytest.raises(CannotGoOn, match="mine.txt"):
        demo_school.show(sys.executable)
    assert (no_screen / "mine.txt").read_text(encoding="utf-8") == "keep me"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("name", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_a_screen_counts_when_a_window_opens_on_it(no_screen, monkeypatch, name):
    python = Path(sys.executable)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert not demo_school.has_screen(python)
    monkeypatch.setenv(name, "named")
    assert demo_school.has_screen(python)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert not demo_school.has_screen(python)
