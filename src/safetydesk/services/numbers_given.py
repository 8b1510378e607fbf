"""Numbers given after a backup was made: a store put back from it must give none of them a second time.

One may stand on a label, on a page that was handed over or in a letter. What is known is asked first: every backup in
the place, and the store that is replaced, where it still opens. Only that store can know all of them; where it is gone,
or is not the newest that is known, each series leaves some numbers free, and the restore says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from safetydesk.domain.clock import Clock, Moment
from safetydesk.domain.errors import SafetyDeskError
from safetydesk.domain.reference import EXEMPTION, INCIDENT, exhibit_series, series_of
from safetydesk.records.copying import Numbered, numbers_at
from safetydesk.records.work import Work
from safetydesk.strongroom.backup_place import generations_at
from safetydesk.strongroom.generation import Generation
from safetydesk.strongroom.header import read_header
from safetydesk.strongroom.held_keys import HeldKeys
from safetydesk.strongroom.remembered import Remembered
from safetydesk.strongroom.store_folder import StoreFolder

LEFT_FREE: Final = 1000
"""More than are given between two backups: a batch of chat screenshots is some hundreds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumbersGiven:
    """`last` is the highest known elsewhere, by the name of its series; `are_all` where there can be no higher one."""

    last: Mapping[str, int]
    are_all: bool


def numbers_given(
    generation: Generation, keys: HeldKeys, remembered: Remembered | None, replaced: Iterable[Path]
) -> NumbersGiven:
    """What backups beside `generation` know, and the stores in the folders `replaced` that these keys open.

    `remembered` is the newest state of the store that this machine knows of.
    """
    known: list[Numbered] = []
    newest = remembered.size if remembered is not None else 0
    for one in _others(generation):
        try:
            manifest = one.manifest()
            if manifest.store_id != keys.store_id:
                continue
            newest = max(newest, manifest.size)
            if manifest.is_proved_by(keys.store_key):
                known.append(numbers_at(StoreFolder(one.path).records, keys.database_key()))
        except (
            SafetyDeskError
        ):  # which ones could not be read is said by what looks for exhibits put away since
            continue
    stores = list(_stores(replaced, keys))
    last: dict[str, int] = {}
    for each in (*known, *stores):
        for series, number in each.last.items():
            last[series] = max(number, last.get(series, 0))
    are_all = remembered is not None and any(each.size >= newest for each in stores)
    return NumbersGiven(last=last, are_all=are_all)


def raise_numbers(work: Work, given: NumbersGiven, made: Moment, clock: Clock) -> int:
    """Every series to what is known, and beyond it where that may not be all. How many numbers each leaves free."""
    own = work.numbers()
    free = 0 if given.are_all else LEFT_FREE
    begun = set() if given.are_all else set(_may_have_begun(made, clock.now()))
    for series in own.keys() | given.last.keys() | begun:
        work.raise_number(series, max(own.get(series, 0), given.last.get(series, 0)) + free)
    return free


def stores_beside(to: Path, *, but: Path) -> tuple[Path, ...]:
    """Folders beside `to` that hold a store: the one that is replaced usually stands there."""
    try:
        return tuple(each for each in to.parent.iterdir() if each != but and (each / "header.a").is_file())
    except OSError:
        return ()


def _others(generation: Generation) -> Iterator[Generation]:
    try:
        others = generations_at(generation.home)
    except SafetyDeskError:
        return
    yield from (one for one in others if one.path != generation.path and not one.is_unfinished)


def _stores(folders: Iterable[Path], keys: HeldKeys) -> Iterator[Numbered]:
    for path in sorted(set(folders)):
        folder = StoreFolder(path)
        try:
            if read_header(folder).store_id == keys.store_id:
                yield numbers_at(folder.records, keys.database_key())
        except SafetyDeskError:
            continue


def _may_have_begun(made: Moment, now: Moment) -> Iterator[str]:
    """Series that nothing known speaks of: of a year that has come since, of somebody who has joined since."""
    years = sorted((made.london_date.year, now.london_date.year))
    for year in range(years[0], years[1] + 1):
        for kind in (INCIDENT, EXEMPTION):
            yield from (f"{series_of(kind, restricted=restricted)}-{year}" for restricted in (False, True))
    yield exhibit_series("")
