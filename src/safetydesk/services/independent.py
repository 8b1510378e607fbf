"""What the present store does for an independent one: judge the folder and give out typed words. It writes nothing.

The new store is made by a process of its own, which this one starts and never hears of again. So nothing of it can
stand here: no event, no record, no wish, no checkpoint, no list of folders.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from safetydesk.domain.carried_draft import to_carry
from safetydesk.domain.drafts import DraftPerson, IncidentDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.person import Person
from safetydesk.records.reading import Reading
from safetydesk.services.office import Office
from safetydesk.strongroom.disk import named_troubles
from safetydesk.strongroom.place import check_place
from safetydesk.strongroom.store_folder import StoreFolder


def check_elsewhere(place: Path, present: Path, kept_by_present: Iterable[Path] = ()) -> None:
    """Whether an independent store may be made at `place`; nothing is made yet, not even the folder.

    `present` is the folder of the store at hand, `kept_by_present` where it keeps its backups. Raises Refusal
    `independent_needs_folder`, `independent_too_near`, `folder_is_a_file`, `folder_not_empty`, `place_is_network`
    or `place_is_synced`; Trouble for the disk's.
    """
    if not place.is_absolute():
        raise Refusal("independent_needs_folder")
    check_place(place)
    if _is_near(place, (present, *kept_by_present)):
        raise Refusal("independent_too_near")
    with named_troubles():
        if place.exists() and not place.is_dir():
            raise Refusal("folder_is_a_file")
        if place.is_dir() and any(place.iterdir()):
            raise Refusal("folder_not_empty")


def words_to_carry(office: Office, draft: IncidentDraft) -> bytes:
    """What was typed, people by name and not by id, without files. Reading for it is no event."""
    with office.reading() as reading:
        people = tuple(_by_name(reading, one) for one in draft.people)
    return to_carry(replace(draft, people=people))


def _is_near(place: Path, folders: Iterable[Path]) -> bool:
    """Whether `place` is, holds or stands in one of `folders`, or in any store."""
    whole = place.resolve()
    if any(StoreFolder(each).holds(whole) or StoreFolder(whole).holds(each) for each in folders):
        return True
    return any(StoreFolder(each).exists() for each in (whole, *whole.parents))


def _by_name(reading: Reading, one: DraftPerson) -> DraftPerson:
    if one.person_id is None or not reading.has(Person, one.person_id):
        return one
    known = reading.get(Person, one.person_id)
    return replace(
        one,
        person_id=None,
        name=known.name,
        kind=known.kind,
        year_group=known.year_group,
        known_as=known.known_as,
        handles=known.handles,
    )
