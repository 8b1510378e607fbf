"""Reads the demo school's script: every act with its moment, in the order in which it is to be played."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from safetydesk import assets
from safetydesk.domain.clock import Moment
from safetydesk.services.demo.story_clock import as_typed, moment_of

FOLDER = "demo"
INCIDENTS = ("incidents_pupils.toml", "incidents_adults.toml")
# Parts of an entry that say how to play it; the rest are fields of a draft.
_STAGE = ("key", "at", "do", "name", "step", "people", "evidence", "who", "staff", "line", "gap_note")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing to do at one moment. `fields` are a draft's, its times as typed; `parts` are as written."""

    at: Moment
    do: str
    about: str
    fields: dict[str, Any]
    parts: dict[str, Any] = field(default_factory=dict)


def acts(present: Moment) -> tuple[Act, ...]:
    """The whole story up to the present, oldest first."""
    found = [*_incidents(present), *_exemptions(present), *_drafts(present)]
    return tuple(sorted(found, key=lambda act: act.at.utc))


def people() -> dict[str, dict[str, Any]]:
    """Everybody by key."""
    return assets.read_toml(FOLDER, "people.toml")


def _incidents(present: Moment) -> Iterator[Act]:
    for file in INCIDENTS:
        for entry in assets.read_toml(FOLDER, file)["incident"]:
            yield _act("log", entry["key"], entry, present)
            for step in entry.get("step", ()):
                yield _act(step["do"], entry["key"], step, present)


def _exemptions(present: Moment) -> Iterator[Act]:
    for entry in assets.read_toml(FOLDER, "exemptions.toml")["exemption"]:
        yield _act("exempt", entry["key"], entry, present)


def _drafts(present: Moment) -> Iterator[Act]:
    entry = assets.read_toml(FOLDER, "drafts.toml")["draft"]
    yield _act("draft", "", entry, present)


def _act(do: str, about: str, entry: dict[str, Any], present: Moment) -> Act:
    return Act(
        at=moment_of(entry["at"], present),
        do=do,
        about=about,
        fields={
            name: as_typed(value, present) if isinstance(value, str) else value
            for name, value in entry.items()
            if name not in _STAGE
        },
        parts={name: entry[name] for name in _STAGE if name in entry},
    )
