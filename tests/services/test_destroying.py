"""Destroying by two people, with a reference: what goes, what stays, and what each door refuses (H17, H18)."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import sqlalchemy.exc
from tests.clocks import StoppedClock
from tests.services.a_team import at_the_desk, store_path, team_store
from tests.services.acts import logged_with_files
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.test_proofs import verify

from safetydesk import wording
from safetydesk.bootstrap import restoring
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.destruction import Destruction, DestructionDraft
from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.errors import Refusal
from safetydesk.domain.exhibit import DESTROYED, Exhibit
from safetydesk.intake.preview import Picture
from safetydesk.services.desk import Desk

__all__ = ["store_path", "team_store"]

ADVICE = DestructionDraft(
    authority="Police", reference="CAD 4471", reason="Told to by the officer in the case"
)


def asked(desk: Desk, folder: Path, **changes: Any) -> tuple[CaseFile, Exhibit, Destruction]:
    """A case of two exhibits, the first of them isolated and asked about."""
    case = logged_with_files(desk, folder, 2, **changes)
    exhibit = case.exhibits[0]
    desk.exhibits.isolate(exhibit.id, "must_not_be_here")
    return case, exhibit, desk.destroying.ask(exhibit.id, ADVICE)


def refused(call: Any, *given: Any) -> str:
    with pytest.raises(Refusal) as raised:
        call(*given)
    return raised.value.code


def dump(desk: Desk) -> bytes:
    """Every value of every table, the shadow tables of the search words too, as the open database holds them."""
    found = []
    with desk.office.reading() as reading:
        connection = reading._connection
        names = (
            connection.exec_driver_sql("SELECT name FROM sqlite_schema WHERE type = 'table'").scalars().all()
        )
        for name in names:
            for row in connection.exec_driver_sql(f'SELECT * FROM main."{name}"').all():
                found += [bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row]
    return b"\0".join(found)


@pytest.fixture
def two(store_path: Path, tmp_path: Path) -> tuple[Path, CaseFile, Exhibit, Destruction]:
    with at_the_desk(store_path, LOGIN) as desk:
        place = tmp_path / "usb"
        place.mkdir()
        desk.backups.choose(place)
        case = logged_with_files(desk, tmp_path, 2)
        desk.backups.make()
        exhibit = case.exhibits[0]
        desk.exhibits.isolate(exhibit.id, "must_not_be_here")
        desk.backups.make()
        destruction = desk.destroying.ask(exhibit.id, ADVICE)
    return store_path, case, exhibit, destruction


def test_one_person_alone_destroys_nothing(store_path: Path, tmp_path: Path) -> None:
    with at_the_desk(store_path, LOGIN) as desk:
        case = logged_with_files(desk, tmp_path, 1)
        exhibit = case.exhibits[0]
        assert refused(desk.destroying.ask, exhibit.id, ADVICE) == "destroy_only_isolated"
        desk.exhibits.isolate(exhibit.id, "must_not_be_here")
        without = DestructionDraft(authority="Police", reference=" ", reason="They said so")
        assert refused(desk.destroying.ask, exhibit.id, without) == "draft_has_problems"
        waiting = desk.destroying.ask(exhibit.id, ADVICE)
        assert refused(desk.destroying.ask, exhibit.id, ADVICE) == "destroy_asked_already"
        assert desk.destroying.waiting() == (waiting,)
        assert refused(desk.destroying.confirm, waiting.id, 1, PASSPHRASE) == "destroy_by_another"
    with at_the_desk(store_path, "robin") as desk:
        assert refused(desk.destroying.confirm, waiting.id, 1, PASSPHRASE) == "not_your_role"
    with at_the_desk(store_path, "kate") as desk:
        assert (
            refused(desk.destroying.confirm, waiting.id, 1, "something else entirely") == "passphrase_wrong"
        )
        assert refused(desk.exhibits.free, exhibit.id, "A slip of the hand") == "destroy_waits"
        declined = desk.destroying.decline(waiting.id, 1, "The officer wants it kept")
        assert not declined.is_waiting and desk.destroying.waiting() == ()
        assert refused(desk.destroying.confirm, waiting.id, 2, PASSPHRASE) == "destroy_settled"
        assert desk.incident_log.reread(case.incident.id).exhibits[0].is_isolated
        assert desk.audit_trail.verify().ok
    assert len(list(store_path.glob("exhibits/??/*.age"))) == 1


def test_by_two_it_is_gone_and_the_rest_is_whole(two: Any, tmp_path: Path) -> None:
    store, case, exhibit, waiting = two
    sha = exhibit.sealed.sha256
    with at_the_desk(store, "kate") as desk:
        held = desk.destroying.holding(exhibit).names
        assert len(held) == 1  # the one before it was isolated
        assert sha.encode() in dump(desk)
        done = desk.destroying.confirm(waiting.id, waiting.row_version, PASSPHRASE)
        assert done.is_done and done.generations == held
        told = dump(desk)
        for secret in (sha.encode(), bytes.fromhex(sha), exhibit.sealed.identity.encode()):
            assert secret not in told
        assert (store / "records.db-wal").stat().st_size == 0
        after = desk.incident_log.reread(case.incident.id)
        gone, other = after.exhibits
        assert (gone.state, gone.number, gone.sealed.size) == (DESTROYED, exhibit.number, exhibit.sealed.size)
        assert (gone.sealed.identity, gone.sealed.sha256, gone.sealed.original_name) == ("", "", "")
        assert after.destructions == (done,)
        assert not (
            store / "exhibits" / exhibit.sealed.file_name[:2] / f"{exhibit.sealed.file_name}.age"
        ).exists()
        verdict = desk.audit_trail.verify()
        assert verdict.ok, verdict.findings
        assert isinstance(desk.exhibits.look(other.id), Picture)
        assert refused(desk.exhibits.look, gone.id) == "exhibit_destroyed"
        assert refused(desk.exhibits.free, gone.id, "a slip") == "exhibit_destroyed"
        assert refused(desk.exhibits.isolate, gone.id, "again") == "exhibit_destroyed"
        desk.backups.make()
        assert len(desk.destroying.holding(exhibit).names) == 1
        printed = desk.printing.prepare_case_file(
            case.incident.id, PrintRequest(recipient="Police", purpose="x")
        )
        (tmp_path / "printed.pdf").write_bytes(printed.pdf)
        document = pypdfium2.PdfDocument(printed.pdf)
        paper = "".join(page.get_textpage().get_text_range() for page in document)
        assert "CAD 4471" in paper and "Destroying it" in paper and "was destroyed" in paper
        assert sha not in paper and other.sealed.sha256 in paper
    everything = b"".join(path.read_bytes() for path in store.rglob("*") if path.is_file())
    assert sha.encode() not in everything and bytes.fromhex(sha) not in everything
    with at_the_desk(store, LOGIN) as desk:
        assert desk.audit_trail.verify_lately().ok and desk.unclaimed == ()


def test_the_database_lets_no_payload_go_but_by_two(two: Any) -> None:
    store, _case, _exhibit, waiting = two
    with at_the_desk(store, LOGIN) as desk, desk.office.work() as work:
        connection = work._connection
        for statement in (
            "DELETE FROM audit_payloads WHERE number = 5",
            f"INSERT INTO destroyed_payloads VALUES (5, '{waiting.id}')",
            "INSERT INTO destroyed_payloads VALUES (5, 'nobody')",
        ):
            with pytest.raises(sqlalchemy.exc.DBAPIError) as raised:
                connection.exec_driver_sql(statement)
            assert "append-only" in str(raised.value.orig)


def test_an_act_of_one_person_makes_no_payload_lawful(two: Any) -> None:
    """Somebody who writes the rows themselves still leaves no act of two behind: verifying says so."""
    store, case, _exhibit, waiting = two
    with at_the_desk(store, LOGIN) as desk:
        number = next(
            done.number
            for done in desk.audit_trail.history(case.incident.id)
            if done.kind == "ExhibitReceived"
        )
        with desk.office.work() as work:
            connection = work._connection
            connection.exec_driver_sql(
                f"UPDATE destructions SET confirmed = asked, confirmed_by = id WHERE id = '{waiting.id}'"
            )
            connection.exec_driver_sql(f"INSERT INTO destroyed_payloads VALUES ({number}, '{waiting.id}')")
            connection.exec_driver_sql(f"DELETE FROM audit_payloads WHERE number = {number}")
            connection.exec_driver_sql(
                f"UPDATE destructions SET confirmed = NULL, confirmed_by = NULL WHERE id = '{waiting.id}'"
            )
            work._transaction.commit()
        codes = {found.code for found in desk.audit_trail.verify().findings}
        assert codes == {"payload_missing", "exhibit_untold"}


def test_an_older_backup_brings_nothing_destroyed_back_where_a_newer_one_knows(
    two: Any, tmp_path: Path
) -> None:
    store, case, exhibit, waiting = two
    with at_the_desk(store, "kate") as desk:
        desk.destroying.confirm(waiting.id, waiting.row_version, PASSPHRASE)
    with at_the_desk(store, LOGIN) as desk:
        other = case.exhibits[1]
        desk.exhibits.isolate(other.id, "must_not_be_here")
        desk.backups.make()
    shutil.rmtree(store)
    oldest = sorted((tmp_path / "usb").glob("*/generations/*"))[0]
    made = restoring(StoppedClock()).restore(
        oldest, tmp_path / "again", LOGIN, PASSPHRASE, "The laptop was stolen"
    )
    assert (made.put_away, made.missing) == (2, 0)
    with at_the_desk(made.path, LOGIN) as desk:
        assert [each.is_isolated for each in desk.incident_log.reread(case.incident.id).exhibits] == [
            True,
            True,
        ]
        names = {path.stem for path in made.path.glob("exhibits/??/*.age")}
        assert names == {other.sealed.file_name}, (
            "the destroyed one is not brought back, the isolated one out of sight"
        )
        verdict = desk.audit_trail.verify()
        assert verdict.ok, verdict.findings
        again = desk.destroying.ask(exhibit.id, ADVICE)
    with at_the_desk(made.path, "kate") as desk:
        assert desk.destroying.confirm(again.id, again.row_version, PASSPHRASE).is_done
        assert desk.audit_trail.verify().ok


def test_nothing_is_destroyed_while_the_same_file_is_in_sight(store_path: Path, tmp_path: Path) -> None:
    with at_the_desk(store_path, LOGIN) as desk:
        case = logged_with_files(desk, tmp_path, 2)
        desk.exhibits.isolate(case.exhibits[0].id, "must_not_be_here")
        desk.exhibits.receive(case.incident.id, [tmp_path / "shot0.png"], "no")
        twin = desk.incident_log.reread(case.incident.id).exhibits[-1]
        desk.exhibits.free(twin.id, "Judged from its card")
        waiting = desk.destroying.ask(case.exhibits[0].id, ADVICE)
    with at_the_desk(store_path, "kate") as desk:
        assert refused(desk.destroying.confirm, waiting.id, 1, PASSPHRASE) == "destroy_same_in_sight"
        desk.exhibits.isolate(twin.id, "must_not_be_here")
        assert desk.destroying.confirm(waiting.id, 1, PASSPHRASE).is_done


@pytest.mark.parametrize("damage", ["manifest.json", "records.db"])
def test_a_newer_backup_that_cannot_be_asked_is_named(two: Any, tmp_path: Path, damage: str) -> None:
    """What it knows to be out of sight comes back into sight: never without a word."""
    store, case, exhibit, _ = two
    with at_the_desk(store, LOGIN) as desk:
        desk.exhibits.isolate(case.exhibits[1].id, "must_not_be_here")
        desk.backups.make()
    first, *_, last = sorted((tmp_path / "usb").glob("*/generations/*"))
    content = (last / damage).read_bytes()
    (last / damage).write_bytes(content[:50] + bytes([content[50] ^ 1]) + content[51:])
    made = restoring(StoppedClock()).restore(first, tmp_path / "again", LOGIN, PASSPHRASE, "It was stolen")
    assert made.unread == (last.name,)
    with at_the_desk(made.path, LOGIN) as desk:
        told = next(done for done in desk.audit_trail.page(0, 50) if done.kind == "StoreRestored")
        assert told.event is not None
        words = wording.event_words(told.event, wording.load_vocabulary())
        assert wording.generation_words(last.name) in words
        assert desk.audit_trail.verify().ok


def test_a_proof_without_what_was_destroyed_is_good_elsewhere_and_so_is_a_later_backup(
    two: Any, tmp_path: Path
) -> None:
    store, case, exhibit, waiting = two
    with at_the_desk(store, "kate") as desk:
        desk.destroying.confirm(waiting.id, waiting.row_version, PASSPHRASE)
        made = desk.proofs.export(case.incident.reference, tmp_path)
        assert verify([str(made.folder)]) == 0
        content = json.loads((made.folder / "proof.json").read_text(encoding="utf-8"))
        gone = [each for each in content["entries"] if each.get("payload") is None]
        assert [json.loads(each["text"])["kind"] for each in gone] == ["ExhibitReceived"]
        assert [each["number"] for each in content["exhibits"]] == [case.exhibits[1].number]
        desk.backups.make()
        newest = max((tmp_path / "usb").glob("*/generations/*"), key=lambda path: path.name)
    shutil.rmtree(store)
    again = restoring(StoppedClock()).restore(
        newest, tmp_path / "again", "kate", PASSPHRASE, "The laptop was stolen"
    )
    assert (again.findings, again.missing, again.put_away) == ((), 0, 0)
    with at_the_desk(again.path, "kate") as desk:
        assert desk.audit_trail.verify().ok
        assert desk.incident_log.reread(case.incident.id).exhibits[0].state == DESTROYED
        assert exhibit.sealed.sha256.encode() not in dump(desk)
