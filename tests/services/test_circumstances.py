"""What bears on an incident: once, added to freely, changed with a reason; contradictions are only pointed out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.services.acts import logged

from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.events import CircumstancesAmended
from safetydesk.services.desk import Desk

WHOLE = CircumstancesDraft(
    marks=("threat",),
    characteristics=("not_known",),
    school_time="outside",
    intent="deliberate",
    network="home",
    audience="The swimming club",
    managed_under=("anti_bullying",),
    lead_procedure="behaviour",
    lead_reason="Both are in Year 9",
    other_references="CPOMS 4471\n\n MIS 12 ",
    anybody_replied="no",
    police_wish="does_not_want",
    police_wish_by="Ada: not yet",
)


def test_it_comes_back_as_it_was_written(desk: Desk) -> None:
    incident = logged(desk)
    record = desk.circumstances.record(incident.id, WHOLE)
    case = desk.incident_log.reread(incident.id)
    assert case.circumstances == (record,)
    assert record.other_references == ("CPOMS 4471", "MIS 12") and record.audience == "The swimming club"
    assert desk.circumstances.draft_of(record) == replace(WHOLE, other_references="CPOMS 4471\nMIS 12")
    with pytest.raises(Refusal, match="circumstances_there"):
        desk.circumstances.record(incident.id, WHOLE)
    assert desk.audit_trail.verify().ok


def test_adding_needs_no_reason_and_taking_back_does(desk: Desk) -> None:
    incident = logged(desk)
    record = desk.circumstances.record(incident.id, CircumstancesDraft(marks=("threat",)))
    more = CircumstancesDraft(marks=("threat", "abusive"), school_time="in_day")
    grown = desk.circumstances.amend(record.id, record.row_version, more)
    with pytest.raises(Refusal) as refused:
        desk.circumstances.amend(record.id, grown.row_version, replace(more, marks=("abusive",)))
    assert [(p.field, p.code) for p in refused.value.problems] == [("reason", "needed")]
    with pytest.raises(StaleRecord):
        desk.circumstances.amend(record.id, record.row_version, replace(more, intent="unclear"))
    with pytest.raises(Refusal, match="nothing_changed"):
        desk.circumstances.amend(record.id, grown.row_version, more)
    desk.circumstances.amend(record.id, grown.row_version, replace(more, marks=("abusive",)), "Misread")
    last = desk.looking_back.of_case(incident.id)[-1].event
    assert isinstance(last, CircumstancesAmended) and last.reason == "Misread"


@pytest.mark.parametrize(
    ("draft", "field", "code"),
    [
        (CircumstancesDraft(), "marks", "nothing_bears"),
        (CircumstancesDraft(marks=("sorrow",)), "marks", "not_in_the_list"),
        (CircumstancesDraft(school_time="noon"), "school_time", "not_in_the_list"),
        (CircumstancesDraft(clauses=("sb.4.2.3",)), "clauses", "clause_not_known"),
        (CircumstancesDraft(lead_procedure="dignity"), "lead_reason", "needed"),
        (CircumstancesDraft(other_references="x\ud800"), "other_references", "broken_character"),
    ],
)
def test_what_cannot_be_saved(draft: CircumstancesDraft, field: str, code: str, desk: Desk) -> None:
    incident = logged(desk)
    with pytest.raises(Refusal) as refused:
        desk.circumstances.record(incident.id, draft)
    assert (field, code) in [(p.field, p.code) for p in refused.value.problems]
    assert not desk.incident_log.reread(incident.id).circumstances


def test_facts_that_do_not_go_together_are_pointed_out(desk: Desk) -> None:
    incident = logged(desk)
    draft = replace(
        WHOLE,
        marks=("coercion", "retaliated"),
        intent="accidental",
        network="school",
        characteristics=("none",),
    )
    desk.circumstances.record(incident.id, draft)
    found = desk.circumstances.pointed_out(desk.incident_log.reread(incident.id))
    assert {each.code for each in found} == {
        "accidental_and_coerced", "no_reply_and_retaliated", "outside_on_the_school_network",
    }  # fmt: skip
    plain = logged(desk)
    desk.circumstances.record(plain.id, WHOLE)
    assert not desk.circumstances.pointed_out(desk.incident_log.reread(plain.id))
