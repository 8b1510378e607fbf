"""What a backup says of itself: canonical JSON in the clear, with a MAC under the store key it was made with.

It names no person and counts no record: `counts` is a keyed digest, so that whoever holds the key can compare and
nobody else learns how many incidents there are. The checkpoint stands in the clear, since it must be readable after
a new store key has replaced the one it was made under. Every file is named with its size and SHA-256, those in the
pool too, under the name that it has in a store.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import rfc8785

from safetydesk.domain.clock import Moment
from safetydesk.domain.errors import Trouble
from safetydesk.strongroom.disk import named_troubles, read_at_most
from safetydesk.strongroom.store_key import StoreKey
from safetydesk.strongroom.untrusted import Damaged, Fields

FORMAT = 1
FILE = "manifest.json"
MOST_BYTES = 64 * 1024 * 1024
_HEX = re.compile(r"[0-9a-f]{64}")
_MARK = re.compile(r"[0-9a-f]{16}")
_SEALED = re.compile(r"exhibits/(?:unclaimed|(?P<shelf>[0-9a-f]{2}))/(?P<name>[0-9a-f]{64})\.age")
_MEMBERS = re.compile(r"members/[0-9a-f]{32}/(?:[0-9a-f]{32}/)?[a-z0-9][a-z0-9_-]{0,63}(?:\.[a-z0-9]{1,16})?")
_ALONE = ("header.a", "header.b", "records.db")


@dataclass(frozen=True, slots=True)
class ListedFile:
    """`name` is where it stands in a store, with forward slashes; `sha256` (hex) and `size` are of the sealed bytes."""

    name: str
    size: int
    sha256: str

    @property
    def sealed_name(self) -> str:
        """The name in the pool of a file that the pool holds; "" for the generation's own."""
        found = _SEALED.fullmatch(self.name)
        return found["name"] if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """`at` is a Moment's text; `missing` and `left_out` name sealed files that the generation does not hold."""

    store_id: UUID
    number: int
    at: str
    program: str
    size: int
    root: str
    counts: str
    key_mark: str
    files: tuple[ListedFile, ...]
    missing: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    mac: str = ""

    def signed(self, store_key: StoreKey) -> bytes:
        """The bytes of its file, proved by the store key."""
        return rfc8785.dumps(self._plain() | {"mac": self._mac(store_key)}) + b"\n"

    def is_proved_by(self, store_key: StoreKey) -> bool:
        """Whether a holder of this store key wrote it."""
        return hmac.compare_digest(self.mac, self._mac(store_key))

    def is_of_key(self, store_key: StoreKey) -> bool:
        """Whether it says that it was made under this store key; an older key's proof cannot be checked with it."""
        return hmac.compare_digest(self.key_mark, key_mark(store_key))

    def has_counts(self, store_key: StoreKey, counts: Mapping[str, int]) -> bool:
        return hmac.compare_digest(self.counts, counts_mark(store_key, counts))

    def _plain(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "store": str(self.store_id),
            "number": self.number,
            "at": self.at,
            "program": self.program,
            "checkpoint": {"size": self.size, "root": self.root},
            "counts": self.counts,
            "key": self.key_mark,
            "files": [{"name": one.name, "size": one.size, "sha256": one.sha256} for one in self.files],
            "missing": list(self.missing),
            "left_out": list(self.left_out),
        }

    def _mac(self, store_key: StoreKey) -> str:
        key = store_key.derived("backup manifest")
        return hmac.digest(key, rfc8785.dumps(self._plain()), "sha256").hex()


def counts_mark(store_key: StoreKey, counts: Mapping[str, int]) -> str:
    """How many rows each table has, so that only a holder of the key can compare."""
    text = rfc8785.dumps(dict(counts))
    return hmac.digest(store_key.derived("backup counts"), text, "sha256").hex()


def key_mark(store_key: StoreKey) -> str:
    """Which store key it was, without a word about the key."""
    return hashlib.sha256(store_key.derived("backup key mark")).hexdigest()[:16]


def is_member_file(name: str) -> bool:
    """Whether that is the name of a member's own file, as a manifest may list it."""
    return _MEMBERS.fullmatch(name) is not None


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the generation in `folder`.

    Raises Trouble `backup_without_manifest`, `backup_manifest_damaged`, `backup_newer`; the disk's.
    """
    with named_troubles():
        try:
            content = read_at_most(folder / FILE, MOST_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError) as fault:
            raise Trouble("backup_without_manifest") from fault
    if len(content) > MOST_BYTES:
        raise Trouble("backup_manifest_damaged")
    try:
        return _parsed(content)
    except Damaged as fault:
        raise Trouble("backup_manifest_damaged") from fault


def _parsed(content: bytes) -> Manifest:
    """Raises Damaged, Trouble `backup_newer`."""
    try:
        found = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as fault:
        raise Damaged from fault
    fields = Fields(found)
    if fields.whole("format") > FORMAT:
        raise Trouble("backup_newer")
    checkpoint = fields.inner("checkpoint")
    files = tuple(_listed(one) for one in _list(found, "files"))
    names = [one.name for one in files]
    if len(set(names)) != len(names) or "records.db" not in names:
        raise Damaged
    at = fields.text("at", 64)
    try:
        year = Moment.parse(at).utc.year
    except ValueError as fault:
        raise Damaged from fault
    if not 1 < year < 9999:  # shown in its own zone, it would fall off the calendar
        raise Damaged
    return Manifest(
        store_id=fields.uuid("store"),
        number=fields.whole("number"),
        at=at,
        program=fields.text("program", 64),
        size=checkpoint.whole("size"),
        root=_matching(_HEX, checkpoint.text("root", 64)),
        counts=_matching(_HEX, fields.text("counts", 64)),
        key_mark=_matching(_MARK, fields.text("key", 16)),
        files=files,
        missing=tuple(_matching(_HEX, str(one)) for one in _list(found, "missing")),
        left_out=tuple(_matching(_HEX, str(one)) for one in _list(found, "left_out")),
        mac=_matching(_HEX, fields.text("mac", 64)),
    )


def _listed(found: object) -> ListedFile:
    fields = Fields(found)
    name = fields.text("name", 200)
    sealed = _SEALED.fullmatch(name)
    if sealed and sealed["shelf"] and not sealed["name"].startswith(sealed["shelf"]):
        raise Damaged
    if not sealed and name not in _ALONE and not _MEMBERS.fullmatch(name):
        raise Damaged
    return ListedFile(name, fields.whole("size"), _matching(_HEX, fields.text("sha256", 64)))


def _list(found: Any, name: str) -> list[Any]:
    value = found.get(name)
    if not isinstance(value, list):
        raise Damaged
    return value


def _matching(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise Damaged
    return text
