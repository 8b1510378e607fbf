"""Canaries typed as passphrase, narrative and name: before the lock they stand in the program's memory, and the same
search finds them; after it they stand in no file, and not in the memory of the process that is left. Nor do the keys.
"""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.faults.memory import found_in_files, found_in_memory, in_all_forms

import safetydesk
from safetydesk.bootstrap import FirstMember, front_door, open_desk
from safetydesk.strongroom.header import read_header
from safetydesk.strongroom.keys import unlock
from safetydesk.strongroom.store_folder import StoreFolder

HERE = Path(__file__)
LOGIN = "morgan"
PROFILE = ("HOME", "TMPDIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


@pytest.fixture
def canaries() -> dict[str, str]:
    """New ones each time: they stand in no source, no argument and no environment."""
    return {
        name: f"Canary{secrets.token_hex(12)}" for name in ("passphrase", "narrative", "name", "last words")
    }


@pytest.fixture
def left() -> Iterator[list[int]]:
    """Processes left behind, ended with the test."""
    pids: list[int] = []
    yield pids
    for pid in pids:
        os.kill(pid, signal.SIGKILL)


def store_at(place: Path, passphrase: str) -> Path:
    store = place / "place" / "store"
    store.parent.mkdir()
    first = FirstMember(school="Larkfield", name="Morgan Okafor", login=LOGIN, passphrase=passphrase)
    front_door(store).create(first).let_go()
    return store


def keys_of(store: Path, passphrase: str) -> dict[str, list[bytes]]:
    """The store key, the database's, and the member's own, as they could stand in memory."""
    keys = unlock(read_header(StoreFolder(store)), LOGIN, passphrase)
    secret = keys.store_key.secret
    return {
        "store key": [secret, secret.hex().encode()],
        "database key": [keys.database_key()[:64].encode(), bytes.fromhex(keys.database_key()[:64])],
        "identity": [keys.identity.encode()],
    }


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="another process's memory is read as Linux gives it")
def test_after_the_lock_nothing_typed_and_no_key_is_left(
    tmp_path: Path, canaries: dict[str, str], left: list[int]
) -> None:
    passphrase = f"{canaries['passphrase']} lantern"
    store = store_at(tmp_path, passphrase)
    keys = keys_of(store, passphrase)
    typed = in_all_forms(canaries.values())
    folders = {name: tmp_path / "profile" / name.lower() for name in PROFILE}
    for folder in folders.values():
        folder.mkdir(parents=True)
    child = subprocess.Popen(
        [sys.executable, str(HERE.with_name("memory_child.py")), str(tmp_path)],
        env={
            **os.environ,
            **{name: str(folder) for name, folder in folders.items()},
            "PYTHONPATH": os.pathsep.join(map(str, (Path(safetydesk.__file__).parents[1], HERE.parents[2]))),
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdin is not None and child.stdout is not None
        lines = (passphrase, canaries["narrative"], canaries["name"], canaries["last words"])
        child.stdin.write("".join(f"{line}\n" for line in lines))
        child.stdin.flush()
        assert child.stdout.readline() == "ack typed\n"
        found = found_in_memory(child.pid, typed | keys)
        assert found == {*canaries.values(), *keys}, "the search finds what is there"
        child.stdin.write("lock\n")
        child.stdin.flush()
        locked = time.monotonic()
        told = child.stdout.readline().split()
        assert told[:2] == ["ack", "left"]
        left.append(int(told[2]))
        assert child.wait(10) == 0 and time.monotonic() - locked < 10
    path = {"the store's path": [str(store).encode()], **in_all_forms([str(store)])}
    for _second in range(30):
        time.sleep(0.5)
        maps = Path(f"/proc/{left[0]}/maps").read_text()
        if "libQt6Widgets" in maps and str(store) in found_in_memory(left[0], path):
            break
    time.sleep(2)  # it stands at the sign-in
    assert found_in_memory(left[0], typed | keys | path) == set(path)
    assert found_in_files(tmp_path, typed | keys) == set()
    desk = open_desk(front_door(store).unlock(LOGIN, passphrase))
    (draft,) = desk.incident_log.drafts()
    assert draft.summary == f"{canaries['narrative']} {canaries['last words']}"
    desk.close()


@pytest.mark.parametrize("form", ["utf-8", "utf-16-le", "utf-32-be"])
def test_the_search_of_files_sees_a_canary(tmp_path: Path, form: str) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "left").write_bytes(b"\x00" * 9 + "Canary77".encode(form))
    assert found_in_files(tmp_path, in_all_forms(["Canary77", "Canary78"])) == {"Canary77"}
