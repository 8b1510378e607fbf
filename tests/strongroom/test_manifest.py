"""A manifest that somebody wrote to hurt us: read as what was signed, or named, and never as anything else."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.waiting import long_enough

from safetydesk.domain.errors import Trouble
from safetydesk.strongroom.manifest import FILE, ListedFile, Manifest, counts_mark, key_mark, read_manifest
from safetydesk.strongroom.store_key import StoreKey

STORE = UUID("01936b00-0000-7000-8000-00000000f001")
KEY, OTHER = StoreKey(STORE, bytes(32)), StoreKey(STORE, bytes(range(32)))
NAMED = "ab" * 32
MADE = Manifest(
    store_id=STORE,
    number=7,
    at="2026-11-21T14:20:00.000000Z+00:00",
    program="0.1.0",
    size=12,
    root="0" * 64,
    counts=counts_mark(KEY, {"incidents": 3}),
    key_mark=key_mark(KEY),
    files=(
        ListedFile("records.db", 4096, "1" * 64),
        ListedFile("header.a", 10, "2" * 64),
        ListedFile(f"members/{'c' * 32}/claims", 10, "3" * 64),
        ListedFile(f"members/{'c' * 32}/{'d' * 32}/{'e' * 32}.age", 10, "3" * 64),
        ListedFile(f"exhibits/ab/{NAMED}.age", 10, "4" * 64),
    ),
    missing=("5" * 64,),
)


def read_back(folder: Path, content: bytes) -> Manifest:
    (folder / FILE).write_bytes(content)
    return read_manifest(folder)


def test_what_is_written_is_read_and_proved_by_its_key_alone(tmp_path: Path) -> None:
    found = read_back(tmp_path, MADE.signed(KEY))
    assert replace(found, mac="") == MADE and found.is_proved_by(KEY) and found.is_of_key(KEY)
    assert not found.is_proved_by(OTHER) and not found.is_of_key(OTHER)
    assert found.has_counts(KEY, {"incidents": 3}) and not found.has_counts(KEY, {"incidents": 4})
    assert b"incidents" not in MADE.signed(KEY)  # how many there are is nobody's business
    assert found.files[-1].sealed_name == NAMED and found.files[0].sealed_name == ""


@pytest.mark.parametrize(
    "name",
    [
        "../records.db",
        "/etc/passwd",
        "exhibits/cd/" + NAMED + ".age",
        "members/../x",
        "members/" + "c" * 32,
        "lock",
        "",
    ],
)
def test_a_name_never_chooses_a_path(tmp_path: Path, name: str) -> None:
    plain = json.loads(MADE.signed(KEY))
    plain["files"].append({"name": name, "size": 1, "sha256": "0" * 64})
    with pytest.raises(Trouble, match="backup_manifest_damaged"):
        read_back(tmp_path, json.dumps(plain).encode())


@given(st.binary(max_size=200) | st.integers(0, 600).map(lambda at: MADE.signed(KEY)[:at]))
def test_anything_else_is_damaged(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Trouble, match="backup_manifest_damaged"):
        read_back(tmp_path, content)


_VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=5)
    | st.lists(st.none())
)


@given(st.sampled_from(sorted(json.loads(MADE.signed(KEY)))), _VALUES)
def test_one_field_changed_is_named_or_not_proved(tmp_path: Path, field: str, value: object) -> None:
    plain = json.loads(MADE.signed(KEY))
    if plain[field] == value:
        return
    plain[field] = value
    try:
        found = read_back(tmp_path, json.dumps(plain).encode())
    except Trouble as trouble:
        assert trouble.code in ("backup_manifest_damaged", "backup_newer")
    else:
        assert not found.is_proved_by(KEY) or found == replace(MADE, mac=found.mac)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes among its files")
def test_a_pipe_under_its_name_is_damaged_and_keeps_nobody_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE)
    with long_enough(5), pytest.raises(Trouble) as raised:
        read_manifest(tmp_path)
    assert raised.value.code == "backup_manifest_damaged"
