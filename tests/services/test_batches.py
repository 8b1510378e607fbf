"""A batch cut short by the lock, or by a crash, says at the next sign-in how many went in, and says it once."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import a_draft, logged
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.errors import Cancelled
from safetydesk.services.desk import Desk
from samples import png


class Stop:
    """Stops the work at the file of that place, the first being 0."""

    def __init__(self, place: int, fault: BaseException) -> None:
        self._place, self._fault = place, fault

    def step(self, done: int, total: int, label: str) -> None:
        if not label and done == self._place:
            raise self._fault


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [png(tmp_path, 50, 40, name=f"{number}.png") for number in range(4)]


def again(desk: Desk, clock: StoppedClock) -> Desk:
    desk.close()
    return open_desk(front_door(desk.store_path, clock).unlock(LOGIN, PASSPHRASE), clock)


def test_the_lock_leaves_word_for_the_next_sign_in(
    desk: Desk, files: list[Path], clock: StoppedClock
) -> None:
    incident, draft = logged(desk), a_draft(desk)
    desk.exhibits.receive(incident.id, files[:1], "no")  # whole, and before: it is not counted in
    clock.move(minutes=1)
    desk.batches.leave()
    desk.exhibits.receive(incident.id, files, "no", progress=Stop(3, Cancelled()))
    clock.move(minutes=1)
    desk.exhibits.receive_into_draft(draft, files, "no", progress=Stop(1, Cancelled()))
    assert desk.batches.take() == ()  # nobody is there to read it any more

    next_desk = again(desk, clock)
    first, second = next_desk.batches.take()
    assert (first.subject, first.reference, first.went_in, first.total) == (incident.id, "OS-2026-0001", 3, 4)
    assert (second.subject, second.reference, second.went_in, second.total) == (draft.id, "", 1, 4)
    assert len(next_desk.incident_log.reread(incident.id).exhibits) == 4
    assert next_desk.batches.take() == ()  # told once
    next_desk.close()


def test_a_crash_leaves_word_too(desk: Desk, files: list[Path], clock: StoppedClock) -> None:
    incident = logged(desk)
    with pytest.raises(KeyboardInterrupt):
        desk.exhibits.receive(incident.id, files, "no", progress=Stop(2, KeyboardInterrupt()))
    next_desk = again(desk, clock)
    assert [(each.went_in, each.total) for each in next_desk.batches.take()] == [(2, 4)]
    next_desk.close()


def test_whoever_cancels_is_told_there_and_then(desk: Desk, files: list[Path], clock: StoppedClock) -> None:
    incident = logged(desk)
    assert desk.exhibits.receive(incident.id, files, "no", progress=Stop(2, Cancelled())).was_cancelled
    next_desk = again(desk, clock)
    assert next_desk.batches.take() == ()
    next_desk.close()


def test_a_batch_that_got_through_under_the_cover_says_nothing(
    desk: Desk, files: list[Path], clock: StoppedClock
) -> None:
    incident = logged(desk)
    desk.batches.leave()
    desk.exhibits.receive(incident.id, files, "no")
    next_desk = again(desk, clock)
    assert next_desk.batches.take() == ()
    next_desk.close()


def test_nothing_is_said_of_a_draft_thrown_away_since(
    desk: Desk, files: list[Path], clock: StoppedClock
) -> None:
    draft = a_draft(desk)
    desk.batches.leave()
    desk.exhibits.receive_into_draft(draft, files, "no", progress=Stop(1, Cancelled()))
    next_desk = again(desk, clock)
    next_desk.incident_log.discard_draft(draft.id, sure=True)
    assert next_desk.batches.take() == ()
    next_desk.close()
