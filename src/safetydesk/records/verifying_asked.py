"""What a verification is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from safetydesk.domain.proof.finding import Finding
from safetydesk.domain.signer import SignatureCheck

MOST_NAMED = 50
"""Findings of one kind that are named one by one; a rebuilt store would fill pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a verification is to look at.

    `slots` and `pairs` are the public keys that the header names, by member and by pair of recovery sheets. `sizes`
    and `marks` (20 hex digits) ask for roots on the way. `verified` is a size and root that the same reader has
    verified before, signatures and all: up to there entries are hashed and not judged again. Without `with_records`
    the records' own texts stay unread.
    """

    store_id: UUID
    signature_is_good: SignatureCheck = field(repr=False)
    slots: Mapping[UUID, bytes]
    pairs: Mapping[UUID, bytes] = field(default_factory=dict)
    sizes: tuple[int, ...] = ()
    marks: tuple[str, ...] = ()
    verified: tuple[int, str] | None = None
    with_records: bool = True


@dataclass(slots=True)
class TrailCheck:
    """The outcome: how many entries, the root over them, what was asked for on the way, and what is wrong.

    `keys` is who may sign at the end, `keys_at` who could at the sizes asked for (hex by id); `marks_at` tells for
    each mark found the text of the moment of the entry it stood over. `anomalies` break no promise. `is_whole`:
    every entry was judged, none taken from what was verified before. `restored` holds the sizes that the trail was put
    back to from a backup, each said so by an act of its own.
    """

    size: int = 0
    root: str = ""
    roots_at: dict[int, str] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    keys_at: dict[int, dict[str, str]] = field(default_factory=dict)
    keys_ever_at: dict[int, dict[str, frozenset[str]]] = field(default_factory=dict)
    """As `keys_at`, with those that were in force before: a header may still name one while a change is unfinished."""
    marks_at: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    anomalies: list[Finding] = field(default_factory=list)
    is_whole: bool = True
    restored: list[int] = field(default_factory=list)

    def say(self, code: str, **values: str) -> None:
        if sum(found.code == code for found in self.findings) < MOST_NAMED:
            self.findings.append(Finding(code, values))

    def remark(self, code: str, **values: str) -> None:
        if len(self.anomalies) < MOST_NAMED:
            self.anomalies.append(Finding(code, values))
