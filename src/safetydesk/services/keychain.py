"""This computer's keychain for the member at the desk: on or off, until when, and renewed at each sign-in."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import LONDON, Moment
from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import Event, KeychainTurnedOff, KeychainTurnedOn, PassphraseChanged
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.steps import reached
from safetydesk.domain.team_member import TeamMember
from safetydesk.services.confirming import Confirming
from safetydesk.services.office import Office, needs
from safetydesk.services.unlocking import BY_PASSPHRASE, OpenStore
from safetydesk.strongroom.kept_file import ASKED, NOT_KEPT
from safetydesk.strongroom.kept_keys import DAYS, KeptKeys
from safetydesk.strongroom.slots import Slot

__all__ = ["DAYS", "Keychain", "KeychainState"]


@dataclass(frozen=True, slots=True)
class KeychainState:
    """`until` is None where it is off, or on and past its time until the passphrase is typed again."""

    is_on: bool
    until: Moment | None = None


class Keychain:
    """Off until turned on, per member and machine. The passphrase in the header is never touched by it."""

    def __init__(self, office: Office, store: OpenStore, kept: KeptKeys, confirming: Confirming) -> None:
        self._office, self._store, self._kept, self._confirming = office, store, kept, confirming

    def state(self) -> KeychainState:
        slot = self._slot()
        if slot is None or not self._is_on(slot) or self._kept.ended_by(self._store_id, slot):
            return KeychainState(False)
        until = self._kept.expires(self._store_id, slot.slot_id)
        return KeychainState(True, None if until is None else Moment.of(until.astimezone(LONDON)))

    @needs("keychain")
    def turn_on(self, passphrase: str | None, progress: Progress = NO_PROGRESS) -> KeychainState:
        """`passphrase` is None where this session began with it a moment ago, as that of a command does.

        Raises Refusal `passphrase_wrong`, or `keychain_...` where this computer has none that works; Trouble
        `keychain_not_noted`. What it could not finish leaves it off.
        """
        if passphrase is None:
            self._confirming.require()
        else:
            self._confirming.confirm(passphrase)
        slot = self._slot()
        if slot is None:
            raise Trouble("header_damaged")
        kind, key = self._kept.keep_key(self._store_id, slot.slot_id, progress)
        recorded = False
        try:
            self._kept.begin(self._store_id, slot, kind)
            with self._office.work() as work:
                member = work.get(TeamMember, self._office.me)
                work.commit(KeychainTurnedOn(subject=member.id, name=member.name, keychain=kind))
            recorded = True
            reached("keychain.recorded")
            self._kept.write(self._store_id, slot, kind, key, self._store.keys.bundle())
        except BaseException:
            with suppress(Trouble):
                self._kept.forget(self._store_id, slot.slot_id)
            if recorded:
                self._record_off(NOT_KEPT)
            raise
        return self.state()

    def turn_off(self) -> bool:
        """Whether the keychain gave up its key too; without our file that key opens nothing. Needs no passphrase.

        Raises Trouble `keychain_not_noted`; nothing was turned off then.
        """
        slot_id = self._store.keys.slot_id
        if not self._kept.is_on(self._store_id, slot_id):
            return True
        self._kept.end(self._store_id, slot_id)
        try:
            self._record_off(ASKED)
        finally:
            gave_up = self._kept.forget(self._store_id, slot_id)
        return gave_up

    def heard(self, event: Event) -> None:
        """A passphrase that changes ends it at once, and what it would have opened with is taken away."""
        if isinstance(event, PassphraseChanged) and event.subject == self._office.me:
            slot_id = self._store.keys.slot_id
            if self._kept.is_on(self._store_id, slot_id):
                self._behind(lambda: self._kept.empty(self._store_id, slot_id))

    def signed_in(self) -> None:
        """After a sign-in with the passphrase: fourteen days more, or what has ended is cleared away.

        The keychain is asked on a thread of its own: one that prompts or hangs must not hold up the desk.
        """
        slot = self._slot()
        if self._store.came_by != BY_PASSPHRASE or slot is None or not self._is_on(slot):
            return
        store_id, kept, bundle = self._store_id, self._kept, self._store.keys.bundle()
        why = kept.ended_by(store_id, slot)

        def renew() -> None:
            if why:
                with suppress(Trouble):
                    kept.forget(store_id, slot.slot_id)
            else:
                kept.renew(store_id, slot, bundle)

        self._behind(renew)
        if why:
            with suppress(Trouble):  # a broken trail takes no entry, and verify names it
                self._record_off(why)

    def _behind(self, act: Callable[[], None]) -> None:
        threading.Thread(target=act, name="safetydesk-keychain", daemon=True).start()

    def _record_off(self, why: str) -> None:
        with self._office.work() as work:
            member = work.get(TeamMember, self._office.me)
            work.commit(KeychainTurnedOff(subject=member.id, name=member.name, ended_by=why))

    def _is_on(self, slot: Slot) -> bool:
        return self._kept.is_on(self._store_id, slot.slot_id)

    @property
    def _store_id(self) -> UUID:
        return self._office.store_id

    def _slot(self) -> Slot | None:
        """The member's slot as the header stands now."""
        mine = self._store.keys.slot_id
        return next((one for one in self._store.header.slots if one.slot_id == mine), None)
