"""An address is tracked from capture to removal and back again, each step an entry of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged, logged_with_files

from safetydesk.domain.errors import Refusal
from safetydesk.domain.facts import facts_of
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.domain.takedown_standing import standings
from safetydesk.services.desk import Desk

ADDRESS = "https://social.example/p/4471?x=1"


def test_from_capture_to_back_again(desk: Desk, clock: StoppedClock, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 2)
    incident, (before, after) = case.incident, case.exhibits
    draft = TakedownDraft(address=f" {ADDRESS} ", platform="snapchat", exhibit_id=before.id)
    asked = TakedownStepDraft(kind="reported", route="platform", reference="SC-99/1")
    takedown = desk.takedowns.begin(incident.id, draft, asked)
    assert takedown.address == ADDRESS
    clock.move(days=8)
    steps = (
        TakedownStepDraft(kind="chased", note="By the form again"),
        TakedownStepDraft(kind="removed", exhibit_id=after.id),
        TakedownStepDraft(kind="back"),
    )
    made = []
    for step in steps:
        clock.move(hours=1)
        made.append(desk.takedowns.step(takedown.id, step))
    assert [each.route for each in made] == ["platform", "platform", ""]
    case = desk.incident_log.reread(incident.id)
    ((_, standing),) = standings(case, clock.now(), desk.vocabulary, desk.office.calendars)
    assert (standing.state, [each.kind for each in standing.steps]) == (
        "back", ["reported", "chased", "removed", "back"],
    )  # fmt: skip
    facts = facts_of(case)
    assert facts["takedown:reported"] < facts["takedown:removed"] and "takedown:reported.platform" in facts
    kinds = [done.kind for done in case.history]
    assert kinds.count("TakedownBegun") == 1 and kinds.count("TakedownStepTaken") == 4
    for words in ("4471", "SC-99", "snapchat"):
        assert [each.id for each in desk.search.find(words)] == [incident.id], words


def test_what_is_refused(desk: Desk, tmp_path: Path) -> None:
    incident, other = logged(desk), logged_with_files(desk, tmp_path, 1)
    takedown = desk.takedowns.begin(incident.id, TakedownDraft(address=ADDRESS))
    entries = desk.audit_trail.count()
    for act, code in (
        (
            lambda: desk.takedowns.begin(incident.id, TakedownDraft(address=ADDRESS.upper())),
            "already_tracked",
        ),
        (lambda: desk.takedowns.begin(incident.id, TakedownDraft()), "draft_has_problems"),
        (
            lambda: desk.takedowns.begin(
                incident.id, TakedownDraft(address="x", exhibit_id=other.exhibits[0].id)
            ),
            "draft_has_problems",
        ),
        (lambda: desk.takedowns.step(takedown.id, TakedownStepDraft(kind="back")), "draft_has_problems"),
        (
            lambda: desk.takedowns.begin(
                incident.id, TakedownDraft(address="y"), TakedownStepDraft(kind="answered")
            ),
            "draft_has_problems",
        ),
        (lambda: desk.takedowns.step(incident.id, TakedownStepDraft(kind="captured")), "no_such_record"),
    ):
        with pytest.raises(Refusal) as raised:
            act()
        assert raised.value.code == code
    assert desk.audit_trail.count() == entries
    assert desk.incident_log.reread(incident.id).takedowns == (takedown,)


def test_a_locked_incident_takes_no_capture_by_any_door(desk: Desk) -> None:
    incident = logged(desk, sexual_image=True, severity=3)
    captured = TakedownStepDraft(kind="captured")
    with pytest.raises(Refusal) as raised:
        desk.takedowns.begin(incident.id, TakedownDraft(address=ADDRESS), captured)
    assert [each.code for each in raised.value.problems] == ["takedown_never_captured"]
    takedown = desk.takedowns.begin(incident.id, TakedownDraft(address=ADDRESS))
    with pytest.raises(Refusal):
        desk.takedowns.step(takedown.id, captured)
    asked = desk.takedowns.step(takedown.id, TakedownStepDraft(kind="reported", route="report_remove"))
    for kind in (asked.kind, "removed", "back"):
        if kind != asked.kind:
            desk.takedowns.step(takedown.id, TakedownStepDraft(kind=kind))
        case = desk.incident_log.reread(incident.id)
        ((_, standing),) = standings(case, desk.office.now(), desk.vocabulary, desk.office.calendars)
        assert standing.state == kind and "captured" not in standing.next_steps
