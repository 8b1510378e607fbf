"""Everything that can be done to a store by somebody with its key, and what `verify` calls it."""

from __future__ import annotations

import json

import pytest
from tests.forging import rebuild_edge
from tests.records.stores import KEY, SIGNER, STORE, Records, amend, raw

import builders
from safetydesk.domain.clock import Moment
from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import IncidentOpened
from safetydesk.domain.identity import new_id
from safetydesk.domain.progress import NO_PROGRESS
from safetydesk.domain.proof.canonical import canonical
from safetydesk.domain.proof.entry import Entry, commitment, to_sign
from safetydesk.records.database import Database
from safetydesk.records.verifying import Asked
from safetydesk.strongroom.signing import MemberSigner, signature_is_good


@pytest.fixture
def full(records: Records) -> Records:
    records.log(builders.a_person(), builders.an_involvement(), builders.a_note(), builders.an_exhibit())
    for _ in range(4):
        with records.work() as work:
            work.commit(IncidentOpened(subject=builders.INCIDENT_ID, reference="OS-2026-0001"))
    return records


def test_a_sound_store_has_nothing_to_find(full: Records) -> None:
    check = full.verify(1, 3, 6)
    assert check.findings == [] and check.size == 6
    assert check.roots_at[6] == check.root and set(check.roots_at) == {1, 3, 6}
    with full.reading() as reading:
        assert reading.checkpoint(builders.NOW).root == check.root


@pytest.mark.parametrize(
    ("statements", "codes"),
    [
        (["UPDATE incidents SET summary = 'Milder'"], {"record_changed"}),
        (["UPDATE people SET name = 'Somebody else'"], {"record_changed"}),
        (["UPDATE exhibits SET state = 'isolated'"], {"record_changed"}),
        (["UPDATE schools SET marking = ''"], {"record_changed"}),
        (["DELETE FROM notes"], {"record_gone"}),
        (["UPDATE notes SET id = '01936b00-0000-7000-8000-00000000dead'"], {"record_gone", "record_unknown"}),
        (["UPDATE notes SET id = 'not an id'"], {"record_gone", "record_unknown"}),
        (["UPDATE audit_entries SET kind = 'NoteAdded' WHERE number = 3"], {"entry_column_differs"}),
        (["UPDATE audit_entries SET subject = 'x' WHERE number = 3"], {"entry_column_differs"}),
        (["UPDATE audit_entries SET signature = zeroblob(64) WHERE number = 3"], {"signature_bad"}),
        (
            [
                "UPDATE audit_entries SET text = CAST(replace(text, 'Opened', 'Logged') AS BLOB) WHERE number = 4"
            ],
            {"signature_bad", "edge_differs", "entry_column_differs"},
        ),
        (
            ["UPDATE audit_entries SET text = x'7b7d' WHERE number = 4"],
            {"entry_unreadable", "edge_differs"},
        ),
        (
            [
                "UPDATE audit_payloads SET payload = CAST(replace(payload, 'OS-', 'XX-') AS BLOB) WHERE number = 5"
            ],
            {"payload_differs"},
        ),
        (["UPDATE audit_payloads SET payload = x'ff' WHERE number = 5"], {"payload_differs"}),
        (["DELETE FROM audit_payloads WHERE number = 5"], {"payload_missing"}),
        (["DELETE FROM audit_entries WHERE number = 6"], {"edge_differs", "payload_unknown"}),
        (
            ["DELETE FROM audit_entries WHERE number = 4"],
            {"entry_out_of_order", "edge_differs", "payload_unknown"},
        ),
        (
            [
                "UPDATE audit_entries SET number = 99 WHERE number = 4",
                "UPDATE audit_entries SET number = 4 WHERE number = 5",
                "UPDATE audit_entries SET number = 5 WHERE number = 99",
            ],
            {"entry_out_of_order", "edge_differs", "payload_differs"},
        ),
        (["UPDATE audit_edge SET nodes = zeroblob(length(nodes))"], {"edge_differs"}),
        (["UPDATE audit_edge SET size = 5"], {"edge_differs"}),
        (["UPDATE audit_edge SET size = 7"], {"edge_differs"}),
        (["DELETE FROM audit_edge"], {"edge_differs"}),
        (["UPDATE series SET last = 0"], {"series_behind"}),
        (["DELETE FROM series"], {"series_behind"}),
        (["DELETE FROM search_words_data WHERE id > 100"], {"database_inconsistent"}),
    ],
)
def test_each_tampering_has_its_name(statements: list[str], codes: set[str], full: Records) -> None:
    full.forge(*statements)
    assert full.codes() == codes


def test_the_record_is_named_by_table_and_id(full: Records) -> None:
    full.tamper("UPDATE notes SET text = 'Other'")
    (found,) = full.verify().findings
    assert found.values == {"record": f"notes:{builders.a_note().id}"}


def test_a_cut_tail_with_a_rebuilt_edge_shows_against_an_earlier_root_only(full: Records) -> None:
    before = full.verify(6)
    full.forge(
        "DELETE FROM audit_entries WHERE number > 4",
        "DELETE FROM audit_payloads WHERE number > 4",
    )
    rebuild_edge(full.path, KEY)
    after = full.verify(6)
    assert after.findings == [] and after.size == 4  # sound in itself: this is what the checkpoint is for
    assert after.roots_at.get(6) != before.roots_at[6]


def test_a_rewritten_history_shows_in_its_signatures_and_its_root(full: Records) -> None:
    """An insider with the database key, who signs with a key of their own and rebuilds the tree."""
    before = full.verify(6).root
    forger = MemberSigner(SIGNER.member_id, bytes(32))
    payload, salt = (
        canonical({"event": {"subject": str(STORE), "school": "x", "program": "y"}, "texts": {}}),
        bytes(32),
    )
    entry = Entry(
        store=STORE,
        number=1,
        at=Moment.london(2026, 1, 1),
        member=SIGNER.member_id,
        kind="StoreCreated",
        subject=STORE,
        commitment=commitment(salt, payload),
    )
    full.forge(
        (
            "UPDATE audit_entries SET text = ?, signature = ? WHERE number = 1",
            (entry.text(), forger.sign(to_sign(entry.text()))),
        ),
        ("UPDATE audit_payloads SET salt = ?, payload = ? WHERE number = 1", (salt, payload)),
    )
    rebuild_edge(full.path, KEY)
    check = full.verify(6)
    assert "signature_bad" in {found.code for found in check.findings} and check.root != before


def test_a_mark_from_paper_is_found_where_it_stood_or_nowhere(full: Records) -> None:
    mark = full.verify(4).roots_at[4][:20]
    found = full.verify(marks=(mark, "0" * 20)).marks_at
    assert found == {mark: full.clock.now().text()}


def test_what_was_verified_before_is_hashed_and_not_judged_again(full: Records) -> None:
    asked: list[bytes] = []

    def counting(key: bytes, message: bytes, signature: bytes) -> bool:
        asked.append(message)
        return signature_is_good(key, message, signature)

    first = full.verify(4)
    verified = (4, first.roots_at[4])
    check = full.database.verify(
        Asked(
            store_id=STORE,
            signature_is_good=counting,
            slots={SIGNER.member_id: SIGNER.public_key},
            verified=verified,
        ),
        NO_PROGRESS,
    )
    assert (check.findings, check.is_whole, check.root, len(asked)) == ([], False, first.root, 2)
    full.forge("UPDATE notes SET text = 'Other'")
    assert [each.code for each in full.verify(verified=verified).findings] == ["record_changed"]
    assert full.verify(verified=verified, with_records=False).findings == []


def test_a_trail_that_does_not_lead_on_from_what_was_verified_is_judged_whole(full: Records) -> None:
    for verified in ((4, "0" * 64), (99, "0" * 64)):
        check = full.verify(verified=verified)
        assert check.is_whole and check.findings == []


def test_the_clock_set_back_is_remarked_and_no_failure(full: Records) -> None:
    full.clock.move(days=-3650)
    with full.work() as work:
        work.commit(IncidentOpened(subject=builders.INCIDENT_ID, reference="OS-2026-0001"))
    check = full.verify()
    assert check.findings == [] and [each.code for each in check.anomalies] == ["clock_went_back"]


def test_entries_of_another_store_or_a_stranger_are_named(full: Records) -> None:
    assert {found.code for found in full.verify(store=new_id()).findings} == {"entry_out_of_order"}
    stranger = {SIGNER.member_id: SIGNER.public_key, new_id(): bytes(32)}
    assert {found.code for found in full.verify(keys=stranger).findings} == {"member_unknown"}
    assert {found.code for found in full.verify(keys={}).findings} == {"member_not_in_header"}


def test_findings_of_one_kind_are_not_named_without_end(records: Records) -> None:
    for number in range(60):
        records.log(id=builders.a_record_id(700 + number), reference=f"OS-2026-{number:04}")
    records.tamper("UPDATE incidents SET summary = 'x'")
    assert len(records.verify().findings) == 50


def test_an_old_page_put_back_is_caught(records: Records) -> None:
    """The page is authentic, of this database and in its place; only its time is wrong (known to pass SQLCipher)."""
    for number in range(12):
        records.log(
            id=builders.a_record_id(800 + number), reference=f"OS-2026-{number:04}", summary="x" * 3000
        )
    records.tamper("PRAGMA wal_checkpoint(TRUNCATE)")
    old = records.path.read_bytes()
    with records.work() as work:
        incident = work.get(type(builders.an_incident()), builders.a_record_id(803))
        amend(work, incident, summary="y" * 3000)
    records.database.close()
    new = records.path.read_bytes()
    pages = [at for at in range(4096, len(old), 4096) if old[at : at + 4096] != new[at : at + 4096]]
    shown = everything(records, new)
    missed = []
    for at in pages:
        content = new[:at] + old[at : at + 4096] + new[at + 4096 :]
        records.path.write_bytes(content)
        if not _is_caught(records) and everything(records, content) != shown:
            missed.append(at)
    assert pages and not missed
    records.path.write_bytes(new)
    assert not _is_caught(records)


def everything(records: Records, content: bytes) -> list[list[object]]:
    """All that any table says: a page that is only laid out otherwise says the same."""
    path = records.path.with_name("shown.db")
    path.write_bytes(content)
    with raw(path) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        told = sorted(name for name in names if not name.startswith("search_words_"))
        return [connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in told]


def _is_caught(records: Records) -> bool:
    try:
        opened = Records(records.path, Database.open(records.path, KEY))
    except Trouble as trouble:
        return trouble.code == "records_damaged"
    try:
        return bool(opened.codes())
    except Trouble as trouble:
        return trouble.code == "records_damaged"
    finally:
        opened.database.close()


def test_the_payload_says_which_texts_were_written(full: Records) -> None:
    with raw(full.path) as connection:
        (payload,) = connection.execute("SELECT payload FROM audit_payloads WHERE number = 2").fetchone()
    tables = {name.split(":")[0] for name in json.loads(payload)["texts"]}
    assert tables == {"incidents", "people", "involvements", "notes", "exhibits"}
