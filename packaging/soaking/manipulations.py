"""Every kind of manipulation, each with a choice left to chance. Each names itself by its function's name."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace

import sqlcipher3.dbapi2 as sqlcipher

from safetydesk.domain.proof.canonical import canonical
from safetydesk.strongroom.header import read_header, write_header
from safetydesk.strongroom.store_folder import StoreFolder
from soaking.forger import TABLES, Forger

PAGE = 4096
_TEXTS = (
    ("incidents", "summary"), ("people", "name"), ("notes", "text"), ("incidents", "immediate_action"),
    ("schools", "marking"), ("exhibits", "number"), ("involvements", "part"), ("decisions", "reason"),
)  # fmt: skip
_RECORDS = ("incidents", "people", "notes", "involvements", "exhibits", "decisions")


def edit_a_record(by: Forger) -> None:
    table, column = by.pick.choice(_TEXTS)
    (row,) = by.pick.choice(by.ask(f"SELECT id FROM {table}"))
    by.forge((f"UPDATE {table} SET {column} = ? WHERE id = ?", (_words(by), row)))


def edit_and_cover_by_a_look(by: Forger) -> None:
    """The edit is signed for by an act of looking, which may change nothing."""
    record, reference, text = _edited_incident(by)
    event = {"subject": record, "reference": reference}
    by.add_entry(by.signer(), event, {f"incidents:{record}": text}, kind="IncidentOpened", subject=record)


def edit_and_cover_by_a_silent_amendment(by: Forger) -> None:
    """Signed by oneself, saying that nothing was changed."""
    record, reference, text = _edited_incident(by)
    event = {"subject": record, "reference": reference, "reason": "misheard", "changes": []}
    by.add_entry(by.signer(), event, {f"incidents:{record}": text}, kind="IncidentAmended", subject=record)


def edit_and_cover_in_a_colleagues_name(by: Forger) -> None:
    record, reference, text = _edited_incident(by)
    event = {"subject": record, "reference": reference, "reason": "misheard", "changes": []}
    by.add_entry(
        by.signer(),
        event,
        {f"incidents:{record}": text},
        kind="IncidentAmended",
        subject=record,
        member=_colleague(by),
    )


def edit_and_rewrite_what_was_said_of_it(by: Forger) -> None:
    """The payload that told of the text is made to fit, with its commitment, and signed with one's own key."""
    record, _, text = _edited_incident(by)
    name = f"incidents:{record}"
    for number, salt, payload in by.ask("SELECT number, salt, payload FROM audit_payloads"):
        told = json.loads(payload)
        if name in told["texts"]:
            told["texts"][name] = text
            new = canonical(told)
            by.forge(("UPDATE audit_payloads SET payload = ? WHERE number = ?", (new, number)))
            from safetydesk.domain.proof.entry import commitment

            by.rewrite(number, by.signer(), commitment=commitment(salt, new))
    by.rebuild_edge()


def delete_a_record(by: Forger) -> None:
    table = by.pick.choice(("notes", "involvements", "decisions"))
    (row,) = by.pick.choice(by.ask(f"SELECT id FROM {table}"))
    by.forge("PRAGMA foreign_keys = OFF", (f"DELETE FROM {table} WHERE id = ?", (row,)))


def delete_a_record_and_its_entry(by: Forger) -> None:
    """Nothing tells of it any more, entries behind it are moved up and signed with one's own key."""
    numbers = by.ask("SELECT number FROM audit_entries WHERE kind = 'NoteAdded'")
    (number,) = by.pick.choice(numbers)
    (payload,) = by.ask("SELECT payload FROM audit_payloads WHERE number = ?", number)[0]
    record = json.loads(payload)["event"]["record"]
    by.forge(
        "PRAGMA foreign_keys = OFF",
        ("DELETE FROM notes WHERE id = ?", (record,)),
        ("DELETE FROM search_words WHERE record = ?", (record,)),
    )
    _cut_out(by, number)


def make_up_a_record(by: Forger) -> None:
    (row,) = by.pick.choice(by.ask("SELECT id FROM notes"))
    columns = [name for _, name, *_ in by.ask("PRAGMA table_info(notes)")]
    others = ", ".join(column for column in columns if column != "id")
    new = f"{row[:-6]}{by.pick.randrange(16**6):06x}"
    by.forge((f"INSERT INTO notes (id, {others}) SELECT ?, {others} FROM notes WHERE id = ?", (new, row)))


def cut_the_tail(by: Forger) -> None:
    _delete_after(by, by.size() - by.pick.randint(1, 8))


def cut_the_tail_to_fit(by: Forger) -> None:
    _delete_after(by, by.size() - by.pick.randint(1, 8))
    by.rebuild_edge()


def delete_an_entry(by: Forger) -> None:
    number = by.a_number()
    by.forge(*((f"DELETE FROM {table} WHERE number = ?", (number,)) for table in TABLES))
    if by.pick.random() < 0.5:
        by.rebuild_edge()


def splice_and_renumber(by: Forger) -> None:
    _cut_out(by, by.a_number(3))


def swap_two_entries(by: Forger) -> None:
    one = by.pick.randint(1, by.size() - 1)
    for table in TABLES:
        by.forge(
            (f"UPDATE {table} SET number = 99999 WHERE number = ?", (one,)),
            (f"UPDATE {table} SET number = ? WHERE number = ?", (one, one + 1)),
            (f"UPDATE {table} SET number = ? WHERE number = 99999", (one + 1,)),
        )
    by.rebuild_edge()


def alter_an_entry_and_rehash(by: Forger) -> None:
    changes = by.pick.choice(
        ({"at": "2026-01-01T09:00:00.000000Z+00:00"}, {"kind": "NoteAdded"}, {"member": _colleague(by)})
    )
    by.rewrite(by.a_number(), None, **changes)
    by.rebuild_edge()


def resign_ones_own_entry(by: Forger) -> None:
    """One's own act, dated otherwise: sound in itself, so that only a checkpoint can tell."""
    mine = by.ask("SELECT number FROM audit_entries WHERE member = ?", str(by.keys.member_id))
    (number,) = by.pick.choice(mine)
    (text,) = by.ask("SELECT text FROM audit_entries WHERE number = ?", number)[0]
    at = json.loads(text)["at"]
    by.rewrite(number, by.signer(), at=f"{at[:20]}{by.pick.randrange(10**6):06}{at[26:]}")
    by.rebuild_edge()


def resign_somebody_elses_entry(by: Forger) -> None:
    (number,) = by.pick.choice(
        by.ask("SELECT number FROM audit_entries WHERE member <> ?", str(by.keys.member_id))
    )
    signer = by.signer() if by.pick.random() < 0.5 else by.stranger()
    by.rewrite(number, signer, at="2026-01-01T09:00:00.000000Z+00:00")
    by.rebuild_edge()


def take_an_entry_for_oneself(by: Forger) -> None:
    """Somebody else's act in one's own name, signed and hashed as it should be."""
    numbers = by.ask(
        "SELECT number FROM audit_entries WHERE member <> ? AND number > 2", str(by.keys.member_id)
    )
    (number,) = by.pick.choice(numbers)
    by.rewrite(number, by.signer(), member=str(by.keys.member_id))
    by.rebuild_edge()


def resign_everything(by: Forger) -> None:
    for number in range(by.pick.randint(1, 3), by.size() + 1):
        by.rewrite(number, by.signer(), at="2026-01-01T09:00:00.000000Z+00:00")
    by.rebuild_edge()


def change_a_payload(by: Forger) -> None:
    number = by.a_number()
    (payload,) = by.ask("SELECT payload FROM audit_payloads WHERE number = ?", number)[0]
    told = json.loads(payload)
    told["event"]["reason" if by.pick.random() < 0.5 else "name"] = _words(by)
    by.forge(("UPDATE audit_payloads SET payload = ? WHERE number = ?", (canonical(told), number)))


def delete_a_payload(by: Forger) -> None:
    by.forge(("DELETE FROM audit_payloads WHERE number = ?", (by.a_number(),)))


def swap_two_payloads(by: Forger) -> None:
    one = by.pick.randint(1, by.size() - 1)
    by.forge(
        ("UPDATE audit_payloads SET number = 99999 WHERE number = ?", (one,)),
        ("UPDATE audit_payloads SET number = ? WHERE number = ?", (one, one + 1)),
        ("UPDATE audit_payloads SET number = ? WHERE number = 99999", (one + 1,)),
    )


def copy_an_entry_to_the_end(by: Forger) -> None:
    """An authentic act, said a second time."""
    number, end = by.a_number(), by.size() + 1
    by.forge(
        (
            (
                "INSERT INTO audit_entries SELECT ?, member, kind, subject, text, signature "
                "FROM audit_entries WHERE number = ?"
            ),
            (end, number),
        ),
        (
            "INSERT INTO audit_payloads SELECT ?, schema, salt, payload FROM audit_payloads WHERE number = ?",
            (end, number),
        ),
    )
    by.rebuild_edge()


def insert_or_replace(by: Forger) -> None:
    """With the guards standing: they are lifted by SQLite itself where replacing does not fire them."""
    number = by.a_number()
    row = by.ask("SELECT member, kind, subject, text, signature FROM audit_entries WHERE number = ?", number)[
        0
    ]
    text = json.loads(row[3])
    text["at"] = "2026-01-01T09:00:00.000000Z+00:00"
    try:
        by.forge(
            (
                "INSERT OR REPLACE INTO audit_entries VALUES (?,?,?,?,?,?)",
                (number, *row[:3], canonical(text), row[4]),
            ),
            guards=True,
        )
    except sqlcipher.Error:  # the guard refused, as it should: then the same without it
        by.rewrite(number, None, at="2026-01-01T09:00:00.000000Z+00:00")


def enrol_a_stranger(by: Forger) -> None:
    stranger = by.stranger()
    event = {"subject": str(by.keys.store_id), "name": "Eve", "public_key": stranger.public_key.hex()}
    by.add_entry(stranger, event, {}, kind="MemberEnrolled", subject=str(by.keys.store_id))


def reset_a_colleague_in_their_name(by: Forger) -> None:
    colleague = _colleague(by)
    event = {"subject": colleague, "name": "M", "public_key": by.stranger().public_key.hex()}
    by.add_entry(by.signer(), event, {}, kind="MemberKeysReset", subject=colleague, member=colleague)


def swap_a_colleagues_key_in_the_team(by: Forger) -> None:
    by.forge(
        ("UPDATE members SET public_key = ? WHERE id = ?", (by.stranger().public_key.hex(), _colleague(by)))
    )


def swap_keys_in_the_header(by: Forger) -> None:
    """A third member's slot names a key that was never enrolled; header and MAC are as they should be."""
    folder = StoreFolder(by.store)
    header = read_header(folder)
    third = header.slots[-1]
    slots = tuple(
        replace(slot, verify_key=by.stranger().public_key) if slot is third else slot for slot in header.slots
    )
    write_header(folder, replace(header, slots=slots), by.keys.store_key)


def slip_a_slot_into_the_header(by: Forger) -> None:
    folder = StoreFolder(by.store)
    header = read_header(folder)
    last = header.slots[-1]
    slipped = replace(last, slot_id=by.pick.randbytes(16).hex(), member_id=by.keys.store_id)
    write_header(folder, replace(header, slots=(*header.slots, slipped)), by.keys.store_key)


def drop_a_guard(by: Forger) -> None:
    (name,) = by.pick.choice(by.ask("SELECT name FROM sqlite_schema WHERE type = 'trigger'"))
    by.forge(f"DROP TRIGGER {name}", guards=True)


def plant_a_trigger(by: Forger) -> None:
    by.forge(
        "CREATE TRIGGER later AFTER INSERT ON audit_entries BEGIN UPDATE notes SET text = 'x'; END",
        guards=True,
    )


def add_a_column_or_index(by: Forger) -> None:
    by.forge(by.pick.choice(("CREATE INDEX more ON notes (text)", "ALTER TABLE notes ADD COLUMN more TEXT")))


def edit_search_words(by: Forger) -> None:
    (record,) = by.pick.choice(by.ask("SELECT record FROM search_words"))
    if by.pick.random() < 0.5:
        by.forge(("DELETE FROM search_words WHERE record = ?", (record,)))
    else:
        by.forge(("UPDATE search_words SET words = 'nothing' WHERE record = ?", (record,)))


def put_a_series_back(by: Forger) -> None:
    by.forge("UPDATE series SET last = 0")


def spoil_the_edge(by: Forger) -> None:
    by.forge(
        by.pick.choice(
            (
                "UPDATE audit_edge SET nodes = randomblob(length(nodes))",
                "UPDATE audit_edge SET size = size - 1",
                "DELETE FROM audit_edge",
            )
        )
    )


def put_back_an_old_page(by: Forger) -> None:
    """A page of a day before, authentic by its own seal, in its own place."""
    new, old = bytearray(by.records.read_bytes()), (by.earlier / "records.db").read_bytes()
    pages = [
        at for at in range(PAGE, min(len(new), len(old)), PAGE) if new[at : at + PAGE] != old[at : at + PAGE]
    ]
    for at in by.pick.sample(pages, by.pick.choice((1, 1, 1, 2, 3))):
        new[at : at + PAGE] = old[at : at + PAGE]
    by.records.write_bytes(new)


def put_back_the_old_records(by: Forger) -> None:
    shutil.copy(by.earlier / "records.db", by.records)


def put_back_the_whole_store(by: Forger) -> None:
    """The whole folder as it was yesterday, members' own files and all."""
    shutil.rmtree(by.store)
    shutil.copytree(by.earlier, by.store)


def swap_sealed_files(by: Forger) -> None:
    one, other = by.pick.sample(sorted((by.store / "exhibits").glob("??/*.age")), 2)
    content = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(content)


def delete_a_sealed_file(by: Forger) -> None:
    by.pick.choice(sorted((by.store / "exhibits").glob("??/*.age"))).unlink()


def flip_a_bit_of_the_records(by: Forger) -> None:
    content = bytearray(by.records.read_bytes())
    content[by.pick.randrange(len(content))] ^= 1 << by.pick.randrange(8)
    by.records.write_bytes(content)


def _words(by: Forger) -> str:
    return "".join(by.pick.choice("abcdefgh ") for _ in range(12))


def _colleague(by: Forger) -> str:
    found = by.ask("SELECT id FROM members WHERE id <> ? ORDER BY started", str(by.keys.member_id))
    return str(found[0][0])


def _edited_incident(by: Forger) -> tuple[str, str, str]:
    """An incident edited in its row: id, reference, and the fingerprint that it now has."""
    from safetydesk.domain.incident import Incident
    from safetydesk.domain.proof.canonical import fingerprint
    from safetydesk.records.database import Database

    record, reference = by.pick.choice(by.ask("SELECT id, reference FROM incidents"))
    by.forge(("UPDATE incidents SET summary = ? WHERE id = ?", (_words(by), record)))
    database = Database.open(by.records, by.keys.database_key())
    with database.reading() as reading:
        (incident,) = [each for each in reading.every(Incident) if str(each.id) == record]
    database.close()
    return str(record), str(reference), fingerprint(incident)


def _delete_after(by: Forger, number: int) -> None:
    by.forge(*((f"DELETE FROM {table} WHERE number > ?", (number,)) for table in TABLES))


def _cut_out(by: Forger, number: int) -> None:
    """The entry goes, and those behind it move up, each signed with one's own key."""
    end = by.size()
    by.forge(*((f"DELETE FROM {table} WHERE number = ?", (number,)) for table in TABLES))
    for later in range(number + 1, end + 1):
        by.rewrite(later, by.signer(), number=later - 1)
        by.forge(("UPDATE audit_payloads SET number = ? WHERE number = ?", (later - 1, later)))
    by.rebuild_edge()


Manipulation = Callable[[Forger], None]
ALL: tuple[Manipulation, ...] = tuple(
    act
    for name, act in sorted(globals().items())
    if not name.startswith("_") and getattr(act, "__module__", "") == __name__ and callable(act)
)
