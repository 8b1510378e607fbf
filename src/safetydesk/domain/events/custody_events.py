"""Acts about what is in custody: held items, each act of a person with one or with an exhibit, and the papers of it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.events.event import Change
from safetydesk.domain.events.incident_events import IncidentEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldItemRecorded(IncidentEvent):
    record: UUID
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldItemAmended(IncidentEvent):
    record: UUID
    number: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyRecorded(IncidentEvent):
    """`about` is the exhibit or held item of that number; `act` a code of `custody_kinds`."""

    record: UUID
    about: UUID
    number: str
    act: str
    to_who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitWithdrawn(IncidentEvent):
    record: UUID
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitReinstated(IncidentEvent):
    record: UUID
    number: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelsPrinted(IncidentEvent):
    """`records` are what the labels are for, `size` the paper of one: a6 or a7."""

    is_reading = True
    records: tuple[UUID, ...]
    numbers: tuple[str, ...]
    size: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandOverSheetPrinted(IncidentEvent):
    is_reading = True
    records: tuple[UUID, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WitnessNotePrinted(IncidentEvent):
    """A draft for the police to take as a statement, of whoever produced these."""

    is_reading = True
    records: tuple[UUID, ...]
    numbers: tuple[str, ...]
    witness: str
