"""Backups beside the work: the window goes on, the foot says how it stands, and leaving stops them."""

from __future__ import annotations

import threading
import time

from safetydesk.desktop.backing_up import BackingUp
from safetydesk.domain.errors import Trouble


class Office:
    """An office of backups whose backup takes until it is let go on."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.go_on, self.made, self.fault = threading.Event(), list[str](), fault

    def make(self, progress):
        self.made.append("by hand")
        self._work(progress)

    def make_if_due(self, progress, *, at_sign_in=False):
        self.made.append("at sign-in" if at_sign_in else "daily")
        self._work(progress)

    def said(self):
        return f"{len(self.made)} made", "ok"

    def _work(self, progress):
        while not self.go_on.is_set():
            progress.step(40, 100, "Copying")
            time.sleep(0.01)
        if self.fault:
            raise self.fault


def test_by_hand_it_steps_and_ends_and_a_second_one_waits_for_nothing(qtbot):
    office = Office(Trouble("backup_place_gone"))
    backing = BackingUp(office)
    with qtbot.waitSignal(backing.stepped) as stepped:
        backing.make()
    backing.make()
    assert stepped.args == [40, "Copying"] and backing.is_busy
    with qtbot.waitSignal(backing.ended) as ended:
        office.go_on.set()
    assert ended.args[0].code == "backup_place_gone" and not backing.is_busy and office.made == ["by hand"]
    with qtbot.waitSignal(backing.told) as told:
        backing.tell()
    assert told.args == ["1 made", "ok"]


def test_at_sign_in_by_itself_and_a_failure_is_not_thrown_in_anybodys_face(qtbot):
    office = Office(Trouble("backup_place_gone"))
    office.go_on.set()
    backing = BackingUp(office)
    with qtbot.waitSignal(backing.ended) as ended:
        backing.begin(first_ms=1)
    assert office.made == ["at sign-in"] and ended.args == [None]


def test_a_fault_of_the_program_is_told_though_nobody_asked(qtbot):
    office = Office(KeyError("Ada"))
    office.go_on.set()
    backing = BackingUp(office)
    with qtbot.waitSignal(backing.broken) as broken:
        backing.begin(first_ms=1)
    assert isinstance(broken.args[0], KeyError)


def test_words_that_fail_for_a_damaged_store_say_nothing_and_for_a_bug_do(qtbot, monkeypatch):
    office, told = Office(), []
    backing = BackingUp(office)
    backing.told.connect(lambda words, _tone: told.append(words))
    backing.broken.connect(told.append)
    for fault in (Trouble("records_damaged"), KeyError("Ada")):
        monkeypatch.setattr(office, "said", lambda fault=fault: (_ for _ in ()).throw(fault))
        backing.tell()
        qtbot.waitUntil(lambda: not backing._reads)
    assert [type(each) for each in told] == [KeyError]


def test_leaving_stops_it(qtbot):
    office = Office()
    backing = BackingUp(office)
    backing.make()
    backing.stop()
    assert not [one for one in threading.enumerate() if one.name == "safetydesk-backup"]
    backing.make()
    assert office.made == ["by hand"]
