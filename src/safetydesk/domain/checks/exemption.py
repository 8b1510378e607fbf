"""What the register of pre-existing relationships asks for (Stone Bay 4.2; `domain.md` 12.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import ExemptionDraft
from safetydesk.domain.exemption import (
    AGREED_WITH_CONDITIONS,
    ENDED,
    IN_FORCE,
    PENDING,
    STAFF,
    STAFF_IS_DSL,
    STAFF_IS_HEAD,
    Discussion,
)
from safetydesk.domain.names import is_named_in, may_be_named_in
from safetydesk.domain.word_search import plain_words

_SELF = ("me", "myself", "self", "i", "themself", "themselves", "himself", "herself")
_JOBS = {
    STAFF_IS_DSL: ("dsl", "designated safeguarding lead"),
    STAFF_IS_HEAD: ("head", "headteacher", "head teacher", "principal", "headmaster", "headmistress"),
}
DECISIONS = (PENDING, *IN_FORCE, "refused", "not_needed", ENDED)
TALK_PARTNERS = {STAFF: ("dsl", "head"), STAFF_IS_DSL: ("head", "chair"), STAFF_IS_HEAD: ("dsl", "chair")}
"""By standing, with whom it is talked over before it is decided."""
_ALL_DECIDED = ("decided_on", "decided_by", "reason", "advice")
_BY_DECISION = {
    **dict.fromkeys(IN_FORCE, ("in_force_from", "review_on")),
    AGREED_WITH_CONDITIONS: ("conditions", "in_force_from", "review_on"),
    ENDED: ("ended_on", "ended_reason"),
}


@dataclass(frozen=True, slots=True)
class ExemptionDates:
    """The typed dates of a draft, read."""

    declared_on: date | None
    dsl: Discussion
    head: Discussion
    chair: Discussion
    decided_on: date | None
    in_force_from: date | None
    in_force_to: date | None
    review_on: date | None
    ended_on: date | None


def needed_once_decided(decision: str) -> tuple[str, ...]:
    """The fields that this decision may not leave empty, the talks aside; none while it is pending."""
    return () if decision == PENDING else (*_ALL_DECIDED, *_BY_DECISION.get(decision, ()))


def check_exemption(draft: ExemptionDraft, now: Moment) -> Findings:
    found = Findings(now)
    for field in ("kind", "other_party", "relationship"):
        found.need(field, getattr(draft, field))
    if draft.staff_id is None:
        found.need("staff_name", draft.staff_name)
    found.texts(draft)
    dates = read_dates(draft, found)
    if not draft.declared_on.strip():
        found.say("declared_on", "needed")
    _check_order(dates, found)
    _check_review_and_end(draft, dates, found)
    _check_not_their_own(draft, found)
    if draft.decision not in DECISIONS:
        found.say("decision", "not_in_the_list")
    elif draft.decision != PENDING:
        _check_decided(draft, dates, found)
    return found


def read_dates(draft: ExemptionDraft, found: Findings) -> ExemptionDates:
    return ExemptionDates(
        declared_on=found.day("declared_on", draft.declared_on, past_only=True),
        dsl=Discussion(on=found.day("dsl_on", draft.dsl_on, past_only=True), by=draft.dsl_by.strip()),
        head=Discussion(on=found.day("head_on", draft.head_on, past_only=True), by=draft.head_by.strip()),
        chair=Discussion(on=found.day("chair_on", draft.chair_on, past_only=True), by=draft.chair_by.strip()),
        decided_on=found.day("decided_on", draft.decided_on, past_only=True),
        in_force_from=found.day("in_force_from", draft.in_force_from),
        in_force_to=found.day("in_force_to", draft.in_force_to),
        review_on=found.day("review_on", draft.review_on),
        ended_on=found.day("ended_on", draft.ended_on, past_only=True),
    )


def _check_order(dates: ExemptionDates, found: Findings) -> None:
    if dates.in_force_from and dates.in_force_to and dates.in_force_to < dates.in_force_from:
        found.say("in_force_to", "end_before_start")
    for talk in (dates.dsl, dates.head, dates.chair):  # a talk often comes before the form is filled in
        if talk.on and dates.decided_on and dates.decided_on < talk.on:
            found.say("decided_on", "decided_before_discussed")


def _check_review_and_end(draft: ExemptionDraft, dates: ExemptionDates, found: Findings) -> None:
    """A review looks back on something begun and decided; one decided anew while in force gets a new day too."""
    if dates.review_on and dates.in_force_from and dates.review_on < dates.in_force_from:
        found.say("review_on", "review_before_start")
    elif dates.review_on and _in_force_since(draft, dates) > dates.review_on:
        found.say("review_on", "review_before_decided")
    began = dates.in_force_from or dates.declared_on
    if dates.ended_on and began and dates.ended_on < began:
        found.say("ended_on", "ended_before_start")


def _in_force_since(draft: ExemptionDraft, dates: ExemptionDates) -> date:
    """The day of a decision that holds; before all days where there is none."""
    return dates.decided_on if dates.decided_on and draft.decision in IN_FORCE else date.min


def _check_decided(draft: ExemptionDraft, dates: ExemptionDates, found: Findings) -> None:
    for field in needed_once_decided(draft.decision):
        found.need(field, getattr(draft, field))
    if draft.standing not in TALK_PARTNERS:
        found.say("standing", "not_in_the_list")
    talks = {"dsl": dates.dsl, "head": dates.head, "chair": dates.chair}
    for who in TALK_PARTNERS.get(draft.standing, ()):
        talk = talks[who]
        if talk.on is None:
            found.say(f"{who}_on", f"{who}_discussion_needed")
        if not talk.by:
            found.say(f"{who}_by", f"{who}_discussion_needed")
    _check_other_decides(draft, found)


def _check_not_their_own(draft: ExemptionDraft, found: Findings) -> None:
    """Nobody decides, or is the talk partner of, their own exemption: by name, by job or as "me"."""
    for field in ("decided_by", "dsl_by", "head_by", "chair_by"):
        named = getattr(draft, field)
        if is_named_in(draft.staff_name, named) or _says_themselves(named, draft.standing):
            found.say(field, "nobody_decides_their_own")
        elif may_be_named_in(draft.staff_name, named):
            found.say(field, "might_be_their_own")


def _says_themselves(named: str, standing: str) -> bool:
    said = " ".join(word for word in plain_words(named) if word not in ("the", "our"))
    return said in _SELF or said in _JOBS.get(standing, ())


def _check_other_decides(draft: ExemptionDraft, found: Findings) -> None:
    """Where the DSL or the head is the member of staff, the other of them decides, with the chair: two people.

    For other staff the policy asks for two talks and a named decision; it does not say whose, and in a small school
    the head may be the DSL.
    """
    other_by = {STAFF_IS_DSL: draft.head_by, STAFF_IS_HEAD: draft.dsl_by}.get(draft.standing)
    told = {problem.field for problem in found.problems}
    if other_by is None:
        return
    if "chair_by" not in told and other_by.strip() and may_be_named_in(other_by, draft.chair_by):
        found.say("chair_by", "two_people_needed")
    is_told = other_by.strip() and draft.decided_by.strip() and "decided_by" not in told
    if is_told and not may_be_named_in(other_by, draft.decided_by):
        found.say("decided_by", "the_other_decides", name=other_by.strip())
