"""What is remembered where, and what each memory names; the clock set back; only what is new."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.forging import forge, key_of, keyed, rebuild_edge

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.case_file import Done
from safetydesk.domain.events import ClockWentBack
from safetydesk.domain.proof.canonical import canonical, fingerprint
from safetydesk.services.desk import Desk
from safetydesk.services.verifying import Verification
from services.acts import logged
from services.conftest import LOGIN, PASSPHRASE


def opened(path: Path, clock: StoppedClock | None = None) -> Desk:
    clock = clock or StoppedClock()
    return open_desk(front_door(path, clock).unlock(LOGIN, PASSPHRASE), clock)


def session(path: Path, *words: str, clock: StoppedClock | None = None) -> None:
    desk = opened(path, clock)
    for word in words:
        desk.search.find(word)
    desk.close()


def verified(path: Path, *, lately: bool = False) -> Verification:
    desk = opened(path)
    verdict = desk.audit_trail.verify_lately() if lately else desk.audit_trail.verify()
    desk.let_go()
    return verdict


def codes(verdict: Verification) -> list[str]:
    return [found.code for found in verdict.findings]


@pytest.fixture
def forgetful(store_path: Path, profile: Path) -> Path:
    """A store whose machine has forgotten it: only the member's own files remember."""
    session(store_path, "one", "two")
    shutil.copy(store_path / "records.db", store_path.parent / "earlier.db")
    session(store_path, "three")
    shutil.rmtree(profile)
    return store_path


@pytest.mark.parametrize("lately", [True, False])
def test_an_old_database_put_back_is_not_the_one_the_member_saw(forgetful: Path, lately: bool) -> None:
    shutil.copy(forgetful.parent / "earlier.db", forgetful / "records.db")
    verdict = verified(forgetful, lately=lately)
    assert codes(verdict) == ["witness_beyond_end"] and verdict.remembered


@pytest.mark.parametrize("lately", [True, False])
def test_a_rewritten_history_is_not_the_one_the_member_saw(forgetful: Path, lately: bool) -> None:
    shutil.copy(forgetful.parent / "earlier.db", forgetful / "records.db")
    session(forgetful, *(f"grows {number}" for number in range(9)))
    assert codes(verified(forgetful, lately=lately)) == ["witness_differs"]


def test_a_colleagues_key_that_was_another_one_is_named(forgetful: Path) -> None:
    desk = opened(forgetful)
    remembering = desk.audit_trail._remembering
    seen, _ = remembering.seen()
    assert seen is not None and str(desk.office.me) in seen.keys
    remembering._witness.keep(
        type(seen)(size=seen.size, root=seen.root, at=seen.at, keys={str(desk.office.me): "ab" * 32})
    )
    verdict = desk.audit_trail.verify()
    desk.let_go()
    assert codes(verdict) == ["colleague_key_changed"]
    assert verdict.findings[0].values["member"] == "Morgan Okafor"


def test_with_nothing_remembered_nothing_can_be_compared(store_path: Path) -> None:
    verdict = verified(store_path)
    assert verdict.ok and not verdict.remembered


def test_a_damaged_memory_of_the_members_own_is_said_and_begun_anew(forgetful: Path) -> None:
    for path in (forgetful / "members").glob("*/*/*.age"):
        path.write_bytes(path.read_bytes()[:-1])
    verdict = verified(forgetful)
    assert verdict.ok and [each.code for each in verdict.anomalies] == ["witness_damaged"]
    session(forgetful)
    again = verified(forgetful)
    assert again.ok and not again.anomalies and again.remembered, "it was begun anew"


def test_what_was_verified_is_not_verified_again(store_path: Path) -> None:
    desk = opened(store_path)
    assert desk.audit_trail.verify().is_whole
    desk.search.find("later")
    count = desk.audit_trail.count()
    verdict = desk.audit_trail.verify_lately()
    assert verdict.ok and not verdict.is_whole
    assert desk.audit_trail.count() == count, "a look in the background that found nothing is no act"
    desk.close()


def test_an_entry_changed_since_is_found_lately_and_one_before_by_its_hash(store_path: Path) -> None:
    desk = opened(store_path)
    desk.search.find("early")
    desk.audit_trail.verify()
    desk.close()
    session(store_path, "late")
    key = key_of(store_path, LOGIN, PASSPHRASE)
    early = 'UPDATE audit_entries SET text = CAST(replace(text, \'"at":"20\', \'"at":"19\') AS BLOB) WHERE number = 4'
    forge(store_path / "records.db", key, [early])
    rebuild_edge(store_path / "records.db", key)
    assert {"signature_bad", "checkpoint_differs", "witness_differs"} <= set(
        codes(verified(store_path, lately=True))
    )


def test_a_signature_spoilt_before_is_left_to_the_whole(store_path: Path) -> None:
    """What a background look does not do, and says so: signatures before the part it verified itself."""
    desk = opened(store_path)
    desk.search.find("early")
    desk.audit_trail.verify()
    desk.close()
    spoilt = "UPDATE audit_entries SET signature = zeroblob(64) WHERE number = 4"
    forge(store_path / "records.db", key_of(store_path, LOGIN, PASSPHRASE), [spoilt])
    lately = verified(store_path, lately=True)
    assert lately.ok and not lately.is_whole
    assert codes(verified(store_path)) == ["signature_bad"]


def test_a_record_changed_together_with_what_was_told_of_it_before_is_found_lately(store_path: Path) -> None:
    """The payload stands beside the tree: it must be compared with the entry, however long ago that was verified."""
    desk = opened(store_path)
    incident = logged(desk, summary="As first told")
    desk.audit_trail.verify()
    desk.close()
    key, records = key_of(store_path, LOGIN, PASSPHRASE), store_path / "records.db"
    forge(records, key, [f"UPDATE incidents SET summary = 'Milder' WHERE id = '{incident.id}'"])
    name, text = f"incidents:{incident.id}", fingerprint(replace(incident, summary="Milder"))
    with closing(keyed(records, key)) as connection:
        rows = connection.execute("SELECT number, payload FROM audit_payloads").fetchall()
    for number, payload in rows:
        told = json.loads(payload)
        if name in told["texts"]:
            told["texts"][name] = text
            forge(
                records,
                key,
                [("UPDATE audit_payloads SET payload = ? WHERE number = ?", (canonical(told), number))],
            )
    assert "payload_differs" in codes(verified(store_path, lately=True))


def told_of_the_clock(desk: Desk) -> list[Done]:
    return [done for done in desk.audit_trail.page(0, 100) if isinstance(done.event, ClockWentBack)]


def test_the_clock_set_back_ten_years_during_a_session(desk: Desk, clock: StoppedClock) -> None:
    first = logged(desk)
    before = clock.now()
    clock.move(days=-3652)
    second = logged(desk)
    clock.move(seconds=30)
    logged(desk)
    (told,) = told_of_the_clock(desk)
    assert isinstance(told.event, ClockWentBack)
    assert (told.event.before, told.event.now.utc.year) == (before, 2016)
    acts = [done for done in desk.audit_trail.page(0, 100) if done.subject in (first.id, second.id)]
    assert [done.subject for done in acts] == [second.id, first.id], "order is by number"
    verdict = desk.audit_trail.verify()
    assert verdict.ok and [each.code for each in verdict.anomalies] == ["clock_went_back"]
    assert "2016" in verdict.anomalies[0].values["now"]


def test_the_clock_set_back_between_two_sessions_is_said_at_the_sign_in(store_path: Path) -> None:
    session(store_path, "one")
    earlier = StoppedClock()
    earlier.move(days=-3652)
    session(store_path, "two", clock=earlier)
    desk = opened(store_path)
    (told,) = told_of_the_clock(desk)
    assert desk.audit_trail.verify().ok
    desk.close()
    assert told.at.utc.year == 2016


def test_two_clocks_that_do_not_agree_to_the_second_are_no_anomaly(desk: Desk, clock: StoppedClock) -> None:
    logged(desk)
    clock.move(seconds=-50)
    logged(desk)
    assert told_of_the_clock(desk) == []
