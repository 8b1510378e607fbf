"""Who signed is proved by the trail itself: enrolled, reset and left in entries that a key in force signed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
from tests.records.stores import SIGNER, STORE, Records

import builders
from safetydesk.domain.clock import Moment
from safetydesk.domain.events import Event, IncidentOpened, MemberEnrolled, MemberKeysReset, MemberLeft
from safetydesk.domain.proof.keys_in_force import KeysInForce
from safetydesk.strongroom.signing import MemberSigner

AMIR = UUID("01936b00-0000-7000-8000-0000000000a2")
FIRST, SECOND = MemberSigner(AMIR, bytes(range(1, 33))), MemberSigner(AMIR, bytes(range(2, 34)))
ME = {SIGNER.member_id: SIGNER.public_key}
LOOK = IncidentOpened(subject=builders.INCIDENT_ID, reference="OS-2026-0001")


def say(records: Records, event: Event, signer: MemberSigner = SIGNER, *saved: Any) -> None:
    with records.database.work(signer, STORE, records.clock, records.heard.append) as work:
        for record in saved:
            work.replace(record) if work.has(type(record), record.id) else work.add(record)
        work.commit(event)


def enrolled(signer: MemberSigner = FIRST) -> MemberEnrolled:
    return MemberEnrolled(subject=AMIR, name="Amir Shah", public_key=signer.public_key.hex())


def reset(signer: MemberSigner = SECOND) -> MemberKeysReset:
    return MemberKeysReset(subject=AMIR, name="Amir Shah", public_key=signer.public_key.hex())


def amir(**changes: Any) -> Any:
    given = {"id": AMIR, "name": "Amir Shah", "initials": "AS", "public_key": FIRST.public_key.hex()}
    return builders.a_member(**{**given, **changes})


@pytest.fixture
def team(records: Records) -> Records:
    """Two members; the second signed one entry, was reset, signed another, and left."""
    records.log()
    say(records, enrolled(), SIGNER, amir())
    say(records, LOOK, FIRST)
    say(records, reset(), SIGNER, amir(public_key=SECOND.public_key.hex()))
    say(records, LOOK, SECOND)
    return records


def codes(records: Records, slots: dict[UUID, bytes], **more: Any) -> list[str]:
    return [found.code for found in records.verify(keys=slots, **more).findings]


def left(records: Records) -> None:
    gone = amir(public_key=SECOND.public_key.hex(), ended=Moment.london(2026, 11, 21), row_version=2)
    say(records, MemberLeft(subject=AMIR, name="Amir Shah"), SIGNER, gone)


def test_each_entry_is_judged_by_the_key_of_its_time(team: Records) -> None:
    slots = {**ME, AMIR: SECOND.public_key}
    assert codes(team, slots) == []
    left(team)
    assert codes(team, ME) == []


def test_the_keys_of_a_moment_are_told(team: Records) -> None:
    check = team.verify(1, 4, keys={**ME, AMIR: SECOND.public_key})
    assert set(check.keys_at[1]) == {str(SIGNER.member_id)}
    assert check.keys_at[4][str(AMIR)] == FIRST.public_key.hex()
    assert check.keys[str(AMIR)] == SECOND.public_key.hex()


def test_a_key_of_before_signs_no_more(team: Records) -> None:
    say(team, LOOK, FIRST)
    assert codes(team, {**ME, AMIR: SECOND.public_key}) == ["signed_with_old_key"]


def test_who_has_left_signs_no_more(team: Records) -> None:
    left(team)
    say(team, LOOK, SECOND)
    assert codes(team, ME) == ["signed_after_leaving"]


def test_keys_are_changed_only_by_a_key_in_force(team: Records) -> None:
    """Somebody with the database key enrols themselves, or resets a colleague, and signs it with a key of their own."""
    stranger = MemberSigner(AMIR, bytes(32))
    say(team, reset(stranger), stranger)
    say(team, LOOK, stranger)
    assert codes(team, {**ME, AMIR: SECOND.public_key}) == ["signature_bad", "signature_bad"]
    assert "member_key_differs" in codes(team, {**ME, AMIR: stranger.public_key})


@pytest.mark.parametrize(
    ("slots", "code"),
    [
        ({**ME, AMIR: FIRST.public_key}, "member_key_differs"),
        (ME, "member_not_in_header"),
        ({**ME, AMIR: SECOND.public_key, STORE: bytes(32)}, "member_unknown"),
    ],
)
def test_the_header_must_agree_with_the_trail(team: Records, slots: dict[UUID, bytes], code: str) -> None:
    assert codes(team, slots) == [code]


def test_a_leaver_still_let_in_is_named(team: Records) -> None:
    left(team)
    assert codes(team, {**ME, AMIR: SECOND.public_key}) == ["member_left_in_header"]


def test_the_list_of_the_team_must_agree_with_the_trail(records: Records) -> None:
    """The record was saved with an act that is signed, yet names another key than the enrolment did."""
    records.log()
    say(records, enrolled(), SIGNER, amir(public_key=SECOND.public_key.hex()))
    assert codes(records, {**ME, AMIR: FIRST.public_key}) == ["member_table_differs"]


def test_sheets_sign_while_they_are_the_last_ones_made() -> None:
    keys, pair, later = KeysInForce(), str(builders.INCIDENT_ID), str(AMIR)
    keys.hear("RecoverySheetsMade", str(STORE), {"pairs": [f"{pair}:{'ab' * 32}"]})
    assert keys.of(pair) == b"\xab" * 32
    keys.hear("RecoverySheetsMade", str(STORE), {"pairs": [f"{later}:{'cd' * 32}"]})
    assert keys.of(pair) is None and keys.past(pair) == (b"\xab" * 32,)
    assert keys.told() == {later: "cd" * 32}


@pytest.mark.parametrize("told", ["", "x:y", f"{AMIR}:ab", "no:" + "ab" * 32])
def test_what_is_no_pair_is_refused(told: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        KeysInForce().hear("RecoverySheetsMade", str(STORE), {"pairs": [told]})


def test_the_sheets_of_the_header_must_be_those_of_the_trail(team: Records) -> None:
    found = codes(team, {**ME, AMIR: SECOND.public_key}, pairs={STORE: bytes(32)})
    assert found == ["recovery_keys_differ"]
