"""How an incident was closed and opened again, who else signed, what was learnt and is to be done, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from safetydesk import wording
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.closure import Closure, SignOff
from safetydesk.domain.debrief import Action, Debrief
from safetydesk.domain.vocabulary import Vocabulary

Fact = tuple[str, str]
_BLOCKS = ("summary", "follow_up", "actions", "outcome")


def ending_records(case: CaseFile, vocabulary: Vocabulary) -> Iterator[tuple[str, list[Fact]]]:
    """Each closing, second person's word, debrief and action: its heading, and each field's label and words."""
    for closure in case.closures:
        is_over = closure.reopened is not None
        state = _say("closure_over" if is_over else "status_closed")
        yield f"{_say('closing')}: {state}", list(_closure(case, closure, vocabulary))
    for each in case.sign_offs:
        yield _say(f"sign_off_title_{each.about_kind}"), list(_sign_off(case, each, vocabulary))
    for debrief in case.debriefs:
        yield _say("debrief_title"), list(_debrief(case, debrief, vocabulary))
    for action in case.actions:
        yield _say("action_title"), list(_action(action, vocabulary))


def _closure(case: CaseFile, closure: Closure, vocabulary: Vocabulary) -> Iterator[Fact]:
    for block in _BLOCKS:
        why = getattr(closure, f"no_{block}")
        none = _say("closing_none_because", why=why) if why else ""
        yield _say(f"closing_{block}"), getattr(closure, block) or none
    outcomes = (vocabulary.term("incident_outcomes", code).label for code in closure.outcomes)
    yield _say("closing_outcomes"), "; ".join(outcomes)
    for each in closure.set_aside:
        yield _say("closing_was_aside", duty=wording.duty_words(each.duty)), each.reason
    yield _say("closing_closed"), f"{_at(closure.closed)}, {case.member_name(closure.closed_by)}"
    if closure.reopened_by is not None:
        by = case.member_name(closure.reopened_by)
        yield _say("closing_reopened"), f"{_at(closure.reopened)}, {by}"
        yield _say("reopen_reason"), closure.reopened_reason


def _sign_off(case: CaseFile, each: SignOff, vocabulary: Vocabulary) -> Iterator[Fact]:
    yield _say("sign_off_why"), wording.label(f"second_person.{each.why}")
    if each.signed_by is None:
        yield _say("sign_off_asked"), _at(each.asked)
        return
    yield _say("sign_off_answer"), vocabulary.term("sign_off_answers", each.answer).label
    yield _say("sign_off_note"), each.note
    yield _say("sign_off_signed"), f"{_at(each.signed)}, {case.member_name(each.signed_by)}"


def _debrief(case: CaseFile, debrief: Debrief, vocabulary: Vocabulary) -> Iterator[Fact]:
    yield _say("debrief_waived"), debrief.waived_reason
    yield _say("debrief_held"), _at(debrief.held)
    for name in ("present", "lessons", "policy_change", "teaching_change"):
        yield _say(f"debrief_{name}"), getattr(debrief, name)
    policies = (vocabulary.term("policies", code).label for code in debrief.early_review)
    yield _say("debrief_early_review"), "; ".join(policies)
    yield _say("recorded"), f"{_at(debrief.recorded)}, {case.member_name(debrief.recorded_by)}"


def _action(action: Action, vocabulary: Vocabulary) -> Iterator[Fact]:
    yield _say("action_what"), action.what
    yield _say("action_owner"), action.owner
    yield _say("action_due"), wording.date_words(action.due) if action.due else ""
    yield _say("action_from"), vocabulary.term("action_origins", action.arisen_from).label
    yield _say("settle_done"), _at(action.done)
    yield _say("settle_note"), action.done_note
    yield _say("settle_not_done"), action.not_done_reason


def _at(moment: Moment | None) -> str:
    return wording.moment_words(moment) if moment else ""


def _say(name: str, **values: str) -> str:
    return wording.label(f"incident.{name}", **values)
