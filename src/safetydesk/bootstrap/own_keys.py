"""The keys of whoever is at the desk, asked for again before an act, and those of the team."""

from __future__ import annotations

from collections.abc import Callable

from safetydesk.bootstrap import surroundings
from safetydesk.services.backups import Backups
from safetydesk.services.confirming import Confirming
from safetydesk.services.keys import TeamKeys
from safetydesk.services.office import Office
from safetydesk.services.rekeying import Rekeying
from safetydesk.services.unlocking import OpenStore
from safetydesk.strongroom.keys import opens


def confirming_of(store: OpenStore) -> Confirming:
    """The passphrase asked for again; a wrong one counts as a failed sign-in."""
    failed = surroundings.failed_sign_ins()

    def opens_mine(passphrase: str) -> bool:
        return opens(store.header, store.keys.slot_id, passphrase)

    return Confirming(store.came_by, opens_mine, lambda: failed.one_more(store.keys.store_id))


def team_keys(
    office: Office,
    store: OpenStore,
    confirming: Confirming,
    remember: Callable[[], None],
    leave: Callable[[], None],
    backups: Backups,
) -> TeamKeys:
    """`remember` notes the checkpoint before a change of the store's key, `leave` closes the store after it."""
    rekeying = Rekeying(store, office.clock, office.roles, remember, leave, backups.stand_still)
    return TeamKeys(office, store, confirming, surroundings.measured_cost, rekeying)
