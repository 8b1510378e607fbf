"""What destroying one exhibit does not reach: the same bytes as other exhibits, and copies said to be gone unseen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.case_file import Done
from safetydesk.domain.copy_out import CopyOut
from safetydesk.domain.destruction import Destruction
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import CopyOutDeleted
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.incident import Incident
from safetydesk.records.reading import Reading
from safetydesk.records.work import Work
from safetydesk.services import access


@dataclass(frozen=True, slots=True)
class Alike:
    """Other exhibits with the same bytes, by number and reference; of those that the member may not see, or that stand
    in a restricted incident, only that there are some.

    `stay` are out of sight, `in_sight` are not, `waiting` are to be destroyed themselves.
    """

    stay: tuple[str, ...]
    are_more: bool
    in_sight: tuple[str, ...]
    waiting: tuple[str, ...]

    def refuse_in_sight(self, exhibit: Exhibit) -> None:
        """The very same bytes cannot be unlawful in one place and in sight in another. Raises Refusal
        `destroy_same_in_sight`."""
        if self.in_sight:
            others = ", ".join(self.in_sight)
            raise Refusal("destroy_same_in_sight", number=exhibit.number, others=others)

    def refuse_waiting(self, exhibit: Exhibit) -> None:
        """Nor may it come into sight while the same waits to be destroyed. Raises Refusal `destroy_waits_same`."""
        if self.waiting:
            raise Refusal("destroy_waits_same", number=exhibit.number, others=", ".join(self.waiting))


def alike(records: Reading | Work, exhibit: Exhibit) -> Alike:
    """Asked of the whole store, whoever asks."""
    others = [each for each in records.with_fingerprint(exhibit.sealed.sha256) if each.id != exhibit.id]
    held = [each for each in others if each.has_file]
    stay = [each for each in held if each.is_isolated]
    open_ones = [each for each in stay if _may_be_named(records, each)]
    return Alike(
        stay=tuple(_name(records, each) for each in open_ones),
        are_more=len(open_ones) < len(stay),
        in_sight=_names(records, (each for each in held if not each.is_isolated)),
        waiting=_names(records, (each for each in stay if _waits(records, each))),
    )


def copies_on_trust(copies: Iterable[CopyOut], history: Iterable[Done], exhibit_id: UUID) -> tuple[str, ...]:
    """Plain copies of it that somebody said were gone although something else lay in their place, or the place could
    not be reached: name and folder of each."""
    unseen = {
        act.event.record for act in history if isinstance(act.event, CopyOutDeleted) and act.event.found
    }
    return tuple(
        wording.label("copy_on_trust", name=copy.file_name, place=copy.place)
        for copy in copies
        if copy.exhibit_id == exhibit_id and copy.id in unseen
    )


def _may_be_named(records: Reading | Work, exhibit: Exhibit) -> bool:
    """What is written down is read by whoever may open the other incident, later too."""
    return records.has(Exhibit, exhibit.id) and access.restriction_of(records, exhibit.incident_id) is None


def _names(records: Reading | Work, exhibits: Iterable[Exhibit]) -> tuple[str, ...]:
    """Those that may be seen, and once for all of the others that there are some."""
    every = list(exhibits)
    seen = [each for each in every if records.has(Exhibit, each.id)]
    hidden = [wording.label("alike_unnamed")] if len(seen) < len(every) else []
    return (*(_name(records, each) for each in seen), *hidden)


def _name(records: Reading | Work, exhibit: Exhibit) -> str:
    return f"{exhibit.number} ({records.get(Incident, exhibit.incident_id).reference})"


def _waits(records: Reading | Work, exhibit: Exhibit) -> bool:
    asked = records.of_incident(Destruction, exhibit.incident_id)
    return any(each.exhibit_id == exhibit.id and each.is_waiting for each in asked)
