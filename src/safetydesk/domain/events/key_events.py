"""Acts about the team's keys. Each is said before the header is changed; `KeysTookEffect` is said after."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.events.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberKeysReset(Event):
    """Fresh keys for a member: `public_key` (hex) checks every entry they sign from here on."""

    touches = ("team",)
    name: str
    public_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLeft(Event):
    """From here on the member is not let in, and signs nothing more."""

    touches = ("team",)
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassphraseChanged(Event):
    """`generation` is that of the header which is to bring it."""

    touches = ("team",)
    name: str
    generation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreRekeyed(Event):
    """The first entry under a new store key. `generation` is that of the header which brings the key."""

    touches = ("team", "health")
    generation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeysTookEffect(Event):
    """A change of keys that was said before stands in the header, since its `generation`."""

    touches = ("team",)
    generation: int
