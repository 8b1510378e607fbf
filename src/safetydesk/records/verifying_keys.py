"""The keys that the header and the members' table name, against those that the trail itself proves in force."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Connection, Text, select, type_coerce

from safetydesk.domain.proof.keys_in_force import KeysInForce
from safetydesk.records.tables.school import MEMBERS
from safetydesk.records.verifying_accounts import Say

OF_THE_HEADER = frozenset(
    (
        "member_left_in_header",
        "member_unknown",
        "member_key_differs",
        "member_not_in_header",
        "recovery_keys_differ",
    )
)
"""Findings that a change of keys under way would give too: the trail says it first, then the header holds it."""


def check_keys(
    connection: Connection,
    slots: Mapping[UUID, bytes],
    pairs: Mapping[UUID, bytes],
    keys: KeysInForce,
    faulty: set[str],
    say: Say,
) -> None:
    """A colleague's key swapped in the header or in the table shows here, whatever it signs from then on."""
    _check_header(slots, pairs, keys, say)
    query = select(type_coerce(MEMBERS.c.id, Text), MEMBERS.c.public_key, MEMBERS.c.ended)
    for member, public_key, ended in connection.execute(query):
        if member in faulty:
            continue
        in_force = keys.members.get(member)
        if in_force is not None and in_force.hex() != public_key:
            say("member_table_differs", member=member)
        elif in_force is None and ended is None:
            say("member_not_enrolled", member=member)


def _check_header(
    slots: Mapping[UUID, bytes], pairs: Mapping[UUID, bytes], keys: KeysInForce, say: Say
) -> None:
    for member, key in sorted(slots.items()):
        in_force = keys.members.get(str(member))
        if in_force is None:
            say("member_left_in_header" if str(member) in keys.left else "member_unknown", member=str(member))
        elif in_force != key:
            say("member_key_differs", member=str(member))
    for name in sorted(set(keys.members) - {str(member) for member in slots}):
        say("member_not_in_header", member=name)
    if {str(pair): key for pair, key in pairs.items()} != keys.pairs:
        say("recovery_keys_differ")
