"""The front door by this machine's keychain. Whatever keeps it shut is a sentence; the passphrase goes on working."""

from __future__ import annotations

from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.services.confirming import BY_KEYCHAIN
from safetydesk.services.unlocking import FrontDoor, OpenStore
from safetydesk.strongroom.header import Header, read_header
from safetydesk.strongroom.kept_keys import KeptKeys
from safetydesk.strongroom.keys import OpenKeys, login_mark, unlock_with_bundle
from safetydesk.strongroom.slots import Slot
from safetydesk.strongroom.store_folder import StoreFolder


class KeychainDoor:
    """`kept` are the keys that members keep in this machine's keychain."""

    def __init__(self, door: FrontDoor, kept: KeptKeys) -> None:
        self._door, self._kept = door, kept

    def is_offered(self) -> bool:
        """Whether anybody turned it on for this store on this machine; it may have ended since."""
        try:
            return bool(self._slots(read_header(StoreFolder(self._door.path))))
        except Trouble:
            return False  # told when somebody signs in

    def unlock(self, login: str = "", progress: Progress = NO_PROGRESS) -> OpenStore:
        """Signs in whoever turned it on here; the login name is needed where several did.

        Raises what `FrontDoor.unlock` raises, and a Refusal `keychain_...` for every reason to type the passphrase.
        """

        def keys_of(header: Header) -> OpenKeys:
            slot = self._slot(header, login)
            bundle = self._kept.open(header.store_id, slot, progress)
            return unlock_with_bundle(header, slot.slot_id, bundle)

        return self._door.come_in(keys_of, BY_KEYCHAIN)

    def _slots(self, header: Header) -> list[Slot]:
        return [one for one in header.slots if self._kept.is_on(header.store_id, one.slot_id)]

    def _slot(self, header: Header, login: str) -> Slot:
        slots = self._slots(header)
        if login.strip():
            mark = login_mark(header.store_id, login)
            slots = [one for one in slots if one.login_mark == mark]
        if not slots:
            raise Refusal("keychain_off")
        if len(slots) > 1:
            raise Refusal("keychain_whose")
        return slots[0]
