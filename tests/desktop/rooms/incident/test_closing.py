"""Closing on the incident's page: duties named with the form that does them, closed, signed off, opened again."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QAbstractButton
from tests.desktop.rooms.incident.conftest import logged
from tests.desktop.rooms.incident.test_takedowns import said
from tests.services.test_closing import close, decided, ready

from safetydesk.desktop.kit.badge import Badge
from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.rooms.today.presenter import TodayPresenter
from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.drafts import DecisionDraft, DraftPerson, NoticeDraft
from safetydesk.domain.events import SignedOff


def titles(place):
    return [each.text() for each in place.findChildren(PlainLabel)]


def badges(place):
    return [each.accessibleName() for each in place.findChildren(Badge) if each.isVisibleTo(place)]


def fill(sheet, **values):
    for key, value in values.items():
        sheet.form.field(key).set_value(value)


BLOCKS = {
    "summary": "A threat",
    "follow_up": "Seen weekly",
    "actions": "Police told",
    "outcome": "It stopped",
}


def test_from_open_duties_to_closed_and_open_again(room, desk):
    incident = logged(desk, severity=3)
    page = room.open(incident, part="closing")
    front = page.escalation.page("closing")
    assert "Were police considered?" in said(front) and "Parents or carers told, or why not" in said(front)
    page.header.act_wanted.emit("close")
    sheet = page.sheet()
    assert {field.key for field in sheet.form.fields() if field.key.startswith("aside_")} == {"aside_parents"}
    fill(sheet, **BLOCKS)
    sheet.save()
    room.settle()
    assert sheet.form.field("aside_parents").problem()
    assert "Were police considered?" in sheet.banner.text() + "".join(said(sheet))
    assert desk.incident_log.reread(incident.id).incident.status == "open"


def test_what_was_typed_is_kept_while_the_duty_is_done(room, desk):
    incident = logged(desk, severity=3)
    desk.notices.tell(incident.id, NoticeDraft(to_kind="parent"))
    page = room.open(incident, part="closing")
    room.prompts.answers = [1]  # keep it for later
    page.header.act_wanted.emit("close")
    fill(page.sheet(), **BLOCKS)
    page.sheet().leave()
    room.settle()
    for question in ("police", "social_care"):
        duty = "Were police considered?" if question == "police" else "Was children's social care considered?"
        room.press(f"Do it: {duty}")
        sheet = page.sheet()
        assert sheet.form.field("question").value() == question
        assert "KCSIE" in sheet.form.field("guidance").value()
        fill(sheet, usual_answer="not_refer", reason="No offence")
        sheet.save()
        room.settle()
    front = page.escalation.page("closing")
    assert "Nothing is left to do" in said(front)
    page.header.act_wanted.emit("close")
    assert page.sheet().form.field("summary").value() == "A threat"
    page.sheet().save()
    room.settle()
    case = desk.incident_log.reread(incident.id)
    assert case.incident.status == "closed" and "It stopped" in said(front)
    assert badges(front).count("Waiting for another member") == 3
    assert page.header.more.act("reopen").is_shown and not page.header.more.act("close").is_shown
    page.header.act_wanted.emit("reopen")
    fill(page.sheet(), reason="It came back")
    page.sheet().save()
    room.settle()
    assert "It came back" in said(front) and page.header.more.act("close").is_shown


def test_what_the_policy_asks_is_counted_said_and_holds_nothing_back(room, desk):
    desk.profiles.adopt("surrey_hills_2019")
    incident = logged(desk)
    desk.notices.tell(incident.id, NoticeDraft(to_kind="parent"))
    page = room.open(incident)
    assert "Asked by your policies and still open: 2." in said(page.overview)
    room.open(incident, part="closing")
    front = page.escalation.page("closing")
    asked = "Your policy asks: Help to mend the relationship, and look in again."
    assert asked in said(front) and "The school helps to repair relationships" in said(front)
    assert badges(front).count("Asked, holds nothing back") == 2
    page.header.act_wanted.emit("close")
    sheet = page.sheet()
    fill(sheet, **BLOCKS, **{"aside_asked.screen_prints": "Everybody had deleted it"})
    sheet.save()
    room.settle()
    (closure,) = desk.incident_log.reread(incident.id).closures
    assert [(each.duty, each.reason) for each in closure.set_aside] == [
        ("asked.screen_prints", "Everybody had deleted it")
    ]


def test_what_opens_it_again_says_so_at_once(room, desk):
    incident = ready(desk, severity=3)
    for question in ("police", "social_care"):
        decided(desk, incident.id, question)
    close(desk, incident.id)
    page = room.open(incident, part="closing")
    assert "As it stands now" not in said(page.overview)
    front = page.escalation.page("closing")
    assert "Asked for, though it is closed" in said(front) and "Before it is closed" not in said(front)
    assert badges(front).count("Set aside at closing") == 2 and "Why: They rang us" in said(front)
    desk.circumstances.record(incident.id, CircumstancesDraft(marks=("life_at_risk",)))
    room.settle()
    assert page.banner.text() == "This incident was closed, and is open again."
    assert "somebody's life may be at risk" in page.banner.accessibleName()
    assert "Closed before, and opened again" in badges(front) and "Before it is closed" in said(front)
    assert page.header.more.act("close").is_shown
    assert "As it stands now" not in said(page.overview), "only its severity changed"
    room.press("Do it: Police told, as was decided")
    assert page.sheet().form.field("route").value() == "police_101"


def test_an_answer_against_a_wish_asks_why(room, desk):
    incident = logged(desk)
    desk.circumstances.record(incident.id, CircumstancesDraft(police_wish="does_not_want"))
    page = room.open(incident)
    page.header.act_wanted.emit("decide")
    sheet = page.sheet()
    fill(sheet, question="police", reason="A child may be at risk")
    assert sheet.form.field("person_wish").value() == "Does not want the police told"
    assert sheet.form.field("overrides_wish").isHidden()
    fill(sheet, usual_answer="refer")
    assert not sheet.form.field("overrides_wish").isHidden()
    sheet.save()
    room.settle()
    assert sheet.form.field("overrides_wish").problem()
    fill(sheet, overrides_wish="The threat names a day")
    sheet.save()
    room.settle()
    (decision,) = desk.incident_log.reread(incident.id).decisions
    assert decision.overrides_wish == "The threat names a day" and decision.answer == "refer"


def test_the_threshold_is_judged_of_each_adult_by_its_limbs(room, desk):
    adults = [
        DraftPerson(part="subject_adult", name=name, kind="staff") for name in ("Alex Rowe", "Ivy Bloor")
    ]
    page = room.open(logged(desk, people=tuple(adults)), part="closing")
    front = page.escalation.page("closing")
    for name, left in (
        ("Alex Rowe", "Still to judge: Alex Rowe, Ivy Bloor"),
        ("Ivy Bloor", "Still to judge: Ivy Bloor"),
    ):
        assert left in said(front)
        room.press("Do it: Is the harm threshold met?")
        sheet = page.sheet()
        chosen = sheet.form.field("person_id").value()
        assert next(p.name for _, p in page.shown.case.people if str(p.id) == chosen) == name
        sheet.typed.put({"limbs": "risk", "answer": "met", "reason": "Messages at night"})
        sheet.save()
        room.settle()
    assert "Still to judge" not in said(front)
    page.header.act_wanted.emit("decide")
    fill(page.sheet(), question="harm_threshold")
    room.settle()
    room.press("Go through the limbs")
    assert page.sheet().kind == "threshold", "the plain question names nobody"
    page.sheet().leave()
    fewer = room.open(logged(desk, categories=("STAFF-UNSUIT",), severity=3, people=()), part="closing")
    room.press("Do it: Is the harm threshold met?")
    assert fewer.sheet().form.field("question").value() == "harm_threshold", (
        "nobody is named to go through it for"
    )


def test_a_debrief_and_its_actions_are_settled_here(room, desk):
    incident = logged(desk)
    page = room.open(incident, part="closing")
    room.press("Record a debrief")
    page.sheet().form.field("held").set_text("now")
    fill(page.sheet(), present="Head", lessons="Tutors did not know", early_review=("behaviour",))
    page.sheet().save()
    room.settle()
    assert page.sheet().form.field("review_owner").problem()
    fill(page.sheet(), review_owner="Ms Lindqvist", review_due="12 Jan 2027")
    page.sheet().save()
    room.settle()
    front = page.escalation.page("closing")
    assert "Review early: Behaviour" in said(front) and "Tutors did not know" in said(front)
    room.press("Done, or not to be done: Review early: Behaviour")
    fill(page.sheet(), not_done_reason="Reviewed last week")
    page.sheet().save()
    room.settle()
    (action,) = desk.incident_log.reread(incident.id).actions
    assert action.not_done_reason == "Reviewed last week" and action.done is None


def test_a_second_persons_word_is_not_offered_to_the_first(room, desk):
    incident = logged(desk)
    desk.decisions.decide(
        incident.id, DecisionDraft(question="police", answer="not_refer", reason="r", decided_by="Morgan")
    )
    page = room.open(incident, part="closing")
    front = page.escalation.page("closing")
    assert "Waiting for another member" in badges(front)
    offered = [
        each.accessibleName() for each in front.findChildren(QAbstractButton) if each.isVisibleTo(front)
    ]
    assert not [name for name in offered if name.startswith("Give your word")]
    question, second = "Were police considered?", say("sign_offs")
    assert (titles(front).count(question), titles(front).count(second)) == (1, 1)
    decisions = page.escalation.page("decisions")
    room.settle()
    assert (titles(decisions).count(question), titles(decisions).count(second)) == (1, 1), (
        "asked once, not twice"
    )


def test_whoever_did_not_agree_stands_on_today_and_is_answered_by_a_decision_begun_with_its_question(
    room, desk
):
    incident = logged(desk)
    decided(desk, incident.id, "ceop", "not_refer")
    (asked,) = desk.incident_log.reread(incident.id).sign_offs
    with desk.office.work() as work:  # by another member, who need not come in for it
        said_so = replace(asked, answer="disagreed", note="CEOP must", signed=asked.asked, signed_by=asked.id)
        work.replace(said_so)
        work.commit(
            SignedOff(
                subject=incident.id,
                reference=incident.reference,
                record=asked.id,
                signed_about="decision",
                answer="disagreed",
            )
        )
    (line,) = TodayPresenter.of(desk).board().disagreed
    assert (
        incident.reference in line.title and "Report to CEOP?" in line.title and desk.me.name in line.detail
    )
    page = room.open(incident, part="closing")
    room.press("Do it: Answer whoever did not agree", page.escalation.page("closing"))
    room.settle()
    assert page.sheet().form.field("question").value() == "ceop"
