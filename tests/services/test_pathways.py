"""Pathways through the services: what is said of a step is a record, and what is restricted has its dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.a_team import at_the_desk, store_path, team_store
from tests.services.acts import logged

from safetydesk import wording
from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.errors import Refusal
from safetydesk.domain.pathway_drafts import BanDraft, StepDraft
from safetydesk.domain.pathways import FROZEN, OPEN, TAKEN, PathwayView
from safetydesk.services.desk import Desk

__all__ = ["store_path", "team_store"]

DONE = StepDraft(state="done")


def view(desk: Desk, incident_id: object, code: str) -> PathwayView:
    case = desk.incident_log.reread(incident_id)  # type: ignore[arg-type]  # a UUID, whichever test
    return next(each for each in desk.pathways.of_case(case) if each.pathway.code == code)


def test_a_step_is_said_with_who_and_when_and_a_frozen_one_asks_why(desk: Desk, clock: StoppedClock) -> None:
    incident = logged(desk, categories=("CSAM",))
    clock.move(hours=1)
    said = desk.pathways.say(incident.id, "found_imagery", "stop", StepDraft(state="done", note="All of 9B"))
    found = view(desk, incident.id, "found_imagery")
    stop, look = found.step("stop"), found.step("look_into")
    assert stop and look and (stop.standing, stop.at, stop.said) == (TAKEN, clock.now(), said)
    assert look.standing == FROZEN
    for draft, field in (
        (DONE, "note"),
        (StepDraft(state="undone"), "note"),
        (StepDraft(state="gone"), "state"),
    ):
        with pytest.raises(Refusal) as refused:
            desk.pathways.say(incident.id, "found_imagery", "look_into", draft)
        assert [problem.field for problem in refused.value.problems] == [field]
    why = StepDraft(state="went_on", note="Police asked for the log of the afternoon.")
    desk.pathways.say(incident.id, "found_imagery", "look_into", why)
    look = view(desk, incident.id, "found_imagery").step("look_into")
    assert look and look.standing == OPEN
    done = desk.incident_log.reread(incident.id).history
    assert [each.kind for each in done].count("PathwayStepSaid") == 2
    words = wording.event_words(done[-1].event, desk.vocabulary)  # type: ignore[arg-type]  # it has one
    assert "Indecent images found by staff: Ask, search or look into it" in words and "Gone on with" in words


def test_a_pathway_is_taken_up_and_set_aside_by_hand(desk: Desk) -> None:
    incident = logged(desk, categories=("OTHER",))
    case = desk.incident_log.reread(incident.id)
    assert desk.pathways.of_case(case) == () and len(desk.pathways.offered(())) == 13
    desk.pathways.say(incident.id, "cyber_choices", "", StepDraft(state="taken_up"))
    assert not view(desk, incident.id, "cyber_choices").applies
    with pytest.raises(Refusal):
        desk.pathways.say(incident.id, "cyber_choices", "", StepDraft(state="set_aside"))
    desk.pathways.say(incident.id, "cyber_choices", "", StepDraft(state="set_aside", note="Not skilled."))
    assert view(desk, incident.id, "cyber_choices").is_set_aside
    for pathway, step, code in (("none", "", "no_such_pathway"), ("nudes", "none", "no_such_step")):
        with pytest.raises(Refusal) as refused:
            desk.pathways.say(incident.id, pathway, step, DONE)
        assert refused.value.code == code


def test_a_ban_has_its_dates_and_who_decided_and_may_end_early(desk: Desk) -> None:
    incident = logged(desk, categories=("BYPASS",))
    desk.incident_log.add_person(
        incident.id, DraftPerson(part="alleged", name="Ben Marlow", year_group="year_9")
    )
    ((_, person),) = desk.incident_log.reread(incident.id).people
    draft = BanDraft(
        person_id=str(person.id), what="internet", starts="20/11/2026", until="18/12/2026", reason="A third proxy.",
        decided="now", decided_by="Mr Castellan", review="4/12/2026",
    )  # fmt: skip
    ban = desk.pathways.ban(incident.id, draft)
    assert (ban.starts, ban.until, ban.is_in_force(date(2026, 12, 1))) == (
        date(2026, 11, 20), date(2026, 12, 18), True,
    )  # fmt: skip
    found = view(desk, incident.id, "filter_bypass").step("ban")
    assert found and (found.standing, found.fact) == (TAKEN, "ban")
    lifted = desk.pathways.lift(ban.id, ban.row_version, "Kept to it.")
    assert not lifted.is_in_force(date(2026, 12, 1))
    with pytest.raises(Refusal) as twice:
        desk.pathways.lift(ban.id, lifted.row_version, "Again")
    assert twice.value.code == "already_lifted"
    with pytest.raises(Refusal) as wrong:
        desk.pathways.ban(incident.id, BanDraft(starts="20/11/2026", until="1/11/2026", person_id="nobody"))
    assert {each.field for each in wrong.value.problems} == {"what", "reason", "decided_by", "until"}


def test_what_is_set_aside_or_barred_is_decided_and_no_recorders_note(desk: Desk, store_path: Path) -> None:
    desk.close()
    with at_the_desk(store_path, "robin") as robin:
        incident = logged(robin, categories=("STAFF-CONTACT",))
        robin.incident_log.add_person(
            incident.id, DraftPerson(part="subject_adult", name="Alex Rowe", kind="staff")
        )
        decided = (
            ("", StepDraft(state="set_aside", note="No need.")),
            ("interviews", StepDraft(state="went_on", note="He asked.")),
            ("lado_advice", StepDraft(state="not_needed", note="Not this time.")),
        )
        acts: list[Callable[[], object]] = [
            partial(robin.pathways.say, incident.id, "staff_allegation", *each) for each in decided
        ]
        acts.append(partial(robin.pathways.ban, incident.id, BanDraft()))
        acts.append(partial(robin.pathways.lift, incident.id, 1, "Kept to it."))
        for act in acts:
            with pytest.raises(Refusal) as refused:
                act()
            assert refused.value.code == "not_your_role"
        robin.pathways.say(incident.id, "staff_allegation", "", StepDraft(state="taken_up"))
        robin.pathways.say(
            incident.id, "staff_allegation", "parents", StepDraft(state="not_needed", note="Known.")
        )
