"""Pathways in the window: the next step has one button with its form, and nothing is frozen without saying why."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QAbstractButton
from tests.desktop.rooms.incident.conftest import Room, logged
from tests.services.roles import given_role

from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.desktop.rooms.incident.escalation.pages import PAGES
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.drafts import DraftPerson
from safetydesk.services.desk import Desk


def said(place: Any) -> str:
    return "\n".join(each.text() for each in place.findChildren(PlainLabel) if each.isVisibleTo(place))


def badges(place: Any) -> str:
    return "\n".join(each.accessibleName() for each in place.findChildren(Badge))


def offered(page: Any, place: Any) -> list[str]:
    return [each.accessibleName() for each in place.findChildren(QAbstractButton) if each.isVisibleTo(page)]


def test_a_trigger_leads_straight_to_the_decision(room: Room, desk: Desk) -> None:
    incident = logged(desk, categories=("NUDES",), severity=4)
    page = room.open(incident, part="pathway")
    front = page.escalation.page("pathway")
    assert list(PAGES).index("pathway") == list(PAGES).index("takedown") - 1
    room.press("Write it down in words: Initial review")
    sheet: Any = page.sheet()
    sheet.typed.put({
        "reviewed": "now", "took_part": "DSL and head", "referral_triggers": "under_13", "review_decision": "To police",
    })  # fmt: skip
    sheet.save()
    room.settle()
    decision: Any = page.sheet()
    assert decision is not None and decision.form.field("question").value() == "immediate_referral"
    decision.leave()
    room.settle()
    assert "Decide this first" in badges(front)
    room.press("Record the decision: Immediate referral: decide")
    decision = page.sheet()
    decision.typed.put({"usual_answer": "yes", "reason": "She is twelve."})
    decision.save()
    room.settle()
    assert "Decide this first" not in badges(front)
    names = offered(page, front)
    assert "Record the referral: Refer to police or children's social care" in names
    assert said(front).count(say("pathway_unconfirmed")) == 1, "once, of the whole"


def test_what_is_frozen_says_for_what_it_waits_and_goes_on_with_a_reason(room: Room, desk: Desk) -> None:
    incident = logged(
        desk,
        categories=("STAFF-CONTACT",),
        people=(DraftPerson(part="subject_adult", name="Alex Rowe", kind="staff"),),
    )
    page = room.open(incident, part="pathway")
    front = page.escalation.page("pathway")
    assert "Waits for: The LADO has advised" in said(front)
    go_on = "Go on all the same, with a reason: Interviews and enquiries, as the LADO advised"
    room.press(go_on)
    sheet: Any = page.sheet()
    sheet.save()
    room.settle()
    assert sheet.form.field("note").problem()
    sheet.typed.put({"note": "Police asked us to."})
    sheet.save()
    room.settle()
    assert go_on not in offered(page, front)
    # The same adult's pattern, and from there to the limbs with what came before.
    earlier = logged(desk, categories=("STAFF-CONDUCT",), people=(
        DraftPerson(part="subject_adult", person_id=desk.incident_log.reread(incident.id).people[0][1].id),
    ))  # fmt: skip
    room.press("Look at everything held: Look at everything held about this adult")
    sheet = page.sheet()
    room.settle()
    assert earlier.reference in said(sheet) and "2 incidents" in said(sheet)
    room.press("It may add up: go through the limbs again")
    room.settle()
    sheet = page.sheet()
    assert sheet.form.field("case_manager").value() == "head"
    sheet.typed.put({"limbs": "risk", "reason": "Two in a term."})
    sheet.save()
    room.settle()
    case = desk.incident_log.reread(incident.id)
    assert [each.answer for each in case.threshold_decisions] == ["met"] and len(case.links) == 1
    assert "Harm threshold" in said(front)


def test_a_ban_is_recorded_and_given_back_and_a_pathway_taken_up(room: Room, desk: Desk) -> None:
    incident = logged(desk, categories=("BYPASS",))
    page = room.open(incident, part="pathway")
    front = page.escalation.page("pathway")
    room.press("Record the ban: Any ban: from when, until when, who decided")
    sheet: Any = page.sheet()
    sheet.typed.put({
        "person_id": str(desk.incident_log.reread(incident.id).people[1][1].id), "what": "internet",
        "until": "18/12/2026", "reason": "A third proxy.", "decided_by": "Mr Castellan",
    })  # fmt: skip
    sheet.save()
    room.settle()
    assert "In force" in badges(front)
    room.press("Give access back to Ben Marsh: The internet at school")
    sheet = page.sheet()
    sheet.typed.put({"reason": "Kept to it."})
    sheet.save()
    room.settle()
    assert "Kept to it." in said(front)
    room.press("Take it up")
    page.sheet().save()  # type: ignore[union-attr]  # it is open
    room.settle()
    (step,) = desk.incident_log.reread(incident.id).pathway_steps
    assert step.state == "taken_up"


def test_setting_aside_and_going_on_are_offered_to_those_who_decide(room: Room, desk: Desk) -> None:
    adult = DraftPerson(part="subject_adult", name="Alex Rowe", kind="staff")
    incident = logged(desk, categories=("STAFF-CONTACT",), people=(adult,))
    given_role(desk, "team")
    page = room.open(incident, part="pathway")
    front = page.escalation.page("pathway")
    decided = ("Set aside", "Go on all the same", "Not needed here: The LADO has advised")
    assert not [name for name in offered(page, front) if name.startswith(decided)]
    notes = [name for name in offered(page, front) if name.startswith("Not needed here")]
    room.press(notes[0])
    sheet: Any = page.sheet()
    assert "went_on" not in {code for code, _label in sheet._states("went_on")}
    sheet.leave()
    given_role(desk, "dsl")
    room.settle()
    names = offered(page, front)
    assert not [words for words in decided if not any(name.startswith(words) for name in names)]
