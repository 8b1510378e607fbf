"""The public part of a store: who may come in and how, without a name in it. Two copies, one truth.

A copy is four lines of ASCII: a title with the format's number, the canonical JSON (RFC 8785), a MAC under a
key that comes from the store key, and the plain SHA-256 of all before it. The hash tells damage from a wrong
passphrase before anybody is asked for one; the MAC, checked once the store key is known, tells tampering.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import rfc8785

from safetydesk.domain.errors import Trouble
from safetydesk.strongroom.disk import named_troubles, read_at_most, write_whole
from safetydesk.strongroom.kdf import SALT_BYTES
from safetydesk.strongroom.slots import Recovery, SheetMark, Slot
from safetydesk.strongroom.store_folder import StoreFolder
from safetydesk.strongroom.store_key import StoreKey
from safetydesk.strongroom.untrusted import MOST_LIST, Damaged, Fields, octets_text

FORMAT = 1
MOST_BYTES = 256 * 1024
MOST_SLOTS = MOST_LIST
"""Members who can come in at a time; a header with more is not read."""
_COPY = re.compile(
    rb"SafetyDesk header (?P<format>[0-9]{1,6})\n(?P<body>[^\n]*)\n"
    rb"mac (?P<mac>[0-9a-f]{64})\nsha256 (?P<sum>[0-9a-f]{64})\n"
)
_MOST_GENERATIONS = 2**40  # far from where JSON's whole numbers end
_OTHER = {"a": "b", "b": "a"}


@dataclass(frozen=True, slots=True)
class Header:
    """What both copies say. `generation` rises by one with every change; 0 has not been written yet.

    `body` and `mac` are the bytes as read, for `check_mac`; `copy` is the copy they were read from, "a" or
    "b". `damaged_copy` is the other one's name when that was damaged or missing; `spare` is the other copy
    where it is whole but says something else (a write was cut short between the two).
    """

    store_id: UUID
    database_salt: bytes
    slots: tuple[Slot, ...]
    recovery: tuple[Recovery, ...] = ()
    sheets: tuple[SheetMark, ...] = ()
    generation: int = 0
    format: int = FORMAT
    min_reader: int = FORMAT
    body: bytes = field(default=b"", repr=False, compare=False)
    mac: bytes = field(default=b"", repr=False, compare=False)
    copy: str = field(default="", compare=False)
    damaged_copy: str | None = field(default=None, compare=False)
    spare: Header | None = field(default=None, repr=False, compare=False)

    def check_mac(self, store_key: StoreKey) -> None:
        """Raises Trouble `header_damaged` where the header was not written by a holder of this store key."""
        if not self.is_proved_by(store_key):
            raise Trouble("header_damaged")

    def is_proved_by(self, store_key: StoreKey) -> bool:
        """Whether a holder of this store key wrote it."""
        return hmac.compare_digest(self.mac, _mac(self.body, store_key))

    def plain(self) -> dict[str, Any]:
        return {
            "format": self.format,
            "min_reader": self.min_reader,
            "store": str(self.store_id),
            "generation": self.generation,
            "database": {"cipher": "sqlcipher-4", "salt": octets_text(self.database_salt)},
            "slots": [slot.plain() for slot in self.slots],
            "recovery": [one.plain() for one in self.recovery],
            "sheets": [one.plain() for one in self.sheets],
        }


def read_header(folder: StoreFolder) -> Header:
    """The newer of the two copies that is whole.

    Raises Trouble `store_missing` (neither copy is there), `header_damaged` (none is whole) or `store_newer`
    (made by a later version of the program). One copy that only says it is newer counts as damaged: anybody can write
    that, and it must not keep a sound one from opening.
    """
    whole = _whole_copies(folder)
    if not folder.header_a.exists() and not folder.header_b.exists():
        raise Trouble("store_missing")
    if not whole:
        raise Trouble("header_damaged")
    best = max(whole.values(), key=lambda header: header.generation)
    other = whole.get(_OTHER[best.copy])
    if other is None:
        return replace(best, damaged_copy=_OTHER[best.copy])
    return best if (other.body, other.mac) == (best.body, best.mac) else replace(best, spare=other)


def write_header(
    folder: StoreFolder, header: Header, store_key: StoreKey, between: Callable[[], None] | None = None
) -> Header:
    """Writes `header` as the next generation, first over the older or damaged copy, then over the other.

    At every moment one whole copy stands on disk, and when it is done both are alike: no older copy stays
    that a changed passphrase would still open. `between` is done when the first copy counts and the other still
    stands. Returns what was written. Raises Trouble `header_would_not_open` for what `read_header` would not read, and
    the disk's.
    """
    if header.format > FORMAT:
        raise Trouble("store_newer")  # this version would drop fields that it does not know
    # A forged copy's generation counts for nothing: it could leave no higher number to take.
    proved = [copy for copy in _whole_copies(folder).values() if copy.is_proved_by(store_key)]
    newest = max([header, *proved], key=lambda copy: copy.generation)
    written = replace(header, generation=newest.generation + 1, damaged_copy=None, spare=None)
    body = rfc8785.dumps(written.plain())
    written = replace(written, body=body, mac=_mac(body, store_key))
    content = _copy_bytes(written)
    try:
        _parsed(content, "")
    except Damaged as error:  # too many slots, or too high a generation: written, it would lock everybody out
        raise Trouble("header_would_not_open") from error
    first = _OTHER.get(newest.copy, "a")
    for name in (first, _OTHER[first]):
        if name != first and between is not None:
            between()
        write_whole(_path(folder, name), content, f"header.{name}")
    return replace(written, copy=first)


def mend_header(folder: StoreFolder, header: Header, store_key: StoreKey) -> Header:
    """Rewrites the pair unless both copies are this proved `header`; returns the header that now stands.

    Call it after unlocking, with the header that the keys came from.
    """
    if header.format > FORMAT:
        return header
    copy = _copy_bytes(header)
    if all(_read_bytes(_path(folder, name)) == copy for name in _OTHER):
        return header
    return write_header(folder, header, store_key)


def _whole_copies(folder: StoreFolder) -> dict[str, Header]:
    """The copies that are whole, by name. Raises Trouble `store_newer` where none is and one says that it is newer."""
    whole: dict[str, Header] = {}
    newer: Trouble | None = None
    for name in _OTHER:
        content = _read_bytes(_path(folder, name))
        if content is not None:
            try:
                whole[name] = _parsed(content, name)
            except Damaged:
                pass
            except Trouble as fault:
                newer = fault
    if newer and not whole:
        raise newer
    return whole


def _parsed(content: bytes, name: str) -> Header:
    """Raises Damaged, or Trouble `store_newer`."""
    found = _COPY.fullmatch(content) if len(content) <= MOST_BYTES else None
    if found is None:
        raise Damaged
    summed = content[: content.rindex(b"sha256 ")]
    if hashlib.sha256(summed).hexdigest().encode("ascii") != found["sum"]:
        raise Damaged
    fields = Fields.of(found["body"])
    if fields.whole("min_reader") > FORMAT:
        raise Trouble("store_newer")
    slots = tuple(Slot.read(one) for one in fields.each("slots"))
    if not slots or len({slot.slot_id for slot in slots}) != len(slots):
        raise Damaged
    marks = fields.each("sheets") if "sheets" in fields else ()  # the first stores could have none
    return Header(
        store_id=fields.uuid("store"),
        database_salt=fields.inner("database").octets("salt", SALT_BYTES),
        slots=slots,
        recovery=tuple(Recovery.read(one) for one in fields.each("recovery")),
        sheets=tuple(SheetMark.read(one) for one in marks),
        generation=fields.whole("generation", _MOST_GENERATIONS),
        format=fields.whole("format"),
        min_reader=fields.whole("min_reader"),
        body=found["body"],
        mac=bytes.fromhex(found["mac"].decode("ascii")),
        copy=name,
    )


def _copy_bytes(header: Header) -> bytes:
    title = b"SafetyDesk header %d" % header.format
    summed = b"\n".join((title, header.body, b"mac " + header.mac.hex().encode("ascii"), b""))
    return summed + b"sha256 " + hashlib.sha256(summed).hexdigest().encode("ascii") + b"\n"


def _mac(body: bytes, store_key: StoreKey) -> bytes:
    return hmac.digest(store_key.header_key(), body, "sha256")


def _path(folder: StoreFolder, name: str) -> Path:
    return folder.header_a if name == "a" else folder.header_b


def _read_bytes(path: Path) -> bytes | None:
    """At most one byte more than a header may have; None where there is no such file."""
    with named_troubles():
        try:
            return read_at_most(path, MOST_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError):
            return None
