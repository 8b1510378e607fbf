"""What was known here of a store beyond the backup that it is put back from: named in the fork, then let go of."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.errors import SafetyDeskError, Trouble
from safetydesk.records.reading import Reading
from safetydesk.services.office import Office
from safetydesk.services.restores import restores
from safetydesk.strongroom.backup_place import generations_at
from safetydesk.strongroom.generation import Generation
from safetydesk.strongroom.manifest import Manifest
from safetydesk.strongroom.remembered import RememberedCheckpoints


def left_behind(
    reading: Reading, generation: Generation, manifest: Manifest, memory: RememberedCheckpoints
) -> tuple[str, ...]:
    """Checkpoints of newer backups beside it, and of this machine, that the restored trail does not lead to."""
    found = set()
    try:
        others = generations_at(generation.home)
    except SafetyDeskError:
        others = ()
    for one in others:
        try:
            other = one.manifest()
        except SafetyDeskError:
            continue
        if other.store_id == manifest.store_id and other.size > manifest.size:
            found.add(f"{other.size} {other.root}")
    remembered = memory.last(manifest.store_id)
    if remembered is not None and reading.root_at(remembered.size) != remembered.root_hex:
        found.add(f"{remembered.size} {remembered.root_hex}")
    return tuple(sorted(found))


def settle_remembered(memory: RememberedCheckpoints, store_id: UUID, later: tuple[str, ...]) -> None:
    """What this machine remembered is let go of where a restore has said that it leaves it behind."""
    remembered = memory.last(store_id)
    if remembered is not None and f"{remembered.size} {remembered.root_hex}" in later:
        memory.forget(store_id)


def settle_after_restore(office: Office, memory: RememberedCheckpoints) -> None:
    """At sign-in: finishes a restore that was cut off between the store's name and this machine's memory."""
    if memory.last(office.store_id) is None:
        return
    try:
        with office.reading() as reading:
            done = restores(reading, office.store_id)
    except Trouble as fault:
        if fault.code != "records_damaged":
            raise
        return  # it opens, so that verify can name what is damaged
    for restored in done:
        settle_remembered(memory, office.store_id, restored.later)
