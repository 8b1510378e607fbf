"""A thing in the school's hands: a phone that was handed in. Words alone; nothing of what is on it.

Where it is now, and with whom, its line of custody says (`domain.custody`); this is what came in, as it came in.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldItem:
    """`number` is of its producer's series of exhibits. `imei` is what stands on the case: nobody unlocks it to look.

    `power` is a code of `held_power`. `place`, `bag_seal` and the two custodians are those it came to.
    """

    id: UUID
    incident_id: UUID
    number: str
    producer: UUID
    description: str
    make_model: str = ""
    imei: str = ""
    colour: str = ""
    condition: str = ""
    power: str = ""
    bag_seal: str = ""
    place: str = ""
    custodian_one: str
    custodian_two: str = ""
    taken_from: str
    taken: Moment
    reason: str = ""
    note: str = ""
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1


AMENDABLE = ("description", "make_model", "imei", "colour", "condition", "power", "reason", "note")
"""What is said of the thing itself. Who had it, where and when is put right in its line of custody."""


def imei_is_sound(imei: str) -> bool:
    """Whether fifteen digits add up as an IMEI's do (Luhn); blanks, dashes and slashes between them are passed over.

    Sixteen digits are an IMEI with the number of its software, and have no digit to check by.
    """
    digits = "".join(sign for sign in imei if sign not in " -/.")
    if not (digits.isascii() and digits.isdecimal()):
        return False
    if len(digits) == 16:
        return True
    if len(digits) != 15:
        return False
    doubled = (int(each) * (2 if place % 2 else 1) for place, each in enumerate(digits))
    return sum(each - 9 if each > 9 else each for each in doubled) % 10 == 0
