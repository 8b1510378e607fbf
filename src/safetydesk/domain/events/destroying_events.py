"""Acts about destroying what must not be held, and about the check of all evidence."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.event import Event
from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class DestructionAsked(IncidentEvent):
    """`record` is the exhibit; `advice` is the reference of whoever advised it."""

    record: UUID
    destruction: UUID
    number: str
    authority: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DestructionDeclined(IncidentEvent):
    """Not confirmed, or withdrawn by whoever asked: the exhibit stays isolated."""

    record: UUID
    destruction: UUID
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitDestroyed(IncidentEvent):
    """What opened the file, its fingerprint and name are gone with this act.

    `entries` numbers the audit entries whose payloads went, as they named the fingerprint: each entry itself stays,
    with its commitment. `others` counts the fingerprints of other files that went with them: files that were thrown
    away, and destroyed, in one draft with the same bytes. `generations` names the backups that still hold the file,
    `twins` and `copies` what else may still show it: see `domain.destruction.WhatStays`.
    """

    record: UUID
    destruction: UUID
    number: str
    asked_by: UUID
    advice: str
    entries: tuple[int, ...] = ()
    others: int = 0
    generations: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()
    more_twins: bool = False
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceChecked(Event):
    """Every sealed file was read to its end since the last such act. How many there are is told to nobody."""

    is_reading = True
    touches = ("health",)
    result: str
    damaged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitFoundWhole(IncidentEvent):
    """A file that was found damaged or missing is sound again."""

    record: UUID
    number: str
