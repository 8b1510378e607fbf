"""What every print is told about itself, and what it tells afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.clock import Moment
from safetydesk.domain.proof.checkpoint import Checkpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class Printing:
    """One copy for one recipient and one purpose. All of it is kept with the disclosure: same values, same bytes.

    `printed_by` is a name, `reference` the incident's or the exemption's. `pictures` is one of `covered.PICTURES`, ""
    where no picture of the case was covered; it stands in the event that prepared the copy.
    """

    recipient: str
    purpose: str
    basis: str = ""
    copy_number: int
    printed: Moment
    printed_by: str
    checkpoint: Checkpoint
    reference: str
    pictures: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What came of drawing."""

    pages: int
