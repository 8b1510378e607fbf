"""Choices of the school's own in its lists: offered, kept, printed, retired and never lost; what clashes is refused."""

from __future__ import annotations

from uuid import UUID

import pypdfium2
import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged

from escalation_builders import a_house_value
from safetydesk import wording
from safetydesk.domain.closing_drafts import ClosingDraft
from safetydesk.domain.drafts import DraftPerson, NoticeDraft, PrintRequest
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.events import HouseValuesSet
from safetydesk.domain.facts import facts_of
from safetydesk.domain.house_drafts import HouseValueDraft
from safetydesk.domain.ladder import rungs
from safetydesk.services.desk import Desk

OUTCOMES, PLACES, TOLD, LADDER = (
    "choices.incident_outcomes", "choices.places", "choices.notice_kinds", "choices.ladder",
)  # fmt: skip
CIRCLE, HUB = "own.restorative_circle", "own.hub"


def set_to(desk: Desk, **values: str) -> None:
    drafts = [
        HouseValueDraft(name=f"choices.{name}", value=value, source="Governors, autumn")
        for name, value in values.items()
    ]
    desk.house_values.set(drafts)


def problems_of(desk: Desk, **values: str) -> list[Problem]:
    with pytest.raises(Refusal) as refused:
        set_to(desk, **values)
    return list(refused.value.problems)


def test_an_own_choice_is_offered_kept_said_and_printed_like_any_other(desk: Desk) -> None:
    set_to(
        desk,
        incident_outcomes="Restorative circle",
        places="Hub",
        notice_kinds="Phase leader",
        ladder="Phase leader",
    )
    offered = [term.code for term in desk.vocabulary.terms("incident_outcomes")]
    assert offered[-2:] == [CIRCLE, "other"] and HUB in [t.code for t in desk.vocabulary.terms("places")]
    assert [term.code for term in desk.vocabulary.search_terms("incident_outcomes", "circle")] == [CIRCLE]
    incident = logged(
        desk, categories=("BULLY",), told_by="Ada", platform="snapchat", place=HUB,
        people=(DraftPerson(part="affected", name="Maya Okafor"),),
    )  # fmt: skip
    desk.notices.tell(incident.id, NoticeDraft(to_kind="own.phase_leader", to_name="Mr Ito"))
    desk.notices.tell(incident.id, NoticeDraft(to_kind="parent"))
    case = desk.incident_log.reread(incident.id)
    reached = [rung.step.label for rung in rungs(facts_of(case), desk.vocabulary) if rung.since]
    assert "Phase leader" in reached
    blocks = {"summary": "s", "follow_up": "f", "no_actions": "none"}
    desk.closing.close(incident.id, incident.row_version, ClosingDraft(**blocks, outcomes=(CIRCLE,)))
    history = desk.looking_back.of_case(incident.id)
    said = " ".join(wording.event_words(done.event, desk.vocabulary) for done in history)
    assert "Phase leader" in said and "own." not in said
    paper = desk.printing.prepare_case_file(incident.id, PrintRequest(recipient="Police", purpose="Inquiry"))
    printed = " ".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(paper.pdf))
    assert "own." not in printed
    assert [word for word in ("Hub", "Phase leader", "Restorative circle") if word not in printed] == []


def test_what_is_retired_is_offered_no_more_and_keeps_its_words_and_its_line(desk: Desk) -> None:
    set_to(desk, places="Hub\nAnnexe")
    set_to(desk, places=f"{HUB} The Hub (retired)\nown.annexe Annexe")
    offered = [term.code for term in desk.vocabulary.terms("places")]
    assert HUB not in offered and "own.annexe" in offered
    assert desk.vocabulary.term("places", HUB).label == "The Hub"
    (gone,) = problems_of(desk, places="own.annexe Annexe")
    assert (gone.field, gone.code, gone.values["label"]) == ("value", "house_choice_gone", "The Hub")
    assert {each.code for each in problems_of(desk, places="")} == {"house_choice_gone"}
    set_to(desk, places=f"own.annexe Annexe\n{HUB} Hub")
    assert HUB in [term.code for term in desk.vocabulary.terms("places")]


def test_two_of_one_label_are_refused_wherever_the_second_comes_from(desk: Desk) -> None:
    shipped = desk.vocabulary.terms("places")[0]
    assert [each.code for each in problems_of(desk, places=shipped.label.upper())] == ["house_label_twice"]
    set_to(desk, places="Hub")
    renamed = HouseValueDraft(name=f"term.places.{shipped.code}.label", value="Hub", source="x")
    desk.house_values.set(
        [renamed]
    )  # the shipped word stands beside it: "Hub (School day)" is no second "Hub"
    again = HouseValueDraft(name=PLACES, value=f"{HUB} Hub\nHub ({shipped.label})", source="x")
    with pytest.raises(Refusal) as refused:
        desk.house_values.set([again])
    assert [each.code for each in refused.value.problems] == ["house_label_twice"]
    assert all(wording.problem(each) for each in refused.value.problems)


def test_a_kept_one_that_cannot_be_read_is_left_out_and_said_and_records_keep_their_code(
    desk: Desk, clock: StoppedClock
) -> None:
    set_to(desk, places="Hub")
    incident = logged(desk, place=HUB)
    clock.move(minutes=1)
    with desk.office.work() as work:
        work.add(
            a_house_value(
                id=UUID(int=9100), name=PLACES, value="own.hub Hub\nown.hub Twice", recorded=desk.office.now(),
                in_force_from=desk.office.now().london_date, recorded_by=desk.office.me,
            )
        )  # fmt: skip
        work.commit(HouseValuesSet(subject=desk.office.store_id, source="By another hand", changes=()))
    (warning,) = desk.house_values.warnings()
    said = wording.house_warning_words(warning, desk.vocabulary)
    assert "Places: the school's own choices" in said and "is there twice" in said
    assert desk.incident_log.reread(incident.id).incident.place == HUB
    assert desk.vocabulary.term("places", HUB).label == HUB
    clock.move(minutes=1)
    set_to(desk, places="own.hub Hub")  # put right in Settings, with the same code
    assert desk.vocabulary.term("places", HUB).label == "Hub" and not desk.house_values.warnings()
