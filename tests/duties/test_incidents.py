"""Duties about what is done with an incident: clauses cited, families heard, governors like staff."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.services.acts import logged

from safetydesk import assets, wording
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.drafts import DecisionDraft, DraftPerson, NoteDraft, ReferralDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.pathways import OPEN
from safetydesk.services.desk import Desk

AGAINST = DecisionDraft(
    question="other", answer="yes", reason="Against the policy", decided_by="Mr Castellan"
)
CLAUSES = {
    "D38": "mf.personal.2 sm.official.10 sb.5.9", "D39": "mf.communication.3 mf.social.1",
    "D42": "mf.safer.10 sm.personal.13 sm.personal.14", "D69": "mf.personal.3 sm.personal.15",
    "D85": "sh.sites.8 mf.safer.7 sm.personal.2 cg.employee.8 sb.4.1.1",
}  # fmt: skip
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


@pytest.mark.parametrize("duty", CLAUSES)
def test_the_clauses_of_a_duty_are_there_to_be_cited(duty: str) -> None:
    held = {clause.code for profile in wording.load_profiles().values() for clause in profile.clauses}
    assert set(CLAUSES[duty].split()) <= held


def test_an_adult_with_images_is_for_the_lado_and_the_dbs(desk: Desk) -> None:
    adult = DraftPerson(part="alleged", name="Alex Rowe", kind="staff")
    case = desk.incident_log.reread(logged(desk, categories=("CSAM",), people=(adult,)).id)
    assert {"police", "lado", "dbs"} <= _open_steps(desk, case, "found_imagery")


def test_unsuitable_material_waits_for_advice(desk: Desk) -> None:
    incident = logged(desk, categories=("STAFF-UNSUIT",))
    told = desk.referrals.refer(incident.id, ReferralDraft(route="lado", made="now"))
    case = desk.incident_log.reread(incident.id)
    assert "look_into" not in _open_steps(desk, case, "staff_material")
    heard = replace(desk.referrals.draft_of(told), acknowledged="now", advice="Look at the log")
    desk.referrals.update(told.id, told.row_version, heard)
    case = desk.incident_log.reread(incident.id)
    assert "look_into" in _open_steps(desk, case, "staff_material")


def _open_steps(desk: Desk, case: CaseFile, code: str) -> set[str]:
    view = next(each for each in desk.pathways.of_case(case) if each.pathway.code == code)
    return {each.step.code for each in view.steps if each.standing == OPEN}


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
