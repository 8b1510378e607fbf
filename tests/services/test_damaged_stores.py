"""Damaged stores, each named: by `verify` where the store opens, by its own Trouble where it does not."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.clocks import StoppedClock
from tests.forging import forge, key_of
from tests.services.acts import logged, logged_with_files, with_files
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk import wording
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.rows import IncidentFilter
from safetydesk.records.database import Database
from safetydesk.services.audit_trail import Verification
from safetydesk.services.desk import Desk
from safetydesk.strongroom import remembered


@pytest.fixture
def closed(desk: Desk, tmp_path: Path) -> Path:
    """A store with an incident and two exhibits, closed, its checkpoint remembered by this machine."""
    logged_with_files(desk, tmp_path, 2, categories=("BULLY",))
    desk.close()
    return desk.store_path


def opened(store: Path) -> Desk:
    clock = StoppedClock()
    clock.move(hours=1)
    return open_desk(front_door(store, clock).unlock(LOGIN, PASSPHRASE), clock)


def verified(store: Path) -> Verification:
    desk = opened(store)
    try:
        return sentences_checked(desk.audit_trail.verify())
    finally:
        desk.let_go()


def sentences_checked(verdict: Verification) -> Verification:
    """Whatever can be found can be said, with nothing left open in it."""
    for found in verdict.findings:
        assert "{" not in wording.words("label", f"finding.{found.code}", found.values)
    return verdict


def sql(store: Path, *statements: str) -> None:
    forge(store / "records.db", key_of(store, LOGIN, PASSPHRASE), statements)


def sealed(store: Path) -> list[Path]:
    return sorted((store / "exhibits").glob("??/*.age"))


def flip(path: Path, place: int = -20) -> None:
    content = bytearray(path.read_bytes())
    content[place] ^= 1
    path.write_bytes(content)


def swap(store: Path) -> None:
    one, other = sealed(store)
    aside = one.with_suffix(".aside")
    one.rename(aside)
    other.rename(one)
    aside.rename(other)


DAMAGES: list[tuple[str, Callable[[Path], Any], set[str]]] = [
    ("a row", lambda store: sql(store, "UPDATE incidents SET summary = 'Milder'"), {"record_changed"}),
    (
        "an audit entry",
        lambda store: sql(
            store,
            "UPDATE audit_entries SET text = CAST(replace(text, 'Logged', 'Opened') AS BLOB) WHERE number = 4",
        ),
        {"signature_bad", "edge_differs", "entry_column_differs", "checkpoint_differs"},
    ),
    (
        "the tail",
        lambda store: sql(
            store,
            "DELETE FROM audit_entries WHERE number > 5",
            "DELETE FROM audit_payloads WHERE number > 5",
        ),
        {"edge_differs", "checkpoint_beyond_end", "record_unknown"},
    ),
    (
        "the edge of the tree",
        lambda store: sql(store, "UPDATE audit_edge SET size = 3, nodes = zeroblob(40)"),
        {"edge_differs"},
    ),
    ("an exhibit byte", lambda store: flip(sealed(store)[0]), {"exhibit_damaged"}),
    ("two exhibits swapped", swap, {"exhibit_swapped"}),
    ("an exhibit gone", lambda store: sealed(store)[0].unlink(), {"exhibit_missing"}),
    (
        "an exhibit's row nobody can read",
        lambda store: sql(store, "UPDATE exhibits SET sealed = '[]' WHERE number = 'MO/1'"),
        {"record_changed", "records_damaged"},
    ),
    ("a header copy", lambda store: flip(store / "header.a", 60), {"header_copy_damaged"}),
    ("the other header copy", lambda store: flip(store / "header.b", 60), {"header_copy_damaged"}),
    ("a header copy gone", lambda store: (store / "header.b").unlink(), {"header_copy_damaged"}),
]


def test_a_sound_store_is_sound(closed: Path) -> None:
    verdict = verified(closed)
    assert verdict.ok and verdict.findings == () and verdict.remembered and verdict.exhibits == 2


@pytest.mark.parametrize(("name", "damage", "codes"), DAMAGES, ids=[row[0] for row in DAMAGES])
def test_each_damage_is_named(
    name: str, damage: Callable[[Path], Any], codes: set[str], closed: Path
) -> None:
    damage(closed)
    verdict = verified(closed)
    found = {finding.code for finding in verdict.findings}
    assert (
        not verdict.ok
        and found
        and found <= codes | {"checkpoint_differs", "witness_differs", "witness_beyond_end"}
    )


def test_the_damaged_exhibit_is_the_one_named(closed: Path) -> None:
    first = sealed(closed)[0]
    flip(first)
    desk = opened(closed)
    by_name = {
        each.sealed.file_name: each.number
        for row in desk.incident_log.page(IncidentFilter())
        for each in desk.incident_log.reread(row.id).exhibits
    }
    findings = desk.audit_trail.verify().findings
    desk.let_go()
    assert [finding.values for finding in findings] == [{"number": by_name[first.stem]}]


@pytest.fixture
def drafted(closed: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The same store with a draft that holds one file, and where that file lies."""
    desk = opened(closed)
    (held,) = with_files(desk, tmp_path, 1, categories=("BULLY",)).evidence
    desk.close()
    return closed, next(path for path in sealed(closed) if path.stem == held.sealed.file_name)


def _swap_with_an_exhibit(path: Path) -> None:
    other = next(each for each in sealed(path.parents[2]) if each != path)
    mine, theirs = path.read_bytes(), other.read_bytes()
    path.write_bytes(theirs)
    other.write_bytes(mine)


@pytest.mark.parametrize(
    ("damage", "codes"),
    [
        (flip, ["draft_file_damaged"]),
        (lambda path: flip(path, 5), ["draft_file_damaged"]),
        (Path.unlink, ["draft_file_missing"]),
        (_swap_with_an_exhibit, ["exhibit_swapped", "draft_file_swapped"]),
    ],
    ids=["its end", "its beginning", "gone", "swapped with an exhibit"],
)
def test_a_file_that_only_a_draft_holds_is_named_too(
    damage: Callable[[Path], Any], codes: list[str], drafted: tuple[Path, Path]
) -> None:
    store, path = drafted
    assert (verified(store).ok, verified(store).exhibits, verified(store).draft_files) == (True, 2, 1)
    damage(path)
    findings = verified(store).findings
    assert [found.code for found in findings] == codes
    said = wording.words("label", f"finding.{codes[-1]}", findings[-1].values)
    assert "“shot0.png”" in said and "2026" in said


def test_a_draft_nobody_can_read_is_named_and_its_file_listed(drafted: tuple[Path, Path]) -> None:
    store, path = drafted
    kept = sorted((store / "members").glob("*/*/*.age"), key=lambda path: path.stat().st_size)
    flip(kept[-1])  # the other is what this member remembers of the trail, and much smaller
    verdict = verified(store)
    assert [(found.code, found.values) for found in verdict.findings] == [("drafts_damaged", {"count": "1"})]
    assert (verdict.draft_files, verdict.unclaimed) == (0, (path.stem,))


def test_a_sealed_file_that_nobody_claims_is_listed_and_breaks_no_promise(drafted: tuple[Path, Path]) -> None:
    """So does what another member's draft holds: nobody else can say whose it is."""
    store, path = drafted
    shutil.rmtree(store / "members")
    verdict = verified(store)
    assert (verdict.ok, verdict.findings, verdict.unclaimed) == (True, (), (path.stem,))
    flip(store / "exhibits" / "unclaimed" / path.name)
    assert verified(store).ok


def test_swapped_exhibits_are_both_named_and_neither_is_shown(closed: Path) -> None:
    swap(closed)
    desk = opened(closed)
    assert len(desk.audit_trail.verify().findings) == 2
    (row,) = desk.incident_log.page(IncidentFilter())
    for exhibit in desk.incident_log.reread(row.id).exhibits:
        with pytest.raises(Trouble):
            desk.exhibits.look(exhibit.id)
    desk.let_go()


def test_a_cut_tail_made_to_fit_is_caught_by_what_this_machine_remembers(closed: Path) -> None:
    before = closed.with_name("before")
    shutil.copytree(closed, before)
    desk = opened(closed)
    logged(desk)
    desk.close()
    shutil.rmtree(closed)
    shutil.copytree(before, closed)  # the whole folder, as it was: sound in itself
    verdict = verified(closed)
    assert {finding.code for finding in verdict.findings} == {"checkpoint_beyond_end"}


def test_with_nothing_remembered_it_says_so(closed: Path, profile: Path) -> None:
    shutil.rmtree(profile)
    assert verified(closed).remembered, "the member's own files remember it still"
    shutil.rmtree(profile, ignore_errors=True)
    shutil.rmtree(closed / "members")
    verdict = verified(closed)
    assert verdict.ok and not verdict.remembered


def test_another_history_of_the_same_length_is_caught(closed: Path) -> None:
    before = closed.with_name("before")
    shutil.copytree(closed, before)
    for summary in ("One", "Two"):
        shutil.rmtree(closed)
        shutil.copytree(before, closed)
        desk = opened(closed)
        logged(desk, summary=summary)
        desk.close() if summary == "One" else desk.let_go()
    assert {finding.code for finding in verified(closed).findings} == {"checkpoint_differs"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_edge SET size = 3",
        "UPDATE audit_edge SET nodes = x'00'",
        "DELETE FROM audit_edge",
        "DELETE FROM audit_entries WHERE number > 5",
        "UPDATE incidents SET happened = '{'",
    ],
)
@pytest.mark.parametrize("leave", [Desk.close, Desk.lock])
def test_a_damaged_store_can_be_left_and_what_was_remembered_stays(
    leave: Callable[[Desk], None], statement: str, closed: Path, profile: Path
) -> None:
    sql(closed, statement)
    remembered = {path: path.read_bytes() for path in profile.rglob("*.json")}
    desk = opened(closed)
    leave(desk)
    assert not desk.is_open()
    is_broken = "audit_" in statement
    assert remembered and is_broken == (
        remembered == {path: path.read_bytes() for path in profile.rglob("*.json")}
    )
    assert not verified(closed).ok  # and it opens again: the lock was let go


def test_the_machines_trouble_on_leaving_is_still_said(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise Trouble("disk_full")

    desk = opened(closed)
    monkeypatch.setattr(remembered, "write_whole", full)
    with pytest.raises(Trouble) as raised:
        desk.close()
    assert raised.value.code == "checkpoint_not_noted" and not desk.is_open()


def test_where_the_trail_cannot_be_read_nothing_is_said_of_its_length(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object) -> None:
        raise Trouble("records_damaged")

    monkeypatch.setattr(Database, "verify", damaged)
    verdict = verified(closed)
    assert verdict.remembered and [finding.code for finding in verdict.findings] == ["records_damaged"]


def test_the_machines_trouble_is_no_finding(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise Trouble("store_busy")

    monkeypatch.setattr(Database, "verify", busy)
    with pytest.raises(Trouble) as raised:
        verified(closed)
    assert raised.value.code == "store_busy"


def test_a_mended_header_is_written_down_for_ever(closed: Path) -> None:
    flip(closed / "header.a", 60)
    opened(closed).close()
    assert (closed / "header.a").read_bytes() == (closed / "header.b").read_bytes() != b""
    desk = opened(closed)
    assert desk.audit_trail.verify().ok
    event = next(done.event for done in desk.audit_trail.page(0, 9) if done.kind == "HeaderCopyMended")
    assert event is not None and event.values()["copy"] == "a"
    desk.let_go()


def _cut(path: Path, share: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])


def _both_headers(store: Path) -> None:
    for name in ("header.a", "header.b"):
        flip(store / name, 60)


def _foreign_records(store: Path) -> None:
    (store / "records.db").write_bytes(bytes(range(256)) * 400)


@pytest.mark.parametrize(
    ("damage", "codes"),
    [
        (_both_headers, {"header_damaged"}),
        (lambda store: flip(store / "records.db", 50), {"records_damaged"}),
        (lambda store: _cut(store / "records.db", 0), {"records_damaged"}),
        (lambda store: _cut(store / "records.db", 0.3), {"records_damaged", "disk_failing"}),
        (lambda store: (store / "records.db").unlink(), {"records_missing"}),
        (_foreign_records, {"header_older_than_records"}),
        (lambda store: sql(store, "UPDATE alembic_version SET version_num = '9999'"), {"store_newer"}),
        (lambda store: [(store / f"header.{name}").unlink() for name in "ab"], {"store_missing"}),
    ],
    ids=["both headers", "bit", "empty", "cut", "missing", "foreign", "newer", "no header"],
)
def test_where_it_does_not_open_the_trouble_says_why(
    damage: Callable[[Path], Any], codes: set[str], closed: Path
) -> None:
    damage(closed)
    before = {path: path.read_bytes() for path in closed.rglob("*") if path.is_file()}
    with pytest.raises(Trouble) as raised:
        opened(closed).let_go()
    assert raised.value.code in codes
    after = {path: path.read_bytes() for path in closed.rglob("*") if path.is_file()}
    assert {path for path, content in before.items() if after.get(path) != content} == set()


def test_a_wrong_passphrase_is_another_sentence(closed: Path) -> None:
    for login, passphrase in ((LOGIN, "wrong"), ("nobody", PASSPHRASE)):
        with pytest.raises(Refusal) as raised:
            front_door(closed, StoppedClock()).unlock(login, passphrase)
        assert raised.value.code == "passphrase_wrong"
    assert verified(closed).ok


def test_a_store_opens_once(closed: Path) -> None:
    first = opened(closed)
    with pytest.raises(Refusal) as raised:
        opened(closed)
    assert raised.value.code == "store_in_use"
    logged(first)
    first.close()
    assert verified(closed).ok
