"""Who knows of an incident: everyone told, everyone outside, everyone of the team who opened it, every copy out."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.a_team import member, store_path, team_store
from tests.services.acts import logged

from safetydesk import wording
from safetydesk.domain.closing_drafts import ClosingDraft
from safetydesk.domain.drafts import DraftPerson, NoticeDraft, PrintRequest, ReferralDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.house_drafts import HouseValueDraft
from safetydesk.domain.must_tell import must_tell
from safetydesk.domain.who_knows import who_knows
from safetydesk.services.desk import Desk

__all__ = ["store_path", "team_store"]


def test_everyone_who_knows_is_on_one_list(desk: Desk, clock: StoppedClock, tmp_path: Path) -> None:
    incident = logged(desk)
    clock.move(minutes=5)
    desk.notices.tell(incident.id, NoticeDraft(to_kind="head", to_name="Mr C", acknowledged="now"))
    desk.notices.tell(incident.id, NoticeDraft(to_kind="parent", was_told=False, reason_not_told="risk"))
    desk.referrals.refer(incident.id, ReferralDraft(route="police_101", organisation="Surrey Police"))
    request = PrintRequest(recipient="police", purpose="referral", basis="safeguarding")
    left, kept = (desk.printing.prepare_case_file(incident.id, request) for _ in range(2))
    desk.printing.save(left, tmp_path / "left.pdf")
    desk.printing.abandon(kept)
    found = who_knows(desk.incident_log.open(incident.id))
    assert [(each.kind, each.code) for each in found] == [
        ("told", "head"), ("outside", "police_101"), ("team", ""), ("copy", "police"),
    ]  # fmt: skip
    said = [wording.knower_words(each, desk.vocabulary) for each in found]
    assert said[0].startswith("Headteacher, Mr C · ") and "acknowledged" in said[0]
    assert (
        "Surrey Police" in said[1]
        and said[2].startswith("Morgan Okafor · ")
        and ": copy 1 of the case file · " in said[3]
    )


@pytest.mark.parametrize(
    ("part", "name", "who"),
    [("alleged", "Patrick Lindqvist", "head"), ("implicated", "Katherine Oduya", "kate")],
)
def test_nobody_is_asked_to_tell_the_one_it_is_about(part: str, name: str, who: str, desk: Desk) -> None:
    rule = HouseValueDraft(name="rule.contact_to_dsl_and_head", value="yes", source="Policy 2026")
    desk.house_values.set([rule])
    opener = member(desk, "kate" if who == "head" else "head")
    incident = logged(
        desk, categories=("STAFF-CONTACT",), severity=4, people=(DraftPerson(part=part, name=name, kind="staff"),),
        restricted=True, may_open=(opener,), restricted_reason="It is about one of us",
    )  # fmt: skip
    leads = "chair" if who == "head" else "head"
    case = desk.incident_log.reread(incident.id)
    asked = must_tell(case, wording.load_must_tell(), desk.office.house.rules())
    wanted = {"head": ["dsl", "chair"], "kate": ["dsl", "head"]}[who]
    assert [each.to_kind for each in asked] == wanted
    assert asked[0].is_met, "the DSL wrote it down"
    open_ones = {each.rule.code for each in desk.closing.duties(case) if each.is_open}
    assert open_ones & {"dsl_told", "head_told", "chair_told", "deputy_told"} == {f"{leads}_told"}
    clocks = {clock.rule_code: clock for clock in desk.deadlines.of_case(case)}
    lines = {line.deadline.rule_code: line.deadline for line in desk.deadline_board.of_incident(incident.id)}
    for code in ("personal_account_contact", "review_critical"):
        assert clocks[code].label == lines[code].label, "Today says what the case says"
    assert ("not the head" in clocks["personal_account_contact"].label) is (who == "head")
    assert ("not the head" in clocks["review_critical"].label) is (who == "head")
    desk.notices.tell(incident.id, NoticeDraft(to_kind=leads))
    case = desk.incident_log.reread(incident.id)
    clock = next(
        each for each in desk.deadlines.of_case(case) if each.rule_code == "personal_account_contact"
    )
    assert not clock.is_live
    assert "personal_account_contact" not in {
        line.deadline.rule_code for line in desk.deadline_board.of_incident(incident.id)
    }


@pytest.mark.parametrize(
    ("policy", "tell", "label"),
    [
        ("", "head", "Tell the DSL and the head"),
        ("st_marys_2016", "head", "Tell the DSL and the head"),
        ("surrey_hills_2019", "slt", "Tell senior leadership"),
    ],
)
def test_a_parents_message_is_not_closed_away_until_whoever_must_know_was_told(
    policy: str, tell: str, label: str, desk: Desk
) -> None:
    if policy:
        desk.profiles.adopt(policy)
    people = (
        DraftPerson(part="alleged", name="Zed Abel", kind="parent"),
        DraftPerson(part="received", name="Tee Cher", kind="staff"),
    )
    incident = logged(desk, categories=("STAFF-CONTACT",), platform="whatsapp", people=people)
    case = desk.incident_log.reread(incident.id)
    clock = next(c for c in desk.deadlines.of_case(case) if c.rule_code == "personal_account_contact")
    assert (clock.label, clock.state) == (label, "running"), "the DSL wrote it down, and that is not all"
    asked = must_tell(case, wording.load_must_tell(), desk.office.house.rules())
    assert [each.to_kind for each in asked if not each.is_met] == [tell]
    duty = {"slt": "leadership_told"}.get(tell, f"{tell}_told")
    blocks = ClosingDraft(summary="a", follow_up="b", actions="c", outcome="d")
    with pytest.raises(Refusal) as refused:
        desk.closing.close(incident.id, case.incident.row_version, blocks)
    assert f"aside_{duty}" in {each.field for each in refused.value.problems}
