"""The public keys that a store's header names now: of its members, and of its pairs of recovery sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.errors import Trouble
from safetydesk.strongroom.header import Header, read_header
from safetydesk.strongroom.store_folder import StoreFolder
from safetydesk.strongroom.store_key import StoreKey


@dataclass(frozen=True, slots=True)
class KeysNamed:
    """Ed25519 verify keys, by member and by pair."""

    slots: Mapping[UUID, bytes]
    pairs: Mapping[UUID, bytes]

    def told(self) -> dict[str, str]:
        """All of them in hex, by id."""
        return {str(signer): key.hex() for signer, key in (*self.slots.items(), *self.pairs.items())}


def keys_in_header(folder: StoreFolder, store_key: StoreKey, known: Header) -> KeysNamed:
    """As the header stands on disk; what is not proved by the store key counts for nothing against `known`."""
    header = known
    try:
        found = read_header(folder)
    except Trouble:
        pass  # damaged or gone since sign-in: the next sign-in names that
    else:
        header = next((one for one in (found, found.spare) if one and one.is_proved_by(store_key)), known)
    return KeysNamed(
        {slot.member_id: slot.verify_key for slot in header.slots},
        {pair.pair_id: pair.verify_key for pair in header.recovery},
    )
