"""A number, line or word of the school's own, in force from a day: append-only, and the newest in force counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from safetydesk.domain.clock import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseValue:
    """`name` is one of those that `house_names` knows ("deadline.lado_contact.amount"); `value` is its text.

    An empty `value` goes back to the vocabulary's own. `source` says on whose word: a policy, an authority's page.
    """

    id: UUID
    name: str
    value: str
    in_force_from: date
    source: str = ""
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1
