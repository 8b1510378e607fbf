"""A set that waits: nothing that somebody else laid down counts, and a hostile file is no file."""

from __future__ import annotations

from pathlib import Path

import pytest

from safetydesk.strongroom.header import read_header
from safetydesk.strongroom.recovery_sheets import draw_set, pairs_told
from safetydesk.strongroom.staged_sheets import finish, stage, staged, unstage
from safetydesk.strongroom.store_key import StoreKey
from strongroom.openings import Opening, opening


def waiting(tmp_path: Path) -> tuple[Opening, tuple[str, ...]]:
    made = opening(tmp_path)
    header = draw_set(made.header, made.keys.store_key).put_into(made.header)
    stage(made.folder, header, made.keys.store_key)
    return made, pairs_told(header)


def test_what_the_trail_said_is_put_into_the_header(tmp_path: Path) -> None:
    made, said = waiting(tmp_path)
    found = finish(made.folder, made.header, made.keys.store_key, said)
    assert pairs_told(found) == pairs_told(read_header(made.folder)) == said
    assert staged(made.folder, found) is None
    assert finish(made.folder, found, made.keys.store_key, said) is found


def test_what_it_did_not_say_goes_away(tmp_path: Path) -> None:
    made, _ = waiting(tmp_path)
    assert finish(made.folder, made.header, made.keys.store_key, ()) is made.header
    assert staged(made.folder, made.header) is None and read_header(made.folder).generation == 1
    unstage(made.folder)


def test_what_another_laid_down_counts_for_nothing(tmp_path: Path) -> None:
    made, _ = waiting(tmp_path)
    stranger = StoreKey.fresh(made.header.store_id)
    header = draw_set(made.header, stranger).put_into(made.header)
    stage(made.folder, header, stranger)
    assert staged(made.folder, made.header, made.keys.store_key) is None
    assert pairs_told(finish(made.folder, made.header, made.keys.store_key, pairs_told(header))) == ()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[" * 100_000,
        b"{" + b" " * 10_000_000 + b"}",
        b'{"recovery": 5}',
        b'{"mac": "AAAA", "recovery": [], "sheets": [{}]}',
        b'{"mac": -1, "recovery": [], "sheets": []}',
        b"\xff\x00",
    ],
)
def test_a_hostile_file_is_as_if_none_waited(content: bytes, tmp_path: Path) -> None:
    made = opening(tmp_path)
    (made.folder.path / "sheets.new").write_bytes(content)
    assert staged(made.folder, made.header) is None
    assert finish(made.folder, made.header, made.keys.store_key, ()) is made.header
    assert not (made.folder.path / "sheets.new").exists()
