"""A phone's folder is listed by time, the newest first, and nothing in it is opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from safetydesk.domain.errors import Cancelled, Refusal
from safetydesk.intake import phone_folder
from safetydesk.intake.phone_folder import listed


def a_phone(place: Path, count: int = 5) -> Path:
    folder = place / "DCIM"
    for number in range(count):
        path = folder / f"10{number % 2}APPLE" / f"IMG_{number}.JPG"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes(number + 1))
        os.utime(path, (1_790_000_000 + number, 1_790_000_000 + number))
    return folder


def test_newest_first_without_opening_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = a_phone(tmp_path)
    (folder / ".thumbnails").mkdir()
    (folder / ".thumbnails" / "1.jpg").write_bytes(b"x")
    with monkeypatch.context() as watched:
        watched.setattr("builtins.open", lambda *_, **__: pytest.fail("opened"))
        watched.setattr("os.open", lambda *_, **__: pytest.fail("opened"))
        found = listed(folder)
    assert [(one.name, one.size) for one in found.seen] == [(f"IMG_{n}.JPG", n + 1) for n in (4, 3, 2, 1, 0)]
    assert [fault.code for fault in found.left_out] == ["folder_hidden"]


def test_a_full_phone_a_time_that_is_none_and_one_that_goes_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = a_phone(tmp_path, 6)
    os.utime(folder / "100APPLE" / "IMG_0.JPG", (-(2**60) // 10**9, -(2**60) // 10**9))
    monkeypatch.setattr(phone_folder, "MOST_SHOWN", 4)
    found = listed(folder)
    assert [one.name for one in found.seen] == [f"IMG_{n}.JPG" for n in (5, 4, 3, 2)]
    assert [(fault.code, fault.values["count"]) for fault in found.left_out] == [("phone_older", "2")]

    class Unplugged:
        def step(self, done: int, total: int, label: str) -> None:
            if total and done == 1:
                for path in (folder / "101APPLE").iterdir():
                    path.unlink()

    assert len(listed(folder, Unplugged()).seen) < 6
    with pytest.raises(Refusal) as raised:
        listed(tmp_path / "gone")
    assert raised.value.code == "folder_unreadable"

    class Stop:
        def step(self, done: int, total: int, label: str) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        listed(folder, Stop())
