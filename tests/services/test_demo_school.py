"""The demo school: invented, whole, and true to every rule of the desk."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.services.conftest import PASSPHRASE

from safetydesk import assets
from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.clock import Moment
from safetydesk.domain.deadlines.clocks import in_sight
from safetydesk.domain.rows import IncidentFilter
from safetydesk.services.deadline_board import Today
from safetydesk.services.demo.script import acts
from safetydesk.services.demo.story_clock import StoryClock, as_typed, moment_of
from safetydesk.services.demo_school import COLLEAGUES, add_colleagues, build_demo, demo_member
from safetydesk.services.desk import Desk

PRESENT = Moment.london(2026, 11, 21, 14, 20)


def test_the_story_told_in_its_own_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    clock = StoryClock(PRESENT)
    door = front_door(tmp_path / "store", clock)
    desk = open_desk(door.create(demo_member(PASSPHRASE)), clock)
    try:
        add_colleagues(desk, PASSPHRASE)
        made = build_demo(desk, tmp_path / "originals", present=PRESENT)
        assert desk.clock.now() == PRESENT
        assert desk.school().is_demo
        rows = desk.incident_log.page(IncidentFilter())
        assert len(rows) >= 12
        assert len({row.categories[0] for row in rows}) >= 10
        assert len(desk.people.all()) >= 25
        _is_whole(desk, made.incident, tmp_path / "originals")
        _has_a_conversation(desk)
        _has_escalated(desk)
        today = desk.deadline_board.today()
        _is_what_the_cases_say(desk, today)
        assert today.overdue
        assert today.coming
        assert today.waiting
        assert today.reviews
        assert desk.profiles.past_review(), "a policy past its own review is shown as that"
        assert [len(draft.evidence) for draft in today.drafts] == [1]
        decisions = {row.decision for row in desk.exemptions.rows()}
        assert decisions == {"agreed_with_conditions", "refused", "pending", "agreed"}
        assert desk.audit_trail.verify().ok
    finally:
        desk.close()
    for login, colleague in COLLEAGUES.items():
        theirs = open_desk(door.unlock(login, PASSPHRASE), clock)
        assert (theirs.me.name, theirs.office.role.code) == (colleague.name, colleague.role)
        theirs.close()


def _is_whole(desk: Desk, reference: str, originals: Path) -> None:
    case = desk.incident_log.open(desk.incident_log.by_reference(reference))
    assert [exhibit.sealed.original_name for exhibit in case.exhibits] == [
        "group-chat-1.png",
        "group-chat-2.jpg",
    ]
    for exhibit in case.exhibits:
        content = (originals / exhibit.sealed.original_name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == exhibit.sealed.sha256
    assert case.amendments
    assert case.first_account.summary != case.incident.summary
    assert case.notes
    assert case.notices
    assert case.referrals
    assert case.decisions
    assert case.incident.recorded.utc < PRESENT.utc


def _has_a_conversation(desk: Desk) -> None:
    """Four screenshots in the order that they show themselves, a gap that is flagged, and a transcript."""
    cases = [desk.incident_log.reread(row.id) for row in desk.incident_log.page(IncidentFilter())]
    (told,) = [one for case in cases for one in case.conversations]
    assert (len(told.parts), told.gaps, len(told.lines)) == (4, 1, 6)
    assert [part.is_gap for part in told.parts] == [False, False, False, True] and told.parts[3].note


def _is_what_the_cases_say(desk: Desk, today: Today) -> None:
    """Today reads a few columns of a few incidents; here every incident is read whole, and every clock is counted."""
    now = desk.clock.now()
    expected = {
        (case.incident.reference, clock.rule_code, clock.started_by): clock
        for case in (desk.incident_log.reread(row.id) for row in desk.incident_log.page(IncidentFilter()))
        for clock in desk.deadlines.of_case(case)
        if in_sight(clock, desk.vocabulary, now)
    }
    lines = (*today.overdue, *today.due_today, *today.coming, *today.paused)
    found = {
        (line.reference, line.deadline.rule_code, line.deadline.started_by): line.deadline for line in lines
    }
    assert found == expected and len(found) == len(lines) > 10


def _has_escalated(desk: Desk) -> None:
    """One at least of each thing that an incident's escalation shows, so that no page of it is met empty."""
    cases = [desk.incident_log.reread(row.id) for row in desk.incident_log.page(IncidentFilter())]
    clocks = [clock for case in cases for clock in desk.deadlines.of_case(case)]
    views = [view for case in cases for view in desk.pathways.of_case(case)]
    assert [name for name in _OF_ESCALATION if not any(getattr(case, name) for case in cases)] == []
    assert {clock.state for clock in clocks} >= {"running", "paused", "met"}
    assert len({view.pathway.code for view in views}) >= 8
    assert len([case for case in cases if case.incident.status == "closed"]) == 2
    assert {case.incident.reference for case in cases if desk.links.of_incident(case.incident.id)}
    agencies, today = desk.agencies.all(), PRESENT.london_date
    assert len(agencies) == 5
    assert len([one for one in agencies if one.needs_checking(today, 366)]) == 2
    board = desk.deadline_board.today()
    assert board.paused and board.actions and board.due_today


_OF_ESCALATION = (
    "call_attempts", "deadline_changes", "takedowns", "takedown_steps", "closures", "sign_offs", "debriefs", "actions",
    "threshold_decisions", "pathway_steps",
)  # fmt: skip


def test_on_a_desk_whose_clock_stands_still(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    made = build_demo(desk, tmp_path / "originals")
    assert made.incident
    assert all(path.is_file() for path in made.originals)


@pytest.mark.parametrize("hour", [0, 23])
@pytest.mark.parametrize("day", [1, 2, 29])
def test_the_story_runs_forward_whatever_the_hour(day: int, hour: int) -> None:
    present = Moment.london(2026, 3, day, hour, 5)
    story = acts(present)
    assert story[-1].at.utc < present.utc
    by_incident: dict[str, str] = {}
    for act in story:
        if act.do == "log":
            by_incident[act.about] = act.do
        elif act.do not in ("exempt", "draft", "agency"):
            assert act.about in by_incident, f"{act.do} before {act.about} was logged"


def test_times_of_the_story() -> None:
    assert moment_of("d1 09:00", PRESENT) == Moment.london(2026, 11, 20, 9, 0)
    assert moment_of("h1:20", PRESENT) == Moment.london(2026, 11, 21, 13, 0)
    assert as_typed("f1", PRESENT) == "2026-11-23"
    assert as_typed("d5 is not a time", PRESENT) == "d5 is not a time"
    with pytest.raises(ValueError, match="not a time"):
        moment_of("yesterday", PRESENT)


def test_its_pictures_are_small() -> None:
    pictures = [path for path in assets.path("demo").iterdir() if path.suffix != ".toml"]
    assert {path.suffix for path in pictures} == {".png", ".jpg", ".webp"}
    assert all(path.stat().st_size < 150_000 for path in pictures)


def test_the_demo_command_as_a_program(tmp_path: Path) -> None:
    source = str(Path(__file__).resolve().parents[2] / "src")
    environment = {**os.environ, "PYTHONPATH": source, "XDG_STATE_HOME": str(tmp_path / "state")}
    command = [sys.executable, "-m", "safetydesk", "demo", "--to", str(tmp_path / "demo")]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    assert "passphrase:" in done.stdout
    made = sorted(path.name for path in (tmp_path / "demo").iterdir())
    assert made == ["case-file.pdf", "exemption-certificate.pdf", "originals", "store"]
    again = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert again.returncode == 1
    assert "not empty" in again.stderr
