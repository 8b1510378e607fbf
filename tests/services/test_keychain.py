"""Signing in with this computer's keychain: fourteen days, one passphrase, one machine; the passphrase always works."""

from __future__ import annotations

import dataclasses
import json
import os
import secrets
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from tests.clocks import StoppedClock
from tests.services.acts import logged
from tests.services.conftest import LOGIN, PASSPHRASE

from pretend_keychain import PretendMachine
from safetydesk import bootstrap, wording
from safetydesk.bootstrap import front_door, keychain_door, open_desk
from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.events import Event, KeychainTurnedOff, KeychainTurnedOn, MemberSignedIn
from safetydesk.services.desk import Desk
from safetydesk.services.manual import save_manual
from safetydesk.strongroom import keys as keys_module
from safetydesk.strongroom.header import read_header, write_header
from safetydesk.strongroom.kdf import stretch
from safetydesk.strongroom.kept_keys import KeptKeys
from safetydesk.strongroom.keys import unlock
from safetydesk.strongroom.store_folder import StoreFolder

PRINT = PrintRequest(recipient="police", purpose="Referral", basis="safeguarding")


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[PretendMachine]:
    one = PretendMachine()
    monkeypatch.setattr(bootstrap.surroundings, "os_keychain", one.keychain)
    yield one
    one.back_end.wake.set()


@pytest.fixture
def turned_on(machine: PretendMachine, store_path: Path, clock: StoppedClock) -> Path:
    """The store, closed, after its member turned the keychain on."""
    desk = by_passphrase(store_path, clock)
    assert not desk.keychain.state().is_on
    state = desk.keychain.turn_on(PASSPHRASE)
    assert state.is_on and state.until is not None and (state.until.utc - clock.now().utc).days == 14
    desk.close()
    return store_path


def by_passphrase(path: Path, clock: StoppedClock) -> Desk:
    """Signed in, with whatever that means for the keychain done."""
    desk = open_desk(front_door(path, clock).unlock(LOGIN, PASSPHRASE), clock)
    for thread in threading.enumerate():
        if thread.name == "safetydesk-keychain":
            thread.join(5)
    return desk


def by_keychain(path: Path, clock: StoppedClock, login: str = "") -> Desk:
    return open_desk(keychain_door(front_door(path, clock), clock).unlock(login), clock)


def refused(path: Path, clock: StoppedClock, login: str = "") -> str:
    """The code of why the keychain did not open; it has words that end with what to do."""
    with pytest.raises(Refusal) as raised:
        by_keychain(path, clock, login)
    assert "assphrase" in wording.sentence(raised.value).remedy
    return raised.value.code


def events(desk: Desk, kind: type[Event]) -> list[Event]:
    """Newest first."""
    return [done.event for done in desk.audit_trail.page(0, 60) if isinstance(done.event, kind)]


def file_of(profile: Path) -> Path:
    (kept,) = (profile / "keychain").iterdir()
    return kept


def test_it_opens_and_the_trail_says_so(
    turned_on: Path, clock: StoppedClock, machine: PretendMachine
) -> None:
    for login in ("", LOGIN):
        desk = by_keychain(turned_on, clock, login)
        (signed_in, *_older) = events(desk, MemberSignedIn)
        assert isinstance(signed_in, MemberSignedIn) and signed_in.way == "keychain"
        said = wording.event_words(signed_in, desk.vocabulary)
        assert said == "Morgan Okafor signed in with this computer's keychain"
        assert logged(desk).reference and desk.audit_trail.verify().ok
        (on,) = events(desk, KeychainTurnedOn)
        said = wording.event_words(on, desk.vocabulary)
        assert said.endswith("keychain (Windows Credential Manager)")
        desk.close()
    assert len(machine.back_end.held) == 1


def test_nothing_outside_tells_a_name_or_opens_anything_by_itself(
    turned_on: Path, clock: StoppedClock, machine: PretendMachine, profile: Path
) -> None:
    kept = file_of(profile)
    (service, name), secret = next(iter(machine.back_end.held.items()))
    assert service == "SafetyDesk" and len(bytes.fromhex(secret)) == 32
    header = read_header(StoreFolder(turned_on))
    keys = unlock(header, LOGIN, PASSPHRASE)
    for told in (name, kept.name, kept.read_text()):
        assert "morgan" not in told.lower() and str(turned_on) not in told
    assert str(header.store_id) not in name and keys.slot_id not in name
    plain = kept.read_bytes()
    for part in (keys.identity.encode(), keys.store_key.secret, bytes.fromhex(secret), secret.encode()):
        assert part not in plain and part.hex().encode() not in plain
    if os.name == "posix":
        assert kept.stat().st_mode & 0o077 == 0 and kept.parent.stat().st_mode & 0o077 == 0


def test_it_prints_only_after_the_passphrase(turned_on: Path, clock: StoppedClock) -> None:
    desk = by_keychain(turned_on, clock)
    incident = logged(desk)
    for _again in range(2):
        with pytest.raises(Refusal) as raised:
            desk.printing.prepare_case_file(incident.id, PRINT)
        assert raised.value.code == "passphrase_needed"
    assert desk.incident_log.reread(incident.id).disclosures == ()  # not even a number was used
    desk.confirming.confirm(PASSPHRASE)
    assert desk.printing.prepare_case_file(incident.id, PRINT).disclosure.copy_number == 1
    desk.close()


def test_no_other_page_leaves_before_the_passphrase_either(
    turned_on: Path, clock: StoppedClock, tmp_path: Path
) -> None:
    desk, place = by_keychain(turned_on, clock), tmp_path / "out"
    place.mkdir()
    mark, sheets = desk.day_marks.now(), desk.recovery_sheets
    doors: list[tuple[Callable[[], object], str]] = [
        (lambda: desk.day_marks.drawn(mark), "passphrase_needed"),
        (lambda: desk.day_marks.save(mark, place / "mark.pdf"), "passphrase_needed"),
        (lambda: desk.proofs.export("", place), "passphrase_needed"),
        (lambda: sheets.make("not mine", place), "passphrase_wrong"),  # asks each time, however one came in
    ]
    for door, code in doors:
        with pytest.raises(Refusal) as raised:
            door()
        assert raised.value.code == code and list(place.iterdir()) == []
    save_manual(place / "manual.pdf", clock)  # holds nothing of the store
    desk.confirming.confirm(PASSPHRASE)
    desk.day_marks.save(mark, place / "mark.pdf")
    assert (place / "mark.pdf").read_bytes().startswith(b"%PDF-")
    desk.close()


def test_turning_it_on_needs_the_passphrase_and_off_does_not(
    machine: PretendMachine, store_path: Path, clock: StoppedClock, profile: Path
) -> None:
    desk = by_passphrase(store_path, clock)
    with pytest.raises(Refusal) as raised:
        desk.keychain.turn_on("not mine")
    assert raised.value.code == "passphrase_wrong" and machine.back_end.asked == 0
    desk.keychain.turn_on(PASSPHRASE)
    desk.keychain.turn_on(PASSPHRASE)
    desk.close()
    desk = by_keychain(store_path, clock)
    assert desk.keychain.turn_off() and desk.keychain.turn_off()
    (off,) = events(desk, KeychainTurnedOff)
    assert wording.event_words(off, desk.vocabulary).endswith("ended (turned off)")
    assert not desk.keychain.state().is_on and machine.back_end.held == {}
    assert list((profile / "keychain").iterdir()) == []
    desk.close()
    assert not keychain_door(front_door(store_path, clock), clock).is_offered()
    assert refused(store_path, clock) == "keychain_off"


def test_fourteen_days_from_the_last_passphrase(
    turned_on: Path, clock: StoppedClock, machine: PretendMachine
) -> None:
    clock.move(days=13)
    by_keychain(turned_on, clock).close()  # wins no time
    clock.move(days=1)
    assert refused(turned_on, clock) == "keychain_expired"
    assert machine.back_end.held == {}, "nothing that opens is left lying about"
    clock.move(days=-2)
    assert refused(turned_on, clock) == "keychain_expired", "and the clock does not bring it back"
    by_passphrase(turned_on, clock).close()
    clock.move(days=10)
    by_passphrase(turned_on, clock).close()
    clock.move(days=13)
    by_keychain(turned_on, clock).close()


@pytest.mark.parametrize(("back", "opens"), [({"minutes": 50}, True), ({"hours": 2}, False)])
def test_a_clock_set_back_does_not_win_days(
    turned_on: Path, clock: StoppedClock, back: dict[str, float], opens: bool
) -> None:
    clock.move(days=9)
    by_keychain(turned_on, clock).close()
    clock.move(**{unit: -amount for unit, amount in back.items()})
    if opens:
        by_keychain(turned_on, clock).close()
        return
    assert refused(turned_on, clock) == "keychain_clock_back"
    by_passphrase(turned_on, clock).close()
    by_keychain(turned_on, clock).close()


def with_passphrase(path: Path, old: str, new: str) -> None:
    """The member's slot wrapped under another passphrase, everything else as it was."""
    folder = StoreFolder(path)
    header = read_header(folder)
    keys = unlock(header, LOGIN, old)
    (slot,) = header.slots
    fresh = dataclasses.replace(slot, salt=secrets.token_bytes(16), nonce=secrets.token_bytes(12))
    bound = keys_module._bound_to(header.store_id, fresh)
    wrapped = AESGCM(stretch(new, fresh.salt, fresh.cost)).encrypt(fresh.nonce, keys.bundle(), bound)
    changed = dataclasses.replace(header, slots=(dataclasses.replace(fresh, wrapped=wrapped),))
    write_header(folder, changed, keys.store_key)


def test_another_passphrase_ends_it(turned_on: Path, clock: StoppedClock, machine: PretendMachine) -> None:
    with_passphrase(turned_on, PASSPHRASE, "another passphrase of five words")
    assert refused(turned_on, clock) == "keychain_passphrase_changed"
    with_passphrase(turned_on, "another passphrase of five words", PASSPHRASE)
    assert refused(turned_on, clock) == "keychain_passphrase_changed"  # the same words, wrapped afresh
    desk = by_passphrase(turned_on, clock)
    (off,) = events(desk, KeychainTurnedOff)
    assert "the passphrase was changed" in wording.event_words(off, desk.vocabulary)
    assert not desk.keychain.state().is_on
    desk.close()
    assert machine.back_end.held == {} and refused(turned_on, clock) == "keychain_off"


def test_a_passphrase_changed_at_the_desk_takes_it_away_at_once(
    turned_on: Path, clock: StoppedClock, machine: PretendMachine, profile: Path
) -> None:
    desk = by_passphrase(turned_on, clock)
    new = "crimson ferry walnut drizzle plateau"
    desk.team_keys.change_passphrase(PASSPHRASE, new)
    for thread in threading.enumerate():
        if thread.name == "safetydesk-keychain":
            thread.join(5)
    assert machine.back_end.held == {} and json.loads(file_of(profile).read_bytes())["bundle"] == ""
    assert not desk.keychain.state().is_on
    desk.close()
    assert refused(turned_on, clock) == "keychain_passphrase_changed"
    desk = open_desk(front_door(turned_on, clock).unlock(LOGIN, new), clock)
    assert events(desk, KeychainTurnedOff) and not desk.keychain.state().is_on
    desk.close()


@pytest.mark.parametrize(
    ("mood", "code"),
    [("locked", "keychain_locked"), ("broken", "keychain_failed"), ("silent", "keychain_slow")],
)
def test_a_keychain_that_will_not_leaves_the_passphrase(
    turned_on: Path, clock: StoppedClock, machine: PretendMachine, mood: str, code: str
) -> None:
    machine.back_end.mood = mood
    assert refused(turned_on, clock) == code
    open_desk(front_door(turned_on, clock).unlock(LOGIN, PASSPHRASE), clock).close()  # and is not waited for
    machine.back_end.mood = "well"
    machine.back_end.wake.set()
    by_keychain(turned_on, clock).close()


def test_a_wiped_a_changed_and_another_keychain(
    turned_on: Path, clock: StoppedClock, machine: PretendMachine
) -> None:
    held = machine.back_end.held
    ((name, _key),) = held.items()
    held[name] = secrets.token_hex(32)
    assert refused(turned_on, clock) == "keychain_changed"
    held[name] = "00"
    assert refused(turned_on, clock) == "keychain_changed"
    machine.kind = "kwallet"
    assert refused(turned_on, clock) == "keychain_changed"
    machine.kind = ""
    assert refused(turned_on, clock) == "keychain_none"
    machine.kind = "windows"
    held.clear()
    assert refused(turned_on, clock) == "keychain_wiped"
    by_passphrase(turned_on, clock).close()
    by_keychain(turned_on, clock).close()  # as the sentence promised


def _another_store(kept: dict[str, object]) -> None:
    kept["store"] = "0" * 8 + "-0000-4000-8000-" + "0" * 12


@pytest.mark.parametrize(
    "damage",
    [b"", b"[]", b"{", b"[" * 9000, b'{"format": 1}', b"\xff" * 40, b"9" * 200_000, _another_store],
    ids=["empty", "a list", "cut", "deep", "lacking", "no text", "long", "foreign"],
)
def test_a_damaged_or_foreign_file_never_blocks(
    turned_on: Path, clock: StoppedClock, profile: Path, damage: object
) -> None:
    kept = file_of(profile)
    if callable(damage):
        plain = json.loads(kept.read_bytes())
        damage(plain)
        kept.write_text(json.dumps(plain))
    else:
        assert isinstance(damage, bytes)
        kept.write_bytes(damage)
    assert refused(turned_on, clock) == "keychain_file_damaged"
    desk = by_passphrase(turned_on, clock)
    (off,) = events(desk, KeychainTurnedOff)
    assert "damaged" in wording.event_words(off, desk.vocabulary)
    desk.close()
    assert not kept.exists()


@pytest.mark.parametrize("field", ["expires", "kind", "wrap", "nonce", "bundle"])
def test_nothing_in_the_file_can_be_bent(
    turned_on: Path, clock: StoppedClock, profile: Path, field: str
) -> None:
    kept = file_of(profile)
    plain = json.loads(kept.read_bytes())
    plain[field] = {
        "expires": plain["expires"] + 86400 * 900, "kind": "kwallet", "wrap": "0" * 64,
        "nonce": plain["nonce"][::-1], "bundle": plain["bundle"][4:],
    }[field]  # fmt: skip
    kept.write_text(json.dumps(plain))
    expected = {"wrap": "keychain_passphrase_changed"}.get(field, "keychain_changed")
    assert refused(turned_on, clock) in (expected, "keychain_file_damaged")


def test_another_store_and_another_name_are_not_opened(
    turned_on: Path, clock: StoppedClock, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    first = bootstrap.FirstMember(school="Elsewhere", name="Ash Bell", login="ash", passphrase=PASSPHRASE)
    front_door(other, clock).create(first).let_go()
    assert not keychain_door(front_door(other, clock), clock).is_offered()
    assert refused(other, clock) == "keychain_off"
    assert refused(turned_on, clock, "somebody.else") == "keychain_off"
    assert not keychain_door(front_door(tmp_path / "none", clock), clock).is_offered()


def test_what_could_not_be_kept_is_off_and_said(
    machine: PretendMachine,
    store_path: Path,
    clock: StoppedClock,
    profile: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = by_passphrase(store_path, clock)
    machine.back_end.mood = "locked"
    with pytest.raises(Refusal) as refusal:
        desk.keychain.turn_on(PASSPHRASE)
    assert refusal.value.code == "keychain_locked" and events(desk, KeychainTurnedOn) == []
    machine.back_end.mood = "well"
    profile.mkdir(exist_ok=True)
    (profile / "keychain").write_text("a file where the folder should be")
    with pytest.raises(Trouble) as trouble:
        desk.keychain.turn_on(PASSPHRASE)
    assert trouble.value.code == "keychain_not_noted" and events(desk, KeychainTurnedOn) == []
    assert not desk.keychain.state().is_on and machine.back_end.held == {}
    (profile / "keychain").unlink()
    monkeypatch.setattr(KeptKeys, "write", no_room)
    with pytest.raises(Trouble):
        desk.keychain.turn_on(PASSPHRASE)
    (off,) = events(desk, KeychainTurnedOff)
    assert len(events(desk, KeychainTurnedOn)) == 1 and "could not be kept" in wording.event_words(
        off, desk.vocabulary
    )
    assert not desk.keychain.state().is_on and machine.back_end.held == {}
    desk.close()


def no_room(*_given: object) -> None:
    raise Trouble("keychain_not_noted")
