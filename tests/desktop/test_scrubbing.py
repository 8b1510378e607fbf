"""The check of all evidence: only while nobody works, let go of at the first touch, and gone on with later."""

from __future__ import annotations

import time

from safetydesk.desktop.scrubbing import QUIET, ScrubbingBeside
from safetydesk.domain.errors import Trouble


class Office:
    """Three files, each of which takes until somebody looks away from it often enough."""

    def __init__(self, fault: Exception | None = None, loaves: int = 3) -> None:
        self.left, self.asked, self.fault, self.loaves = 3, 0, fault, loaves

    def is_due(self):
        self.asked += 1
        return self.left > 0

    def step(self, progress):
        for _loaf in range(self.loaves):
            progress.step(0, 0, "")
            time.sleep(0.002)
        if self.fault:
            raise self.fault
        self.left -= 1
        return self.left > 0

    def said(self):
        return f"{3 - self.left} of 3", "ok"


class Quiet:
    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __call__(self) -> float:
        return self.seconds


def test_a_round_is_made_while_nobody_works_and_said_at_the_foot(qtbot):
    office, quiet = Office(), Quiet(QUIET - 1)
    scrubbing = ScrubbingBeside(office, quiet)
    scrubbing.look()
    assert not scrubbing.is_busy and office.asked == 0
    quiet.seconds = QUIET
    with qtbot.waitSignal(scrubbing.told) as told:
        scrubbing.look()
    assert told.args == ["3 of 3", "ok"] and not scrubbing.is_busy
    with qtbot.waitSignal(scrubbing.told):
        scrubbing.look()
    assert office.asked == 2, "asked again, and nothing was due"


def test_the_first_touch_lets_go_of_the_file(qtbot):
    office, quiet = Office(loaves=100_000), Quiet(QUIET)
    scrubbing = ScrubbingBeside(office, quiet)
    with qtbot.waitSignal(scrubbing.told) as told:
        scrubbing.look()
        qtbot.wait(20)
        assert scrubbing.is_busy
        quiet.seconds = 0.0
    assert told.args == ["0 of 3", "ok"]
    office.loaves, quiet.seconds = 1, QUIET
    with qtbot.waitSignal(scrubbing.told) as told:
        scrubbing.look()
    assert told.args == ["3 of 3", "ok"]


def test_leaving_ends_it_and_a_fault_of_ours_is_told(qtbot):
    endless = ScrubbingBeside(Office(loaves=100_000), Quiet(QUIET))
    endless.look()
    endless.stop()
    endless.look()
    qtbot.waitUntil(lambda: not endless.is_busy)
    quiet = ScrubbingBeside(Office(Trouble("disk_failing")), Quiet(QUIET))
    broken = ScrubbingBeside(Office(ValueError("ours")), Quiet(QUIET))
    with qtbot.assertNotEmitted(quiet.broken), qtbot.waitSignal(broken.broken) as told:
        quiet.look()
        broken.look()
    assert isinstance(told.args[0], ValueError)
    qtbot.waitUntil(lambda: not quiet.is_busy and not broken.is_busy)
