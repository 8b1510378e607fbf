"""Which backups there are to put a store back from, as far as that can be told without a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from safetydesk.domain.errors import Refusal, SafetyDeskError, Trouble
from safetydesk.strongroom.backup_place import generations_at, store_mark
from safetydesk.strongroom.generation import Generation


@dataclass(frozen=True, slots=True)
class Offered:
    """A backup as it can be told without a key. `at` is a Moment's text, "" where no manifest tells; `fault` is None
    for a whole one, else what is wrong with it; `store` is the last 8 of the store's id."""

    path: Path
    name: str
    at: str
    program: str
    store: str
    fault: SafetyDeskError | None

    @property
    def is_usable(self) -> bool:
        """Whether it is whole but for exhibits, and can be restored without those."""
        return self.fault is None or lacks_exhibits(self.fault)


def offered_at(place: Path) -> tuple[Offered, ...]:
    """The backups that `place` leads to, the newest first. Raises Trouble `backup_place_gone`; Refusal
    `no_backup_there`."""
    return tuple(_offered(one) for one in reversed(generations_at(place)))


def chosen_of(offered: Sequence[Offered], name: str = "", *, without_damaged: bool = False) -> Offered:
    """The one of that name, or the newest whole one; `without_damaged` the newest usable one.

    Raises Refusal `no_such_backup`, `backups_of_several_stores`, `no_backup_there`; the fault of the newest where none
    will do.
    """
    if name:
        found = [one for one in offered if one.name == name]
        if not found:
            raise Refusal("no_such_backup")
        return found[0]
    if len({one.store for one in offered if one.store}) > 1:
        raise Refusal("backups_of_several_stores")
    whole = [one for one in offered if one.fault is None or (without_damaged and one.is_usable)]
    if not whole:
        raise offered[0].fault or Refusal("no_backup_there")
    return whole[0]


def lacks_exhibits(fault: BaseException | None) -> bool:
    """Whether nothing but sealed files of exhibits is missing or damaged: then all else can be restored."""
    if not isinstance(fault, Trouble):
        return False
    of_exhibit = fault.values.get("name", "").startswith("exhibits/")
    return fault.code in ("backup_pool_file_missing", "backup_file_damaged") and of_exhibit


def _offered(generation: Generation) -> Offered:
    at = program = store = ""
    fault: SafetyDeskError | None = None
    try:
        manifest = generation.manifest()
        at, program, store = manifest.at, manifest.program, store_mark(manifest.store_id)
        generation.look()
    except (Refusal, Trouble) as found:
        fault = found
    return Offered(generation.path, generation.name, at, program, store, fault)
