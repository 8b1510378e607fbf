"""Where an address stands: from its steps alone, the next route by the ladder, capture before report."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from builders import NOW, a_record_id
from escalation_builders import a_takedown, a_takedown_step
from safetydesk.domain.checks.takedown import check_step, check_takedown
from safetydesk.domain.clock import Moment
from safetydesk.domain.takedown import TakedownStep
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.domain.takedown_standing import Standing, in_order, standing_of
from safetydesk.wording import load_calendars, load_vocabulary

VOCABULARY, CALENDARS = load_vocabulary(), load_calendars()
BARE = a_takedown(exhibit_id=None)


def day(number: int) -> Moment:
    return Moment.of(NOW.local + timedelta(days=number))


def taken(kind: str, on: int = 0, **changes: Any) -> TakedownStep:
    given = {"route": "", "reference": "", "exhibit_id": None, "id": a_record_id(9000 + on * 20 + len(kind))}
    return a_takedown_step(kind=kind, at=day(on), **{**given, **changes})


def standing(*steps: TakedownStep, on: int = 0, is_locked: bool = False, of: Any = BARE) -> Standing:
    return standing_of(of, in_order(steps), day(on), VOCABULARY, CALENDARS, is_locked=is_locked)


def test_capture_comes_first_but_never_of_a_sexual_image() -> None:
    fresh = standing()
    assert (fresh.state, fresh.next_steps, fresh.points) == (
        "new",
        ("captured", "reported"),
        ("capture_first",),
    )
    locked = standing(is_locked=True)
    assert (locked.next_steps, locked.points) == (("reported",), ("never_capture",))
    assert "captured" not in standing(taken("removed"), taken("back", 1), is_locked=True).next_steps
    assert standing(of=a_takedown()).points == ()
    assert standing(taken("removed")).points == ("gone_uncaptured",)
    late = standing(taken("reported", route="platform"))
    assert late.points == ("capture_now",) and late.next_steps[0] == "captured"
    assert standing(taken("captured"), taken("reported", 1, route="platform"), on=1).points == ()


@pytest.mark.parametrize(
    ("reported_to", "offered"),
    [
        ("platform", ("report_harmful_content", "internet_provider", "posh")),
        ("report_harmful_content", ("internet_provider", "posh")),
        ("posh", ("internet_provider",)),
        ("iwf", ()),
    ],
)
def test_the_next_route_after_a_week_without_an_answer_or_when_refused(
    reported_to: str, offered: tuple[str, ...]
) -> None:
    asked = taken("reported", 0, route=reported_to)
    assert standing(asked, on=7).next_routes == ()
    late = standing(asked, on=8)
    assert late.next_routes == offered and late.is_overdue(day(8)) and late.answer_due == day(7)
    assert standing(asked, taken("refused", 1), on=1).next_routes == offered
    assert ("reported" in late.next_steps) == bool(offered)


def test_chasing_gives_them_another_week_and_a_route_tried_is_not_offered_again() -> None:
    asked, chased = taken("reported", 0, route="platform"), taken("chased", 8, route="platform")
    assert not standing(asked, chased, on=9).is_overdue(day(9))
    again = taken("reported", 9, route="internet_provider")
    assert standing(asked, again, taken("refused", 10), on=10).next_routes == ("posh",)
    assert not standing(asked, taken("answered", 2), on=20).is_overdue(day(20))


def test_back_again_opens_it_anew_with_a_new_pair_of_captures() -> None:
    before, after, again = (a_record_id(number) for number in (1, 2, 3))
    gone = (
        taken("captured", 0, exhibit_id=before), taken("reported", 1, route="platform", reference="SC-1"),
        taken("removed", 2, exhibit_id=after),
    )  # fmt: skip
    removed = standing(*gone, on=2)
    assert (removed.before, removed.after, removed.is_open, removed.reference) == (
        before,
        after,
        False,
        "SC-1",
    )
    back = standing(*gone, taken("back", 3, exhibit_id=again), on=3)
    assert (back.state, back.before, back.after, back.is_open) == ("back", again, None, True)
    assert back.next_routes == ("platform",)
    assert standing(*gone, taken("back", 3), on=3).points == ("capture_first",)


def codes(draft: TakedownStepDraft, *before: TakedownStep) -> dict[str, str]:
    found, _at = check_step(draft, before, (), day(5), VOCABULARY)
    return {problem.field: problem.code for problem in found.problems}


def test_steps_that_contradict_one_another_are_said() -> None:
    asked = taken("reported", 1, route="platform")
    assert codes(TakedownStepDraft()) == {"kind": "needed"}
    assert codes(TakedownStepDraft(kind="reported")) == {"route": "needed"}
    assert codes(TakedownStepDraft(kind="answered")) == {"kind": "takedown_not_reported"}
    assert codes(TakedownStepDraft(kind="answered", at=day(0).text()), asked) == {
        "kind": "takedown_not_reported"
    }
    assert codes(TakedownStepDraft(kind="back"), asked) == {"kind": "takedown_not_removed"}
    assert codes(TakedownStepDraft(kind="given_up"), asked) == {"note": "needed"}
    assert codes(TakedownStepDraft(kind="removed", at=day(6).text()), asked) == {"at": "in_the_future"}
    assert codes(TakedownStepDraft(kind="refused", exhibit_id=a_record_id(5)), asked) == {
        "exhibit_id": "of_another_incident"
    }
    assert codes(TakedownStepDraft(kind="vanished")) == {"kind": "not_in_the_list"}
    assert codes(TakedownStepDraft(kind="chased"), asked) == {}


def test_an_address_or_an_account_says_where_it_is() -> None:
    nowhere = check_takedown(TakedownDraft(what="A post"), (), NOW).problems
    assert [(each.field, each.code) for each in nowhere] == [("address", "takedown_needs_place")]
    assert not check_takedown(TakedownDraft(account="@x"), (), NOW).problems
    assert not check_takedown(replace(TakedownDraft(), address="https://x.example"), (), NOW).problems


def test_every_route_of_the_ladder_is_a_route_and_leads_to_one() -> None:
    routes = VOCABULARY.lists["takedown_routes"]
    assert set(routes) <= set(VOCABULARY.every_route)
    assert all(set(term.choices) <= set(routes) for term in routes.values())
    steps = VOCABULARY.lists["takedown_steps"]
    assert all(set(term.choices) <= set(steps) for term in steps.values())
