"""Told, decided and rung about a thing after it happened: each refuses a time before it, and says both times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged

from safetydesk.bootstrap import Desk
from safetydesk.domain.drafts import DecisionDraft, NoticeDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.referral_drafts import CallDraft

HAPPENED = "20 Nov 2026 10:00"
DECIDED = DecisionDraft(question="police", answer="not_refer", reason="No crime", decided_by="J. Merrow")
RUNG = CallDraft(route="police_101", ended="20 Nov 2026 11:00", result="no_answer")

Act = Callable[[Desk, UUID, str], object]
ACTS: dict[str, Act] = {
    "at": lambda desk, case, at: desk.notices.tell(case, NoticeDraft(to_kind="head", at=at)),
    "decided": lambda desk, case, at: desk.decisions.decide(case, replace(DECIDED, decided=at)),
    "began": lambda desk, case, at: desk.calls.record(case, replace(RUNG, began=at)),
}


@pytest.mark.parametrize("field", ACTS)
def test_nothing_was_done_about_it_before_it_happened(field: str, desk: Desk) -> None:
    case = logged(desk, happened_kind="exact", happened_start=HAPPENED).id
    with pytest.raises(Refusal) as refused:
        ACTS[field](desk, case, "20 Nov 2026 09:59")
    (problem,) = refused.value.problems
    assert (problem.field, problem.code) == (field, "done_before_it_happened")
    assert "09:59" in problem.values["time"] and "10:00" in problem.values["happened"]
    ACTS[field](desk, case, HAPPENED)


def test_a_call_is_not_moved_before_it(desk: Desk) -> None:
    case = logged(desk, happened_kind="exact", happened_start=HAPPENED).id
    call = desk.calls.record(case, replace(RUNG, began=HAPPENED))
    with pytest.raises(Refusal):
        desk.calls.amend(
            call.id, call.row_version, replace(desk.calls.draft_of(call), began="1 Jan 2020 10:00")
        )


@pytest.mark.parametrize("field", ACTS)
def test_about_a_time_may_be_a_day_late(field: str, desk: Desk) -> None:
    case = logged(desk, happened_kind="about", happened_start=HAPPENED).id
    ACTS[field](desk, case, "19 Nov 2026 10:00")
    with pytest.raises(Refusal):
        ACTS[field](desk, case, "19 Nov 2026 09:59")


@pytest.mark.parametrize("field", ACTS)
def test_what_was_typed_by_the_minute_is_not_before_the_seconds_of_now(
    field: str, desk: Desk, clock: StoppedClock
) -> None:
    clock.move(seconds=40)
    at = clock.now().text()[:16].replace("T", " ")
    case = logged(desk, happened_kind="exact", happened_start="now", discovered=at).id
    act = {"began": lambda: desk.calls.record(case, replace(RUNG, began=at, ended="now"))}
    act.get(field, lambda: ACTS[field](desk, case, at))()


@pytest.mark.parametrize("field", ACTS)
def test_where_nobody_knows_when_it_happened_it_may_be_old(field: str, desk: Desk) -> None:
    case = logged(desk, happened_kind="unknown", happened_start="").id
    ACTS[field](desk, case, "20 Nov 2026 09:59")
