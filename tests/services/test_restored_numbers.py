"""Numbers given after a backup was made may be on labels and on paper: a restore gives none of them a second time."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk import wording
from safetydesk.bootstrap import front_door, open_desk, restoring
from safetydesk.services.desk import Desk
from safetydesk.services.numbers_given import LEFT_FREE
from safetydesk.services.restoring import Restored
from samples import png

WHY = "The laptop was stolen"
Given = Callable[[Desk], tuple[str, str]]


@pytest.fixture
def numbered(desk: Desk, tmp_path: Path) -> Given:
    """Gives the next incident's reference and the next exhibit's number."""
    made = [0]

    def give(at: Desk) -> tuple[str, str]:
        made[0] += 1
        incident = logged(at)
        at.exhibits.receive(incident.id, [png(tmp_path, 60 + made[0], 30, name=f"{made[0]}.png")], "no")
        return incident.reference, at.incident_log.reread(incident.id).exhibits[-1].number

    return give


def back(place: Path, to: Path, clock: StoppedClock, which: int = 0) -> tuple[Restored, Desk]:
    oldest = sorted(place.glob("*/generations/*"))[which]
    done = restoring(clock).restore(oldest, to, LOGIN, PASSPHRASE, WHY)
    return done, open_desk(front_door(done.path, clock).unlock(LOGIN, PASSPHRASE), clock)


def begun(desk: Desk, place: Path, numbered: Given) -> list[tuple[str, str]]:
    """One backed up first, one before a second backup, one after it."""
    place.mkdir()
    desk.backups.choose(place)
    given = [numbered(desk)]
    desk.backups.make()
    given.append(numbered(desk))
    desk.backups.make()
    given.append(numbered(desk))
    return given


def test_the_store_that_is_replaced_tells_what_it_gave(
    desk: Desk, tmp_path: Path, clock: StoppedClock, numbered: Given
) -> None:
    given = begun(desk, tmp_path / "usb", numbered)
    desk.close()
    done, again = back(tmp_path / "usb", tmp_path / "again", clock)
    assert done.left_free == 0
    given.append(numbered(again))
    assert [reference[-4:] for reference, _ in given] == ["0001", "0002", "0003", "0004"]
    assert [number[-2:] for _, number in given] == ["/1", "/2", "/3", "/4"]
    assert again.audit_trail.verify().ok
    again.close()


@pytest.mark.parametrize("which", [0, 1])
def test_where_not_all_can_be_known_numbers_are_left_free(
    desk: Desk, tmp_path: Path, clock: StoppedClock, numbered: Given, store_path: Path, which: int
) -> None:
    """Of one who joined since and of a year that has come since too; and it is said."""
    begun(desk, tmp_path / "usb", numbered)
    desk.close()
    shutil.rmtree(store_path)
    clock.move(days=366)
    done, again = back(tmp_path / "usb", tmp_path / "again", clock, which)
    assert done.left_free == LEFT_FREE
    reference, number = numbered(again)
    assert int(reference.rpartition("-")[2]) == LEFT_FREE + 1 and number.endswith(f"/{LEFT_FREE + 3}")
    with again.office.work() as work:
        assert work.next_number("exhibits:NEW") == LEFT_FREE + 1
        assert work.next_number("exhibits:NEW") == LEFT_FREE + 2
    told: Any = next(act for act in again.audit_trail.page(0, 50) if act.kind == "StoreRestored")
    assert "leaves 1,000 free" in wording.event_words(told.event, wording.load_vocabulary())
    assert again.audit_trail.verify().ok
    again.close()


def test_an_older_copy_of_the_store_is_not_taken_for_the_newest(
    desk: Desk, tmp_path: Path, clock: StoppedClock, numbered: Given, store_path: Path
) -> None:
    place = tmp_path / "usb"
    place.mkdir()
    desk.backups.choose(place)
    numbered(desk)
    desk.backups.make()
    desk.close()
    older = Path(shutil.copytree(store_path, tmp_path / "copied by hand"))
    door = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    numbered(door)
    door.close()
    shutil.rmtree(store_path)
    done, again = back(place, tmp_path / "again", clock)
    assert older.is_dir() and done.left_free == LEFT_FREE
    again.close()
