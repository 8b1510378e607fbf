"""Duties about what is done with an incident: clauses cited, families heard, governors like staff."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.services.acts import logged

from safetydesk import assets
from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.drafts import DecisionDraft, DraftPerson, NoteDraft
from safetydesk.domain.errors import Refusal
from safetydesk.services.desk import Desk

AGAINST = DecisionDraft(
    question="other", answer="yes", reason="Against the policy", decided_by="Mr Castellan"
)
PROFILES = tuple(Path(name).stem for name in assets.names("profiles", suffix=".toml"))


@pytest.mark.parametrize("policy", PROFILES)
def test_a_breached_clause_of_each_policy_can_be_cited(desk: Desk, policy: str) -> None:
    incident = logged(desk, categories=("STAFF-CONDUCT",))
    desk.profiles.adopt(policy, "today")
    offered = desk.profiles.clauses()
    cited = offered[0].code
    desk.circumstances.record(incident.id, CircumstancesDraft(clauses=(cited,)))
    desk.decisions.decide(incident.id, replace(AGAINST, clauses=(cited,)))
    case = desk.incident_log.reread(incident.id)
    assert (case.circumstances[0].clauses, case.decisions[0].clauses) == ((cited,), (cited,))
    desk.profiles.give_up(policy)
    with pytest.raises(Refusal):
        desk.circumstances.record(logged(desk).id, CircumstancesDraft(clauses=(cited,)))


def test_every_kind_of_note_is_kept_by_its_kind(desk: Desk) -> None:
    incident = logged(desk, people=(DraftPerson(part="affected", name="Maya Brandt"),))
    kinds = [term.code for term in desk.vocabulary.terms("note_kinds")]
    assert {"family_decision", "check_in"} <= set(kinds)
    for kind in kinds:
        desk.incident_log.add_note(
            incident.id, NoteDraft(text=f"About {kind}", kind=kind, person_name="Her mother", method="phone", at="now")
        )  # fmt: skip
    assert {note.kind for note in desk.incident_log.reread(incident.id).notes} == set(kinds)


def test_of_a_governor_a_second_person_and_the_threshold_are_asked(desk: Desk) -> None:
    governor = DraftPerson(part="subject_adult", name="Ms Adebayo Governor", kind="governor")
    case = desk.incident_log.reread(logged(desk, categories=("STAFF-CONDUCT",), people=(governor,)).id)
    assert "threshold" in {duty.code for duty in desk.incident_log.still_needed(case)}
    assert desk.closing.asks_second(case)
    pupil = DraftPerson(part="alleged", name="Ben Carter", kind="pupil")
    other = desk.incident_log.reread(logged(desk, categories=("STAFF-CONDUCT",), people=(pupil,)).id)
    assert "threshold" not in {duty.code for duty in desk.incident_log.still_needed(other)}
