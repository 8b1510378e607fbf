"""Today and the board of deadlines over twenty years of incidents, against the bare SQL of the same queries.

The years are written straight into the tables, row by row as the program writes them but unsigned: a hundred thousand
signed acts would take an hour, and Today reads none of them.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from measuring.figures import Figure, alone, in_turn
from measuring.lists import bare_connection, the_same
from measuring.memory import growth
from measuring.school import new_store, words_of
from safetydesk.bootstrap import open_desk
from safetydesk.domain.clock import Moment, SystemClock
from safetydesk.domain.identity import new_id
from safetydesk.services.unlocking import OpenStore

AIM_MS = 100.0
_YEARS = timedelta(days=365 * 20)
_ROUTES = ("police_101", "social_care", "lado", "ceop", "platform", "prevent")


def figures(folder: Path, *, short: bool) -> list[Figure]:
    """Three in a thousand incidents are open, and one serious one in fifty had no debrief.

    Each has three referrals, a decision, a notice and, closed, its closure.
    """
    incidents, rounds = (1_000, 3) if short else (100_000, 15)
    store = new_store(folder)
    bare = bare_connection(store)
    now = SystemClock().now().utc
    took = alone(lambda: _filled(store, bare, incidents, now), 1)
    desk = open_desk(store)
    board = desk.deadline_board
    one = _an_open_one(bare)
    acts: list[tuple[str, Callable[[], object]]] = [
        ("Today", board.today),
        ("the clocks of one incident", lambda: board.of_incident(one)),
    ]
    found = [Figure(f"{incidents:,} incidents written at once, unsigned", took, note=_counts(bare))]
    try:
        for name, act in acts:
            ours, plain = in_turn(act, the_same(act, bare), rounds)
            note = f"aim {AIM_MS:.0f} ms" + ("; OVER IT" if ours > AIM_MS and not short else "")
            found.append(Figure(f"{name} of {incidents:,}", ours, plain, peak=growth(act), note=note))
        return found
    finally:
        bare.close()
        desk.close()


def _filled(store: OpenStore, bare: Any, incidents: int, now: datetime) -> None:
    pick = random.Random(7)  # noqa: S311  (invented incidents, not keys)
    me = str(store.me)
    first = bare.execute("SELECT max(number) + 1 FROM audit_entries").fetchone()[0]
    bare.execute("BEGIN")
    rows: dict[str, list[dict[str, Any]]] = {}
    for number in range(incidents):
        for table, row in _one(number, incidents, first, me, now, pick):
            rows.setdefault(table, []).append(row)
        if number % 2_000 == 1_999 or number == incidents - 1:
            for table in (
                "incidents",
                "referrals",
                "decisions",
                "notices",
                "closures",
                "debriefs",
                "audit_entries",
            ):
                _insert(bare, table, rows.pop(table, []))
    bare.execute("COMMIT")


def _one(
    number: int, incidents: int, first: int, me: str, now: datetime, pick: random.Random
) -> Iterator[tuple[str, dict[str, Any]]]:
    known = now - _YEARS + _YEARS * number / incidents
    at, is_open = _text(known), number % 1_000 >= 998 or number >= incidents - max(1, incidents // 1_000)
    incident = str(new_id())
    severity = pick.choice((1, 1, 2, 2, 2, 3, 3, 4))
    yield (
        "incidents",
        {
            "id": incident,
            "reference": f"OS-{known.year}-{number:06}",
            "summary": words_of(number)[0],
            "discovered": at,
            "recorded": at,
            "recorded_by": me,
            "owner": me,
            "categories": json.dumps(["NUDES" if number % 9 == 0 else "BULLY"]),
            "severity": severity,
            "status": "open" if is_open else "closed",
        },
    )
    for turn in range(3):
        made = known + timedelta(hours=turn)
        heard = _text(made + timedelta(days=1)) if not is_open or turn else None
        yield (
            "referrals",
            {
                **_of(incident),
                "route": pick.choice(_ROUTES),
                "method": "phone",
                "made": _text(made),
                "made_by": me,
                "acknowledged": heard,
                "closed": heard if not is_open else None,
                "outcome": "" if is_open else "No further action.",
            },
        )
    yield (
        "decisions",
        {
            **_of(incident),
            "question": "police",
            "answer": "not_refer",
            "reason": "Not a crime.",
            "decided": at,
            "recorded_by": me,
        },
    )
    yield "notices", {**_of(incident), "to_kind": "parent", "was_told": 1, "at": at, "by": me}
    if not is_open:
        closed = _text(known + timedelta(days=40))
        yield "closures", {**_of(incident), "closed": closed, "closed_by": me}
        if severity >= 3 and number % 50:
            yield "debriefs", {**_of(incident), "held": closed, "recorded": closed, "recorded_by": me}
    for turn in range(4):
        yield "audit_entries", _entry(first + number * 4 + turn, incident, me, at)


def _entry(number: int, incident: str, me: str, at: str) -> dict[str, Any]:
    text = json.dumps(
        {"at": at, "commitment": "0" * 64, "kind": "NoteAdded", "member": me, "subject": incident}
    )
    return {
        "number": number,
        "member": me,
        "kind": "NoteAdded",
        "subject": incident,
        "text": text.encode(),
        "signature": b"0" * 64,
    }


def _of(incident: str) -> dict[str, Any]:
    return {"id": str(new_id()), "incident_id": incident}


def _text(when: datetime) -> str:
    return Moment(when, 0).text()


def _insert(bare: Any, table: str, rows: Iterable[dict[str, Any]]) -> None:
    """Each with the columns that it does not name empty, as the program leaves them."""
    columns = bare.execute(" ".join(("PRAGMA table_info(", table, ")"))).fetchall()
    blank = {name: _blank(name, kind) if not_null else None for _, name, kind, not_null, _, _ in columns}
    names = ", ".join(f'"{name}"' for name in blank)
    marks = ", ".join("?" for _ in blank)
    insert = " ".join(("INSERT INTO", table, "(", names, ") VALUES (", marks, ")"))
    bare.executemany(insert, [tuple({**blank, **row}.values()) for row in rows])


def _blank(name: str, kind: str) -> Any:
    if name == "row_version":
        return 1
    if name in ("documents", "references", "categories", "clauses", "outcomes"):
        return "[]"
    if name == "happened":
        return "{}"
    return 0 if kind == "INTEGER" else ""


def _an_open_one(bare: Any) -> UUID:
    return UUID(bare.execute("SELECT id FROM incidents WHERE status = 'open' LIMIT 1").fetchone()[0])


def _counts(bare: Any) -> str:
    asked = "SELECT (SELECT count(*) FROM incidents WHERE status = 'open'), (SELECT count(*) FROM referrals)"
    still_open, referrals = bare.execute(asked).fetchone()
    return f"{still_open:,} open, {referrals:,} referrals, 20 years"
