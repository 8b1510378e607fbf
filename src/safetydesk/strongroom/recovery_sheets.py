"""Three printed sheets, any two of which open the store: made, checked one alone, used two together.

Each pair of sheets has an age identity and a signing key of its own, wrapped under a key that comes from both sheets'
secrets (HKDF, then AES-256-GCM). The store key is sealed to the pair's recipient like to a member's: so a new store key
reaches sheets that are not in the room, and what a pair does is signed as that pair's.
"""

from __future__ import annotations

import hmac
import json
import secrets
from dataclasses import dataclass, field, replace
from uuid import UUID

import rfc8785
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.identity import new_id
from safetydesk.strongroom import age
from safetydesk.strongroom.header import Header
from safetydesk.strongroom.kdf import SALT_BYTES
from safetydesk.strongroom.sheet_codes import (
    SECRET_BYTES,
    SHEETS,
    SheetCode,
    fresh_set_mark,
    read_code,
    store_mark,
)
from safetydesk.strongroom.signing import MemberSigner, signature_is_good
from safetydesk.strongroom.slots import MARK_BYTES, NONCE_BYTES, PAIRS, Recovery, SheetMark
from safetydesk.strongroom.store_key import StoreKey


@dataclass(frozen=True, slots=True)
class SheetSet:
    """A fresh set: what is printed (`codes`, sheets 1 to 3), and what the header is to hold of it."""

    set_mark: str
    codes: tuple[SheetCode, ...] = field(repr=False)
    recovery: tuple[Recovery, ...]
    sheets: tuple[SheetMark, ...]

    def put_into(self, header: Header) -> Header:
        """The header with this set in the place of whatever set it had: still to be written."""
        return replace(header, recovery=self.recovery, sheets=self.sheets)


@dataclass(frozen=True, slots=True)
class PairKeys:
    """What two sheets opened. `header` is the copy that the store key proved; `sheets` says which two, as `1+2`."""

    sheets: str
    pair_id: UUID
    header: Header = field(repr=False, compare=False)
    store_key: StoreKey = field(repr=False)
    _seed: bytes = field(repr=False)

    @property
    def store_id(self) -> UUID:
        return self.header.store_id

    @property
    def told(self) -> str:
        """The pair's key as the trail names it."""
        return f"{self.pair_id}:{self.signer().public_key.hex()}"

    def database_key(self) -> str:
        """SQLCipher's raw key with its salt, 96 hex digits."""
        return self.store_key.database_key(self.header.database_salt)

    def signer(self) -> MemberSigner:
        """Signs in the pair's own name."""
        return MemberSigner(self.pair_id, self._seed)

    def __reduce__(self) -> str:
        raise TypeError("keys are never pickled")


def draw_set(header: Header, store_key: StoreKey) -> SheetSet:
    """Three fresh sheets for the store of `header`. They open nothing until the header with them is written."""
    store_id = header.store_id
    mark = fresh_set_mark(header.sheets[0].set_mark if header.sheets else "")
    codes = tuple(
        SheetCode(number, store_mark(store_id), mark, secrets.token_bytes(SECRET_BYTES)) for number in SHEETS
    )
    by_number = {code.number: code for code in codes}
    return SheetSet(
        set_mark=mark,
        codes=codes,
        recovery=tuple(
            _new_pair(store_key, store_id, by_number[int(pair[0])], by_number[int(pair[2])]) for pair in PAIRS
        ),
        sheets=tuple(SheetMark(code.number, mark, _sheet_mark(store_id, code)) for code in codes),
    )


def resealed(recovery: tuple[Recovery, ...], new_store_key: StoreKey) -> tuple[Recovery, ...]:
    """The same pairs with a new store key sealed to them: no sheet is needed, and all of them go on working."""
    return tuple(
        replace(one, sealed_store_key=age.seal_bytes(new_store_key.secret, one.recipient)) for one in recovery
    )


def are_own(header: Header, told: tuple[str, ...]) -> bool:
    """Whether the header's pairs are those that the trail told of, and each signed for the recipient that stands there.

    Ask before `resealed`: a new store key must reach nobody by a pair that was slipped in.
    """
    return pairs_told(header) == told and all(
        signature_is_good(one.verify_key, _named_recipient(header.store_id, one), one.bound)
        for one in header.recovery
    )


def pairs_told(header: Header) -> tuple[str, ...]:
    """The keys of the header's pairs, as the trail names them: `pair-uuid:public_key_hex`."""
    return tuple(f"{one.pair_id}:{one.verify_key.hex()}" for one in header.recovery)


def known_sheet(header: Header, typed: str) -> SheetCode:
    """The sheet that this code is, compared with what the header knows of the present set. Nothing is opened.

    Raises Refusal as `read_code` does, and `no_sheets_made`, `sheet_of_another_store`, `sheet_of_another_set` (`sheet`
    its number, `set` its mark, `present` the mark of the set in force), `sheet_not_known` (form and marks are right,
    and yet no sheet of this store has that code).
    """
    code = read_code(typed)
    if code.store_mark != store_mark(header.store_id):
        raise Refusal("sheet_of_another_store")
    if not header.sheets:
        raise Refusal("no_sheets_made")
    present = header.sheets[0].set_mark
    if code.set_mark != present:
        raise Refusal("sheet_of_another_set", sheet=str(code.number), set=code.set_mark, present=present)
    mark = _sheet_mark(header.store_id, code)
    if not any(one.number == code.number and hmac.compare_digest(one.mark, mark) for one in header.sheets):
        raise Refusal("sheet_not_known", sheet=str(code.number))
    return code


def open_with(header: Header, code_one: str, code_two: str) -> PairKeys:
    """The store key, by the codes of two different sheets in any order.

    Raises Refusal as `known_sheet` does (`which` says which of the two codes it was), and `one_sheet_alone`,
    `same_sheet_twice`; Trouble `header_damaged`.
    """
    try:
        return _open(header, code_one, code_two)
    except (Refusal, Trouble) as first:
        if header.spare is None:
            raise
        try:
            found = _open(header.spare, code_one, code_two)
        except (Refusal, Trouble):
            raise first from None
        # The other copy counts only where the newer is forged: an older one may still hold a set that was ended.
        if header.is_proved_by(found.store_key):
            raise
        return found


def _open(header: Header, code_one: str, code_two: str) -> PairKeys:
    codes = [_told_which(header, which, typed) for which, typed in (("1", code_one), ("2", code_two))]
    if codes[0].number == codes[1].number:
        raise Refusal("same_sheet_twice", sheet=str(codes[0].number))
    low, high = sorted(codes, key=lambda code: code.number)
    pair = next((one for one in header.recovery if one.sheets == f"{low.number}+{high.number}"), None)
    if pair is None:
        raise Trouble("header_damaged")
    try:
        bundle = AESGCM(_pair_key(header.store_id, pair, low, high)).decrypt(
            pair.nonce, pair.wrapped, _bound_to(header.store_id, pair)
        )
        found = json.loads(bundle)  # authentic: we wrote it, under these two sheets
        seed = bytes.fromhex(found["signing"])
        store_key = StoreKey(header.store_id, age.open_bytes(pair.sealed_store_key, found["identity"]))
    except (InvalidTag, age.NotOpened, ValueError) as error:
        raise Trouble("header_damaged") from error
    keys = PairKeys(pair.sheets, pair.pair_id, header, store_key, seed)
    header.check_mac(store_key)
    return keys


def _told_which(header: Header, which: str, typed: str) -> SheetCode:
    try:
        return known_sheet(header, typed)
    except Refusal as refusal:
        if refusal.code == "sheet_code_empty":
            raise Refusal("one_sheet_alone") from refusal
        refusal.values["which"] = which
        raise


def _new_pair(store_key: StoreKey, store_id: UUID, low: SheetCode, high: SheetCode) -> Recovery:
    identity, recipient = age.new_identity()
    private = Ed25519PrivateKey.generate()
    unwrapped = Recovery(
        pair_id=new_id(),
        sheets=f"{low.number}+{high.number}",
        salt=secrets.token_bytes(SALT_BYTES),
        nonce=secrets.token_bytes(NONCE_BYTES),
        wrapped=b"",
        recipient=recipient,
        verify_key=private.public_key().public_bytes_raw(),
        sealed_store_key=age.seal_bytes(store_key.secret, recipient),
        bound=b"",
    )
    bound = private.sign(_named_recipient(store_id, unwrapped))
    bundle = rfc8785.dumps({"identity": identity, "signing": private.private_bytes_raw().hex()})
    key = _pair_key(store_id, unwrapped, low, high)
    wrapped = AESGCM(key).encrypt(unwrapped.nonce, bundle, _bound_to(store_id, unwrapped))
    return replace(unwrapped, wrapped=wrapped, bound=bound)


def _named_recipient(store_id: UUID, pair: Recovery) -> bytes:
    """What a pair signs: that what is sealed to this recipient reaches these two sheets."""
    said = {"store": str(store_id), "pair": str(pair.pair_id), "recipient": pair.recipient}
    return b"SafetyDesk recovery recipient 1\n" + rfc8785.dumps(said)


def _pair_key(store_id: UUID, pair: Recovery, low: SheetCode, high: SheetCode) -> bytes:
    info = b"SafetyDesk 1 recovery " + store_id.bytes + pair.sheets.encode("ascii")
    return HKDF(SHA256(), 32, pair.salt, info).derive(low.secret + high.secret)


def _sheet_mark(store_id: UUID, code: SheetCode) -> bytes:
    info = b"SafetyDesk 1 sheet mark %d %s" % (code.number, code.set_mark.encode("ascii"))
    return HKDF(SHA256(), MARK_BYTES, store_id.bytes, info).derive(code.secret)


def _bound_to(store_id: UUID, pair: Recovery) -> bytes:
    """What a wrap belongs to: moved to another store, or beside another public key, it no longer opens."""
    return rfc8785.dumps(
        {
            "store": str(store_id),
            "pair": str(pair.pair_id),
            "sheets": pair.sheets,
            "salt": pair.salt.hex(),
            "recipient": pair.recipient,
            "verify": pair.verify_key.hex(),
        }
    )
