"""A member's keys kept on this machine: wrapped under a random key that only the system's keychain holds.

The wrapped keys stand in a file of this user's own folder, the key in the keychain, and neither opens anything without
the other. Never the only copy: the slot in the header opens with the passphrase whatever becomes of these two.

The fourteen days and the latest time seen are house rules: whoever can read the keychain as this user could open the
file without asking them. What is past its time is therefore taken out of the keychain as soon as it is noticed.
"""

from __future__ import annotations

import secrets
import threading
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from safetydesk.domain import steps
from safetydesk.domain.clock import Clock
from safetydesk.domain.errors import Cancelled, Refusal, Trouble
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.strongroom.disk import make_folder, named_troubles, write_whole
from safetydesk.strongroom.kept_file import ASKED, EXPIRED, MOST_BYTES, NOT_KEPT, KeptFile, name_of, wrap_mark
from safetydesk.strongroom.keychain import Keychain
from safetydesk.strongroom.slots import NONCE_BYTES, Slot
from safetydesk.strongroom.untrusted import Damaged

DAYS = 14
"""From the last sign-in with the passphrase."""
CLOCK_SLACK = timedelta(hours=1)
"""A clock may be put right by as much; set back further, it does not win more days."""
_KEY_BYTES = 32


class KeptKeys:
    """One small file a slot in `profile_dir`. Nothing in it, nor in the keychain, is a name."""

    def __init__(self, profile_dir: Path, keychain: Keychain, clock: Clock) -> None:
        self._folder = profile_dir / "keychain"
        self._keychain, self._clock = keychain, clock
        self._writing = threading.Lock()

    def is_on(self, store_id: UUID, slot_id: str) -> bool:
        """Whether it was turned on here; whether it still opens is found by trying."""
        return self._path(store_id, slot_id).exists()

    def expires(self, store_id: UUID, slot_id: str) -> datetime | None:
        """Until when it opens, as far as the file can say."""
        with suppress(Damaged):
            kept = self._read(store_id, slot_id)
            return kept.expires if kept is not None and kept.bundle else None
        return None

    def keep_key(self, store_id: UUID, slot_id: str, progress: Progress = NO_PROGRESS) -> tuple[str, bytes]:
        """A fresh key into the keychain: (its kind's code, the key). By itself it opens nothing. Raises as Keychain."""
        key = secrets.token_bytes(_KEY_BYTES)
        kind = self._keychain.keep(name_of(store_id, slot_id), key, progress)
        steps.reached("keychain.key_kept")
        return kind, key

    def begin(self, store_id: UUID, slot: Slot, kind: str) -> None:
        """Notes that it is about to be turned on: cut short after this, the next sign-in records that it was not.

        Raises Trouble `keychain_not_noted`.
        """
        now = self._now()
        self._put(
            store_id,
            slot.slot_id,
            KeptFile(kind, wrap_mark(slot), now, now, secrets.token_bytes(NONCE_BYTES), b"", NOT_KEPT),
        )
        steps.reached("keychain.begun")

    def end(self, store_id: UUID, slot_id: str) -> None:
        """From here on it opens nothing; `forget` clears away what is left. Raises Trouble `keychain_not_noted`."""
        with self._writing, suppress(Damaged):
            kept = self._read(store_id, slot_id)
            if kept is not None:
                self._put(store_id, slot_id, replace(kept, bundle=b"", ended=ASKED))
        steps.reached("keychain.ended")

    def empty(self, store_id: UUID, slot_id: str) -> None:
        """What opens goes, from the file and the keychain; that it was on stays known."""
        with suppress(Trouble, Damaged), self._writing:
            kept = self._read(store_id, slot_id)
            if kept is not None and not kept.ended:
                self._put(store_id, slot_id, replace(kept, bundle=b"", ended=EXPIRED))
        self._forget_key(store_id, slot_id)

    def write(self, store_id: UUID, slot: Slot, kind: str, key: bytes, bundle: bytes) -> datetime:
        """The member's keys under `key`; until when they open. Raises Trouble `keychain_not_noted`."""
        now = self._now()
        until, nonce = now + timedelta(days=DAYS), secrets.token_bytes(NONCE_BYTES)
        kept = KeptFile(kind, wrap_mark(slot), until, now, nonce, b"")
        wrapping = AESGCM(_wrapping_key(key, store_id, slot.slot_id))
        sealed = wrapping.encrypt(nonce, bundle, kept.bound_to(store_id, slot.slot_id))
        self._put(store_id, slot.slot_id, replace(kept, bundle=sealed))
        steps.reached("keychain.file_written")
        return kept.expires

    def open(self, store_id: UUID, slot: Slot, progress: Progress = NO_PROGRESS) -> bytes:
        """The member's bundle. Raises Refusal, each a reason to type the passphrase instead; Cancelled."""
        kept = self._sound(store_id, slot)
        try:
            kind, key = self._keychain.read(name_of(store_id, slot.slot_id), progress)
        except Cancelled:
            raise Refusal("keychain_not_waited_for") from None
        if key is None:
            raise Refusal("keychain_wiped")
        if kind != kept.kind or len(key) != _KEY_BYTES:
            raise Refusal("keychain_changed")
        try:
            return AESGCM(_wrapping_key(key, store_id, slot.slot_id)).decrypt(
                kept.nonce, kept.bundle, kept.bound_to(store_id, slot.slot_id)
            )
        except InvalidTag as error:
            raise Refusal("keychain_changed") from error

    def ended_by(self, store_id: UUID, slot: Slot) -> str:
        """Why it is over for good and yet to be cleared away; "" where the passphrase renews it, or it is off."""
        try:
            kept = self._read(store_id, slot.slot_id)
        except Damaged:
            return "file_damaged"
        if kept is None:
            return ""
        if kept.ended in (ASKED, NOT_KEPT):
            return kept.ended
        return "" if kept.wrap == wrap_mark(slot) else "passphrase_changed"

    def renew(self, store_id: UUID, slot: Slot, bundle: bytes) -> None:
        """Fourteen days more, counted from now. Nothing happens where the keychain or the disk does not let us."""
        with suppress(Refusal, Trouble):
            kind, key = self._keychain.read(name_of(store_id, slot.slot_id))
            if key is None or len(key) != _KEY_BYTES:
                kind, key = self.keep_key(store_id, slot.slot_id)
            with self._writing:
                if self.is_on(store_id, slot.slot_id) and not self.ended_by(store_id, slot):
                    self.write(store_id, slot, kind, key, bundle)
                    return
            self._forget_key(store_id, slot.slot_id)  # it was turned off meanwhile

    def forget(self, store_id: UUID, slot_id: str) -> bool:
        """The file goes, then the key. Whether the keychain let go of its key too, which opens nothing any more.

        Raises Trouble `keychain_not_noted` where the file cannot be removed.
        """
        with self._writing:
            try:
                self._path(store_id, slot_id).unlink()
            except (FileNotFoundError, NotADirectoryError):
                pass  # there is none
            except OSError as error:
                raise Trouble("keychain_not_noted") from error
        steps.reached("keychain.file_gone")
        return self._forget_key(store_id, slot_id)

    def _sound(self, store_id: UUID, slot: Slot) -> KeptFile:
        """What is kept, if it may be used now."""
        try:
            kept = self._read(store_id, slot.slot_id)
        except Damaged as error:
            raise Refusal("keychain_file_damaged") from error
        if kept is None or kept.ended in (ASKED, NOT_KEPT):
            raise Refusal("keychain_off")
        if kept.wrap != wrap_mark(slot):
            raise Refusal("keychain_passphrase_changed")
        now = self._now()
        over = now >= kept.expires or not kept.bundle
        if over or now < kept.seen - CLOCK_SLACK:
            self.empty(store_id, slot.slot_id)
            raise Refusal("keychain_expired" if over else "keychain_clock_back")
        if now > kept.seen:
            with suppress(Trouble):
                self._put(store_id, slot.slot_id, replace(kept, seen=now))
        return kept

    def _forget_key(self, store_id: UUID, slot_id: str) -> bool:
        try:
            self._keychain.forget(name_of(store_id, slot_id))
        except Refusal:
            return False
        return True

    def _read(self, store_id: UUID, slot_id: str) -> KeptFile | None:
        """None where there is none. Raises Damaged, for a file of another store or slot too."""
        try:
            with self._path(store_id, slot_id).open("rb") as file:
                return KeptFile.read(file.read(MOST_BYTES), store_id, slot_id)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise Damaged from error

    def _put(self, store_id: UUID, slot_id: str, kept: KeptFile) -> None:
        try:
            with named_troubles():
                self._folder.parent.mkdir(parents=True, exist_ok=True)
            make_folder(self._folder)
            write_whole(self._path(store_id, slot_id), kept.text(store_id, slot_id), "keychain")
        except Trouble as fault:
            raise Trouble("keychain_not_noted") from fault

    def _now(self) -> datetime:
        return self._clock.now().utc.replace(microsecond=0)

    def _path(self, store_id: UUID, slot_id: str) -> Path:
        return self._folder / f"{name_of(store_id, slot_id)}.json"


def _wrapping_key(key: bytes, store_id: UUID, slot_id: str) -> bytes:
    info = b"SafetyDesk 1 keychain " + slot_id.encode("ascii")
    return HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=store_id.bytes, info=info).derive(key)
