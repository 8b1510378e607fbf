"""Drafts and preferences: small files sealed to their one member, under names that tell nothing."""

from __future__ import annotations

import hmac
import json
import re
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import rfc8785

from safetydesk.domain.errors import Trouble
from safetydesk.strongroom import age
from safetydesk.strongroom.claims import LIST, claims_of_others, read_claims, write_claims
from safetydesk.strongroom.disk import (
    PART,
    make_folder,
    named_troubles,
    sync_folder,
    trouble_from,
    write_whole,
)
from safetydesk.strongroom.keys import OpenKeys
from safetydesk.strongroom.store_folder import StoreFolder

_MAC_BYTES = 32
_FILE = re.compile(r"[0-9a-f]{32}\.age")
Stamp = tuple[int, int, int]


class MemberFiles:
    """One member's own files. A `kind` groups them (`draft`); a `key` names one within its kind."""

    def __init__(self, folder: StoreFolder, keys: OpenKeys) -> None:
        self._store = folder
        self._home = folder.member(keys.slot_id)
        self._keys = keys
        # Sealing needs the public half only; this key, from the secret half, shows that the member wrote it.
        self._proof_key = hmac.digest(keys.identity.encode("ascii"), b"SafetyDesk member files", "sha256")
        self._claimed: dict[str, bool] | None = None
        self._is_listed = True
        self._claiming = threading.Lock()  # a form is kept while files come into another

    def keep(self, kind: str, key: str, content: bytes) -> None:
        """Puts `content` in the place of what was kept under the same name. Raises Trouble for the disk's."""
        path = self._path(kind, key)
        for folder in (self._store.members, self._home, path.parent):
            make_folder(folder)
        named = rfc8785.dumps({"key": key, "kind": kind}) + b"\n" + content
        write_whole(path, age.seal_bytes(self._proof(named) + named, self._keys.recipient), "member")

    def load(self, kind: str, key: str) -> bytes | None:
        """What was kept, or None. Raises Trouble `member_file_damaged`."""
        path = self._path(kind, key)
        with named_troubles():
            if not path.exists():
                return None
            found = self._opened(path)
        if found is None or (found.kind, found.key) != (kind, key):
            raise Trouble("member_file_damaged", kind=kind)
        return found.content

    def stamp(self, kind: str, key: str) -> Stamp | None:
        """Another one whenever something else is kept under that name; None where nothing is."""
        try:
            found = self._path(kind, key).stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise trouble_from(error) from error
        return found.st_ino, found.st_mtime_ns, found.st_size

    def keys(self, kind: str) -> list[str]:
        """The keys kept under `kind`, in order; damaged files are left out (see `damaged`)."""
        return sorted(found.key for _, found in self._all(kind) if found is not None)

    def damaged(self, kind: str) -> list[str]:
        """The disk names of this kind's files that do not open or are not what they should be."""
        return sorted(path.name for path, found in self._all(kind) if found is None)

    def discard(self, kind: str, key: str) -> None:
        """Deletes it. Nothing happens if it is gone already."""
        path = self._path(kind, key)
        with named_troubles():
            path.unlink(missing_ok=True)
            if path.parent.is_dir():
                sync_folder(path.parent)

    def discard_damaged(self, kind: str) -> int:
        """Deletes this kind's files that do not open, each looked at again first; returns how many."""
        with named_troubles():
            gone = [path for path, found in self._all(kind) if found is None]
            for path in gone:
                path.unlink(missing_ok=True)
            if gone:
                sync_folder(self._shelf(kind))
        return len(gone)

    def claim(self, held: Mapping[str, bool]) -> None:
        """Says that drafts hold these sealed files too, each with whether it was put out of sight, before the draft is
        kept that does. Raises Trouble."""
        with self._claiming:
            claimed = {**self._listed(), **held}
            if claimed != self._claimed or not self._is_listed:
                self._write_claims(claimed)

    def let_go(self, names: Iterable[str]) -> None:
        """Says that drafts hold these no more, after the draft is gone that did. Raises Trouble; what stays listed then
        is claimed in vain, until the next start-up."""
        with self._claiming:
            listed, gone = self._listed(), set(names)
            if gone & listed.keys():
                self._write_claims({name: held for name, held in listed.items() if name not in gone})

    def claim_only(self, held: Mapping[str, bool]) -> None:
        """Says that drafts hold these sealed files and no others; at start-up, from the drafts themselves."""
        with self._claiming:
            self._claimed, self._is_listed = dict(held), False
            if read_claims(self._store, self._keys.slot_id) != held:
                self._write_claims(held)
            self._is_listed = True

    def claimed_by_others(self) -> set[str] | None:
        """What the drafts of every other member hold; None where somebody's list is damaged or missing."""
        return claims_of_others(self._store, self._keys.slot_id)

    def sweep(self) -> int:
        """Deletes part-files left by a power cut, at start-up; returns how many."""
        with named_troubles():
            parts = [path for path in self._home.glob(f"*/*{PART}") if path.is_file()]
            parts += [path for path in (self._home / (LIST + PART),) if path.is_file()]
            for part in parts:
                part.unlink(missing_ok=True)
        return len(parts)

    def _listed(self) -> dict[str, bool]:
        if self._claimed is None:
            self._claimed = read_claims(self._store, self._keys.slot_id) or {}
        return self._claimed

    def _write_claims(self, held: Mapping[str, bool]) -> None:
        for folder in (self._store.members, self._home):
            make_folder(folder)
        write_claims(self._store, self._keys.slot_id, held)
        self._claimed, self._is_listed = dict(held), True

    def _all(self, kind: str) -> list[tuple[Path, _Found | None]]:
        shelf = self._shelf(kind)
        with named_troubles():
            if not shelf.is_dir():
                return []
            paths = [path for path in shelf.iterdir() if _FILE.fullmatch(path.name)]
            return [(path, self._fitting(path, kind)) for path in paths]

    def _fitting(self, path: Path, kind: str) -> _Found | None:
        found = self._opened(path)
        return found if found and found.kind == kind and self._path(kind, found.key) == path else None

    def _opened(self, path: Path) -> _Found | None:
        try:
            proved = age.open_bytes(path.read_bytes(), self._keys.identity)
        except age.NotOpened:
            return None
        proof, named = proved[:_MAC_BYTES], proved[_MAC_BYTES:]
        if not hmac.compare_digest(proof, self._proof(named)):
            return None
        name, _, content = named.partition(b"\n")
        found = json.loads(name)
        return _Found(found["kind"], found["key"], content)

    def _proof(self, named: bytes) -> bytes:
        return hmac.digest(self._proof_key, named, "sha256")

    def _shelf(self, kind: str) -> Path:
        return self._home / self._hidden("kind " + kind)

    def _path(self, kind: str, key: str) -> Path:
        return self._shelf(kind) / (self._hidden(f"file {len(kind)} {kind} {key}") + ".age")

    def _hidden(self, name: str) -> str:
        return hmac.digest(self._proof_key, name.encode("utf-8", "surrogatepass"), "sha256")[:16].hex()


def count_sealed(folder: StoreFolder, slot_id: str) -> int:
    """How many files are sealed to the member of that slot: what they lose with their keys. Raises Trouble."""
    with named_troubles():
        return sum(1 for path in folder.member(slot_id).glob("*/*.age") if _FILE.fullmatch(path.name))


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    key: str
    content: bytes
