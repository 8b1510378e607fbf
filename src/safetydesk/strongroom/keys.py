"""Coming in: a login name and a passphrase open one slot, the slot opens the store key, the store key the
rest.
"""

from __future__ import annotations

import hmac
import json
import secrets
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, field, replace
from uuid import UUID

import rfc8785
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.strongroom import age
from safetydesk.strongroom.header import Header
from safetydesk.strongroom.kdf import (
    DEFAULT_COST,
    LEAST_COST,
    SALT_BYTES,
    TEST_COST,
    KdfCost,
    calibrated,
    stretch,
)
from safetydesk.strongroom.signing import MemberSigner
from safetydesk.strongroom.slots import NONCE_BYTES, Slot, plain_cost
from safetydesk.strongroom.store_key import StoreKey

__all__ = [
    "DEFAULT_COST",
    "LEAST_COST",
    "TEST_COST",
    "KdfCost",
    "OpenKeys",
    "calibrated",
    "login_mark",
    "named_recipient",
    "opens",
    "unlock",
    "unlock_with_bundle",
    "wrapped",
]


@dataclass(frozen=True, slots=True)
class OpenKeys:
    """What a member who came in may use. Its repr hides everything secret.

    `identity` is the member's own age identity, `recipient` its public half; `header` is the copy that the
    store key proved.
    """

    store_id: UUID
    slot_id: str
    member_id: UUID
    recipient: str
    identity: str = field(repr=False)
    store_key: StoreKey = field(repr=False)
    header: Header = field(repr=False, compare=False)
    _seed: bytes = field(repr=False)

    def database_key(self) -> str:
        """SQLCipher's raw key with its salt, 96 hex digits."""
        return self.store_key.database_key(self.header.database_salt)

    def header_key(self) -> bytes:
        """The 32 bytes under which the header's MAC is made."""
        return self.store_key.header_key()

    def signer(self) -> MemberSigner:
        return MemberSigner(self.member_id, self._seed)

    def bundle(self) -> bytes:
        """The identity and the signing seed, to be wrapped and for nothing else."""
        return _bundle(self.identity, self._seed)

    def own_slot(self) -> Slot:
        return next(slot for slot in self.header.slots if slot.slot_id == self.slot_id)

    def rewrapped(self, passphrase: str, cost: KdfCost) -> Slot:
        """The member's own slot under another passphrase: the same keys, nothing sealed to them changes.

        Never cheaper than it was. Raises Trouble `not_enough_memory`.
        """
        slot = self.own_slot()
        fresh = replace(
            slot,
            cost=slot.cost if slot.cost.covers(cost) else cost,
            salt=secrets.token_bytes(SALT_BYTES),
            nonce=secrets.token_bytes(NONCE_BYTES),
        )
        return wrapped(self.store_id, fresh, self.identity, self._seed, passphrase)

    def signed_slot(self) -> Slot:
        """The member's own slot with its recipient signed for, which the first stores did not ask."""
        slot = self.own_slot()
        return slot if slot.bound else replace(slot, bound=_signed_for(self.store_id, slot, self._seed))

    def __reduce__(self) -> str:
        raise TypeError("keys are never pickled")


def unlock(header: Header, login: str, passphrase: str) -> OpenKeys:
    """The keys of whoever has this login and passphrase.

    Raises Refusal `passphrase_wrong` for either being wrong, after the same work; Trouble `header_damaged`
    where the slot opens but what is in it does not fit the header, `own_key_swapped`, `not_enough_memory`.
    """
    try:
        return _unlock(header, login, passphrase)
    except (Refusal, Trouble) as first:
        # A write cut short leaves two whole copies that differ; a forged newer one must not hide the older.
        if header.spare is None:
            raise
        try:
            return _unlock(header.spare, login, passphrase)
        except (Refusal, Trouble):
            raise first from None


def opens(header: Header, slot_id: str, passphrase: str) -> bool:
    """Whether the passphrase opens that slot; nothing is kept of it. Raises Trouble `not_enough_memory`."""
    slot = next((one for one in header.slots if one.slot_id == slot_id), None)
    if slot is None:
        return False
    key = stretch(passphrase, slot.salt, slot.cost)
    try:
        AESGCM(key).decrypt(slot.nonce, slot.wrapped, _bound_to(header.store_id, slot))
    except InvalidTag:
        return False
    return True


def unlock_with_bundle(header: Header, slot_id: str, bundle: bytes) -> OpenKeys:
    """The keys of that slot, for a bundle kept elsewhere than under the passphrase.

    Raises Trouble `header_damaged` where it does not fit either copy of the header.
    """
    for copy in (header, header.spare):
        slot = next((one for one in copy.slots if one.slot_id == slot_id), None) if copy else None
        if copy and slot:
            with suppress(Trouble):
                return _keys_of(copy, slot, bundle)
    raise Trouble("header_damaged")


def login_mark(store_id: UUID, login: str) -> bytes:
    """How a slot knows its login name without saying it: 16 bytes, keyed by the store's id."""
    name = unicodedata.normalize("NFKC", login).strip().casefold()
    return hmac.digest(store_id.bytes, b"login " + name.encode("utf-8", "surrogatepass"), "sha256")[:16]


def _unlock(header: Header, login: str, passphrase: str) -> OpenKeys:
    mark = login_mark(header.store_id, login)
    slot = next((one for one in header.slots if hmac.compare_digest(one.login_mark, mark)), None)
    if slot is None:
        stretch(passphrase, bytes(SALT_BYTES), header.slots[0].cost)  # as long as for a name that is here
        raise Refusal("passphrase_wrong")
    key = stretch(passphrase, slot.salt, slot.cost)
    try:
        bundle = AESGCM(key).decrypt(slot.nonce, slot.wrapped, _bound_to(header.store_id, slot))
    except InvalidTag as error:
        raise Refusal("passphrase_wrong") from error
    return _keys_of(header, slot, bundle)


def _keys_of(header: Header, slot: Slot, bundle: bytes) -> OpenKeys:
    """Raises Trouble `header_damaged` where the bundle and the header do not fit."""
    identity, seed = _read_bundle(bundle)
    try:
        recipient = age.recipient_of(identity)
        store_key = StoreKey(header.store_id, age.open_bytes(slot.sealed_store_key, identity))
    except (age.NotOpened, ValueError) as error:
        raise Trouble("header_damaged") from error
    keys = OpenKeys(
        header.store_id, slot.slot_id, slot.member_id, recipient, identity, store_key, header, seed
    )
    header.check_mac(store_key)
    # The public halves in the clear must be those of the private halves under the passphrase.
    if recipient != slot.recipient or keys.signer().public_key != slot.verify_key:
        raise Trouble("own_key_swapped")  # by somebody who holds the store key: the MAC is right
    return keys


def wrapped(store_id: UUID, slot: Slot, identity: str, seed: bytes, passphrase: str) -> Slot:
    """The slot with these keys under the passphrase, at the slot's own price, and its recipient signed for.

    Raises Trouble `not_enough_memory`.
    """
    key = stretch(passphrase, slot.salt, slot.cost)
    under = AESGCM(key).encrypt(slot.nonce, _bundle(identity, seed), _bound_to(store_id, slot))
    return replace(slot, wrapped=under, bound=_signed_for(store_id, slot, seed))


def named_recipient(store_id: UUID, slot: Slot) -> bytes:
    """What a member signs: that what is sealed to this recipient reaches them. No colleague can put in another."""
    said = {"store": str(store_id), "member": str(slot.member_id), "recipient": slot.recipient}
    return b"SafetyDesk recipient 1\n" + rfc8785.dumps(said)


def _signed_for(store_id: UUID, slot: Slot, seed: bytes) -> bytes:
    return MemberSigner(slot.member_id, seed).sign(named_recipient(store_id, slot))


def _bound_to(store_id: UUID, slot: Slot) -> bytes:
    """What a wrap belongs to: moved to another store, slot or price it no longer opens."""
    return rfc8785.dumps(
        {
            "store": str(store_id),
            "slot": slot.slot_id,
            "member": str(slot.member_id),
            "kdf": plain_cost(slot.cost),
            "salt": slot.salt.hex(),
        }
    )


def _bundle(identity: str, seed: bytes) -> bytes:
    return rfc8785.dumps({"identity": identity, "signing": seed.hex()})


def _read_bundle(bundle: bytes) -> tuple[str, bytes]:
    found = json.loads(bundle)  # authentic: we wrote it, under this passphrase
    return found["identity"], bytes.fromhex(found["signing"])
