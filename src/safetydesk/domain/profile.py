"""A written policy as data: the rules it adopts, the values it sets, and its clauses, each in our own few words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from safetydesk.domain.clause import Clause
from safetydesk.domain.house_kinds import YES


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """`values` are house values by name; `place` orders profiles; `remarks` say what is open about the document itself.

    Days are as the document names them: the first of a month for when it was adopted, the last for when it is due.
    """

    code: str
    place: int
    title: str
    school: str
    version: str
    policy: str
    status: str
    source: str
    adopted: date | None
    approved_by: str
    review_due: date | None
    cycle_months: int
    remarks: tuple[str, ...]
    rules: tuple[str, ...]
    values: Mapping[str, str]
    clauses: tuple[Clause, ...]

    def is_past_review(self, day: date) -> bool:
        """Whether its own next review was to be before that day."""
        return self.review_due is not None and self.review_due < day

    def settings(self) -> Mapping[str, str]:
        """Every house value that adopting it sets, by name: its rules turned on, and its numbers and words."""
        return {**{f"rule.{code}": YES for code in self.rules}, **self.values}
