"""What a command hands back: one document for machines, lines for people, and the exit code."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

DONE, REFUSED, USAGE, TROUBLE = 0, 1, 2, 3
"""Exit codes: done; refused (the user can put it right); usage; trouble of the machine, or a promise that failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`document` goes out whole under --json, with `ok` put before it; `lines` otherwise."""

    document: dict[str, Any] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    code: int = DONE
