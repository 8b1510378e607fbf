from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import sys
import time
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.waiting import long_enough

from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.strongroom import age
from safetydesk.strongroom.header import Header, mend_header, read_header, write_header
from safetydesk.strongroom.kdf import CEILING_KIB, FLOOR_KIB, KdfCost
from safetydesk.strongroom.keys import unlock
from safetydesk.strongroom.slots import PAIRS, Recovery, SheetMark, Slot
from safetydesk.strongroom.store_folder import StoreFolder
from safetydesk.strongroom.store_key import StoreKey
from strongroom.openings import LOGIN, PASSPHRASE, enrolled, opening


def code_of(folder: StoreFolder) -> str:
    with pytest.raises(Trouble) as raised:
        read_header(folder)
    return raised.value.code


def forge(folder: StoreFolder, **changed: object) -> None:
    """Puts other fields into both copies, with a good checksum: what somebody without the key can do."""
    for path in (folder.header_a, folder.header_b):
        title, body, mac, _ = path.read_bytes().split(b"\n")[:4]
        fields = json.loads(body) | changed
        summed = b"\n".join((title, rfc8785.dumps(fields), mac, b""))
        path.write_bytes(summed + b"sha256 " + hashlib.sha256(summed).hexdigest().encode() + b"\n")


def slots_with(folder: StoreFolder, **changed: object) -> list[dict[str, object]]:
    slot = json.loads(folder.header_a.read_bytes().split(b"\n")[1])["slots"][0]
    return [slot | changed]


def test_both_copies_are_written_and_alike(tmp_path: Path) -> None:
    made = opening(tmp_path)
    assert made.folder.header_a.read_bytes() == made.folder.header_b.read_bytes()
    found = read_header(made.folder)
    assert found == made.header and found.generation == 1
    assert (found.damaged_copy, found.spare) == (None, None)
    found.check_mac(made.keys.store_key)
    again = write_header(made.folder, found, made.keys.store_key)
    assert read_header(made.folder).generation == again.generation == 2
    assert not list(made.folder.path.glob("*.part"))


def test_no_name_and_no_secret_stands_in_it(tmp_path: Path) -> None:
    made = opening(tmp_path)
    content = made.folder.header_a.read_bytes()
    for secret in (LOGIN, "smith", PASSPHRASE, "AGE-SECRET", made.keys.store_key.secret.hex()):
        assert secret.encode() not in content


def test_every_flipped_bit_of_one_copy_is_noticed_and_the_other_used(tmp_path: Path) -> None:
    made = opening(tmp_path)
    whole = made.folder.header_a.read_bytes()
    for at in range(0, len(whole), 7):
        flipped = bytearray(whole)
        flipped[at] ^= 1 << at % 8
        made.folder.header_a.write_bytes(bytes(flipped))
        assert read_header(made.folder).damaged_copy == "a", at


def test_one_copy_missing_or_cut_short_is_reported_and_mended(tmp_path: Path) -> None:
    made = opening(tmp_path)
    made.folder.header_b.unlink()
    assert read_header(made.folder).damaged_copy == "b"
    made.folder.header_b.write_bytes(made.folder.header_a.read_bytes()[:-1])
    found = read_header(made.folder)
    assert found.damaged_copy == "b"
    mended = mend_header(made.folder, found, made.keys.store_key)
    assert mended.generation == 2
    assert read_header(made.folder).damaged_copy is None
    assert mend_header(made.folder, mended, made.keys.store_key) is mended


def test_missing_damaged_and_newer_are_three_troubles(tmp_path: Path) -> None:
    made = opening(tmp_path)
    forge(made.folder, min_reader=2)
    assert code_of(made.folder) == "store_newer"
    made.folder.header_a.write_bytes(b"")
    made.folder.header_b.write_bytes(b"\xff" * 400)
    assert code_of(made.folder) == "header_damaged"
    made.folder.header_a.unlink()
    made.folder.header_b.unlink()
    assert code_of(made.folder) == "store_missing"
    assert code_of(StoreFolder(tmp_path / "nowhere")) == "store_missing"


def test_a_format_that_this_version_may_read_but_not_write(tmp_path: Path) -> None:
    made = opening(tmp_path)
    forge(made.folder, format=2, later="unknown to us")
    found = read_header(made.folder)
    with pytest.raises(Trouble) as raised:
        write_header(made.folder, found, made.keys.store_key)
    assert raised.value.code == "store_newer"


@pytest.mark.parametrize(
    "kdf",
    [
        {"kind": "argon2id", "memory_kib": CEILING_KIB + 1, "time": 3, "lanes": 4},
        {"kind": "argon2id", "memory_kib": FLOOR_KIB - 1, "time": 3, "lanes": 4},
        {"kind": "argon2id", "memory_kib": 2**70, "time": 3, "lanes": 4},
        {"kind": "argon2id", "memory_kib": FLOOR_KIB, "time": 0, "lanes": 4},
        {"kind": "argon2id", "memory_kib": FLOOR_KIB, "time": 11, "lanes": 4},
        {"kind": "argon2id", "memory_kib": FLOOR_KIB, "time": 3, "lanes": -1},
        {"kind": "argon2id", "memory_kib": True, "time": 3, "lanes": 1},
        {"kind": "argon2id", "memory_kib": 65536.0, "time": "3", "lanes": 1},
        {"kind": "none", "memory_kib": FLOOR_KIB, "time": 3, "lanes": 1},
        None,
    ],
)
def test_a_hostile_cost_is_refused_fast(tmp_path: Path, kdf: object) -> None:
    made = opening(tmp_path)
    slots = slots_with(made.folder)
    body = json.dumps(
        {**json.loads(made.folder.header_a.read_bytes().split(b"\n")[1]), "slots": [slots[0] | {"kdf": kdf}]}
    )
    for path in (made.folder.header_a, made.folder.header_b):
        title, _, mac, _ = path.read_bytes().split(b"\n")[:4]
        summed = b"\n".join((title, body.encode(), mac, b""))
        path.write_bytes(summed + b"sha256 " + hashlib.sha256(summed).hexdigest().encode() + b"\n")
    began = time.perf_counter()
    assert code_of(made.folder) == "header_damaged"
    assert time.perf_counter() - began < 0.5


@pytest.mark.parametrize(
    "changed",
    [
        {"slots": []},
        {"slots": {}},
        {"slots": [[]]},
        {"slots": [{}] * 1000},
        {"store": "not an id"},
        {"store": 5},
        {"generation": -1},
        {"generation": 1.5},
        {"generation": True},
        {"database": {"cipher": "x", "salt": "AAAA"}},
        {"database": None},
        {"recovery": None},
        {"recovery": [{"sheets": "1+2"}]},
        {"sheets": "K7Q"},
        {"sheets": [{"sheet": 0, "set": "K7Q", "mark": "AAAAAAAAAAAAAAAAAAAAAA=="}]},
        {"sheets": [{"sheet": 4, "set": "K7Q", "mark": "AAAAAAAAAAAAAAAAAAAAAA=="}]},
        {"sheets": [{"sheet": 1, "set": "../", "mark": "AAAAAAAAAAAAAAAAAAAAAA=="}]},
        {"sheets": [{"sheet": 1, "set": "K7Q", "mark": "AAAA"}]},
        {"min_reader": None},
    ],
)
def test_wrong_types_and_counts_are_damage(tmp_path: Path, changed: dict[str, object]) -> None:
    made = opening(tmp_path)
    forge(made.folder, **changed)
    assert code_of(made.folder) == "header_damaged"


def test_a_store_from_before_there_were_sheets_opens(tmp_path: Path) -> None:
    made = opening(tmp_path)
    for path in (made.folder.header_a, made.folder.header_b):
        title, body, mac, _ = path.read_bytes().split(b"\n")[:4]
        before = rfc8785.dumps({name: one for name, one in json.loads(body).items() if name != "sheets"})
        mac = b"mac " + hmac.digest(made.keys.header_key(), before, "sha256").hex().encode()
        summed = b"\n".join((title, before, mac, b""))
        path.write_bytes(summed + b"sha256 " + hashlib.sha256(summed).hexdigest().encode() + b"\n")
    assert unlock(read_header(made.folder), LOGIN, PASSPHRASE).header.sheets == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"slot": "../../etc"},
        {"recipient": "age1junk"},
        {"wrapped": "*"},
        {"salt": ""},
        {"member": ""},
        {"login": 1},
    ],
)
def test_a_hostile_slot_is_damage(tmp_path: Path, changed: dict[str, object]) -> None:
    made = opening(tmp_path)
    forge(made.folder, slots=slots_with(made.folder, **changed))
    assert code_of(made.folder) == "header_damaged"


def test_a_huge_header_is_not_read_whole(tmp_path: Path) -> None:
    made = opening(tmp_path)
    for path in (made.folder.header_a, made.folder.header_b):
        with path.open("wb") as file:
            file.truncate(8 * 1024**3)  # sparse: eight gigabytes of nothing
    assert code_of(made.folder) == "header_damaged"


def test_deep_nesting_is_damage(tmp_path: Path) -> None:
    made = opening(tmp_path)
    for path in (made.folder.header_a, made.folder.header_b):
        title, _, mac, _ = path.read_bytes().split(b"\n")[:4]
        summed = b"\n".join((title, b"[" * 100_000, mac, b""))
        path.write_bytes(summed + b"sha256 " + hashlib.sha256(summed).hexdigest().encode() + b"\n")
    assert code_of(made.folder) == "header_damaged"


def test_a_change_with_a_good_checksum_fails_the_mac(tmp_path: Path) -> None:
    made = opening(tmp_path)
    forge(made.folder, generation=9)
    with pytest.raises(Trouble) as raised:
        unlock(read_header(made.folder), LOGIN, PASSPHRASE)
    assert raised.value.code == "header_damaged"


def test_a_forged_newer_copy_does_not_hide_the_good_one(tmp_path: Path) -> None:
    made = opening(tmp_path)
    good = made.folder.header_b.read_bytes()
    forge(made.folder, generation=9)
    made.folder.header_b.write_bytes(good)
    found = read_header(made.folder)
    assert found.generation == 9 and found.spare is not None
    keys = unlock(found, LOGIN, PASSPHRASE)
    assert keys.header.generation == 1
    mend_header(made.folder, keys.header, keys.store_key)
    mended = read_header(made.folder)
    assert mended.generation == 2 and mended.spare is None
    mended.check_mac(keys.store_key)


def test_a_weaker_cost_or_another_key_in_the_slot_never_opens(tmp_path: Path) -> None:
    made = opening(tmp_path)
    forge(
        made.folder,
        slots=slots_with(
            made.folder, kdf={"kind": "argon2id", "memory_kib": FLOOR_KIB, "time": 1, "lanes": 2}
        ),
    )
    with pytest.raises(Refusal):
        unlock(read_header(made.folder), LOGIN, PASSPHRASE)
    _, theirs = age.new_identity()
    forge(
        made.folder,
        slots=slots_with(made.folder, recipient=theirs, kdf=json.loads(made.header.body)["slots"][0]["kdf"]),
    )
    with pytest.raises(Trouble) as raised:
        unlock(read_header(made.folder), LOGIN, PASSPHRASE)
    assert raised.value.code == "header_damaged"


def test_only_ascii_lines(tmp_path: Path) -> None:
    content = opening(tmp_path).folder.header_a.read_bytes()
    assert content.isascii() and content.count(b"\n") == 4
    assert re.match(rb"SafetyDesk header 1\n\{", content)


costs = some.builds(
    KdfCost, some.integers(FLOOR_KIB, CEILING_KIB), some.integers(1, 10), some.integers(1, 16)
)
recipients = some.just(age.new_identity()[1])
slots = some.builds(
    Slot,
    slot_id=some.text("0123456789abcdef", min_size=32, max_size=32),
    member_id=some.uuids(),
    login_mark=some.binary(min_size=16, max_size=16),
    cost=costs,
    salt=some.binary(min_size=16, max_size=16),
    nonce=some.binary(min_size=12, max_size=12),
    wrapped=some.binary(max_size=400),
    recipient=recipients,
    verify_key=some.binary(min_size=32, max_size=32),
    sealed_store_key=some.binary(max_size=400),
)
recoveries = some.builds(
    Recovery,
    pair_id=some.uuids(),
    sheets=some.sampled_from(PAIRS),
    salt=some.binary(min_size=16, max_size=16),
    nonce=some.binary(min_size=12, max_size=12),
    wrapped=some.binary(max_size=400),
    recipient=recipients,
    verify_key=some.binary(min_size=32, max_size=32),
    sealed_store_key=some.binary(max_size=400),
    bound=some.binary(min_size=64, max_size=64),
)
sheets = some.builds(
    SheetMark,
    number=some.integers(1, 3),
    set_mark=some.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=3, max_size=3),
    mark=some.binary(min_size=16, max_size=16),
)


@given(
    store_id=some.uuids(),
    salt=some.binary(min_size=16, max_size=16),
    found=some.lists(slots, min_size=1, max_size=4, unique_by=lambda slot: slot.slot_id),
    recovery=some.lists(recoveries, max_size=3),
    marks=some.lists(sheets, max_size=3),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_header_comes_back_as_it_was(
    tmp_path: Path,
    store_id: UUID,
    salt: bytes,
    found: list[Slot],
    recovery: list[Recovery],
    marks: list[SheetMark],
) -> None:
    folder = StoreFolder(tmp_path)
    for path in (folder.header_a, folder.header_b):
        path.unlink(missing_ok=True)
    key = StoreKey(store_id, bytes(32))
    header = Header(store_id, salt, tuple(found), tuple(recovery), tuple(marks))
    written = write_header(folder, header, key)
    read = read_header(folder)
    assert read == written == replace(header, generation=1)
    read.check_mac(key)
    with pytest.raises(Trouble):
        read.check_mac(StoreKey(store_id, bytes(31) + b"1"))


def test_what_is_enrolled_is_not_yet_written() -> None:
    assert enrolled()[0].generation == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes among its files")
def test_a_pipe_or_a_device_under_a_copys_name_is_a_damaged_copy_and_keeps_nobody_waiting(
    tmp_path: Path,
) -> None:
    made = opening(tmp_path)
    made.folder.header_a.unlink()
    os.mkfifo(made.folder.header_a)
    with long_enough(5):
        found = read_header(made.folder)
        assert found.damaged_copy == "a"
        made.folder.header_b.unlink()
        made.folder.header_b.symlink_to("/dev/zero")
        assert code_of(made.folder) == "header_damaged"
        # Mended, a plain file stands in either's place.
        write_header(made.folder, found, made.keys.store_key)
    assert read_header(made.folder).damaged_copy is None
    assert made.folder.header_b.is_file() and not made.folder.header_b.is_symlink()


def test_a_folder_under_a_copys_name_is_a_damaged_copy(tmp_path: Path) -> None:
    made = opening(tmp_path)
    made.folder.header_a.unlink()
    made.folder.header_a.mkdir()
    assert read_header(made.folder).damaged_copy == "a"


def test_one_copy_that_says_it_is_newer_does_not_shut_out_the_sound_one(tmp_path: Path) -> None:
    made = opening(tmp_path)
    sound = made.folder.header_b.read_bytes()
    forge(made.folder, min_reader=2, generation=99)
    made.folder.header_b.write_bytes(sound)
    found = read_header(made.folder)
    assert (found.copy, found.damaged_copy, found.generation) == ("b", "a", made.header.generation)
    mend_header(made.folder, found, made.keys.store_key)
    assert read_header(made.folder).damaged_copy is None
