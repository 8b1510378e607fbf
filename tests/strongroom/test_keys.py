from __future__ import annotations

import pickle
import time
from pathlib import Path
from uuid import uuid4

import pytest

from safetydesk.domain.errors import Refusal
from safetydesk.strongroom import kdf
from safetydesk.strongroom.header import read_header
from safetydesk.strongroom.kdf import CEILING_KIB, DEFAULT_COST, FLOOR_KIB, LEAST_COST, KdfCost
from safetydesk.strongroom.keys import login_mark, unlock
from safetydesk.strongroom.signing import signature_is_good
from strongroom.openings import LOGIN, MEMBER, PASSPHRASE, enrolled, opening


def test_the_right_passphrase_gives_the_same_keys(tmp_path: Path) -> None:
    made = opening(tmp_path)
    keys = unlock(read_header(made.folder), " Jo.SMITH ", PASSPHRASE)
    assert keys == made.keys
    assert (keys.member_id, keys.slot_id) == (MEMBER, made.header.slots[0].slot_id)
    key = keys.database_key()
    assert (
        len(key) == 96 and key == made.keys.database_key() and key.endswith(made.header.database_salt.hex())
    )
    assert keys.header_key().hex() != key[:64]
    signature = keys.signer().sign(b"said")
    assert signature_is_good(made.header.slots[0].verify_key, b"said", signature)


@pytest.mark.parametrize(
    ("login", "passphrase"), [(LOGIN, PASSPHRASE + "s"), ("nobody", PASSPHRASE), (LOGIN, "\ud800")]
)
def test_a_wrong_login_or_passphrase_is_one_refusal_after_the_same_work(
    monkeypatch: pytest.MonkeyPatch, login: str, passphrase: str
) -> None:
    header, _ = enrolled()
    worked: list[KdfCost] = []
    real = kdf.stretch

    def counted(secret: str, salt: bytes, cost: KdfCost) -> bytes:
        worked.append(cost)
        return real(secret, salt, cost)

    monkeypatch.setattr("safetydesk.strongroom.keys.stretch", counted)
    with pytest.raises(Refusal) as raised:
        unlock(header, login, passphrase)
    assert raised.value.code == "passphrase_wrong" and not raised.value.values
    assert worked == [header.slots[0].cost]


def test_every_way_of_typing_a_letter_is_one_passphrase() -> None:
    assert kdf.stretch("caf\u00e9", bytes(16), kdf.TEST_COST) == kdf.stretch(
        "cafe\u0301", bytes(16), kdf.TEST_COST
    )


def test_the_login_mark_is_keyed_by_the_store() -> None:
    one, other = uuid4(), uuid4()
    assert login_mark(one, "Jo") == login_mark(one, " jo ") != login_mark(other, "jo")


def test_nothing_secret_is_shown_or_pickled() -> None:
    _, keys = enrolled()
    shown = f"{keys!r} {keys.store_key!r} {keys.signer()!r} {keys}"
    for secret in (
        keys.identity,
        keys.store_key.secret.hex(),
        repr(keys.store_key.secret),
        "AGE-SECRET",
        "seed",
    ):
        assert secret not in shown
    for hidden in (keys, keys.store_key):
        with pytest.raises(TypeError):
            pickle.dumps(hidden)


@pytest.mark.parametrize(
    "cost",
    [
        (FLOOR_KIB - 1, 1, 1),
        (CEILING_KIB + 1, 1, 1),
        (FLOOR_KIB, 0, 1),
        (FLOOR_KIB, 11, 1),
        (FLOOR_KIB, 1, 17),
    ],
)
def test_costs_outside_the_limits_do_not_exist(cost: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="outside the limits"):
        KdfCost(*cost)


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(1.0, DEFAULT_COST), (9.0, KdfCost(FLOOR_KIB, 3, 4)), (0.1, KdfCost(DEFAULT_COST.memory_kib, 10, 4))],
)
def test_calibration_ends(monkeypatch: pytest.MonkeyPatch, seconds: float, expected: KdfCost) -> None:
    monkeypatch.setattr(kdf, "stretch", lambda *_: b"")
    now = iter(x * seconds for x in range(100))
    assert kdf.calibrated(lambda: next(now)) == expected
    assert expected.covers(LEAST_COST)


def test_a_machine_that_was_busy_for_a_moment_gets_no_cheaper_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "stretch", lambda *_: b"")
    now = iter([0.0, 9.0, 9.0, 10.0])
    assert kdf.calibrated(lambda: next(now)) == DEFAULT_COST


def test_signatures_by_others_or_of_other_words_are_not_good() -> None:
    _, keys = enrolled()
    signer = keys.signer()
    signature = signer.sign(b"said")
    assert len(signature) == 64 and len(signer.public_key) == 32 and signer.member_id == MEMBER
    assert signature_is_good(signer.public_key, b"said", signature)
    assert not signature_is_good(signer.public_key, b"unsaid", signature)
    assert not signature_is_good(signer.public_key, b"said", signature[:-1])
    assert not signature_is_good(b"short", b"said", signature)
    assert not signature_is_good(bytes(32), b"said", signature)


def test_a_machine_that_is_kept_waiting_is_not_taken_for_a_slow_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "stretch", lambda *_: time.sleep(0.05))
    began = kdf.own_seconds()
    kdf.stretch("x", bytes(16), DEFAULT_COST)
    assert kdf.own_seconds() - began < 0.04
