"""What this machine gives: its folders, its clock, its keychain, and how dear keys are here.

The rest of the package asks for these by this module's name, so that a test gives it another machine in one place.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from safetydesk.domain.clock import Clock, SystemClock
from safetydesk.strongroom.failed_sign_ins import FailedSignIns
from safetydesk.strongroom.kept_keys import KeptKeys
from safetydesk.strongroom.keychain import Keychain as OsKeychain
from safetydesk.strongroom.keys import LEAST_COST, TEST_COST, KdfCost, calibrated
from safetydesk.strongroom.remembered import RememberedCheckpoints

PROGRAM = "SafetyDesk"
CHEAP_KEYS = "SAFETYDESK_CHEAP_KEYS"
"""Environment variable, for tests alone: at "1", a new store's keys are made in a moment instead of a second.

Without it such a store is not opened but named as too weak, so that nothing real can come to live in one.
"""


def default_store() -> Path:
    """The platform's data folder for this user; never Documents or Desktop, which sync clients take away."""
    return Path(platformdirs.user_data_dir(PROGRAM, appauthor=False)) / "store"


def profile_folder() -> Path:
    """Where this machine remembers checkpoints: outside any store."""
    return Path(platformdirs.user_state_dir(PROGRAM, appauthor=False))


def clock_or_own(clock: Clock | None) -> Clock:
    """`clock`, or this machine's where none is given."""
    return clock or SystemClock()


def checkpoints() -> RememberedCheckpoints:
    """What this machine remembers of the stores it has seen."""
    return RememberedCheckpoints(profile_folder())


def failed_sign_ins() -> FailedSignIns:
    """The failures counted on this machine."""
    return FailedSignIns(profile_folder())


def os_keychain() -> OsKeychain:
    """The operating system's keychain, asked for nothing yet."""
    return OsKeychain()


def kept_keys(clock: Clock) -> KeptKeys:
    """What the keychain opens here, and until when."""
    return KeptKeys(profile_folder(), os_keychain(), clock)


def fixed_cost() -> KdfCost | None:
    """What new keys cost; None where that is measured as they are made."""
    return TEST_COST if _are_cheap() else None


def measured_cost() -> KdfCost:
    """The same, measured now; takes some seconds."""
    return fixed_cost() or calibrated()


def least_cost() -> KdfCost:
    """What a store's keys must cost to be opened."""
    return fixed_cost() or LEAST_COST


def _are_cheap() -> bool:
    return os.environ.get(CHEAP_KEYS) == "1"
