"""What stands round the records and must be as this program made it: the schema with its guards, and the find box."""

from __future__ import annotations

from functools import cache

import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy import Connection, StaticPool, create_engine, or_, select
from sqlalchemy.exc import DBAPIError

from safetydesk.domain.errors import Trouble
from safetydesk.domain.proof.entry import PAYLOAD_SCHEMA
from safetydesk.domain.reference import series_of_exhibit
from safetydesk.records.faults import translated
from safetydesk.records.migrating import upgrade
from safetydesk.records.tables.audit import ENTRIES, PAYLOADS
from safetydesk.records.tables.custody import HELD_ITEMS
from safetydesk.records.tables.evidence import EXHIBITS
from safetydesk.records.tables.exemptions import EXEMPTIONS
from safetydesk.records.tables.incidents import INCIDENTS, SERIES
from safetydesk.records.verifying_accounts import Say
from safetydesk.records.verifying_records import Walked

_SCHEMA = """
    SELECT type, name, tbl_name, iif(name GLOB 'search_words_*', '', coalesce(sql, ''))
    FROM sqlite_schema WHERE name NOT GLOB 'sqlite_stat*'
"""
"""The words of the tables behind the search words are SQLite's own, and another release of it may choose others."""
_WORDS_NOT_FOUND = """
    SELECT count(*) FROM temp.search_terms AS known
    WHERE octet_length(known.term) < 32768 AND known.doc <> (
        SELECT count(*) FROM search_words WHERE search_words MATCH '"' || replace(known.term, '"', '""') || '"'
    )
"""
"""A word is cut off at 32768 bytes, wherever that falls in a letter; cut so, it cannot be asked for."""


def check_schema(connection: Connection, say: Say) -> None:
    """A guard that is missing lets history be rewritten in silence; one too many may rewrite it by itself."""
    found = {tuple(row) for row in connection.exec_driver_sql(_SCHEMA)}
    for name in sorted({str(each[1]) for each in found ^ fresh_schema()}):
        say("schema_differs", name=name)


@cache
def fresh_schema() -> frozenset[tuple[str, ...]]:
    """Every table, index and trigger of a store made now, with its words; made in memory, nothing is written."""
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=lambda: sqlcipher.connect(":memory:", isolation_level=None, check_same_thread=False),
        poolclass=StaticPool,
    )
    try:
        upgrade(engine)
        with engine.connect() as connection:
            return frozenset(tuple(row) for row in connection.exec_driver_sql(_SCHEMA))
    finally:
        engine.dispose()


def check_payloads(connection: Connection, say: Say) -> None:
    """A payload that no entry commits to, or that says it is of another form."""
    query = (
        select(PAYLOADS.c.number, ENTRIES.c.number.label("entry"))
        .outerjoin(ENTRIES, ENTRIES.c.number == PAYLOADS.c.number)
        .where(or_(ENTRIES.c.number.is_(None), PAYLOADS.c.schema != PAYLOAD_SCHEMA))
    )
    for row in connection.execute(query):
        say("payload_differs" if row.entry is not None else "payload_unknown", number=str(row.number))


def check_series(connection: Connection, say: Say) -> None:
    """A series put back would give a number a second time."""
    last = {row.name: row.last for row in connection.execute(select(SERIES))}
    given = [
        (name.rpartition("-")[0], name.rpartition("-")[2])
        for table in (INCIDENTS, EXEMPTIONS)
        for name in connection.execute(select(table.c.reference)).scalars()
    ]
    for numbered in (EXHIBITS, HELD_ITEMS):
        for name in connection.execute(select(numbered.c.number)).scalars():
            given.append(series_of_exhibit(name))
    behind = {
        series for series, number in given if not number.isdecimal() or int(number) > last.get(series, 0)
    }
    for series in sorted(behind):
        say("series_behind", series=series)


def check_pages(connection: Connection, walked: Walked, say: Say) -> None:
    """An index or the search words put back make records hard to find, though each is as it was signed."""
    try:
        with translated():
            if _is_sound(connection):
                _check_search_words(connection, walked, say)
                return
    except Trouble as fault:
        if fault.code != "records_damaged":
            raise
    except DBAPIError:  # the search words' own tables are not what SQLite's index needs
        pass  # said below
    say("database_inconsistent")


def _is_sound(connection: Connection) -> bool:
    # A connection that has not read the index since another wrote to it calls a sound one mismatched.
    connection.exec_driver_sql("SELECT count(*) FROM search_words").scalar_one()
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalars().all() != ["ok"]:
        return False
    # SQLite's own check passes over the index's index; without it, words that stand there are not found.
    connection.exec_driver_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_terms USING fts5vocab(main, search_words, 'row')"
    )
    lost: int = connection.exec_driver_sql(_WORDS_NOT_FOUND).scalar_one()
    connection.exec_driver_sql("DROP TABLE temp.search_terms")
    return lost == 0


def _check_search_words(connection: Connection, walked: Walked, say: Say) -> None:
    """Words changed or taken out make a record impossible to find. A record named as faulty is not named again."""
    expected, wrong = walked.words, 0
    for found in connection.exec_driver_sql("SELECT record, owner, kind, words FROM search_words"):
        if found[0] not in walked.faulty:
            wrong += expected.pop(found[0], None) != tuple(found[1:])
    if wrong or expected:
        say("search_words_differ", count=str(wrong + len(expected)))
