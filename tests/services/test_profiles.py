"""Policies are adopted, changed and given up; and what each of the five decides in the same situations."""

from __future__ import annotations

from typing import Any

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged

from builders import a_case_file, a_person, a_record_id, a_staff_member, an_incident, an_involvement
from escalation_builders import circumstances
from safetydesk import wording
from safetydesk.domain.asked import asked_of
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.closing_drafts import ClosingDraft
from safetydesk.domain.drafts import DraftPerson, NoticeDraft
from safetydesk.domain.duty import POLICY
from safetydesk.domain.errors import Refusal
from safetydesk.domain.facts import facts_of
from safetydesk.domain.house_drafts import HouseValueDraft
from safetydesk.services.desk import Desk

SH, MF, SM, CG, SB = FIVE = (
    "surrey_hills_2019", "millfields_2018", "st_marys_2016", "congerstone_2023", "stone_bay_2023",
)  # fmt: skip


def situation(
    *categories: str, severity: int = 2, people: tuple[tuple[str, str], ...] = (), **facts: Any
) -> CaseFile:
    """A case of these categories and people, as (part, kind); `facts` are of its circumstances."""
    placed = []
    for number, (part, kind) in enumerate(people):
        person = (
            a_staff_member(id=a_record_id(800 + number))
            if kind == "staff"
            else a_person(id=a_record_id(800 + number), kind=kind, year_group="year_10")
        )
        placed.append((an_involvement(id=a_record_id(850 + number), part=part, person_id=person.id), person))
    bearing = {
        name: () if isinstance(value, tuple) else "" for name, value in _fields(circumstances()).items()
    }
    return a_case_file(
        incident=an_incident(categories=categories, severity=severity),
        people=tuple(placed),
        circumstances=(circumstances(**{**bearing, **facts}),),
        exhibits=(), described=(), held=(), notes=(), notices=(), referrals=(), decisions=(),
        members={},  # written down by nobody who would have it by that
    )  # fmt: skip


def _fields(record: Any) -> dict[str, Any]:
    names = (*CircumstancesDraft.__dataclass_fields__,)
    return {name: getattr(record, name) for name in names}


SITUATIONS: dict[str, tuple[CaseFile, dict[str, str]]] = {
    "a teacher and a former pupil of 17 are friends on a personal account": (
        situation(
            "STAFF-CONTACT",
            people=(("subject_adult", "staff"), ("affected", "former_pupil")),
            marks=("personal_account", "past_pupil_under_18"),
        ),
        {
            SH: "past_pupil_barred contact_leadership colleague",
            MF: "departure",
            SM: "past_pupil_under_18_barred approved_before",
            CG: "colleague",
            SB: "past_pupil_tools declared_exempt",
        },
    ),
    "the same, and the former pupil is 19": (
        situation(
            "STAFF-CONTACT",
            people=(("subject_adult", "staff"), ("affected", "former_pupil")),
            marks=("personal_account",),
        ),
        {
            SH: "past_pupil_barred contact_leadership colleague",
            MF: "departure",
            SM: "approved_before",
            CG: "colleague",
            SB: "past_pupil_tools declared_exempt",
        },
    ),
    "a pupil writes to a teacher's personal account": (
        situation(
            "STAFF-CONTACT",
            people=(("received", "staff"), ("alleged", "pupil")),
            marks=("personal_account",),
        ),
        {
            SH: "pupil_barred contact_dsl child_communication colleague",
            MF: "pupil_barred own_phone",
            SM: "pupil_barred family_exempt approved_before contact_dsl child_communication",
            CG: "pupil_barred family_exempt colleague",
            SB: "pupil_barred declared_exempt contact_dsl_and_head concern_parents",
        },
    ),
    "a parent writes to a teacher's personal account": (
        situation(
            "STAFF-CONTACT",
            people=(("received", "staff"), ("alleged", "parent")),
            marks=("personal_account",),
        ),
        {
            SH: "parent_barred contact_leadership colleague",
            MF: "own_phone",
            SM: "parent_barred family_exempt approved_before",
            CG: "family_exempt colleague",
            SB: "parent_barred declared_exempt contact_dsl_and_head",
        },
    ),
    "nudes between two of 15, by their own wish": (
        situation("NUDES", severity=3, people=(("affected", "pupil"), ("alleged", "pupil"))),
        {
            SH: "child_communication nudes_police nudes_parents nudes_holders",
            MF: "",
            SM: "child_communication",
            CG: "",
            SB: "concern_parents advice debrief early_review",
        },
    ),
    "staff find indecent images of children on a school machine": (
        situation("CSAM", severity=4),
        {SH: "", MF: "found_images", SM: "", CG: "", SB: "advice debrief early_review"},
    ),
    "a parent abuses a teacher in a public post, with threats": (
        situation(
            "PARENT-ABUSE", people=(("affected", "staff"), ("alleged", "parent")), marks=("threat", "abusive")
        ),
        {
            SH: "staff_abuse retaliation screen_prints parent_invited police_considered grievance",
            MF: "police_wish manager_or_head screen_prints grievance",
            SM: "",
            CG: "",
            SB: "",
        },
    ),
    "a teacher is bullied by a colleague": (
        situation("BULLY-STAFF", people=(("affected", "staff"), ("alleged", "staff"))),
        {
            SH: "staff_abuse retaliation screen_prints",
            MF: "police_wish manager_or_head screen_prints",
            SM: "",
            CG: "dignity",
            SB: "",
        },
    ),
    "pupils bully a pupil at the weekend": (
        situation("BULLY", people=(("affected", "pupil"), ("alleged", "pupil")), school_time="outside"),
        {
            SH: "child_communication family_decides repair screen_prints",
            MF: "police_wish screen_prints",
            SM: "child_communication",
            CG: "",
            SB: "concern_parents",
        },
    ),
    "pupils bully a pupil in a lesson": (
        situation("BULLY", people=(("affected", "pupil"), ("alleged", "pupil")), school_time="in_day"),
        {
            SH: "child_communication behaviour_governs repair screen_prints",
            MF: "police_wish screen_prints",
            SM: "child_communication",
            CG: "",
            SB: "concern_parents",
        },
    ),
    "a pupil gets round the filter": (
        situation("BYPASS", severity=1, people=(("alleged", "pupil"),), network="school"),
        {SH: "exclusion", MF: "", SM: "", CG: "", SB: "concern_parents"},
    ),
    "somebody is abusive on the school's own channel": (
        situation("CHANNEL", severity=1, marks=("official_channel",)),
        {SH: "", MF: "", SM: "copy_remove_report", CG: "", SB: "channel_three"},
    ),
    "unsuitable material, not unlawful, on a colleague's laptop": (
        situation("STAFF-UNSUIT", severity=3, people=(("subject_adult", "staff"),)),
        {
            SH: "colleague",
            MF: "discipline unsuitable_advice",
            SM: "",
            CG: "colleague discipline",
            SB: "discipline advice debrief early_review",
        },
    ),
    "a governor shares a derogatory post": (
        situation("STAFF-CONDUCT", severity=1, people=(("alleged", "governor"),)),
        {
            SH: "colleague",
            MF: "discipline",
            SM: "",
            CG: "colleague discipline governor_redress",
            SB: "discipline",
        },
    ),
}


@pytest.mark.parametrize("told", SITUATIONS)
def test_what_each_policy_asks_for(told: str) -> None:
    case, wanted = SITUATIONS[told]
    facts, profiles = facts_of(case), wording.load_profiles()
    found = {code: asked_of(wording.load_asked(), profiles[code].rules, facts) for code in FIVE}
    asked = {code: [each.rule.code for each in those if not each.is_met] for code, those in found.items()}
    assert asked == {code: wanted[code].split() for code in FIVE}


def test_a_policy_is_adopted_in_one_act_and_its_clauses_can_then_be_cited(desk: Desk) -> None:
    assert not desk.profiles.adopted() and not desk.profiles.clauses()
    change = desk.profiles.would_change(SH)
    assert {each.name.name for each in change} == set(wording.load_profiles()[SH].settings())
    before = len(desk.audit_trail.page(0, 100))
    desk.profiles.adopt(SH)
    assert len(desk.audit_trail.page(0, 100)) == before + 1
    house = desk.office.house
    assert house.is_on("rule.nudes_always_police") and "bars_past_pupils" in house.rules()
    assert [each.profile.code for each in desk.profiles.past_review()] == [SH]
    assert not desk.profiles.would_change(SH)
    with pytest.raises(Refusal, match="nothing_changed"):
        desk.profiles.adopt(SH)
    incident = logged(desk)
    record = desk.circumstances.record(incident.id, CircumstancesDraft(clauses=("sh.bullying.6",)))
    desk.profiles.give_up(SH)
    assert not desk.profiles.clauses() and not desk.office.house.is_on("rule.nudes_always_police")
    kept = CircumstancesDraft(clauses=("sh.bullying.6",), marks=("threat",))
    desk.circumstances.amend(record.id, record.row_version, kept)
    with pytest.raises(Refusal, match="draft_has_problems"):
        desk.circumstances.record(logged(desk).id, CircumstancesDraft(clauses=("sh.bullying.6",)))
    assert desk.audit_trail.verify().ok


def test_several_at_once_and_one_rule_changed_afterwards(desk: Desk) -> None:
    desk.profiles.adopt(SM)
    desk.profiles.adopt(SB)
    assert {each.name.name for each in desk.profiles.giving_up_would_change(SM)}.isdisjoint(
        {"rule.bars_pupils"}
    )
    desk.house_values.set([HouseValueDraft(name="rule.bars_parents", value="no", source="Governors, March")])
    desk.profiles.give_up(SM)
    rules = desk.office.house.rules()
    assert "bars_pupils" in rules and not {"bars_parents", "copy_remove_report"} & rules
    with pytest.raises(Refusal, match="profile_not_adopted"):
        desk.profiles.give_up(SM)
    with pytest.raises(Refusal, match="no_such_profile"):
        desk.profiles.adopt("hogwarts")


def test_a_day_to_come_counts_from_that_day(desk: Desk, clock: StoppedClock) -> None:
    desk.profiles.adopt(CG, day="2026-12-01", source="Governors' meeting")
    assert not desk.profiles.adopted()
    clock.move(days=14)
    found = desk.profiles.adopted()
    assert [(each.profile.code, each.source) for each in found] == [(CG, "Governors' meeting")]


def test_the_schools_own_clauses(desk: Desk) -> None:
    desk.profiles.write_own_clauses("4.2   No private messages\n\nB-7 Ask first")
    assert [(each.code, each.words) for each in desk.profiles.clauses()] == [
        ("own.4.2", "No private messages"), ("own.B-7", "Ask first"),
    ]  # fmt: skip
    for wrong in ("4.2 One\n4.2 Two", "4.2", "4.2<b> Two"):
        with pytest.raises(Refusal, match="draft_has_problems"):
            desk.profiles.write_own_clauses(wrong)
    assert desk.profiles.own_clauses_text() == "4.2 No private messages\nB-7 Ask first"


def test_what_is_asked_stands_before_closing_is_counted_and_holds_nothing_back(desk: Desk) -> None:
    desk.profiles.adopt(SH)
    made = logged(
        desk, categories=("BULLY-STAFF",), told_by="T", platform="x", people=(
            DraftPerson(part="affected", name="Tee Cher", kind="staff"),
            DraftPerson(part="alleged", name="Ola Reid", kind="parent"),
        ),
    )  # fmt: skip
    case = desk.incident_log.reread(made.id)
    left = {duty.code: duty for duty in desk.incident_log.still_needed(case)}
    asked = [code for code in left if code.startswith(POLICY)]
    assert asked == [f"{POLICY}{code}" for code in ("retaliation", "screen_prints", "parent_invited")]
    assert left["staff_abuse_told"].holds_back, "what a duty asks for is not said twice"
    assert left[asked[0]].label == wording.duty_words(asked[0]) and "answers in kind" in left[asked[0]].label
    assert "Staff never respond" in left[asked[0]].source
    aside = {code: "The head looks at it" for code, duty in left.items() if duty.holds_back}
    blocks = ClosingDraft(
        summary="a",
        follow_up="b",
        actions="c",
        outcome="d",
        set_aside={**aside, asked[1]: "Gone", asked[2]: " "},
    )
    closure = desk.closing.close(made.id, case.incident.row_version, blocks)
    of_policy = [(each.duty, each.reason) for each in closure.set_aside if each.duty.startswith(POLICY)]
    assert of_policy == [(asked[1], "Gone")]


def test_what_is_asked_is_met_like_a_duty_and_asked_of_nobody_without_the_rule(desk: Desk) -> None:
    made = logged(desk, categories=("CONTENT-UP",))
    case = desk.incident_log.reread(made.id)
    assert not [each for each in desk.closing.duties(case) if each.rule.code.startswith(POLICY)]
    desk.circumstances.record(made.id, CircumstancesDraft(network="school"))
    desk.profiles.adopt(SH)
    code = f"{POLICY}site_blocked"
    case = desk.incident_log.reread(made.id)
    assert {each.rule.code: each.is_met for each in desk.closing.duties(case)}[code] is False
    desk.notices.tell(made.id, NoticeDraft(to_kind="it_support", to_name="The technician"))
    case = desk.incident_log.reread(made.id)
    assert {each.rule.code: each.is_met for each in desk.closing.duties(case)}[code] is True
