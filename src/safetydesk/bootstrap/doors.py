"""The ways to a store: made or opened with a passphrase, opened by the keychain, put back from a backup."""

from __future__ import annotations

from pathlib import Path

from safetydesk.bootstrap import surroundings
from safetydesk.domain.clock import Clock
from safetydesk.domain.progress import Progress
from safetydesk.records.database import Database
from safetydesk.records.verifying import Asked, TrailCheck
from safetydesk.services.keychain_door import KeychainDoor
from safetydesk.services.restoring import Restoring
from safetydesk.services.unlocking import FrontDoor
from safetydesk.strongroom.held_keys import HeldKeys
from safetydesk.strongroom.keys_named import keys_in_header
from safetydesk.strongroom.signing import signature_is_good
from safetydesk.strongroom.store_folder import StoreFolder


def front_door(path: Path, clock: Clock | None = None) -> FrontDoor:
    """Where a store is made, or opened with a passphrase."""
    here = surroundings
    return FrontDoor(
        path, here.clock_or_own(clock), here.failed_sign_ins(), here.fixed_cost(), here.least_cost()
    )


def keychain_door(door: FrontDoor, clock: Clock | None = None) -> KeychainDoor:
    """The same door, by this computer's keychain."""
    return KeychainDoor(door, surroundings.kept_keys(surroundings.clock_or_own(clock)))


def restoring(clock: Clock | None = None, usual: Path | None = None) -> Restoring:
    """Puts a store back from a backup; no store need be there. Where one stands still, at `usual` or beside the new
    one, it is read for the numbers it gave."""
    here = surroundings
    return Restoring(
        here.clock_or_own(clock),
        here.checkpoints(),
        here.failed_sign_ins(),
        _verify,
        here.least_cost(),
        usual or here.default_store(),
    )


def _verify(
    folder: StoreFolder, keys: HeldKeys, database: Database, size: int, progress: Progress
) -> TrailCheck:
    named = keys_in_header(folder, keys.store_key, keys.header)
    asked = Asked(
        store_id=keys.store_id,
        signature_is_good=signature_is_good,
        slots=named.slots,
        pairs=named.pairs,
        sizes=(size,),
    )
    return database.verify(asked, progress)
