"""Debriefs and actions: one tracker for all incidents, and an early review is a line of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.a_team import at_the_desk, store_path, team_store
from tests.services.acts import logged

from safetydesk.domain.clock import Moment
from safetydesk.domain.closing_drafts import ActionDraft, DebriefDraft, SettlingDraft
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.rows import ActionFilter
from safetydesk.services.desk import Desk

__all__ = ["store_path", "team_store"]

HELD = DebriefDraft(held="now", present="Head, DSL", lessons="Tutors did not know the route")


def said(raised: pytest.ExceptionInfo[Refusal]) -> dict[str, str]:
    return {problem.field: problem.code for problem in raised.value.problems}


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        (DebriefDraft(), {"held": "held_or_waived", "present": "needed", "lessons": "needed"}),
        (replace(HELD, waived_reason="No time"), {"waived_reason": "held_and_waived"}),
        (replace(HELD, early_review=("online_safety",)), {"review_owner": "needed"}),
        (
            replace(HELD, early_review=("nonsense",), review_owner="x"),
            {"early_review": "not_in_the_list"},
        ),
    ],
)
def test_a_debrief_is_held_or_waived(desk: Desk, draft: DebriefDraft, wanted: dict[str, str]) -> None:
    incident = logged(desk)
    with pytest.raises(Refusal) as raised:
        desk.debriefs.record(incident.id, draft)
    assert said(raised) == wanted
    waived = desk.debriefs.record(incident.id, DebriefDraft(waived_reason="A slip of one pupil"))
    assert waived.held is None and desk.incident_log.reread(incident.id).debriefs == (waived,)


def test_an_early_review_is_an_action(desk: Desk) -> None:
    incident = logged(desk)
    draft = replace(
        HELD,
        early_review=("online_safety", "behaviour"),
        review_owner="Mr Castellan",
        review_due="12 Jan 2027",
    )
    desk.debriefs.record(incident.id, draft)
    rows = desk.actions.page(ActionFilter())
    assert {(row.what, row.owner, row.due, row.arisen_from) for row in rows} == {
        (f"Review early: {name}", "Mr Castellan", date(2027, 1, 12), "early_review")
        for name in ("Online safety", "Behaviour")
    }
    assert {each.policy for each in desk.incident_log.reread(incident.id).actions} == set(draft.early_review)


def test_an_action_from_added_to_done(desk: Desk, clock: StoppedClock) -> None:
    incident = logged(desk)
    with pytest.raises(Refusal) as raised:
        desk.actions.add(incident.id, ActionDraft(due="soon"))
    assert set(said(raised)) == {"what", "owner", "due"}
    brief = desk.actions.add(incident.id, ActionDraft(what="Brief tutors", owner="Ada", due="4 Dec 2026"))
    later = desk.actions.add(incident.id, ActionDraft(what="Ask again", owner="Ada"))
    changed = desk.actions.amend(
        brief.id, brief.row_version, replace(desk.actions.draft_of(brief), owner="Ms Lindqvist")
    )
    with pytest.raises(StaleRecord):
        desk.actions.settle(brief.id, brief.row_version, SettlingDraft(done="now"))
    with pytest.raises(Refusal) as raised:
        desk.actions.settle(brief.id, changed.row_version, SettlingDraft())
    assert said(raised) == {"done": "done_or_not_done"}
    assert [row.what for row in desk.actions.page(ActionFilter())] == ["Brief tutors", "Ask again"]
    clock.set(Moment.london(2026, 12, 5, 9, 0))
    assert [row.owner for row in desk.actions.page(ActionFilter(state="overdue"))] == ["Ms Lindqvist"]
    done = desk.actions.settle(
        brief.id, changed.row_version, SettlingDraft(done="now", done_note="All eight")
    )
    gone = desk.actions.settle(later.id, later.row_version, SettlingDraft(not_done_reason="She moved"))
    assert (done.is_open, gone.is_open, gone.done) == (False, False, None)
    counts = {
        state: desk.actions.count(ActionFilter(state=state)) for state in ("open", "overdue", "settled", "")
    }
    assert counts == {"open": 0, "overdue": 0, "settled": 2, "": 2}
    with pytest.raises(Refusal) as raised:
        desk.actions.settle(brief.id, done.row_version, SettlingDraft(done="now"))
    assert raised.value.code == "action_settled"
    kinds = [each.kind for each in desk.audit_trail.history(incident.id)]
    assert [kind for kind in kinds if kind.startswith("Action")] == [
        "ActionAdded", "ActionAdded", "ActionAmended", "ActionDone", "ActionNotDone",
    ]  # fmt: skip


def test_actions_of_a_restricted_incident_are_nobodys_who_may_not_see_it(
    desk: Desk, store_path: Path
) -> None:
    incident = logged(desk, restricted=True, restricted_reason="A colleague")
    desk.actions.add(incident.id, ActionDraft(what="Ask HR", owner="Ada"))
    assert desk.actions.count(ActionFilter(state="")) == 1
    desk.close()
    with at_the_desk(store_path, "kate") as kate:
        assert (
            kate.actions.count(ActionFilter(state="")) == 0
            and kate.actions.page(ActionFilter(state="")) == []
        )
