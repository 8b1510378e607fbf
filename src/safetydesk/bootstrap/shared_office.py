"""What the offices share: who is at the desk, and with whose eyes records are read and written."""

from __future__ import annotations

from safetydesk import wording
from safetydesk.domain.clock import Clock
from safetydesk.domain.viewer import EVERYTHING, Viewer
from safetydesk.records.reading import Reading
from safetydesk.records.work import Work
from safetydesk.services.bulletin import Bulletin
from safetydesk.services.house_in_force import HouseInForce
from safetydesk.services.office import Office
from safetydesk.services.reopening import live_again
from safetydesk.services.standing import Standing
from safetydesk.services.unlocking import OpenStore


def shared_office(store: OpenStore, clock: Clock, bulletin: Bulletin) -> Office:
    """Who reads and writes is the member at the desk, as the team stands at that moment."""
    signer = store.keys.signer()
    roles = wording.load_roles()
    standing = Standing(roles, store.me, lambda: store.database.reading(EVERYTHING))

    def viewer() -> Viewer:
        return Viewer(store.me, standing.role().sees)

    def work() -> Work:
        return store.database.work(
            signer, store.keys.store_id, clock, bulletin.announce, viewer(), live_again(office)
        )

    def reading() -> Reading:
        return store.database.reading(viewer())

    in_force = HouseInForce(
        wording.load_vocabulary(),
        wording.load_calendars(),
        wording.load_house_names(),
        clock,
        lambda: store.database.reading(EVERYTHING),
    )
    bulletin.subscribe(standing.heard)
    bulletin.subscribe(in_force.heard)
    office = Office(
        store_id=store.keys.store_id,
        me=store.me,
        clock=clock,
        roles=roles,
        in_force=in_force,
        standing=standing,
        work=work,
        reading=reading,
    )
    return office
