"""Cards said anew: one, or those of a batch, all of them or none, each an act of its own in the trail."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.services.acts import logged_with_files

from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.exhibit import CaptureCard, Exhibit
from safetydesk.services.capture_cards import NewCard
from safetydesk.services.desk import Desk


def of(exhibit: Exhibit, version: int = 0, **said: object) -> NewCard:
    return NewCard(exhibit.id, version or exhibit.row_version, replace(exhibit.card, **said))


def test_a_batch_is_amended_together_and_each_is_an_act_of_its_own(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 3, categories=("BULLY",))
    one, two, three = case.exhibits
    saved = desk.exhibits.amend_cards([of(one, group="9C"), of(two), of(three, group="9C", handle="@lark")])
    assert [exhibit.number for exhibit in saved] == [one.number, three.number], (
        "what says it already is left alone"
    )
    after = desk.incident_log.reread(case.incident.id)
    assert [exhibit.card.group for exhibit in after.exhibits] == ["9C", "", "9C"]
    acts = [done.event for done in after.history if done.kind == "CaptureCardAmended"]
    assert [(act.number, [change.field for change in act.changes]) for act in acts] == [
        (one.number, ["group"]), (three.number, ["handle", "group"]),
    ]  # fmt: skip
    assert {row.reference for row in desk.search.find("lark")} == {case.incident.reference}
    assert desk.audit_trail.verify().findings == ()


def test_one_that_somebody_saved_since_stops_them_all(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 2, categories=("BULLY",))
    one, two = case.exhibits
    desk.exhibits.amend_card(two.id, two.row_version, CaptureCard(description="A chat"))
    with pytest.raises(StaleRecord):
        desk.exhibits.amend_cards([of(one, group="9C"), of(two, group="9C")])
    assert [each.card.group for each in desk.incident_log.reread(case.incident.id).exhibits] == ["", ""]


@pytest.mark.parametrize(
    "said", [{"series_number": 3, "series_of": 2}, {"account": "mine"}, {"group": "\ud800"}]
)
def test_one_that_cannot_be_stops_them_all(desk: Desk, tmp_path: Path, said: dict[str, object]) -> None:
    one, two = logged_with_files(desk, tmp_path, 2, categories=("BULLY",)).exhibits
    with pytest.raises(Refusal) as raised:
        desk.exhibits.amend_cards([of(one, group="9C"), of(two, **said)])
    assert raised.value.code == "draft_has_problems"
    with pytest.raises(Refusal) as raised:
        desk.exhibits.amend_cards([of(one), of(two)])
    assert raised.value.code == "nothing_changed"


def test_the_card_of_one_set_aside_or_withdrawn_may_be_put_right(desk: Desk, tmp_path: Path) -> None:
    case = logged_with_files(desk, tmp_path, 2, categories=("BULLY",))
    one, two = case.exhibits
    desk.exhibits.isolate(one.id, "must_not_be_here")
    desk.exhibits.withdraw(two.id, two.row_version, "not of this incident")
    for exhibit in desk.incident_log.reread(case.incident.id).exhibits:
        saved = desk.exhibits.amend_card(
            exhibit.id, exhibit.row_version, CaptureCard(description="A timetable")
        )
        assert saved.state == exhibit.state and saved.card.description == "A timetable"
