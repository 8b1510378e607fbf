"""A held item, and an act of custody, as typed."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldItemDraft:
    """There is no field for a file, and there will be none: what is on a phone is for the police."""

    description: str = ""
    make_model: str = ""
    imei: str = ""
    colour: str = ""
    condition: str = ""
    power: str = ""
    bag_seal: str = ""
    place: str = ""
    custodian_one: str = ""
    custodian_two: str = ""
    taken_from: str = ""
    taken: str = "now"
    reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyDraft:
    """`holder` is who was shown as holding it when this was typed, "" where nobody was shown; `from_who` counts only
    in a correction of the first entry, whose giver nothing before it says."""

    kind: str = ""
    at: str = "now"
    holder: str = ""
    from_who: str = ""
    to_who: str = ""
    purpose: str = ""
    place: str = ""
    seal: str = ""
    receipt: str = ""
    witness: str = ""
    note: str = ""
    corrects: UUID | None = None
    is_struck: bool = False
