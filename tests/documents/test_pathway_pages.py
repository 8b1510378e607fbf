"""Pathways, bans and the harm threshold on paper: which step was taken when and by which record."""

from __future__ import annotations

from builders import a_case_file, a_referral, a_staff_member, an_incident, an_involvement
from documents.reading import drawn, words_of
from escalation_builders import (
    a_pathway_step,
    a_sign_off,
    a_threshold_decision,
    an_access_ban,
    an_allegation_outcome,
)
from safetydesk.wording import label


def test_the_steps_taken_are_printed_with_their_records():
    adult = a_staff_member()
    judged = a_threshold_decision(person_id=adult.id)
    case = a_case_file(
        incident=an_incident(categories=("SEXTORT", "STAFF-CONTACT")),
        people=((an_involvement(part="subject_adult", person_id=adult.id), adult),),
        referrals=(a_referral(route="lado", acknowledged=None, acknowledged_by=""),),
        pathway_steps=(a_pathway_step(step="keep_messages", note="She has not deleted anything."),),
        threshold_decisions=(judged,),
        sign_offs=(a_sign_off(about=judged.id, about_kind="decision", why="threshold_not_met"),),
        allegation_outcomes=(an_allegation_outcome(person_id=adult.id),),
        bans=(an_access_ban(person_id=adult.id),),
    )
    text = words_of(drawn(case=case))
    assert (
        "Keep the messages and the account's details Done" in text and "She has not deleted anything." in text
    )
    assert (
        "Tell the LADO Done Referral: LADO" in text or "Referral: Local authority designated officer" in text
    )
    assert "Frozen" in text and "Not sure: ask the LADO" in text and "Outcome: Unsubstantiated" in text
    assert "own wording" not in text
    assert "The internet at school" in text and "A proxy, for the third time." in text
    assert "It was decided that the harm threshold is not met" in text and "Read in full." in text


def test_what_is_our_own_wording_says_so_at_the_step_or_of_the_whole_once():
    own = label("incident.pathway_unconfirmed")
    assert words_of(drawn(case=a_case_file(incident=an_incident(categories=("CSAM",))))).count(own) == 1
    assert words_of(drawn(case=a_case_file(incident=an_incident(categories=("NUDES",))))).count(own) == 1
