"""From the parsed `roles.toml` to `Roles`, as strictly as the vocabulary is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from safetydesk.domain.roles import OF_CASES, OF_EXEMPTIONS, PARTS, SEES, SEES_NONE, TEAM, Act, Role, Roles
from safetydesk.domain.vocabulary_reading import Entry

ROLES = "roles.toml"


def read_roles(parsed: Mapping[str, Any]) -> Roles:
    """The table of a parsed file. Raises VocabularyFault."""
    top = Entry(ROLES, "", parsed)
    top.text("source"), top.text("dated")
    roles: dict[str, Role] = {}
    for entry in top.entries("role"):
        role = _role(entry)
        entry.close_as(role.code, roles)
        roles[role.code] = role
    acts: dict[str, Act] = {}
    for entry in top.entries("act"):
        act = _act(entry, roles)
        entry.close_as(act.code, acts)
        acts[act.code] = act
    if TEAM not in acts or not acts[TEAM].roles:
        raise top.fault(f"act[{TEAM}]", "nobody could change the team")
    top.close()
    return Roles(every_act=acts, every_role=roles)


def _role(entry: Entry) -> Role:
    return Role(
        code=entry.text("code"),
        name=entry.text("name"),
        short=entry.text("short"),
        sees=entry.one_of("sees", SEES, str),
        duty=entry.text("duty"),
        source=entry.text("source"),
    )


def _act(entry: Entry, roles: Mapping[str, Role]) -> Act:
    part = entry.one_of("part", PARTS, str)
    allowed = entry.texts("roles")
    entry.all_known("roles", allowed, roles)
    for code in allowed:
        if roles[code].sees == SEES_NONE and part in (OF_CASES, OF_EXEMPTIONS):
            raise entry.fault("roles", f"{code} sees no case")
    return Act(
        code=entry.text("code"),
        name=entry.text("name"),
        part=part,
        roles=frozenset(allowed),
        why=entry.text("why"),
        source=entry.text("source"),
    )
