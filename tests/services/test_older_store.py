"""A store of an earlier version at the front door: it opens, what it was stays beside it for a day, then it goes."""

from __future__ import annotations

from pathlib import Path

from tests.clocks import StoppedClock
from tests.forging import keyed
from tests.records.older_forms import PARTS_OF_0001
from tests.services.acts import logged
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.test_keys import SASHA, SASHAS, assert_sound, sign_in

from safetydesk.records.migrating import NEWEST
from safetydesk.services.keys import NewMember
from safetydesk.strongroom.header import read_header
from safetydesk.strongroom.keys import unlock
from safetydesk.strongroom.store_folder import StoreFolder


def made_older(store: Path) -> None:
    """Back to the first form, its acts as they were."""
    key = unlock(read_header(StoreFolder(store)), LOGIN, PASSPHRASE).database_key()
    connection = keyed(store / "records.db", key)
    for statement in PARTS_OF_0001:
        connection.execute(statement)
    connection.close()


def kept(store: Path) -> list[str]:
    return sorted(path.name for path in store.glob("records.*-*") if "db-" not in path.name)


def test_it_opens_and_the_copy_goes_at_the_next_sign_in(store_path: Path, clock: StoppedClock) -> None:
    desk = sign_in(store_path, clock)
    incident = logged(desk)
    desk.close()
    made_older(store_path)
    desk = sign_in(store_path, clock)
    assert desk.incident_log.open(incident.id).incident.reference == incident.reference
    assert_sound(desk)
    assert kept(store_path) == [f"records.kept-{NEWEST}"]
    desk.close()
    desk = sign_in(store_path, clock)
    assert kept(store_path) == []
    assert_sound(desk)
    desk.close()


def test_no_copy_under_the_old_key_outlives_a_leaver(store_path: Path, clock: StoppedClock) -> None:
    made_older(store_path)
    desk = sign_in(store_path, clock)
    sasha = desk.team_keys.enrol(NewMember(name="Sasha Brandt"), SASHA, SASHAS, PASSPHRASE)
    assert kept(store_path) == [f"records.kept-{NEWEST}"]
    desk.team_keys.remove(sasha.id, PASSPHRASE)
    assert kept(store_path) == []
    desk = sign_in(store_path, clock)
    assert_sound(desk)
    desk.close()
