"""One person with keys of their own, and the database open, must not destroy alone without verifying saying so."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from tests.clocks import StoppedClock
from tests.services.a_team import at_the_desk, member, store_path, team_store
from tests.services.acts import logged_with_files
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.test_destroying import ADVICE, asked, refused

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.destruction import Destruction
from safetydesk.domain.events import ExhibitDestroyed
from safetydesk.domain.exhibit import DESTROYED, Exhibit
from safetydesk.domain.team_member import DEPUTY
from safetydesk.records.work import Work
from safetydesk.services.desk import Desk
from safetydesk.services.keys import NewMember

__all__ = ["store_path", "team_store"]
RESET = "another harbour lantern meadow thistle"


def forge(desk: Desk, work: Work, case: CaseFile, waiting: Destruction, other: Exhibit) -> None:
    """What tells of `other` goes in the name of that destruction, under an act of whoever is at the desk."""
    numbers = [
        act.number
        for act in desk.audit_trail.history(case.incident.id)
        if act.kind == "ExhibitReceived" and getattr(act.event, "record", None) == other.id
    ]
    for number in numbers:
        work._connection.exec_driver_sql(f"INSERT INTO destroyed_payloads VALUES ({number}, '{waiting.id}')")
        work._connection.exec_driver_sql(f"DELETE FROM audit_payloads WHERE number = {number}")
    work.commit(
        ExhibitDestroyed(
            subject=case.incident.id,
            reference=case.incident.reference,
            record=waiting.exhibit_id,
            destruction=waiting.id,
            number=waiting.number,
            asked_by=waiting.asked_by,
            advice=waiting.reference,
            entries=tuple(numbers),
        )
    )


def found(desk: Desk) -> set[str]:
    return {each.code for each in desk.audit_trail.verify().findings}


def confirmed(desk: Desk, work: Work, waiting: UUID) -> None:
    asked_for = work.get(Destruction, waiting)
    work.replace(replace(asked_for, confirmed=desk.office.now(), confirmed_by=desk.office.me))


def test_what_was_declined_is_no_leave_to_destroy(store_path: Path, tmp_path: Path) -> None:
    with at_the_desk(store_path, LOGIN) as desk:
        case, _exhibit, waiting = asked(desk, tmp_path)
    with at_the_desk(store_path, "kate") as desk:
        desk.destroying.decline(waiting.id, waiting.row_version, "Kept on advice")
        assert desk.audit_trail.verify().ok
        with desk.office.work() as work:
            confirmed(desk, work, waiting.id)
            forge(desk, work, case, waiting, case.exhibits[1])
        assert {"destroyed_by_one", "payload_missing", "exhibit_untold"} <= found(desk)


def test_one_asking_is_good_for_one_exhibit_alone(store_path: Path, tmp_path: Path) -> None:
    """The second person confirms, and takes another exhibit's first fingerprint along, to put another file there."""
    with at_the_desk(store_path, LOGIN) as desk:
        case, _exhibit, waiting = asked(desk, tmp_path)
    other = case.exhibits[1]
    with at_the_desk(store_path, "kate") as desk:
        with desk.office.work() as work:
            confirmed(desk, work, waiting.id)
            now = work.get(Exhibit, other.id)
            sealed = desk.exhibits._receiving._files.seal(io.BytesIO(b"\x89PNG other bytes"), 16)
            work.replace(replace(now, sealed=replace(now.sealed, sha256=sealed.sha256)))
            isolated = work.get(Exhibit, waiting.exhibit_id)
            work.replace(replace(isolated, state=DESTROYED))
            forge(desk, work, case, waiting, other)
        assert "exhibit_untold" in found(desk)


def test_a_second_act_for_the_same_asking_is_said(store_path: Path, tmp_path: Path) -> None:
    with at_the_desk(store_path, LOGIN) as desk:
        case, _exhibit, waiting = asked(desk, tmp_path)
    with at_the_desk(store_path, "kate") as desk:
        desk.destroying.confirm(waiting.id, waiting.row_version, PASSPHRASE)
        assert desk.audit_trail.verify().ok
        with desk.office.work() as work:
            forge(desk, work, case, waiting, case.exhibits[1])
        assert {"destroyed_by_one", "payload_missing", "exhibit_untold"} <= found(desk)


def test_an_exhibit_set_to_destroyed_by_one_is_said(store_path: Path, tmp_path: Path) -> None:
    with at_the_desk(store_path, LOGIN) as desk:
        case, _exhibit, waiting = asked(desk, tmp_path)
    with at_the_desk(store_path, "kate") as desk:
        desk.destroying.confirm(waiting.id, waiting.row_version, PASSPHRASE)
        desk.exhibits.isolate(case.exhibits[1].id, "must_not_be_here")
        with desk.office.work() as work:
            other = work.get(Exhibit, case.exhibits[1].id)
            work.replace(replace(other, state=DESTROYED))
            forge(desk, work, case, waiting, replace(other, id=waiting.id))  # the act alone, no payload
        assert "exhibit_untold" in found(desk)


@pytest.mark.parametrize("how", ["enrolled", "keys reset"])
def test_whoever_got_keys_after_the_isolating_is_no_second_person(
    how: str, store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at_the_desk(store_path, LOGIN) as desk:
        case = logged_with_files(desk, tmp_path, 2)
        exhibit = case.exhibits[0]
        desk.exhibits.isolate(exhibit.id, "must_not_be_here")
        if how == "enrolled":
            new = NewMember(name="Second Self", role=DEPUTY)
            desk.team_keys.enrol(new, "self2", RESET, PASSPHRASE)
        else:
            desk.team_keys.reset(member(desk, "kate"), "", RESET, PASSPHRASE)
        waiting = desk.destroying.ask(exhibit.id, ADVICE)
    login = "self2" if how == "enrolled" else "kate"
    puppet = open_desk(front_door(store_path, StoppedClock()).unlock(login, RESET), StoppedClock())
    try:
        assert refused(puppet.destroying.confirm, waiting.id, 1, RESET) == "destroy_second_too_new"
        monkeypatch.setattr("safetydesk.services.destroying._had_keys_before", lambda *_given: True)
        assert puppet.destroying.confirm(waiting.id, 1, RESET).is_done
        assert "destroyed_by_one" in found(puppet), "and a program that does not ask is found out"
    finally:
        puppet.close()


def test_the_head_confirms_what_a_new_deputy_could_not(store_path: Path, tmp_path: Path) -> None:
    with at_the_desk(store_path, LOGIN) as desk:
        _case, _exhibit, waiting = asked(desk, tmp_path)
        desk.team_keys.reset(member(desk, "kate"), "", RESET, PASSPHRASE)
    with at_the_desk(store_path, "head") as desk:
        assert desk.destroying.confirm(waiting.id, 1, PASSPHRASE).is_done
        assert desk.audit_trail.verify().ok


def test_a_second_person_with_keys_fresh_from_the_first_is_remarked_on(
    store_path: Path, tmp_path: Path
) -> None:
    """One person may have enrolled a second self before: nothing proves it, so the sheet and verify say it."""
    clock = StoppedClock()
    with at_the_desk(store_path, LOGIN) as desk:
        case, _exhibit, waiting = asked(desk, tmp_path)
        lead = desk.office.me
    with at_the_desk(store_path, "kate") as desk:
        given = {each.member_id: each.by for each in desk.destroying.keys_given(waiting)}
        assert given == {lead: lead, desk.office.me: lead}
        assert desk.destroying.confirm(waiting.id, 1, PASSPHRASE).is_done
        verdict = desk.audit_trail.verify()
        assert verdict.ok and [each.code for each in verdict.anomalies] == ["destroyed_by_new_keys"]
    other = case.exhibits[1]
    clock.move(days=31)
    desk = open_desk(front_door(store_path, clock).unlock(LOGIN, PASSPHRASE), clock)
    desk.exhibits.isolate(other.id, "must_not_be_here")
    later = desk.destroying.ask(other.id, ADVICE)
    desk.close()
    desk = open_desk(front_door(store_path, clock).unlock("kate", PASSPHRASE), clock)
    assert desk.destroying.confirm(later.id, 1, PASSPHRASE).is_done
    assert len(desk.audit_trail.verify().anomalies) == 1, "known for long enough"
    desk.close()


def test_where_keys_had_to_be_given_anew_it_is_isolated_anew(store_path: Path, tmp_path: Path) -> None:
    """A forgotten passphrase or a leaver replaced must not mean that it is held for ever."""
    with at_the_desk(store_path, LOGIN) as desk:
        _case, exhibit, waiting = asked(desk, tmp_path)
        desk.team_keys.reset(member(desk, "kate"), "", RESET, PASSPHRASE)
        desk.team_keys.reset(member(desk, "head"), "", RESET, PASSPHRASE)
    kate = open_desk(front_door(store_path, StoppedClock()).unlock("kate", RESET), StoppedClock())
    assert refused(kate.destroying.confirm, waiting.id, 1, RESET) == "destroy_second_too_new"
    kate.destroying.decline(waiting.id, 1, "None of us has older keys")
    kate.close()
    with at_the_desk(store_path, LOGIN) as desk:
        again = desk.destroying.ask(exhibit.id, ADVICE)
    kate = open_desk(front_door(store_path, StoppedClock()).unlock("kate", RESET), StoppedClock())
    assert refused(kate.destroying.confirm, again.id, 1, RESET) == "destroy_second_too_new", (
        "not by asking anew"
    )
    kate.destroying.decline(again.id, 1, "As before")
    kate.close()
    with at_the_desk(store_path, LOGIN) as desk:
        desk.exhibits.free(exhibit.id, "Isolated anew at once: nobody else has older keys")
        desk.exhibits.isolate(exhibit.id, "must_not_be_here")
        last = desk.destroying.ask(exhibit.id, ADVICE)
    kate = open_desk(front_door(store_path, StoppedClock()).unlock("kate", RESET), StoppedClock())
    assert kate.destroying.confirm(last.id, 1, RESET).is_done
    assert kate.audit_trail.verify().ok
    kate.close()
