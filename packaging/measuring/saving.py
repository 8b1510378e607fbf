"""Saving an incident against the same INSERTs in plain sqlite3: WAL, synchronous=FULL, one transaction."""

from __future__ import annotations

import cProfile
import io
import pstats
import sqlite3
from pathlib import Path

from measuring.figures import Figure, in_turn
from measuring.memory import growth
from measuring.school import new_store, small_draft
from measuring.statements import Said, changes, heard, plain_database
from safetydesk.bootstrap import open_desk
from safetydesk.domain.drafts import IncidentDraft
from safetydesk.strongroom.disk import sync_folder

AIM = 3.0


def figures(folder: Path, *, short: bool) -> list[Figure]:
    """The whole act against all rows it writes, and against the incident's row alone."""
    race = _Race(folder, rounds=3 if short else 120)
    try:
        return race.figures()
    finally:
        race.close()


def profile(folder: Path, runs: int = 60) -> str:
    """Where the time of a save goes, as cProfile counts it."""
    race = _Race(folder, rounds=runs)
    counted = cProfile.Profile()
    try:
        for _ in range(runs):
            counted.enable()
            race.save()
            counted.disable()
            race.prepare()
    finally:
        race.close()
    text = io.StringIO()
    pstats.Stats(counted, stream=text).sort_stats("cumulative").print_stats("safetydesk|sqlcipher3|posix", 40)
    return text.getvalue()


class _Race:
    def __init__(self, folder: Path, rounds: int) -> None:
        with heard() as making:
            self._desk = open_desk(new_store(folder))
        self._plain = plain_database(folder / "plain.db", making)
        self._draft_folder = folder / "plain drafts"
        self._draft_folder.mkdir()
        self._draft_file = self._draft_folder / "draft"
        self._number = 0
        self._rounds = rounds
        self._draft: IncidentDraft
        self.prepare()
        self._waiting = [self._said() for _ in range(2 * rounds + 2)]

    def figures(self) -> list[Figure]:
        count = len(self._waiting[0])
        held = growth(self.save)
        self.prepare()
        all_rows = in_turn(self.save, self._same_rows, self._rounds, self.prepare)
        one_row = in_turn(self.save, self._one_row, self._rounds, self.prepare)
        return [
            Figure(
                "save an incident / the same rows",
                *all_rows,
                AIM,
                held,
                f"{count} statements, the draft removed: the same fsyncs",
            ),
            Figure(
                "save an incident / its row alone", *one_row, note="without people, index, audit trail, draft"
            ),
        ]

    def save(self) -> None:
        self._desk.incident_log.log(self._draft)

    def prepare(self) -> None:
        """A draft kept as typing keeps one, and its like beside the plain database."""
        self._number += 1
        self._draft = small_draft(self._desk, self._number)
        self._desk.incident_log.keep_draft(self._draft)
        self._draft_file.write_bytes(b"draft")

    def close(self) -> None:
        self._plain.close()
        self._desk.close()

    def _said(self) -> Said:
        with heard() as said:
            self.save()
        self.prepare()
        return changes(said)

    def _same_rows(self) -> None:
        self._insert(self._waiting.pop())
        self._draft_file.unlink()
        sync_folder(self._draft_folder)

    def _one_row(self) -> None:
        self._insert([each for each in self._waiting.pop() if each[0].startswith("INSERT INTO incidents ")])

    def _insert(self, rows: Said) -> None:
        cursor: sqlite3.Cursor = self._plain.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        for statement, values in rows:
            cursor.execute(statement, values)
        cursor.execute("COMMIT")
