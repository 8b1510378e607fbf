"""The school's own values on a real store: what is set counts at once, everywhere, and is never unsaid."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.clocks import StoppedClock

from escalation_builders import a_house_value
from safetydesk import wording
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.events import HouseValuesSet
from safetydesk.domain.house_drafts import HouseValueDraft
from safetydesk.services.desk import Desk
from safetydesk.services.house_in_force import HouseInForce

AMOUNT, RULE = "deadline.social_care_form.amount", "rule.nudes_always_police"


def a_draft(name: str = AMOUNT, value: str = "48", **changes: str) -> HouseValueDraft:
    return HouseValueDraft(**{"name": name, "value": value, "source": "Whitlow's procedures", **changes})


def test_what_is_set_counts_at_once_and_the_act_says_what_stood_before(desk: Desk):
    assert desk.vocabulary.deadline_rule("social_care_form").amount == 24
    desk.house_values.set([a_draft(), a_draft(RULE, "Yes")])
    assert desk.vocabulary.deadline_rule("social_care_form").amount == 48
    assert desk.office.house.is_on(RULE) and desk.office.house.rules() == {"nudes_always_police"}
    with desk.office.reading() as reading:
        (done,) = reading.latest_acts(desk.office.store_id, ("HouseValuesSet",))
    assert isinstance(done.event, HouseValuesSet)
    assert [(each.field, each.old, each.new) for each in done.event.changes] == [
        (AMOUNT, '""', '"48"'), (RULE, '""', '"yes"'),
    ]  # fmt: skip
    assert desk.looking_back.of_school()[-1].number == done.number
    assert [f"{each.field}: {each.old} → {each.new}" for each in desk.looking_back.changes(done.event)] == [
        "Send the written form to children's social care: how long:  → 48",
        "Every nude or semi-nude is reported to the police:  → yes",
    ]
    assert wording.event_words(done.event, desk.vocabulary) == (
        "The school's own values set: Send the written form to children's social care: how long, "
        "Every nude or semi-nude is reported to the police. On the word of: Whitlow's procedures"
    )


def test_back_to_the_shipped_one_keeps_the_history(desk: Desk, clock: StoppedClock):
    desk.house_values.set([a_draft()])
    clock.move(minutes=1)
    desk.house_values.set([a_draft(value="")])
    assert desk.vocabulary.deadline_rule("social_care_form").amount == 24
    assert [each.value for each in desk.house_values.history(AMOUNT)] == ["", "48"]
    with pytest.raises(Refusal) as refused:
        desk.house_values.set([a_draft(value=" ")])
    assert refused.value.code == "nothing_changed"


def test_a_value_set_for_tomorrow_counts_from_midnight(desk: Desk, clock: StoppedClock):
    tomorrow = (clock.now().london_date + timedelta(days=1)).isoformat()
    desk.house_values.set([a_draft(in_force_from=tomorrow)])
    (line,) = (each for each in desk.house_values.current() if each.name.name == AMOUNT)
    assert (line.text, [each.value for each in line.later]) == ("24", ["48"])
    assert desk.vocabulary.deadline_rule("social_care_form").amount == 24
    clock.move(days=1)
    assert desk.vocabulary.deadline_rule("social_care_form").amount == 48


def test_all_of_a_profile_or_none_of_it(desk: Desk):
    wrong = [
        a_draft(), a_draft("category.NUDES.severity", "1"), a_draft(AMOUNT, "2"),
        a_draft("category.NUDES.images", "ask"),
        a_draft(RULE, "yes", source=" ", in_force_from="2126-01-01"),
    ]  # fmt: skip
    with pytest.raises(Refusal) as refused:
        desk.house_values.set(wrong)
    assert [(each.field, each.code) for each in refused.value.problems] == [
        ("drafts[1].value", "not_between"), ("drafts[2].name", "house_name_twice"),
        ("drafts[3].name", "house_unknown_name"), ("drafts[4].source", "needed"),
        ("drafts[4].in_force_from", "house_day_too_far"),
    ]  # fmt: skip
    assert desk.house_values.house.values == {} and desk.house_values.history(AMOUNT) == ()


def test_a_value_of_a_later_version_is_left_out_and_said(desk: Desk):
    with desk.office.work() as work:
        for n, (name, value) in enumerate(
            [("limit.of_version_nine", "7"), ("route.action_fraud.phone", "0300"), (AMOUNT, "soon")]
        ):
            work.add(
                a_house_value(
                    id=UUID(int=9000 + n), name=name, value=value, in_force_from=desk.office.now().london_date,
                    recorded=desk.office.now(), recorded_by=desk.office.me,
                )
            )  # fmt: skip
        work.commit(HouseValuesSet(subject=desk.office.store_id, source="A later version", changes=()))
    house = desk.office.house
    assert {each.name: each.why.code for each in house.unusable} == {
        "limit.of_version_nine": "house_unknown_name",
        "route.action_fraud.phone": "house_retired",
        AMOUNT: "house_not_a_number",
    }
    assert desk.vocabulary.deadline_rule("social_care_form").amount == 24
    assert all(wording.problem(each.why) for each in house.unusable)


def test_where_the_values_cannot_be_read_the_last_known_count_and_else_the_shipped(
    desk: Desk, clock: StoppedClock
):
    def damaged() -> Any:
        raise Trouble("records_damaged")

    known = desk.office.in_force
    unread = HouseInForce(known.shipped, known.shipped_calendars, known.names, clock, damaged)
    assert unread.now().vocabulary is known.shipped and unread.now().house.values == {}
    desk.house_values.set([a_draft()])
    assert desk.vocabulary.deadline_rule("social_care_form").amount == 48
    known._reading = damaged
    clock.move(days=1)
    assert desk.vocabulary.deadline_rule("social_care_form").amount == 48


def test_every_value_and_its_name_has_its_words(desk: Desk):
    labels = wording.load_wording().codes("label")
    for line in desk.house_values.current():
        assert f"house_part.{line.name.part}" in labels
        assert wording.house_name_words(line.name) == wording.house_field_words(
            line.name.name, desk.vocabulary
        )
        assert wording.house_value_words(line.name, line.name.shipped)
