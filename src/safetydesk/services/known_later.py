"""What newer backups in the same place know of an older one's exhibits: isolated since, or destroyed since.

A restore of what was made before must not bring back into sight what somebody said must not be here, nor into the store
what two people destroyed. Only backups that the same store key opens can say so.
"""

from __future__ import annotations

from collections.abc import Mapping

from safetydesk.domain.errors import SafetyDeskError
from safetydesk.domain.exhibit import DESTROYED, ISOLATED
from safetydesk.records.copying import states_at
from safetydesk.strongroom.backup_place import generations_at
from safetydesk.strongroom.generation import Generation
from safetydesk.strongroom.held_keys import HeldKeys
from safetydesk.strongroom.manifest import Manifest
from safetydesk.strongroom.store_folder import StoreFolder

_PUT_AWAY = (ISOLATED, DESTROYED)


def put_away_since(generation: Generation, manifest: Manifest, keys: HeldKeys) -> Mapping[str, str]:
    """State by sealed file's name, as the newest backup that can be read has it; nothing where there is no newer one.

    A backup that cannot be read says nothing here: what is wrong with it is told to whoever restores it.
    """
    try:
        others = generations_at(generation.home)
    except SafetyDeskError:
        return {}
    for one in reversed(others):
        if one.path == generation.path or one.is_unfinished:
            continue
        try:
            other = one.manifest()
            is_newer = other.store_id == manifest.store_id and other.size > manifest.size
            if is_newer and other.is_proved_by(keys.store_key):
                states = states_at(StoreFolder(one.path).records, keys.database_key())
                return {name: state for name, state in states.items() if state in _PUT_AWAY}
        except SafetyDeskError:
            continue
    return {}
