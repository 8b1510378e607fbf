"""Finding: one question to the index; what was looked for is recorded by the service."""

from __future__ import annotations

from collections.abc import Sequence

from safetydesk import wording
from safetydesk.desktop.kit.record_table import Cell, Column, Row
from safetydesk.domain.rows import Found
from safetydesk.services.desk import Desk

ROOMS = {"Incident": "incident", "Exemption": "exemptions"}
"""Where a record of each kind opens."""


class FindPresenter:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @classmethod
    def of(cls, desk: object) -> FindPresenter:
        """For the desk that every room is handed."""
        return cls(Desk.of(desk))

    def find(self, words: str) -> Sequence[Found]:
        """Best first. A write too, for it is recorded: run it by `Tasks`."""
        return self._desk.search.find(words)

    @staticmethod
    def columns() -> list[Column]:
        return [
            Column("reference", wording.label("find_reference"), 130),
            Column("what", wording.label("find_what"), 300, stretch=True),
            Column("kind", wording.label("find_kind"), 110),
            Column("where", wording.label("find_where"), 150),
        ]

    @staticmethod
    def rows(found: Sequence[Found]) -> list[Row]:
        return [
            Row(
                one,
                [
                    Cell(one.reference, strong=True),
                    Cell(" ".join(one.title[:400].split())),
                    Cell(wording.label(f"find_kind_{one.kind.lower()}")),
                    Cell(wording.label(f"find_where_{one.where}"), muted=True),
                ],
            )
            for one in found
        ]
