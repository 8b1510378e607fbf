"""What newer backups in the same place know of an older one's exhibits: isolated since, or destroyed since.

A restore of what was made before must not bring back into sight what somebody said must not be here, nor into the store
what two people destroyed. Only backups that the same store key opens can say so; one that cannot be read is named, for
what it knows may come back into sight.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from safetydesk.domain.errors import Refusal, SafetyDeskError, Trouble
from safetydesk.domain.exhibit import DESTROYED, ISOLATED
from safetydesk.records.copying import states_at
from safetydesk.strongroom.backup_place import generations_at
from safetydesk.strongroom.generation import Generation
from safetydesk.strongroom.held_keys import HeldKeys
from safetydesk.strongroom.manifest import Manifest
from safetydesk.strongroom.store_folder import StoreFolder

_PUT_AWAY = (ISOLATED, DESTROYED)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSince:
    """`states` is by sealed file's name, as the newest backup that can be read has it; empty where there is none newer.

    `unread` names each later backup that could not be read and that no readable one is newer than, the newest first;
    the folder they stand in where not even that could be.
    """

    states: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[str, ...] = ()


def known_since(generation: Generation, manifest: Manifest, keys: HeldKeys) -> KnownSince:
    """What is known of the exhibits of `generation`, whose manifest was proved."""
    try:
        others = generations_at(generation.home)
    except Refusal:  # it was carried away from where backups stand: there are no others
        return KnownSince()
    except Trouble:
        return KnownSince(unread=(generation.home.name,))
    unread: list[str] = []
    for one in reversed(others):
        if one.path == generation.path or one.is_unfinished:
            continue
        try:
            other = one.manifest()
        except SafetyDeskError:  # nothing tells how far it leads: only its name when it was made
            unread += [one.name] if one.name > generation.name else []
            continue
        if other.store_id != manifest.store_id or other.size <= manifest.size:
            continue
        try:
            states = _states(one, other, keys)
        except SafetyDeskError:
            unread.append(one.name)
            continue
        put_away = {name: state for name, state in states.items() if state in _PUT_AWAY}
        return KnownSince(states=put_away, unread=tuple(unread))
    return KnownSince(unread=tuple(unread))


def _states(one: Generation, manifest: Manifest, keys: HeldKeys) -> Mapping[str, str]:
    """Raises Trouble where it was altered, or is of another key of the store: one that was changed meanwhile."""
    if not manifest.is_proved_by(keys.store_key):
        raise Trouble("backup_manifest_altered")
    return states_at(StoreFolder(one.path).records, keys.database_key())
