"""The schema with its guards, the keys, payloads and the find box: each change of them has its name."""

from __future__ import annotations

import pytest
from tests.records.stores import SIGNER, Records, amend, raw

import builders
from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import IncidentOpened
from safetydesk.domain.incident import Incident
from safetydesk.records.verifying_surroundings import fresh_schema
from safetydesk.strongroom.signing import MemberSigner

NOTE = str(builders.a_note().id)
COPIED = "INSERT INTO search_words (record, owner, kind, words) SELECT {} FROM search_words WHERE kind = 'CaseNote'"


@pytest.fixture
def full(records: Records) -> Records:
    records.log(builders.a_person(), builders.an_involvement(), builders.a_note(), builders.an_exhibit())
    with records.work() as work:
        work.commit(IncidentOpened(subject=builders.INCIDENT_ID, reference="OS-2026-0001"))
    return records


def found(records: Records) -> list[tuple[str, dict[str, str]]]:
    return [(each.code, dict(each.values)) for each in records.verify().findings]


@pytest.mark.parametrize("guard", sorted(each[1] for each in fresh_schema() if each[0] == "trigger"))
def test_a_guard_taken_away_is_named(guard: str, full: Records) -> None:
    full.tamper(f"DROP TRIGGER {guard}")
    assert found(full) == [("schema_differs", {"name": guard})]


@pytest.mark.parametrize(
    ("statements", "names"),
    [
        (
            [
                "DROP TRIGGER audit_entries_no_delete",
                "CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT 1; END",
            ],
            ["audit_entries_no_delete"],
        ),
        (
            ["CREATE TRIGGER milder AFTER INSERT ON notes BEGIN UPDATE notes SET text = ''; END"],
            ["milder"],
        ),
        (["CREATE TABLE aside (text TEXT)"], ["aside"]),
        (["CREATE VIEW seen AS SELECT * FROM notes"], ["seen"]),
        (["CREATE INDEX slow ON notes (text)"], ["slow"]),
        (["ALTER TABLE notes ADD COLUMN more TEXT"], ["notes"]),
    ],
    ids=["made toothless", "trigger added", "table", "view", "index", "column"],
)
def test_whatever_is_built_otherwise_is_named(statements: list[str], names: list[str], full: Records) -> None:
    full.tamper(*statements)
    assert found(full) == [("schema_differs", {"name": name}) for name in names]


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("ALTER TABLE notes DROP COLUMN text", "notes"),
        ("DROP TABLE audit_edge", "audit_edge"),
        ("DROP TABLE audit_payloads", "audit_payloads"),
    ],
)
def test_where_a_table_or_column_is_gone_the_verdict_is_a_finding(
    statement: str, name: str, full: Records
) -> None:
    full.tamper(statement)
    (first, *_), codes = full.verify().findings, full.codes()
    assert first.code == "schema_differs" and name in first.values["name"]
    assert codes == {"schema_differs", "trail_unreadable"}


def test_what_sqlite_keeps_for_itself_is_no_finding(full: Records) -> None:
    full.tamper("ANALYZE", "VACUUM")
    assert found(full) == []


def test_a_payload_without_an_entry_is_named(full: Records) -> None:
    full.forge("INSERT INTO audit_payloads (number, schema, salt, payload) VALUES (9, 1, x'00', x'7b7d')")
    assert found(full) == [("payload_unknown", {"number": "9"})]


def test_where_something_stands_already_nothing_more_is_recorded(full: Records) -> None:
    with full.reading() as reading:
        size = reading.trail_size()
    full.forge(
        f"INSERT INTO audit_payloads (number, schema, salt, payload) VALUES ({size + 1}, 1, x'00', x'7b7d')"
    )
    with pytest.raises(Trouble) as raised:
        full.log(id=builders.a_record_id(3), reference="OS-2026-0099")
    assert raised.value.code == "trail_broken"


def test_a_payload_said_to_be_of_another_form_is_named(full: Records) -> None:
    full.forge("UPDATE audit_payloads SET schema = 2 WHERE number = 2")
    assert found(full) == [("payload_differs", {"number": "2"})]


def test_a_key_in_the_header_that_was_never_enrolled_is_named(full: Records) -> None:
    other = MemberSigner(SIGNER.member_id, bytes(32)).public_key
    check = full.verify(keys={SIGNER.member_id: other})
    assert {each.code for each in check.findings} == {"member_key_differs"}
    named = [each.values for each in check.findings if each.code == "member_key_differs"]
    assert named == [{"member": str(SIGNER.member_id)}]


def test_a_key_changed_in_the_records_is_a_changed_record(full: Records) -> None:
    full.tamper(f"UPDATE members SET public_key = '{'ab' * 32}'")
    assert found(full) == [("record_changed", {"record": f"members:{SIGNER.member_id}"})]


@pytest.mark.parametrize(
    ("statement", "count"),
    [
        ("UPDATE search_words SET words = 'nothing' WHERE kind = 'CaseNote'", "1"),
        ("UPDATE search_words SET owner = 'elsewhere' WHERE kind = 'CaseNote'", "1"),
        ("UPDATE search_words SET kind = 'Person' WHERE kind = 'CaseNote'", "1"),
        ("UPDATE search_words SET record = 'elsewhere' WHERE kind = 'CaseNote'", "2"),
        ("DELETE FROM search_words WHERE kind = 'CaseNote'", "1"),
        ("DELETE FROM search_words", "4"),
        (COPIED.format("record, owner, kind, 'more'"), "1"),
        (COPIED.format("record, owner, kind, words"), "1"),
        (COPIED.format("'nobody', owner, kind, words"), "1"),
        (COPIED.format("NULL, NULL, NULL, NULL"), "1"),
    ],
)
def test_the_find_box_changed_is_named(statement: str, count: str, full: Records) -> None:
    full.tamper(statement)
    assert found(full) == [("search_words_differ", {"count": count})]


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        (f"UPDATE notes SET text = 'Other' WHERE id = '{NOTE}'", "record_changed"),
        (f"UPDATE notes SET at = '' WHERE id = '{NOTE}'", "record_changed"),
        (f"DELETE FROM notes WHERE id = '{NOTE}'", "record_gone"),
    ],
)
def test_a_record_named_is_not_named_again_for_its_words(statement: str, code: str, full: Records) -> None:
    full.tamper(statement)
    assert found(full) == [(code, {"record": f"notes:{NOTE}"})]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM search_words_data WHERE id > 100",
        "DELETE FROM search_words_data",
        "DELETE FROM search_words_docsize",
        "DELETE FROM search_words_content",
        "DELETE FROM search_words_config",
        "UPDATE search_words_config SET v = 99 WHERE k = 'version'",
        "UPDATE search_words_content SET c3 = 'nothing' WHERE id = 1",
        "UPDATE search_words_data SET block = zeroblob(length(block))",
        "UPDATE search_words_data SET block = x'ff' WHERE id = 10",
    ],
)
def test_an_index_that_does_not_fit_itself_is_named_and_the_rest_is_still_verified(
    statement: str, full: Records
) -> None:
    full.tamper(statement, "UPDATE schools SET marking = ''")
    assert full.reopened().codes() == {"record_changed", "database_inconsistent"}


@pytest.mark.parametrize(
    "which", ["", "WHERE segid = (SELECT max(segid) FROM search_words_idx)", "WHERE pgno > 2"]
)
def test_words_that_stand_in_the_index_and_are_not_found_are_named(which: str, full: Records) -> None:
    """SQLite's own check calls such an index sound."""
    with full.work() as work:
        amend(work, work.get(Incident, builders.INCIDENT_ID), summary=" ".join(f"w{n}" for n in range(4000)))
    assert found(full) == []
    full.tamper(f"DELETE FROM search_words_idx {which}")
    with raw(full.path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    with full.reopened().reading() as reading:
        assert not reading.find("w3777")
    assert found(full) == [("database_inconsistent", {})]


@pytest.mark.parametrize(
    "words",
    [
        "a" + "ж" * 40_000,
        "x" * 40_000,
        '“quoted” "twice" o\'neill * ^ ( )',
        "İstanbul Ὀδυσσεύς ﬁn ǅ ß é",
        "\u202e 😀 \x00",
    ],
    ids=["cut within a letter", "cut", "quotes", "folded", "odd"],
)
def test_no_word_whatever_it_is_makes_a_sound_index_look_damaged(words: str, full: Records) -> None:
    with full.work() as work:
        amend(work, work.get(Incident, builders.INCIDENT_ID), summary=words)
    assert found(full) == []


def test_an_index_that_is_gone_is_named(full: Records) -> None:
    full.tamper("DROP TABLE search_words")
    assert full.codes() == {"schema_differs", "database_inconsistent"}


def test_a_sound_index_stays_sound_whoever_wrote_last(full: Records) -> None:
    """Two pooled connections: one that read the index before the other wrote must not call it mismatched."""
    with full.reading() as one, full.reading() as other:
        assert one.find("insults") and other.find("insults")
    for number in range(6):
        full.log(
            builders.a_note(
                id=builders.a_record_id(650 + number), incident_id=builders.a_record_id(600 + number)
            ),
            id=builders.a_record_id(600 + number),
            reference=f"OS-2026-{number + 2:04}",
        )
        for _ in range(3):  # each connection of the pool has its turn
            assert found(full) == []
