"""A header that somebody wrote to hurt us, or a colleague changed: refused at once, in its own words, before any key is
stretched.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.clocks import StoppedClock
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.test_keys import ROWAN, ROWANS, SASHA, SASHAS, code_of, sign_in, with_team

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.services.desk import Desk
from safetydesk.strongroom import age
from safetydesk.strongroom.enrolling import fresh_slot, slot_of, with_slot
from safetydesk.strongroom.header import Header, write_header
from safetydesk.strongroom.kdf import TEST_COST
from safetydesk.strongroom.keys import OpenKeys, login_mark
from safetydesk.strongroom.store_folder import StoreFolder

GIB = 1024 * 1024
"""In KiB, as a header counts."""


def written(store: Path, body: bytes) -> None:
    """Both copies with this body and a right checksum, as somebody without a key can make them."""
    for name in ("header.a", "header.b"):
        title, _, mac, _ = (store / name).read_bytes().split(b"\n")[:4]
        summed = b"\n".join((title, body, mac, b""))
        (store / name).write_bytes(summed + b"sha256 " + hashlib.sha256(summed).hexdigest().encode() + b"\n")


def with_slots(**changed: object) -> Callable[[dict[str, Any]], bytes]:
    return lambda fields: json.dumps(fields | {"slots": [fields["slots"][0] | changed]}).encode()


def with_kdf(**changed: object) -> Callable[[dict[str, Any]], bytes]:
    return lambda fields: with_slots(kdf=fields["slots"][0]["kdf"] | changed)(fields)


def with_fields(**changed: object) -> Callable[[dict[str, Any]], bytes]:
    return lambda fields: json.dumps(fields | changed).encode()


HOSTILE: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "16 GiB of memory": with_kdf(memory_kib=16 * GIB),
    "memory without end": with_kdf(memory_kib=10**400),
    "less memory than is safe": with_kdf(memory_kib=8),
    "negative memory": with_kdf(memory_kib=-(16 * GIB)),
    "a million passes": with_kdf(time=1_000_000),
    "negative passes": with_kdf(time=-3),
    "negative lanes": with_kdf(lanes=-4),
    "memory that is no number": with_kdf(memory_kib=float("nan")),
    "memory that is infinite": with_kdf(memory_kib=float("inf")),
    "memory that is a text": with_kdf(memory_kib="65536"),
    "passes that are a list": with_kdf(time=[3]),
    "another kind": with_kdf(kind="pbkdf2"),
    "a negative generation": with_fields(generation=-1),
    "a generation that is no number": with_fields(generation=float("nan")),
    "slots that are one": with_fields(slots={"0": {}}),
    "no slots": with_fields(slots=[]),
    "a million slots": with_fields(slots=[{}] * 50_000),
    "a login that is a number": with_slots(login=12),
    "a salt of a megabyte": with_slots(salt="QUFB" * 40_000),
    "a key that is no key": with_slots(recipient="age1" + "q" * 58),
    "a path for a slot": with_slots(slot="../../../../etc/passwd"),
    "ten megabytes": with_fields(more="x" * 10_000_000),
    "ten megabytes of lists": lambda _: b"[" * 5_000_000 + b"]" * 5_000_000,
    "nested deeply": lambda _: b'{"slots":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    "a number of a hundred thousand digits": lambda _: b'{"format":' + b"9" * 100_000 + b"}",
    "no object": lambda _: b"null",
    "half a letter": lambda _: b'{"store":"\\ud800"}',
    "not JSON": lambda _: b"\x80\xff",
    "nothing": lambda _: b"",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_header_is_refused_in_under_a_second(
    name: str, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    for module in ("keys", "kdf"):
        monkeypatch.setattr(f"safetydesk.strongroom.{module}.stretch", lambda *given: asked.append(given))
    fields = json.loads((store_path / "header.a").read_bytes().split(b"\n")[1])
    written(store_path, HOSTILE[name](fields))
    before = (store_path / "header.a").read_bytes()
    began = time.perf_counter()
    assert (
        code_of(lambda: front_door(store_path, StoppedClock()).unlock(LOGIN, PASSPHRASE)) == "header_damaged"
    )
    assert time.perf_counter() - began < 1.0
    assert not asked and (store_path / "header.a").read_bytes() == before


def by_a_colleague(desk: Desk, header: Header, keys: OpenKeys) -> None:
    """Writes the header as only somebody who holds the store key can."""
    desk.close()
    write_header(StoreFolder(desk.store_path), header, keys.store_key)


def test_a_colleagues_keys_swapped_in_the_file(store_path: Path, clock: StoppedClock) -> None:
    """Three ways to put other keys in Rowan's place; each is named, and none of them lets anybody be Rowan."""
    store = front_door(store_path, clock).unlock(LOGIN, PASSPHRASE)
    desk = open_desk(store, clock)
    rowan, sasha = with_team(desk)
    header, keys = store.header, store.keys
    slot = slot_of(header, rowan.id)
    assert slot
    _, stranger = age.new_identity()
    reached = replace(slot, recipient=stranger)
    by_a_colleague(desk, with_slot(header, reached), keys)
    # What is sealed for Rowan would reach the stranger: Rowan is told, verify names it, no new key goes there.
    assert code_of(lambda: sign_in(store_path, clock, ROWAN, ROWANS)) == "own_key_swapped"
    desk = sign_in(store_path, clock)
    found = {finding.code: finding.values for finding in desk.audit_trail.verify().findings}
    assert found == {"recipient_swapped": {"member": str(rowan.id)}}
    assert code_of(lambda: desk.team_keys.remove(sasha.id, PASSPHRASE)) == "key_swapped"
    assert desk.is_open() and desk.team_keys.unfinished() == ()  # nothing was begun
    # Keys of the swapper's own under Rowan's login: they open the slot, and are not Rowan's.
    mark = login_mark(header.store_id, ROWAN)
    forged = fresh_slot(keys.store_key, header.store_id, rowan.id, mark, "as the swapper likes it", TEST_COST)
    by_a_colleague(desk, with_slot(header, forged.slot), keys)
    assert code_of(lambda: sign_in(store_path, clock, ROWAN, "as the swapper likes it")) == "key_swapped"
    desk = sign_in(store_path, clock)
    assert {finding.code for finding in desk.audit_trail.verify().findings} == {"member_key_differs"}
    assert code_of(lambda: desk.team_keys.remove(sasha.id, PASSPHRASE)) == "key_swapped"
    # The signature under the recipient taken off: nobody can say that it reaches Rowan.
    by_a_colleague(desk, with_slot(header, replace(slot, bound=b"")), keys)
    desk = sign_in(store_path, clock)
    assert code_of(lambda: desk.team_keys.remove(sasha.id, PASSPHRASE)) == "member_must_sign_in"
    desk.close()
    sign_in(store_path, clock, ROWAN, ROWANS).close()  # signs for it again
    desk = sign_in(store_path, clock)
    desk.team_keys.remove(sasha.id, PASSPHRASE)
    assert code_of(lambda: sign_in(store_path, clock, SASHA, SASHAS)) == "passphrase_wrong"
    sign_in(store_path, clock, ROWAN, ROWANS).close()


def test_a_login_that_was_over_is_counted(
    store_path: Path, desk: Desk, profile: Path, clock: StoppedClock
) -> None:
    _, sasha = with_team(desk)
    old = (store_path / "header.b").read_bytes()
    desk.team_keys.reset(sasha.id, "", "hollow biscuit anchor plume saddle", PASSPHRASE)
    desk.close()
    (store_path / "header.b").write_bytes(old)
    assert code_of(lambda: sign_in(store_path, clock, SASHA, SASHAS)) == "keys_were_reset"
    (counted,) = (profile / "failed-sign-ins").iterdir()
    assert counted.read_bytes() == b"1"
