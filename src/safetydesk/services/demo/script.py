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
# Of what escalates one, an incident's key too, and whom or what else it names.
_STAGE_OF_ESCALATION = (
    "about",
    "at",
    "do",
    "name",
    "who",
    "to",
    "rule",
    "of_route",
    "pathway",
    "step",
    "first",
)
# An agency's name is a field of its draft.
_STAGE_OF_AGENCY = ("at",)


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
    found = [*_incidents(present), *_escalation(present), *_exemptions(present), *_drafts(present)]
    return tuple(sorted(found, key=lambda act: act.at.utc))


def people() -> dict[str, dict[str, Any]]:
    """Everybody by key."""
    return assets.read_toml(FOLDER, "people.toml")


def as_tuples(fields: dict[str, Any]) -> dict[str, Any]:
    """A draft's fields: the script has lists where a draft has tuples."""
    return {name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()}


def _incidents(present: Moment) -> Iterator[Act]:
    for file in INCIDENTS:
        for entry in assets.read_toml(FOLDER, file)["incident"]:
            yield _act("log", entry["key"], entry, present)
            for step in entry.get("step", ()):
                yield _act(step["do"], entry["key"], step, present)


def _escalation(present: Moment) -> Iterator[Act]:
    parsed = assets.read_toml(FOLDER, "escalation.toml")
    for entry in parsed["agency"]:
        yield _act("agency", "", entry, present, _STAGE_OF_AGENCY)
    for entry in parsed["step"]:
        yield _act(entry["do"], entry["about"], entry, present, _STAGE_OF_ESCALATION)


def _exemptions(present: Moment) -> Iterator[Act]:
    for entry in assets.read_toml(FOLDER, "exemptions.toml")["exemption"]:
        yield _act("exempt", entry["key"], entry, present)


def _drafts(present: Moment) -> Iterator[Act]:
    entry = assets.read_toml(FOLDER, "drafts.toml")["draft"]
    yield _act("draft", "", entry, present)


def _act(do: str, about: str, entry: dict[str, Any], present: Moment, stage: tuple[str, ...] = _STAGE) -> Act:
    return Act(
        at=moment_of(entry["at"], present),
        do=do,
        about=about,
        fields={
            name: as_typed(value, present) if isinstance(value, str) else value
            for name, value in entry.items()
            if name not in stage
        },
        parts={name: entry[name] for name in stage if name in entry},
    )
