"""The list of incidents: counted and read a page at a time, filtered by the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from safetydesk import wording
from safetydesk.desktop.kit.record_table import Row
from safetydesk.desktop.rooms.incident_list.columns import cells
from safetydesk.domain.rows import IncidentFilter, IncidentRow
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.services.desk import Desk

STATUSES = ("open", "closed")


@dataclass(frozen=True, slots=True)
class Preview:
    """The fields of one line, for the side: (label, value) pairs."""

    reference: str
    facts: tuple[tuple[str, str], ...]


class IncidentListPresenter:
    """`wanted` is what the list is narrowed to."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen: dict[UUID, IncidentRow] = {}
        self.wanted = IncidentFilter()

    @property
    def _terms(self) -> Vocabulary:
        return self._desk.vocabulary

    @classmethod
    def of(cls, desk: object) -> IncidentListPresenter:
        """For the desk that every room is handed."""
        return cls(Desk.of(desk))

    def narrow(self, status: str, severity: int, category: str) -> None:
        """Empty, 0 and empty mean all; `severity` is "at least"."""
        self.wanted = IncidentFilter(status=status, severity=severity, category=category)

    @property
    def is_narrowed(self) -> bool:
        return self.wanted != IncidentFilter()

    def count(self) -> int:
        return self._desk.incident_log.count(self.wanted)

    def page(self, offset: int, limit: int) -> Sequence[Row]:
        """Rows of the table; remembered for the preview, which must not ask again."""
        found = self._desk.incident_log.page(self.wanted, offset, limit)
        if offset == 0:
            self._seen.clear()
        self._seen.update({row.id: row for row in found})
        return [self._row(row) for row in found]

    def preview(self, key: UUID) -> Preview | None:
        """The fields of a line that has been shown; None for any other."""
        row = self._seen.get(key)
        if row is None:
            return None
        facts = (
            (wording.label("list_what"), row.summary),
            (wording.label("list_discovered"), wording.moment_words(row.discovered)),
            (wording.label("list_category"), self._category(row)),
            (wording.label("list_severity"), self._severity(row.severity)[1]),
            (wording.label("list_people"), str(row.people)),
            (wording.label("list_evidence"), wording.count_words(row.exhibits, "exhibit")),
            (wording.label("list_status"), _status(row.status)),
        )
        return Preview(row.reference, facts)

    def statuses(self) -> list[tuple[str, str]]:
        return [(code, _status(code)) for code in STATUSES]

    def severities(self) -> list[tuple[str, str]]:
        return [
            (str(level.level), wording.label("list_at_least", severity=level.label))
            for level in self._terms.severities
        ]

    def categories(self) -> list[tuple[str, str]]:
        """Those no longer offered too: there may be incidents of them."""
        return [(category.code, category.name) for category in self._terms.every_category.values()]

    def _row(self, row: IncidentRow) -> Row:
        return Row(
            row.id,
            cells(
                row.reference,
                wording.moment_words(row.discovered),
                " ".join(row.summary[:400].split()),
                str(row.people),
                self._category(row),
                self._severity(row.severity),
                _status(row.status),
            ),
        )

    def _category(self, row: IncidentRow) -> str:
        names = [
            self._terms.category(code).name for code in row.categories if code in self._terms.every_category
        ]
        return ", ".join(names) or wording.label("list_no_category")

    def _severity(self, level: int) -> tuple[int, str]:
        known = 1 <= level <= 4
        return level, self._terms.severity(level).name if known else wording.label("list_not_judged")


def _status(code: str) -> str:
    return wording.label(f"list_status_{code}")
