"""The four ways a thing can fail: a refusal, a trouble, a cancellation, or a bug (anything else).

An error carries a code and the values its sentence needs. The words themselves stand in `resources/wording/`
and are looked up in one place (`safetydesk.wording`), so that window, command line and tests say the same.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one field of a draft. `field` is the draft's attribute name, or "" for the whole."""

    field: str
    code: str
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)


class SafetyDeskError(Exception):
    """Root of everything the program raises on purpose."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values: dict[str, str] = values


class Refusal(SafetyDeskError):
    """The user can put it right. `problems` names the fields, where there are any."""

    def __init__(self, code: str, problems: Iterable[Problem] = (), **values: str) -> None:
        super().__init__(code, **values)
        self.problems: tuple[Problem, ...] = tuple(problems)


class StaleRecord(Refusal):
    """Somebody saved a newer version of this record first. The remedy is to reload."""

    def __init__(self) -> None:
        super().__init__("stale_record")


class Trouble(SafetyDeskError):
    """The machine's fault: disk full, damage, a wrong place, a newer store."""


class Cancelled(Exception):
    """The user stopped a long act; whatever was sealed before stays."""
