"""The one composition root: a FrontDoor to the store, the OpenStore behind it, and the Desk made of that.

`doors` are the ways to a store, `materials` what the offices are made of, `joining` makes the desk of them.
"""

from __future__ import annotations

from safetydesk.bootstrap import surroundings
from safetydesk.bootstrap.doors import front_door, keychain_door, restoring
from safetydesk.bootstrap.joining import open_desk
from safetydesk.bootstrap.surroundings import CHEAP_KEYS, default_store
from safetydesk.services.desk import Desk
from safetydesk.services.keychain_door import KeychainDoor
from safetydesk.services.unlocking import FirstMember, FrontDoor, OpenStore

__all__ = [
    "CHEAP_KEYS",
    "Desk",
    "FirstMember",
    "FrontDoor",
    "KeychainDoor",
    "OpenStore",
    "default_store",
    "front_door",
    "keychain_door",
    "open_desk",
    "restoring",
    "surroundings",
]
