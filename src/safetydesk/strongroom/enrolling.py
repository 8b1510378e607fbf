"""Making slots: a member's own keys under their passphrase, the store key sealed to them; and a new store key for those
who stay.

Nothing here is written: the header that comes out is still to be put on disk.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from safetydesk.domain.identity import new_id
from safetydesk.strongroom import age
from safetydesk.strongroom.header import Header
from safetydesk.strongroom.kdf import DEFAULT_COST, SALT_BYTES, KdfCost
from safetydesk.strongroom.keys import OpenKeys, login_mark, named_recipient, wrapped
from safetydesk.strongroom.recovery_sheets import resealed
from safetydesk.strongroom.signing import signature_is_good
from safetydesk.strongroom.slots import NONCE_BYTES, Slot
from safetydesk.strongroom.store_key import StoreKey


@dataclass(frozen=True, slots=True)
class FreshSlot:
    """A slot just made, and the keys in it."""

    slot: Slot
    identity: str = field(repr=False)
    seed: bytes = field(repr=False)

    @property
    def public_key(self) -> str:
        """The hex that the trail names."""
        return self.slot.verify_key.hex()


def fresh_slot(
    store_key: StoreKey, store_id: UUID, member_id: UUID, mark: bytes, passphrase: str, cost: KdfCost
) -> FreshSlot:
    """New keys for a member. `mark` is that of their login name. Takes as long as a sign-in.

    Raises Trouble `not_enough_memory`.
    """
    identity, recipient = age.new_identity()
    private = Ed25519PrivateKey.generate()
    seed = private.private_bytes_raw()
    unwrapped = Slot(
        slot_id=secrets.token_hex(16),
        member_id=member_id,
        login_mark=mark,
        cost=cost,
        salt=secrets.token_bytes(SALT_BYTES),
        nonce=secrets.token_bytes(NONCE_BYTES),
        wrapped=b"",
        recipient=recipient,
        verify_key=private.public_key().public_bytes_raw(),
        sealed_store_key=age.seal_bytes(store_key.secret, recipient),
    )
    return FreshSlot(wrapped(store_id, unwrapped, identity, seed, passphrase), identity, seed)


def enrol_first_member(
    passphrase: str, member_id: UUID, login: str, cost: KdfCost = DEFAULT_COST
) -> tuple[Header, OpenKeys]:
    """A new store's keys and its first slot. The header is still to be written, with `keys.store_key`."""
    store_id = new_id()
    store_key = StoreKey.fresh(store_id)
    fresh = fresh_slot(store_key, store_id, member_id, login_mark(store_id, login), passphrase, cost)
    slot = fresh.slot
    header = Header(store_id=store_id, database_salt=secrets.token_bytes(SALT_BYTES), slots=(slot,))
    keys = OpenKeys(
        store_id, slot.slot_id, member_id, slot.recipient, fresh.identity, store_key, header, fresh.seed
    )
    return header, keys


def slot_of(header: Header, member_id: UUID) -> Slot | None:
    return next((slot for slot in header.slots if slot.member_id == member_id), None)


def has_login(header: Header, login: str, but_for: UUID | None = None) -> bool:
    """Whether another member than `but_for` signs in by that name."""
    mark = login_mark(header.store_id, login)
    return any(
        hmac.compare_digest(slot.login_mark, mark) for slot in header.slots if slot.member_id != but_for
    )


def with_slot(header: Header, slot: Slot) -> Header:
    """The header with this slot in the place of whatever slot its member had."""
    others = tuple(one for one in header.slots if one.member_id != slot.member_id)
    return replace(header, slots=(*others, slot))


def is_own(header: Header, slot: Slot, public_key: bytes) -> bool:
    """Whether what is sealed to the slot reaches the holder of `public_key`, who signed for the slot's recipient."""
    return slot.verify_key == public_key and signature_is_good(
        public_key, named_recipient(header.store_id, slot), slot.bound
    )


def swapped_recipients(header: Header) -> tuple[UUID, ...]:
    """Members for whose recipient somebody else signed, or nobody who is named beside it."""
    return tuple(
        slot.member_id for slot in header.slots if slot.bound and not is_own(header, slot, slot.verify_key)
    )


def rekeyed(header: Header, staying: Mapping[UUID, bytes]) -> tuple[Header, StoreKey]:
    """A header with a new store key, sealed to those who stay and to the recovery sheets, and a fresh salt.

    `staying` maps members to their public keys in force; everybody else's slot goes. Raises ValueError for a slot that
    is not its member's own (ask `is_own` first): the new key must reach nobody by a key that was slipped in.
    """
    store_key = StoreKey.fresh(header.store_id)
    slots = []
    for slot in header.slots:
        if slot.member_id not in staying:
            continue
        if not is_own(header, slot, staying[slot.member_id]):
            raise ValueError("a slot that is not its member's own")
        slots.append(replace(slot, sealed_store_key=age.seal_bytes(store_key.secret, slot.recipient)))
    if not slots:
        raise ValueError("nobody stays")
    changed = replace(
        header,
        slots=tuple(slots),
        recovery=resealed(header.recovery, store_key),
        database_salt=secrets.token_bytes(SALT_BYTES),
    )
    return changed, store_key
