"""Who looked at a child, by anything that child has a part in; and every change with what stood before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.services.a_team import at_the_desk, store_path, team_store
from tests.services.acts import logged, logged_with_files
from tests.services.conftest import LOGIN

from registers import declared
from safetydesk.domain.drafts import DraftPerson, PrintRequest, ReferralDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.person import Person
from safetydesk.services.desk import Desk

__all__ = ["store_path", "team_store"]
ADA = DraftPerson(part="affected", name="Ada Lark", kind="pupil", year_group="year_8")
BEN = DraftPerson(part="affected", name="Ben Marsh", kind="pupil", year_group="year_8")


@pytest.fixture
def through(store_path: Path) -> Callable[[str], Any]:
    return lambda login: at_the_desk(store_path, login)


def person(desk: Desk, name: str) -> Person:
    return next(each for each in desk.people.all() if each.name == name)


def looked(desk: Desk, name: str) -> list[tuple[str, str]]:
    """(who, kind), the newest first."""
    names = desk.audit_trail.names()
    return [(names[act.member], act.kind) for act in desk.looking_back.looked_at(person(desk, name).id)]


def test_every_look_counts_whoever_looked_and_nobody_elses(desk: Desk, through: Any, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 1, categories=("BULLY",), people=(ADA,))
    other = logged(desk, people=(BEN,))
    desk.incident_log.open(other.id)
    desk.exhibits.look(case.exhibits[0].id)
    desk.search.find("Ben")
    desk.close()
    with through("kate") as kate:
        kate.incident_log.open(case.incident.id)
        kate.search.find("lark")
    with through(LOGIN) as morgan:
        request = PrintRequest(recipient="police", purpose="referral")
        morgan.printing.abandon(morgan.printing.prepare_case_file(case.incident.id, request))
        found = looked(morgan, "Ada Lark")
        assert found == [
            ("Morgan Okafor", "DisclosureFailed"),
            ("Morgan Okafor", "DisclosurePrepared"),
            ("Katherine Oduya", "SearchMade"),
            ("Katherine Oduya", "IncidentOpened"),
            ("Morgan Okafor", "ExhibitOpened"),
        ]
        assert looked(morgan, "Ada Lark")[0] == ("Morgan Okafor", "LookersListed")
        assert [kind for _, kind in looked(morgan, "Ben Marsh")] == ["SearchMade", "IncidentOpened"]


def test_what_may_not_be_seen_is_in_no_look_back(desk: Desk, through: Any) -> None:
    hidden = logged(desk, people=(ADA,), restricted=True, may_open=(), restricted_reason="About a colleague")
    seen = logged(desk, people=(replace(ADA, person_id=person(desk, "Ada Lark").id),))
    for case in (hidden, seen):
        desk.incident_log.open(case.id)
    desk.close()
    with through("kate") as kate:
        acts = kate.looking_back.looked_at(person(kate, "Ada Lark").id)
        assert [act.subject for act in acts] == [seen.id]
        wrote = kate.looking_back.of_person(person(kate, "Ada Lark").id)
        assert hidden.id not in {act.subject for act in wrote}


@pytest.mark.parametrize("login", ["robin", "gov"])
def test_who_may_not_ask_is_refused(desk: Desk, through: Any, login: str) -> None:
    logged(desk, people=(ADA,))
    child = person(desk, "Ada Lark").id
    desk.close()
    with through(login) as one, pytest.raises(Refusal) as raised:
        one.looking_back.looked_at(child)
    assert raised.value.code == "not_your_role"


def test_every_kind_of_change_is_said_with_what_stood_before(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 1, categories=("BULLY",), people=(ADA,), summary="As first told")
    incident, part = case.incident, case.people[0][0]
    draft = replace(desk.incident_log.amendment_draft(case), summary="As heard later", told_how="phone")
    desk.incident_log.amend(incident.id, incident.row_version, draft, "misheard")
    desk.incident_log.withdraw_person(part.id, part.row_version, "another child")
    exhibit = case.exhibits[0]
    card = replace(
        exhibit.card, description="A chat", method="photo_of_screen", account="staff", series_number=2,
        context_included="before_and_after", live_checked=desk.clock.now(),
    )  # fmt: skip
    desk.exhibits.amend_card(exhibit.id, exhibit.row_version, card)
    referral = desk.referrals.refer(incident.id, ReferralDraft(route="police_101", shared="What was said"))
    told = replace(desk.referrals.draft_of(referral), outcome="no_further_action")
    desk.referrals.update(referral.id, referral.row_version, told)
    exemption = desk.exemptions.record(declared())
    file = desk.exemptions.open(exemption.id)
    changed = replace(desk.exemptions.draft_of(file.exemption, file.staff), relationship="Sails with her.")
    desk.exemptions.amend(exemption.id, exemption.row_version, changed, "misheard")
    desk.school_profile.amend(name="Larkfield College", idle_minutes=10)
    me = desk.me
    desk.team.amend(me.id, me.row_version, replace(desk.team.draft_of(me), job="Deputy head"))
    said = {
        act.kind: [f"{each.field}: {each.old} → {each.new}" for each in desk.looking_back.changes(act.event)]
        for act in desk.audit_trail.page(0, 100)
    }
    lines = {kind: told for kind, told in said.items() if told}
    assert set(lines) == {
        "IncidentAmended", "InvolvementWithdrawn", "CaptureCardAmended", "ReferralAmended", "ExemptionAmended",
        "SchoolAmended", "MemberAmended",
    }  # fmt: skip
    assert "What is said to have happened: As first told → As heard later" in lines["IncidentAmended"]
    assert any("Designated Safeguarding Lead → Deputy head" in line for line in lines["MemberAmended"])
    assert any("Larkfield School → Larkfield College" in line for line in lines["SchoolAmended"])
    assert any(line.endswith("Photograph of a screen") for line in lines["CaptureCardAmended"])
    assert any("Morgan Okafor" in line for line in lines["InvolvementWithdrawn"]), "a member is said by name"
    for told_lines in lines.values():
        for line in told_lines:
            assert "{" not in line and "_" not in line and "null" not in line, line


def test_the_history_of_one_record_is_of_that_record_alone(desk: Desk) -> None:
    logged(desk, people=(ADA,))
    logged(desk, people=(BEN,))
    desk.school_profile.amend(name="Larkfield College")
    back = desk.looking_back
    assert [act.kind for act in back.of_person(person(desk, "Ada Lark").id)] == ["IncidentLogged"]
    assert [act.kind for act in back.of_school()] == ["StoreCreated", "SchoolAmended"]
    kinds = [act.kind for act in back.of_member(desk.me.id)]
    assert kinds[:2] == ["StoreCreated", "MemberEnrolled"] and "MemberSignedIn" not in kinds
    with pytest.raises(Refusal):
        back.of_person(desk.me.id)
