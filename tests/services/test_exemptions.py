"""The register of exemptions through the service: nobody decides their own, by any way round."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.services.acts import logged

from safetydesk.domain.drafts import DraftPerson, ExemptionDraft
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.services.desk import Desk

AGREED = ExemptionDraft(
    kind="family_friend",
    staff_name="Dan Hart",
    other_party="The Brands",
    relationship="Friends since 2014",
    declared_on="3 Sep 2026",
    dsl_on="7 Sep 2026",
    dsl_by="Morgan Okafor",
    head_on="9 Sep 2026",
    head_by="Mr Castellan",
    decision="agreed",
    decided_on="9 Sep 2026",
    decided_by="Mr Castellan",
    reason="Older than the post",
    advice="School matters through school channels",
    in_force_from="9 Sep 2026",
    review_on="1 Dec 2026",
)


def codes(raised: pytest.ExceptionInfo[Refusal]) -> dict[str, str]:
    return {problem.field: problem.code for problem in raised.value.problems}


def test_recorded_reviewed_and_amended(desk: Desk) -> None:
    exemption = desk.exemptions.record(AGREED)
    assert (
        exemption.reference == "EX-2026-001" and desk.exemptions.by_reference("EX-2026-001") == exemption.id
    )
    file = desk.exemptions.open(exemption.id)
    assert (
        file.staff.name == "Dan Hart"
        and desk.exemptions.draft_of(exemption, file.staff).dsl_on == "2026-09-07"
    )
    assert [row.reference for row in desk.deadline_board.today().reviews] == ["EX-2026-001"]
    draft = replace(desk.exemptions.draft_of(exemption, file.staff), review_on="1 Sep 2027")
    saved = desk.exemptions.amend(exemption.id, exemption.row_version, draft, "Moved on a year")
    (amendment,) = desk.exemptions.reread(exemption.id).amendments
    assert [change.field for change in amendment.changes] == ["review_on"] and saved.row_version == 2
    assert desk.deadline_board.today().reviews == ()
    with pytest.raises(StaleRecord):
        desk.exemptions.amend(exemption.id, 1, replace(draft, review_on="2 Sep 2027"), "r")
    with pytest.raises(Refusal) as raised:
        desk.exemptions.amend(exemption.id, 2, draft, " ")
    assert codes(raised) == {"reason_for_change": "needed"}
    assert desk.audit_trail.verify().ok


def test_the_dsl_needs_the_head_and_the_chair(desk: Desk) -> None:
    own = replace(AGREED, staff_name="morgan  okafor", dsl_on="", dsl_by="")
    with pytest.raises(Refusal) as raised:
        desk.exemptions.record(own)
    assert codes(raised) == {"chair_on": "chair_discussion_needed", "chair_by": "chair_discussion_needed"}
    exemption = desk.exemptions.record(replace(own, chair_on="9 Sep 2026", chair_by="Ms Adebayo"))
    assert exemption.standing == "dsl"


@pytest.mark.parametrize("field", ["decided_by", "head_by", "chair_by"])
def test_nobody_decides_their_own(field: str, desk: Desk) -> None:
    me = next(person for person in desk.people.all() if person.member_id)
    own = replace(AGREED, staff_name="", dsl_on="", dsl_by="", chair_on="9 Sep 2026", chair_by="Ms Adebayo")
    mine: dict[str, Any] = {field: f"{me.name} (DSL)"}
    for draft in (replace(own, staff_id=me.id), replace(own, staff_name=me.name)):
        with pytest.raises(Refusal) as raised:
            desk.exemptions.record(replace(draft, **mine))
        assert codes(raised)[field] == "nobody_decides_their_own"
    assert desk.exemptions.rows() == []


def test_an_amendment_cannot_name_somebody_else_to_get_round_it(desk: Desk) -> None:
    me = next(person for person in desk.people.all() if person.member_id)
    pending = desk.exemptions.record(
        ExemptionDraft(kind="family_friend", staff_id=me.id, other_party="x", relationship="y")
    )
    sly = replace(AGREED, staff_id=None, staff_name="Dan Hart", decided_by=me.name)
    with pytest.raises(Refusal) as raised:
        desk.exemptions.amend(pending.id, 1, sly, "Decided")
    assert codes(raised)["decided_by"] == "nobody_decides_their_own"
    assert desk.exemptions.reread(pending.id).exemption.decision == "pending"


@pytest.mark.parametrize("name", ["Okafor, Morgan", "Ms Morgan Okafor", "Morgan Okafor (DSL)", "The DSL"])
def test_the_dsl_by_another_form_of_the_name_is_still_the_dsl(name: str, desk: Desk) -> None:
    own = replace(AGREED, staff_name=name, dsl_on="", dsl_by="", chair_on="9 Sep 2026", chair_by="Ms Adebayo")
    assert desk.exemptions.standing_of(name) == desk.exemptions.record(own).standing == "dsl"
    for decider in ("Morgan Okafor", "Ms Morgan Okafor", "the DSL", "me"):
        found = {each.field: each.code for each in desk.exemptions.check(replace(own, decided_by=decider))}
        assert found["decided_by"] in ("nobody_decides_their_own", "the_other_decides")


def test_a_name_that_may_be_the_dsls_is_asked_for_in_full(desk: Desk) -> None:
    for name in ("M. Okafor", "Ms Okafor", "Mo Okafor"):
        assert desk.exemptions.standing_of(name) == "staff"
        (problem,) = desk.exemptions.check(replace(AGREED, staff_name=name, dsl_by="Ada Whitlow"))
        assert (problem.field, problem.code) == ("staff_name", "staff_may_be_dsl")
        assert problem.values == {"member": "Morgan Okafor"}
        said = replace(AGREED, staff_name=name, standing="dsl", chair_on="9 Sep 2026", chair_by="Ms Adebayo")
        assert desk.exemptions.check(replace(said, dsl_on="", dsl_by="")) == ()
    assert desk.exemptions.check(replace(AGREED, staff_name="Mary Okafor")) == ()


def test_one_person_has_one_entry(desk: Desk) -> None:
    first = desk.exemptions.record(AGREED)
    again = desk.exemptions.record(replace(AGREED, staff_name=" dan  HART", other_party="The Bells"))
    titled = desk.exemptions.record(replace(AGREED, staff_name="Mr Hart"))
    assert first.staff_id == again.staff_id != titled.staff_id
    desk.incident_log.log(
        replace(
            desk.incident_log.new_draft(),
            summary="x",
            people=(DraftPerson(part="witness", name="Dan Hart", kind="staff"),),
        )
    )
    (problem,) = desk.exemptions.check(AGREED)
    assert (problem.field, problem.code, problem.values) == (
        "staff_name",
        "staff_not_certain",
        {"count": "2"},
    )
    assert desk.exemptions.record(replace(AGREED, staff_id=first.staff_id)).staff_id == first.staff_id
    with pytest.raises(Refusal, match="no_such_record"):
        desk.exemptions.check(replace(AGREED, staff_id=first.id))


def test_a_pupil_of_the_name_is_not_the_member_of_staff(desk: Desk) -> None:
    desk.incident_log.log(
        replace(
            desk.incident_log.new_draft(),
            summary="x",
            people=(DraftPerson(part="affected", name="Dan Hart"),),
        )
    )
    assert desk.exemptions.reread(desk.exemptions.record(AGREED).id).staff.kind == "staff"


def test_a_decision_is_not_handed_to_oneself_by_amending_it(desk: Desk) -> None:
    me = next(person for person in desk.people.all() if person.member_id)
    chair = {"chair_on": "9 Sep 2026", "chair_by": "Ms Adebayo"}
    own = replace(AGREED, staff_id=me.id, staff_name="", dsl_on="", dsl_by="", **chair)
    saved = desk.exemptions.record(own)
    form = desk.exemptions.draft_of(saved, me)
    attempts: tuple[tuple[dict[str, Any], str, str], ...] = (
        ({"decided_by": "Okafor"}, "decided_by", "might_be_their_own"),
        ({"decided_by": "Jo Lindqvist, deputy head"}, "decided_by", "the_other_decides"),
        ({"chair_by": "Mr Castellan"}, "chair_by", "two_people_needed"),
        ({"head_by": "M Okafor"}, "head_by", "might_be_their_own"),
    )
    for changes, field, code in attempts:
        with pytest.raises(Refusal) as raised:
            desk.exemptions.amend(saved.id, 1, replace(form, standing="staff", **changes), "r")
        assert codes(raised)[field] == code
    assert desk.exemptions.reread(saved.id).exemption == saved


def test_incidents_of_the_member_of_staff_since_it_was_declared(desk: Desk) -> None:
    exemption = desk.exemptions.record(AGREED)
    part = DraftPerson(part="alleged", person_id=exemption.staff_id)
    for discovered in ("2 Sep 2026 23:59", "3 Sep 2026 08:00", "20 Nov 2026 08:00"):
        logged(desk, discovered=discovered, people=(part,))
    logged(desk, people=(DraftPerson(part="alleged", name="Dan Hartley"),))
    later = desk.exemptions.open(exemption.id).later_incidents
    assert [(each.reference, each.parts) for each in later] == [
        ("OS-2026-0003", ("alleged",)), ("OS-2026-0002", ("alleged",)),
    ]  # fmt: skip
    ((named, _),) = desk.incident_log.reread(later[0].id).people
    desk.incident_log.withdraw_person(named.id, named.row_version, "Another teacher")
    assert [each.reference for each in desk.exemptions.reread(exemption.id).later_incidents] == [
        "OS-2026-0002"
    ]
