"""What is online, by the last step there was."""

from __future__ import annotations

from builders import NOW, a_record_id
from domain.test_sheet_filling import V
from domain.test_sheet_sources import LATER, sheet
from escalation_builders import a_takedown_step
from sheet_builders import a_full_case


def test_still_online_goes_by_the_time_of_the_step_and_not_by_when_it_was_typed() -> None:
    steps = (
        a_takedown_step(id=a_record_id(752), kind="removed", at=LATER, route=""),
        a_takedown_step(id=a_record_id(753), kind="chased", at=NOW),
    )
    text = sheet(a_full_case(takedown_steps=steps), "police").answer("still_there").text
    assert V.term("takedown_steps", "removed").label in text
    assert V.term("takedown_steps", "chased").label not in text
