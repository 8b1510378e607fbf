"""This room's own words, by short key."""

from __future__ import annotations

from safetydesk import wording


def say(key: str, **values: str) -> str:
    """The text `incident.<key>` of `resources/wording/rooms_incident.toml`."""
    return wording.label(f"incident.{key}", **values)
