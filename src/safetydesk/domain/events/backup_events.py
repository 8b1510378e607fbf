"""Acts about backups: one that counts, one that failed, and the store put back from one."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.events.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupMade(Event):
    """A generation was written, opened again, counted and compared; only then is this said.

    `size` and `root` are the checkpoint under which it was taken. `missing` names sealed files of exhibits that were
    not there to be copied; `left_out` those of exhibits put out of sight, which no later backup holds.
    """

    touches = ("health",)
    generation: str
    size: int
    root: str
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupFailed(Event):
    """`cause` is the code of the trouble. Said once for each cause and day."""

    touches = ("health",)
    cause: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreRestored(Event):
    """The fork: from here on the trail leads on from a generation, whatever was done after that elsewhere.

    `size` and `root` are the generation's checkpoint; `later` holds each checkpoint known at the time that this trail
    does not lead to, as "size root": the one this machine remembered, and those of later generations in the place.
    `missing` names sealed files that the generation does not hold; `left_out` those that no backup was to hold.
    `isolated` and `destroyed` name those that a newer generation knows to be so: a draft in this one may hold them.
    `unread` names newer generations that could not be asked: what they know to be so may be in sight here.
    `left_free` is how many numbers each series leaves free, where those given since are not all known; else None.
    """

    touches = ("health", "alerts")
    generation: str
    size: int
    root: str
    reason: str
    later: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    isolated: tuple[str, ...] = ()
    destroyed: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    left_free: int | None = None
