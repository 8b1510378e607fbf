"""Each pathway in the window: its next button opens the form it needs, filled in, and saving that takes the step."""

from __future__ import annotations

from typing import Any

from tests.desktop.rooms.incident.conftest import Room, logged
from tests.services.test_pathways_driven import CATEGORY

from safetydesk.desktop.rooms.incident.escalation.pathway_opening import making_of, needs_of
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.pathways import TAKEN, PathwayView
from safetydesk.services.desk import Desk

WHY = "As the pathway says."
FILLED = {
    "pathway_step": {"note": WHY},
    "described": {"shows": "A post", "said_by": "Maya"},
    "referral": {"shared": WHY, "acknowledged": "now"},
    "notice": {"to_name": "Somebody"},
    "decision": {"usual_answer": "yes", "reason": WHY},
    "note": {"text": "Seen today; calm.", "person_name": "Maya"},
    "threshold": {"limbs": "risk", "answer": "met", "reason": WHY},
    "initial_review": {
        "reviewed": "now", "took_part": "DSL", "referral_triggers": "none", "review_decision": "In school",
    },
}  # fmt: skip
"""What is typed into each form beside what stands there already."""
STEPS = 2


def test_each_of_the_thirteen_begins_in_the_window(room: Room, desk: Desk) -> None:
    walked = {}
    for code, category in CATEGORY.items():
        part, kind = (
            ("subject_adult", "staff") if "staff_" in code or code == "low_level" else ("alleged", "pupil")
        )
        person = DraftPerson(part=part, kind=kind, name=f"Somebody of {code}")
        incident = logged(desk, categories=(category,), severity=4, people=(person,))
        page = room.open(incident, part="pathway")
        walked[code] = [_take_next(room, page, code) for _ in range(STEPS)]
        left = _view(page, code)
        assert all(standing == TAKEN for step in walked[code] for standing in [_standing(left, step)]), code
    assert walked["staff_allegation"] == ["child_safe", "head_told"]
    assert walked["channel_abuse"][0] == "copied" and walked["found_imagery"] == ["stop", "police"]


def test_every_step_opens_a_form_that_its_taker_may_save(room: Room, desk: Desk) -> None:
    person = DraftPerson(part="subject_adult", kind="staff", name="Alex Rowe")
    page = room.open(logged(desk, categories=("OTHER",), people=(person,)))
    assert page.shown is not None
    for pathway in desk.pathways.every().values():
        for step in pathway.steps:
            make = making_of(pathway, step, page.shown)
            assert desk.office.may(needs_of(step, page.shown))
            if make is None:
                assert step.opens == "evidence"
                continue
            sheet = make(page._room, page.shown)
            _, _, about = step.opens.partition(":")
            held = {str(field.value()) for field in sheet.form.fields()}
            assert not about or about in held or step.opens.startswith("words:"), step.code
            sheet.deleteLater()


def _take_next(room: Room, page: Any, code: str) -> str:
    """Press the big button of the next step, type what is needed, save; the step that it was."""
    following = _view(page, code).next
    assert following is not None
    step = following.step
    kind = step.opens.partition(":")[0]
    act = say(f"pathway_open_{kind}")
    room.press(say("pathway_open_for", act=act, step=step.name), page.escalation.page("pathway"))
    sheet = page.sheet()
    if sheet is None:  # the page of the evidence came forward: what was posted is described here
        assert page.tabs.currentWidget() is page.evidence
        page.tabs.setCurrentWidget(page.escalation)
        room.press(say("pathway_open_for", act=say("pathway_say_done"), step=step.name))
        sheet = page.sheet()
    sheet.typed.put(_typed(sheet))
    sheet.save()
    room.settle()
    assert page.sheet() is None, (
        code,
        step.code,
        [(f.key, f.problem()) for f in sheet.form.fields() if f.problem()],
    )
    return step.code


def _typed(sheet: Any) -> dict[str, Any]:
    values = dict(FILLED[sheet.kind])
    if sheet.kind == "decision":
        answers = sheet.room.said.vocabulary.term(
            "decision_questions", sheet.form.field("question").value()
        ).choices
        values["usual_answer"] = answers[0]
    return values


def _view(page: Any, code: str) -> PathwayView:
    found: PathwayView = next(each for each in page.shown.pathways if each.pathway.code == code)
    return found


def _standing(view: PathwayView, step: str) -> str:
    found = view.step(step)
    return found.standing if found else ""
