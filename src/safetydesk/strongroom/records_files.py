"""The records' file while the store is given a new key: the new one beside it, the old one set aside, and which of
them a header opens.

A database file begins with its salt, and every new key comes with a fresh salt: so a file and a header that belong
together are known without a key. At any moment one file on disk fits one whole header copy; `settle` says which, and
puts it in its place.
"""

from __future__ import annotations

import os
from pathlib import Path

from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.steps import reached
from safetydesk.strongroom.disk import named_troubles, read_at_most, sync_folder
from safetydesk.strongroom.header import Header
from safetydesk.strongroom.kdf import SALT_BYTES
from safetydesk.strongroom.keys import OpenKeys
from safetydesk.strongroom.store_folder import StoreFolder

_BESIDE = ("-wal", "-shm", "-journal")
_LEAST_DIFFERENT = 8  # of sixteen random bytes; fewer are an empty or overwritten file, not a salt


class RecordsFiles:
    """`now` is the records' place; `new` and `old` exist only while a key is being changed."""

    def __init__(self, folder: StoreFolder) -> None:
        self.now, self.new, self.old = folder.records, folder.records_new, folder.records_old
        self._folder = folder.path

    def fits(self, path: Path, header: Header) -> bool:
        """Whether the file there begins with this header's salt. Raises Trouble for the disk's."""
        return _start(path) == header.database_salt

    def has_another_salt(self, header: Header) -> bool:
        """Whether the records look sound and yet belong to another header than this one."""
        start = _start(self.now)
        return start != header.database_salt and len(set(start)) >= _LEAST_DIFFERENT

    def sync_new(self) -> None:
        """The new file, whole on the disk. Raises Trouble `records_not_at_rest` where a log stands beside it."""
        with named_troubles():
            if any(_beside(self.new, end).exists() for end in ("-wal", "-journal")):
                raise Trouble("records_not_at_rest")
            with self.new.open("rb+") as file:
                os.fsync(file.fileno())
            sync_folder(self._folder)

    def discard_new(self) -> None:
        """Nothing happens if there is none."""
        self._discard(self.new)

    def put_in_place(self) -> None:
        """The new file becomes the records, what was there is set aside. Goes on where it was cut short."""
        with named_troubles():
            # The log first: under the old name it would be taken for the new file's.
            if _beside(self.now, "-wal").exists():
                _beside(self.now, "-wal").replace(_beside(self.old, "-wal"))
            _beside(self.now, "-shm").unlink(missing_ok=True)
            if self.now.exists():
                self.now.replace(self.old)
                sync_folder(self._folder)
            reached("rekey.set_aside")
            self.new.replace(self.now)
            sync_folder(self._folder)
        reached("rekey.in_place")

    def put_back(self) -> None:
        """The file set aside becomes the records again."""
        with named_troubles():
            if _beside(self.old, "-wal").exists():
                _beside(self.old, "-wal").replace(_beside(self.now, "-wal"))
            self.old.replace(self.now)
            sync_folder(self._folder)

    def drop_old(self) -> None:
        """Only once the records in place have been opened. Nothing happens if there is none."""
        self._discard(self.old)

    def _discard(self, path: Path) -> None:
        every = (path, *(_beside(path, end) for end in _BESIDE))
        with named_troubles():
            there = [each for each in every if each.exists()]
            for each in there:
                each.unlink(missing_ok=True)
            if there:
                sync_folder(self._folder)


def settle(folder: StoreFolder, newest: Header, keys: OpenKeys) -> bool:
    """Ends a change of key that was cut short: forward where a header with the new key stands, else back.

    Says whether there was one. `newest` is what `read_header` gave. Raises Refusal `keys_being_changed` for whoever
    comes in by the older copy when the newer is a sound one that does not know them; `passphrase_was_changed`,
    `keys_were_reset` where it knows them otherwise.
    """
    files, mine = RecordsFiles(folder), keys.header
    if mine.copy != newest.copy:
        _refuse_by_newer(files, newest, keys)
    return settle_files(folder, mine)


def settle_files(folder: StoreFolder, mine: Header) -> bool:
    """The same for a header that was proved in some other way. Raises Trouble for the disk's."""
    files = RecordsFiles(folder)
    was_cut_short = files.new.exists() or files.old.exists()
    if not files.fits(files.now, mine):
        if files.fits(files.new, mine):
            files.put_in_place()
        elif not files.now.exists() and files.fits(files.old, mine):
            files.put_back()
    if files.fits(files.now, mine):
        files.discard_new()
    return was_cut_short


def _refuse_by_newer(files: RecordsFiles, newest: Header, keys: OpenKeys) -> None:
    """A forged newer copy counts for nothing; a sound one counts, though it does not open for this member."""
    if newest.is_proved_by(keys.store_key):
        mine = next((slot for slot in newest.slots if slot.member_id == keys.member_id), None)
        known = mine is not None and mine.verify_key == keys.signer().public_key
        raise Refusal("passphrase_was_changed" if known else "keys_were_reset")
    if newest.database_salt != keys.header.database_salt and (
        files.fits(files.new, newest) or files.fits(files.now, newest)
    ):
        raise Refusal("keys_being_changed")


def _start(path: Path) -> bytes:
    """The first bytes; fewer where there is no such file or it is shorter."""
    with named_troubles():
        try:
            return read_at_most(path, SALT_BYTES)
        except (FileNotFoundError, NotADirectoryError):
            return b""


def _beside(path: Path, end: str) -> Path:
    return path.with_name(path.name + end)
