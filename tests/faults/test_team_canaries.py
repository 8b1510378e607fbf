"""The same of the team's and the keys' texts: who joins, by what name and passphrase, why something is restricted or
handed over, where backups go, what the keychain's profile file holds, and what stands on a recovery sheet."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.faults import watching
from tests.faults.canaries import FILLED, canary, filled
from tests.faults.test_canaries import drafts_of, temp
from tests.faults.test_recovery_leaks import traces
from tests.faults.watching import Watch, leaks
from tests.services.acts import logged
from tests.services.conftest import LOGIN, PASSPHRASE

from pretend_keychain import PretendMachine
from safetydesk import bootstrap
from safetydesk.bootstrap import front_door, keychain_door, open_desk
from safetydesk.domain import team_drafts
from safetydesk.domain.drafts import ExemptionDraft
from safetydesk.domain.restriction import EXEMPTION, INCIDENT
from safetydesk.domain.team_drafts import CoverDraft, MemberDraft
from safetydesk.domain.team_member import DEPUTY
from safetydesk.services.desk import Desk
from safetydesk.services.keys import NewMember

__all__ = ["temp"]
NEWCOMER = "canary.kanarienvogel@larkfield"
THEIRS, LATER = "velvet compass otter gravel tumbler", "tinsel ladder meadow anchor parade"


@pytest.fixture
def marks(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What is looked for besides canaries: the passphrases, which may hold no name, and whatever a test adds."""
    said = (PASSPHRASE, THEIRS, LATER)
    every = [
        *watching.MARKS,
        *(one.encode(form) for one in said for form in ("utf-8", "utf-16-le", "utf-16-be")),
    ]
    monkeypatch.setattr(watching, "MARKS", every)
    return every


def days_of(desk: Desk, outside: Path, marks: list[bytes]) -> Iterator[str]:
    """What whoever leads does for the team and its keys."""
    new = filled(NewMember(name=canary(), role=DEPUTY), initials="KV", role=DEPUTY)
    joined = desk.team_keys.enrol(new, NEWCOMER, THEIRS, PASSPHRASE)
    yield "a member"
    said = filled(MemberDraft(), initials="KW", role=DEPUTY, started="", ended="")
    desk.team.amend(joined.id, joined.row_version, replace(said, started=desk.team.draft_of(joined).started))
    desk.team.arrange_cover(
        filled(CoverDraft(absent=joined.id, stands_in=desk.me.id), starts="2026-12-01", ends="2026-12-04")
    )
    desk.school_profile.amend(pc_keeper=canary())
    yield "a cover"
    incident, other = logged(desk), logged(desk)
    desk.restricting.restrict(INCIDENT, incident.id, (joined.id,), canary())
    desk.handing_over.hand_over(INCIDENT, incident.id, joined.id, canary())
    desk.restricting.restrict(INCIDENT, other.id, (), canary())
    desk.restricting.lift(INCIDENT, other.id, canary())
    exemption = desk.exemptions.record(filled(ExemptionDraft(kind="family_friend"), staff_name=canary()))
    desk.restricting.restrict(EXEMPTION, exemption.id, (joined.id,), canary())
    desk.handing_over.hand_over(EXEMPTION, exemption.id, joined.id, canary())
    yield "a restriction"
    sheets = desk.recovery_sheets.draw(PASSPHRASE)
    for code in sheets._set.codes:
        marks.extend(traces(code.text()))
    desk.recovery_sheets.put_in_force(sheets)
    desk.recovery_sheets.save(sheets, outside)
    desk.recovery_sheets.check(sheets._set.codes[0].text())
    yield "recovery sheets"
    place = outside / canary()
    place.mkdir()
    desk.backups.choose(place)
    desk.backups.make()
    yield "a backup"


def drafts_left() -> set[type]:
    return drafts_of(team_drafts) - FILLED


def test_nothing_of_the_team_and_the_keys_is_ever_written_plainly(
    store_path: Path,
    profile: Path,
    temp: Path,
    tmp_path: Path,
    marks: list[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    machine = PretendMachine()
    monkeypatch.setattr(bootstrap.surroundings, "os_keychain", machine.keychain)
    clock, outside = StoppedClock(), tmp_path / "outside"
    outside.mkdir()
    places = (store_path, profile, temp)
    watch = Watch(*places, allowed=(outside,))
    try:
        desk = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
        for act in days_of(desk, outside, marks):
            assert list(leaks(*places)) == [], act
        desk.lock()
        theirs = open_desk(front_door(store_path, clock).unlock(NEWCOMER, THEIRS), clock)
        theirs.keychain.turn_on(THEIRS)
        theirs.team_keys.change_passphrase(THEIRS, LATER)
        for thread in threading.enumerate():
            if thread.name == "safetydesk-keychain":
                thread.join(5)  # another passphrase ends it at once
        theirs.keychain.turn_on(LATER)
        theirs.lock()
        assert len(list((profile / "keychain").iterdir())) == 1 and list(leaks(*places)) == []
        again = open_desk(keychain_door(front_door(store_path, clock), clock).unlock(NEWCOMER), clock)
        assert again.audit_trail.verify().ok
        again.close()
        assert list(leaks(*places)) == []
        (place,) = (path for path in outside.iterdir() if path.is_dir())
        assert list(place.rglob("*.age")) or list(place.rglob("records.db"))
        assert list(leaks(place)) == [], "a backup lies where anybody may find it"
    finally:
        watch.is_over = True
    assert watch.leaky == set() and watch.elsewhere == set()
    assert list(leaks(outside))  # and the search does find what is there
    assert drafts_left() == set()
