"""Acts about recovery sheets, and what every member is told of until they said that they saw it."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.events.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheetsMade(Event):
    """A new set of three sheets. `pairs` are the keys that sign for two sheets, each as `pair-uuid:public_key_hex`.

    They check what a pair of sheets does from here on; those of any set before end here.
    """

    touches = ("recovery", "alerts")
    set_mark: str
    pairs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheetChecked(Event):
    """One sheet's code was typed and is right. Nothing was opened with it."""

    touches = ("recovery",)
    sheet: int
    set_mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryUsed(Event):
    """Two sheets opened the store. `sheets` says which, as `1+2`; it is signed with the pair's own key."""

    touches = ("alerts",)
    sheets: str
    set_mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertAcknowledged(Event):
    """A member saw an alert. `entry` is the number of the act that it told of: it and all before are seen."""

    touches = ("alerts",)
    name: str
    entry: int
