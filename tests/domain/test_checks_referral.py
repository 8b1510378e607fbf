"""Referrals, calls and agencies: what each needs, which times make no sense, and which routes are gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from builders import NOW, PERSON_ID, STAFF_ID
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.checks.referral import check_agency, check_call, check_referral
from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import ReferralDraft
from safetydesk.domain.happened import EXACT, Happened
from safetydesk.domain.referral_drafts import AgencyDraft, CallDraft
from safetydesk.wording import load_vocabulary, problem

VOCABULARY = load_vocabulary()
LADO = ReferralDraft(route="lado")
RUNG = CallDraft(route="lado", began="today 08:00", ended="today 08:20", result="answered")


def said(found: Findings) -> dict[str, str]:
    return {problem.field: problem.code for problem in found.problems}


def of(draft: ReferralDraft, **changes: str) -> dict[str, str]:
    return said(check_referral(replace(draft, **changes), NOW, VOCABULARY))


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, {}),
        ({"route": ""}, {"route": "needed"}),
        ({"route": "x"}, {"route": "not_in_the_list"}),
        ({"acknowledged": "yesterday 10:00"}, {"acknowledged": "acknowledged_before_made"}),
        ({"acknowledged": "tomorrow 10:00"}, {"acknowledged": "in_the_future"}),
        ({"closed": "yesterday 10:00"}, {"closed": "closed_before_made", "outcome": "needed"}),
        ({"started": "now", "made": "yesterday 10:00"}, {"started": "started_after_made"}),
        ({"started": "yesterday 10:00"}, {}),
        ({"next_contact": "tomorrow 10:00"}, {}),
        ({"next_contact": "yesterday 10:00"}, {"next_contact": "next_contact_before_made"}),
        ({"consent": "perhaps"}, {"consent": "not_in_the_list"}),
        ({"challenged_by": "The head"}, {"challenge": "needed", "challenged": "needed"}),
        (
            {"challenged": "yesterday 10:00", "challenge": "The team manager was rung"},
            {"challenged": "challenged_before_made"},
        ),
    ],
)
def test_what_a_referral_needs(changes: dict[str, str], wanted: dict[str, str]) -> None:
    assert of(LADO, **changes) == wanted


def test_a_referral_may_be_older_than_what_the_school_knew_but_not_than_what_happened() -> None:
    """The police may have told the school; nobody can have told the police before it was."""
    happened = Happened(kind=EXACT, start=Moment.london(2026, 11, 19, 21, 0))
    draft = replace(LADO, made="19 Nov 2026 21:30")
    assert said(check_referral(draft, NOW, VOCABULARY, happened=happened)) == {}
    early = check_referral(replace(draft, made="18 Nov 2026 09:00"), NOW, VOCABULARY, happened=happened)
    assert said(early) == {"made": "referral_before_it_happened"}
    words = problem(early.problems[0])
    assert "18 Nov 2026 09:00" in words and "19 Nov 2026 21:00" in words and "Correct" in words


def test_a_retired_route_is_refused_for_a_new_referral_and_kept_for_an_old_one() -> None:
    draft = ReferralDraft(route="action_fraud")
    found = check_referral(draft, NOW, VOCABULARY)
    assert said(found) == {"route": "route_replaced"} and "Report Fraud took its place" in problem(
        found.problems[0]
    )
    assert said(check_referral(draft, NOW, VOCABULARY, kept_route="action_fraud")) == {}
    gone = replace(VOCABULARY.route("lado"), retired=date(2026, 1, 1))
    later = replace(VOCABULARY, every_route={**VOCABULARY.every_route, "lado": gone})
    assert said(check_referral(LADO, NOW, later)) == {"route": "route_retired"}
    coming = replace(gone, retired=NOW.london_date.replace(year=2027))
    not_yet = replace(VOCABULARY, every_route={**VOCABULARY.every_route, "lado": coming})
    assert said(check_referral(LADO, NOW, not_yet)) == {}


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, {}),
        ({"route": ""}, {}),
        ({"route": "owl"}, {"route": "not_in_the_list"}),
        ({"began": ""}, {"began": "needed"}),
        ({"ended": "", "result": ""}, {}),
        ({"ended": ""}, {"ended": "needed"}),
        ({"result": ""}, {"result": "needed"}),
        ({"result": "sang"}, {"result": "not_in_the_list"}),
        ({"ended": "today 07:59"}, {"ended": "ended_before_began"}),
        ({"ended": "tomorrow 08:00"}, {"ended": "in_the_future"}),
    ],
)
def test_what_a_call_needs(changes: dict[str, str], wanted: dict[str, str]) -> None:
    assert said(check_call(replace(RUNG, **changes), NOW, VOCABULARY)) == wanted


def test_a_call_over_the_hour_that_comes_twice() -> None:
    """Begun at 01:50 of summer time, ended at 01:10 of winter time: twenty minutes, and no mistake."""
    after = Moment.london(2026, 10, 26, 9, 0)
    began, ended = "2026-10-25T00:50:00.000000Z+01:00", "2026-10-25T01:10:00.000000Z+00:00"
    assert Moment.parse(began).local.hour == Moment.parse(ended).local.hour == 1
    assert said(check_call(replace(RUNG, began=began, ended=ended), after, VOCABULARY)) == {}


@pytest.mark.parametrize(
    ("draft", "wanted"),
    [
        (AgencyDraft(name="Whitlow LADO", routes=("lado",)), {}),
        (AgencyDraft(), {"name": "needed", "routes": "needed"}),
        (AgencyDraft(name="W", routes=("owl",)), {"routes": "not_in_the_list"}),
        (
            AgencyDraft(name="W", routes=("lado",), checked="tomorrow"),
            {"checked": "in_the_future"},
        ),
    ],
)
def test_what_an_agency_needs(draft: AgencyDraft, wanted: dict[str, str]) -> None:
    assert said(check_agency(draft, NOW, VOCABULARY)) == wanted


@pytest.mark.parametrize(
    ("about", "is_right"),
    [((), True), ((str(PERSON_ID),), True), ((str(PERSON_ID), str(STAFF_ID)), False), (("Maya",), False)],
)
def test_it_is_about_people_of_its_incident(about: tuple[str, ...], is_right: bool) -> None:
    found = said(check_referral(replace(LADO, about=about), NOW, VOCABULARY, people={PERSON_ID}))
    assert found == ({} if is_right else {"about": "not_of_this_incident"})
