"""Files in a colleague's draft are claimed, whoever signs in; where a list is damaged, nothing is moved on its word."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged, with_files
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.drafts import IncidentDraft
from safetydesk.services.desk import Desk

COLLEAGUE = "c" * 32


def opened(store: Path, clock: StoppedClock) -> Desk:
    return open_desk(front_door(store, clock).unlock(LOGIN, PASSPHRASE), clock)


def in_place(store: Path) -> int:
    return len(list((store / "exhibits").glob("??/*.age")))


@pytest.mark.parametrize("damage", ["none", "damaged", "missing"])
def test_a_colleagues_files_stay(store_path: Path, clock: StoppedClock, tmp_path: Path, damage: str) -> None:
    desk = opened(store_path, clock)
    with_files(desk, tmp_path, 2)
    desk.close()
    (mine,) = (store_path / "members").iterdir()
    theirs = mine.rename(
        mine.with_name(COLLEAGUE)
    )  # as if the draft were a colleague's: nobody here can open it
    if damage == "damaged":
        (theirs / "claims").write_bytes((theirs / "claims").read_bytes()[:-3])
    if damage == "missing":
        (theirs / "claims").unlink()
    stray = store_path / "exhibits" / "ab" / ("ab" * 32 + ".age")
    stray.parent.mkdir(exist_ok=True)
    stray.write_bytes(b"nobody's")
    again = opened(store_path, clock)
    assert not again.incident_log.drafts()
    if damage == "none":
        assert again.unclaimed == (stray.stem,) and in_place(store_path) == 2
    else:
        assert again.unclaimed == () and in_place(store_path) == 3
    verdict = again.audit_trail.verify()
    assert verdict.ok and verdict.draft_files == 0
    assert verdict.unclaimed == ((stray.stem,) if damage == "none" else ())
    again.close()


def test_ones_own_list_follows_the_drafts(store_path: Path, clock: StoppedClock, tmp_path: Path) -> None:
    desk = opened(store_path, clock)
    logged(desk)
    draft = with_files(desk, tmp_path, 2)
    (mine,) = (store_path / "members").iterdir()
    held = sorted(each.sealed.file_name for each in draft.evidence)
    assert (mine / "claims").read_text().split("\n")[1:3] == held
    desk.incident_log.log(draft)
    desk.close()
    again = opened(store_path, clock)
    assert len((mine / "claims").read_text().splitlines()) == 2 and not again.unclaimed
    again.close()


def test_the_list_shrinks_with_the_drafts_and_not_only_at_sign_in(
    store_path: Path, clock: StoppedClock, tmp_path: Path
) -> None:
    desk = opened(store_path, clock)
    first, second = (with_files(desk, tmp_path, 1) for _ in range(2))
    third = with_files(desk, tmp_path, 2)
    (mine,) = (store_path / "members").iterdir()

    def listed() -> set[str]:
        return set((mine / "claims").read_text().split("\n")[1:-2])

    def names(*drafts: IncidentDraft) -> set[str]:
        return {each.sealed.file_name for draft in drafts for each in draft.evidence}

    assert listed() == names(first, second, third)
    desk.incident_log.log(first)
    assert listed() == names(second, third)
    desk.incident_log.discard_draft(second.id, sure=True)
    assert listed() == names(third)
    left = desk.exhibits.remove_from_draft(third, third.evidence[0].sealed.file_name)
    assert listed() == names(left) and len(listed()) == 1
    desk.close()
