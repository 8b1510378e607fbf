"""How a check collects what it finds, and reads typed times on the way."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from typing import Any

from safetydesk.domain.clock import Moment
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.time_words import NotATime, read_date, read_moment

LONGEST_TEXT = 200_000
"""Characters in one field: enough for 100,000 pasted characters twice over, and a page still draws."""
_HALF = re.compile("[\ud800-\udfff]")


class Findings:
    """Problems in the order the form shows its fields."""

    def __init__(self, now: Moment) -> None:
        self.now = now
        self.problems: list[Problem] = []

    def say(self, field: str, code: str, **values: str) -> None:
        self.problems.append(Problem(field, code, values))

    def is_said(self, field: str) -> bool:
        """Whether something stands beside the field already."""
        return any(problem.field == field for problem in self.problems)

    def need(self, field: str, value: str, code: str = "needed") -> None:
        if not value.strip():
            self.say(field, code)

    def texts(self, draft: Any) -> None:
        """All the draft's own texts, parts of lists included: see `text`."""
        for part in dataclasses.fields(draft):
            value = getattr(draft, part.name)
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str):
                    self.text(part.name, text)

    def text(self, field: str, value: str) -> None:
        """Its length, and characters that no store can hold (half of a surrogate pair)."""
        if len(value) > LONGEST_TEXT:
            self.say(field, "too_long")
        elif _HALF.search(value):
            self.say(field, "broken_character")

    def moment(self, field: str, typed: str, *, past_only: bool = True) -> Moment | None:
        """The time typed, or None when blank or wrong (then a problem stands)."""
        if not typed.strip():
            return None
        try:
            found = read_moment(typed, self.now)
        except NotATime as fault:
            self.problems.append(fault.problem(field))
            return None
        if past_only and found.utc > self.now.utc:
            self.say(field, "in_the_future")
        return found

    def day(self, field: str, typed: str, *, past_only: bool = False) -> date | None:
        if not typed.strip():
            return None
        try:
            found = read_date(typed, self.now)
        except NotATime as fault:
            self.problems.append(fault.problem(field))
            return None
        if past_only and found > self.now.london_date:
            self.say(field, "in_the_future")
        return found

    def refuse(self) -> None:
        """Raises the refusal that a service makes of these problems."""
        if self.problems:
            raise Refusal("draft_has_problems", self.problems)
