"""What stands in the place of backups: for whoever looks, and for whoever verifies."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from safetydesk.domain.errors import Refusal, SafetyDeskError, Trouble
from safetydesk.strongroom.backup_place import BackupPlace
from safetydesk.strongroom.generation import Generation
from safetydesk.strongroom.manifest import Manifest
from safetydesk.strongroom.remembered import Remembered
from safetydesk.strongroom.store_key import StoreKey


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One generation in the place. `fault` is None for a whole one, else what is wrong with it."""

    name: str
    at: str
    fault: SafetyDeskError | None


@dataclass(frozen=True, slots=True)
class HeldThere:
    """Generations that list a sealed file, and those whose list cannot be read, which may hold it as well."""

    names: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def rows(place: BackupPlace, key: StoreKey) -> tuple[BackupRow, ...]:
    """The newest first, each looked at and not read through. Raises Trouble for the place's disk."""
    return tuple(_row(one, place, key) for one in reversed(place.all()))


def checkpoints(place: BackupPlace, key: StoreKey, left_behind: Set[str]) -> tuple[Remembered, ...]:
    """Those that this store's trail should lead to; () where the place cannot be read.

    Left out are `left_behind` ("size root"), and what a manifest tells that was changed by hand. One made under an
    earlier store key counts, though only that key could prove it.
    """
    try:
        generations = place.all()
    except Trouble:
        return ()
    found = []
    for one in generations:
        try:
            manifest = one.manifest()
        except Trouble:
            continue
        is_ours = manifest.store_id == place.store_id and not _is_altered(manifest, key)
        if is_ours and f"{manifest.size} {manifest.root}" not in left_behind:
            found.append(Remembered(manifest.size, manifest.root, manifest.at))
    return tuple(found)


def holding(place: BackupPlace | None, file_name: str) -> HeldThere:
    """Which generations hold that sealed file, the newest first; nothing where no place was chosen.

    Raises Trouble where the place cannot be read: that is not the same as finding none there.
    """
    if place is None:
        return HeldThere()
    _check_there(place)
    names, unread = [], []
    for one in reversed(place.all()):
        try:
            listed = one.manifest().files
        except Trouble:
            if not one.is_unfinished:  # nothing lists what it took; the next backup sweeps it away
                unread.append(one.name)
            continue
        if any(file.sealed_name == file_name for file in listed):
            names.append(one.name)
    return HeldThere(tuple(names), tuple(unread))


def _check_there(place: BackupPlace) -> None:
    """Raises Trouble `backup_place_gone`, and where the store's own folder in it, once made, is gone."""
    try:
        is_there = place.generations.is_dir()
    except OSError as fault:
        raise Trouble("backup_place_gone") from fault
    if not is_there:
        raise Trouble("backup_place_gone")


def _row(generation: Generation, place: BackupPlace, key: StoreKey) -> BackupRow:
    at, fault = "", None
    try:
        manifest = generation.manifest()
        at = manifest.at
        if manifest.store_id != place.store_id:
            raise Trouble("backup_foreign")
        if _is_altered(manifest, key):
            raise Trouble("backup_manifest_altered")
        generation.look()
    except (Refusal, Trouble) as found:
        fault = found
    return BackupRow(generation.name, at, fault)


def _is_altered(manifest: Manifest, key: StoreKey) -> bool:
    """Whether it names this very key and is not proved by it."""
    return manifest.is_of_key(key) and not manifest.is_proved_by(key)
