"""What a member may not see, left out once: the tables as that member finds them, by the same rules for every door.

SQLite lets a temporary view stand before a table of its name. A connection made for a viewer has such views, so that
whatever is read on it - lists, counts, the find box, histories - finds only what the viewer may see, and no query has
to remember. What must be whole all the same (the tree, a record's proof, which files are claimed) names `main`.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, event

from safetydesk.domain.viewer import ALL, OWN, Viewer
from safetydesk.records.engine import another_engine

WHOLE: Any = {"schema_translate_map": {None: "main"}}
"""Execution options of a statement that must see every row, whoever asks: it names the tables behind the views."""

_UNOPENED = """
    SELECT about FROM main.restrictions WHERE lifted IS NULL
    EXCEPT SELECT about FROM main.permissions WHERE ended IS NULL AND member_id = (SELECT id FROM temp.me)
"""
"""What is restricted, and not opened to the viewer."""
_OPENED = """
    SELECT id FROM main.incidents
    WHERE recorded_by = (SELECT id FROM temp.me) OR owner = (SELECT id FROM temp.me)
    UNION SELECT id FROM main.exemptions
    WHERE recorded_by = (SELECT id FROM temp.me) OR (SELECT id FROM temp.me) = (
        SELECT to_member FROM main.hand_overs WHERE about = exemptions.id ORDER BY at DESC, id DESC LIMIT 1
    )
    UNION SELECT about FROM main.permissions WHERE ended IS NULL AND member_id = (SELECT id FROM temp.me)
    EXCEPT SELECT about FROM temp.unopened
"""
"""What the viewer recorded, owns, or was named for, and may still open."""
_UNKNOWN = """
    SELECT id FROM main.people WHERE member_id IS NULL AND id IN (
        SELECT person_id FROM main.involvements WHERE NOT ({part})
        UNION SELECT staff_id FROM main.exemptions WHERE NOT ({own})
    )
    AND NOT EXISTS (SELECT 1 FROM main.involvements WHERE person_id = people.id AND {part})
    AND NOT EXISTS (SELECT 1 FROM main.exemptions WHERE staff_id = people.id AND {own})
"""
"""Somebody known only from what the viewer may not see is not known to the viewer; the team knows one another."""
_UNKNOWN_OF_FEW = """
    SELECT id FROM main.people WHERE member_id IS NULL
    AND (EXISTS (SELECT 1 FROM main.involvements WHERE person_id = people.id)
        OR EXISTS (SELECT 1 FROM main.exemptions WHERE staff_id = people.id))
    AND NOT EXISTS (SELECT 1 FROM main.involvements WHERE person_id = people.id AND {part})
    AND NOT EXISTS (SELECT 1 FROM main.exemptions WHERE staff_id = people.id AND {own})
"""
"""The same for a viewer who sees little: asked of each person, as most are unknown."""
_SEEN = {
    ALL: "{case} NOT IN (SELECT about FROM temp.unopened)",
    OWN: "{case} IN (SELECT id FROM temp.opened)",
}
"""Whether a case may be seen, by its id; of whoever sees no case, nothing may."""
_BY_ROW = {
    ALL: "rowid NOT IN (SELECT rowid FROM main.incidents WHERE id IN (SELECT about FROM temp.unopened))",
    OWN: "rowid IN (SELECT rowid FROM main.incidents WHERE id IN (SELECT id FROM temp.opened))",
}
"""The same of incidents, by the row number that every index holds: a count need not read every account for its id."""
_OF_A_CASE = {
    "exemptions": "id",
    **dict.fromkeys(
        (
            "involvements",
            "notes",
            "notices",
            "referrals",
            "decisions",
            "exhibits",
            "described_items",
            "destructions",
            "held_items",
            "custody",
            "initial_reviews",
            "held_elsewhere",
            "known_holders",
            "accidental_viewings",
            "decisions_to_view",
            "searches",
            "deletions",
            "conversations",
            "circumstances",
            "call_attempts",
            "deadline_changes",
            "takedowns",
            "takedown_steps",
            "closures",
            "sign_offs",
            "debriefs",
            "actions",
            "threshold_decisions",
            "allegation_outcomes",
            "pathway_steps",
            "access_bans",
            "agency_sheets",
        ),
        "incident_id",
    ),
    "copies_out": "incident_id",
    **dict.fromkeys(("disclosures", "restrictions", "permissions", "hand_overs"), "about"),
}
_UNLINKED = "SELECT id FROM main.incident_links WHERE NOT ({linked})"
"""Links of which the viewer may not open both ends: to them there is none, nor any act about it."""
_HIDDEN = (
    "SELECT about FROM temp.unopened", "SELECT id FROM temp.unknown", "SELECT id FROM temp.unlinked",
)  # fmt: skip
"""What acts must not be about, where every case may be seen that is not restricted."""
_ACTS = " AND ".join(f"subject NOT IN ({hidden})" for hidden in _HIDDEN)
_OWN_ACTS = """
    {seen}
    OR subject IN (
        SELECT id FROM main.members UNION SELECT id FROM main.schools
        UNION SELECT subject FROM main.audit_entries WHERE number = 1
    )
    OR subject IN (SELECT id FROM main.incident_links WHERE {linked})
    OR member = (SELECT id FROM temp.me) AND subject NOT IN (SELECT about FROM temp.unopened)
        AND subject NOT IN (SELECT id FROM temp.unlinked)
"""
"""Where not every case may be seen: acts about what may be, about the store and the team, and one's own."""
_PEOPLE = "id NOT IN (SELECT id FROM temp.unknown)"
_PEOPLE_OF_FEW = "NOT EXISTS (SELECT 1 FROM temp.unknown AS stranger WHERE stranger.id = people.id)"
_BESIDE = "seen_"


def conditions(sees: str) -> dict[str, str]:
    """By table: what must be true of a row that a viewer who sees so much may see."""
    seen = _SEEN.get(sees, "FALSE")
    of_case = {table: seen.format(case=column) for table, column in _OF_A_CASE.items()}
    linked = _linked(seen)
    return {
        **of_case,
        "incident_links": linked,
        "incidents": _BY_ROW.get(sees, seen),
        "people": _PEOPLE if sees == ALL else _PEOPLE_OF_FEW,
        "audit_entries": _ACTS
        if sees == ALL
        else _OWN_ACTS.format(seen=seen.format(case="subject"), linked=linked),
    }


def _linked(seen: str) -> str:
    """A link is there for whoever may see both of its incidents."""
    return " AND ".join(seen.format(case=end) for end in ("incident_id", "other_id"))


_SHADOWED = frozenset(conditions(ALL))


def viewing_engine(engine: Engine, viewer: Viewer) -> Engine:
    """An engine on the same database on which a table's name finds what `viewer` may see of it. For reading."""
    return _made(engine, viewer, "")


def working_engine(engine: Engine, viewer: Viewer) -> Engine:
    """An engine that writes to the tables themselves, and on which `may_see` knows `viewer`."""
    return _made(engine, viewer, _BESIDE)


def may_see(connection: Connection, table: str, record_id: UUID) -> bool:
    """Whether that row of a table is there for the viewer of a `working_engine`."""
    if table not in _SHADOWED:
        return True
    question = " ".join(("SELECT 1 FROM", f"temp.{_BESIDE}{table}", "WHERE id = ?"))
    return connection.exec_driver_sql(question, (str(record_id),)).first() is not None


def hidden_acts(connection: Connection) -> int:
    """How many acts are not there for the viewer of a `viewing_engine` who sees every case that is not restricted."""
    if connection.exec_driver_sql("SELECT 1 FROM temp.unopened LIMIT 1").first() is None:
        return 0
    hidden = " UNION ".join(_HIDDEN)
    question = " ".join(("SELECT count(*) FROM main.audit_entries WHERE subject IN (", hidden, ")"))
    found: int = connection.exec_driver_sql(question).scalar_one()
    return found


def ids_seen(connection: Connection, table: str) -> frozenset[str] | None:
    """Ids of the rows that are there for the viewer of a `working_engine`; None where all of them are."""
    if table not in _SHADOWED:
        return None
    question = " ".join(("SELECT id FROM", f"temp.{_BESIDE}{table}"))
    return frozenset(connection.exec_driver_sql(question).scalars())


def _made(engine: Engine, viewer: Viewer, prefix: str) -> Engine:
    if viewer.member_id is None:
        raise ValueError("everything needs no views")
    made = another_engine(engine)
    event.listen(made, "connect", lambda connection, _record: _prepare(connection, viewer, prefix))
    return made


def _prepare(connection: Any, viewer: Viewer, prefix: str) -> None:
    """Gives a new connection its views. Names and conditions are this module's own; nothing typed stands in them."""
    connection.execute("CREATE TEMP TABLE me (id TEXT NOT NULL) STRICT")
    connection.execute("INSERT INTO temp.me VALUES (?)", (str(viewer.member_id),))
    seen = _SEEN.get(viewer.sees, "FALSE")
    unknown = (_UNKNOWN if viewer.sees == ALL else _UNKNOWN_OF_FEW).format(
        part=seen.format(case="incident_id"), own=seen.format(case="exemptions.id")
    )
    unlinked = _UNLINKED.format(linked=_linked(seen))
    views = {"unopened": _UNOPENED, "opened": _OPENED, "unknown": unknown, "unlinked": unlinked}
    for table, condition in conditions(viewer.sees).items():
        views[prefix + table] = " ".join(("SELECT * FROM", f"main.{table}", "WHERE", condition))
    for name, rows in views.items():
        connection.execute(" ".join(("CREATE TEMP VIEW", name, "AS", rows)))
