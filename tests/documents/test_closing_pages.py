"""How an incident was decided and how it ended, read back from the paper."""

from __future__ import annotations

from builders import MEMBER_ID, NOW, a_case_file, a_decision, a_member, a_record_id
from documents.reading import drawn, words_of
from escalation_builders import OTHER_MEMBER_ID, a_closure, a_debrief, a_sign_off, an_action

NOW_ID = a_record_id(999)


def a_case(**changes):
    members = {MEMBER_ID: a_member(), OTHER_MEMBER_ID: a_member(id=OTHER_MEMBER_ID, name="Katherine Oduya")}
    return a_case_file(members=members, **changes)


def test_the_closing_with_both_names_the_debrief_and_the_actions():
    closure = a_closure(reopened=NOW, reopened_by=MEMBER_ID, reopened_reason="The account came back")
    again = a_closure(id=NOW_ID, no_summary="See the first", summary="")
    signed = a_sign_off(answer="disagreed", note="Too early")
    case = a_case(
        closures=(closure, again),
        sign_offs=(signed, a_sign_off(id=OTHER_MEMBER_ID, about=NOW_ID, signed=None, signed_by=None)),
        debriefs=(a_debrief(),),
        actions=(an_action(), an_action(id=NOW_ID, done=None, done_note="", not_done_reason="She moved")),
    )
    said = words_of(drawn(case))
    for words in (
        "Closing 1", "Closing 2", "The account came back", "None: See the first", "Does not agree", "Katherine Oduya",
        "waited for; it delayed nothing", "Parents or carers told, or why not: Told by telephone.",
        "Form tutors did not know the route.", "Brief the form tutors", "Not to be done: She moved", "Content removed",
    ):  # fmt: skip
        assert words in said, words


def test_a_decision_is_a_sheet_to_sign():
    decision = a_decision(
        person_wish="Does not want the police told", overrides_wish="A child may be at risk", guidance="KCSIE 2026",
        clauses=("SB-4.2",),
    )  # fmt: skip
    asked = a_sign_off(
        about=decision.id, about_kind="decision", why="not_referred", signed=None, signed_by=None
    )
    said = words_of(drawn(a_case(decisions=(decision,), sign_offs=(asked,))))
    for words in (
        "A child may be at risk",
        "KCSIE 2026",
        "SB-4.2",
        "It was decided not to refer",
        "Signature",
    ):
        assert words in said, words


def test_nothing_yet_says_so():
    assert "Closing, lessons and actions" in words_of(drawn(a_case()))
