"""Acts about the operating system's keychain: on and off, for one member on one machine."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.events.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class KeychainTurnedOn(Event):
    """From here on that machine opens the store for `name` without the passphrase. `keychain` is its code."""

    touches = ("keychain",)
    name: str
    keychain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeychainTurnedOff(Event):
    """`ended_by` is "asked", or what ended it by itself."""

    touches = ("keychain",)
    name: str
    ended_by: str
