"""Twenty years of incidents, written straight into the tables: row by row as the program writes them, but unsigned.

A hundred thousand signed acts would take an hour, and Today proves none of them.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from measuring.school import words_of
from safetydesk.domain.clock import Moment
from safetydesk.domain.identity import new_id
from safetydesk.services.unlocking import OpenStore

YEARS = timedelta(days=365 * 20)
_ROUTES = ("police_101", "social_care", "lado", "ceop", "platform", "prevent")
_RAISED = b'{"event":{"changes":[{"field":"severity","old":"1","new":"3"}]}}'
_TABLES = (
    "incidents", "people", "involvements", "circumstances", "referrals", "decisions", "notices", "held_items",
    "custody", "closures", "debriefs", "audit_entries", "audit_payloads",
)  # fmt: skip
_LISTS = (
    "documents", "references", "categories", "clauses", "outcomes", "characteristics", "managed_under",
    "other_references",
)  # fmt: skip


def filled(store: OpenStore, bare: Any, incidents: int, now: datetime) -> None:
    """Three in a thousand incidents are open, one in three was raised after it was logged, and one in fifty holds a
    thing; one serious one in fifty had no debrief. What bears on it is written down of every other. Each has two
    children, three referrals, a decision and a notice."""
    pick = random.Random(7)  # noqa: S311  (invented incidents, not keys)
    me = str(store.me)
    first = bare.execute("SELECT max(number) + 1 FROM audit_entries").fetchone()[0]
    bare.execute("BEGIN")
    rows: dict[str, list[dict[str, Any]]] = {}
    for number in range(incidents):
        for table, row in _one(number, incidents, first, me, now, pick):
            rows.setdefault(table, []).append(row)
        if number % 2_000 == 1_999 or number == incidents - 1:
            for table in _TABLES:
                _insert(bare, table, rows.pop(table, []))
    bare.execute("COMMIT")


def _one(
    number: int, incidents: int, first: int, me: str, now: datetime, pick: random.Random
) -> Iterator[tuple[str, dict[str, Any]]]:
    known = now - YEARS + YEARS * number / incidents
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
            "row_version": 2 if number % 3 == 0 else 1,
        },
    )
    yield from _children(incident)
    if number % 2:
        marks = json.dumps(["blackmail" if number % 9 == 4 else "abusive"])
        yield "circumstances", {**_of(incident), "marks": marks, "recorded": at, "recorded_by": me}
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
                "about": "[]",
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
    if number % 50 == 0 or (is_open and number % 10 == 9):
        yield from _held(incident, number, me, at, is_open=is_open)
    last = "NoteAdded" if number % 3 else "IncidentAmended"
    for turn, kind in enumerate(("IncidentLogged", "NoteAdded", "NoteAdded", last)):
        entry = _entry(first + number * 4 + turn, kind, incident, me, _text(known + timedelta(hours=turn)))
        yield "audit_entries", entry
        payload = _RAISED if kind == "IncidentAmended" else b"{}"
        yield "audit_payloads", {"number": entry["number"], "schema": 1, "salt": b"", "payload": payload}


def _children(incident: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in ("affected", "alleged"):
        person = str(new_id())
        yield "people", {"id": person, "name": words_of(len(part))[1], "kind": "pupil"}
        yield "involvements", {**_of(incident), "person_id": person, "part": part}


def _held(
    incident: str, number: int, me: str, at: str, *, is_open: bool
) -> Iterator[tuple[str, dict[str, Any]]]:
    item = {**_of(incident), "number": f"MO/{number}", "producer": me, "description": "Phone", "taken": at}
    yield "held_items", {**item, "recorded": at, "recorded_by": me}
    for kind in ("received", "moved") if is_open else ("received", "moved", "handed_over", "returned"):
        entry = {**_of(incident), "about": item["id"], "about_kind": "held_item", "kind": kind, "at": at}
        yield "custody", {**entry, "to_who": kind, "receipt": "R 1", "recorded": at, "recorded_by": me}


def _entry(number: int, kind: str, incident: str, me: str, at: str) -> dict[str, Any]:
    text = json.dumps({"at": at, "commitment": "0" * 64, "kind": kind, "member": me, "subject": incident})
    return {
        "number": number,
        "member": me,
        "kind": kind,
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
    if name in _LISTS:
        return "[]"
    if name == "happened":
        return "{}"
    return 0 if kind == "INTEGER" else ""
