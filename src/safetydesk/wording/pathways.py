"""Which record took a step of a pathway, as people say it."""

from __future__ import annotations

from collections.abc import Iterable

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.pathway_proof import recorded_by
from safetydesk.domain.pathway_step import PathwayStep
from safetydesk.domain.pathways import StepView
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording.saying import label
from safetydesk.wording.times import moment_words

_LISTS = {
    "told": "notice_kinds", "not_told": "notice_kinds", "told_heard": "notice_kinds", "decided": "decision_questions",
    "settled": "decision_questions", "words": "records_in_words", "note": "note_kinds", "takedown": "takedown_steps",
    "threshold": "threshold_answers", "allegation": "allegation_outcomes",
}  # fmt: skip
_ROUTES = ("referral", "heard", "ended", "called", "reference", "challenged")


def step_record_words(view: StepView, case: CaseFile, vocabulary: Vocabulary) -> str:
    """ "Referral: LADO · 20 Nov 2026, 10:04 · Morgan Okafor"; "" for a step that no record took."""
    if not view.fact:
        return ""
    by = recorded_by(case, view.fact, view.at)
    parts = (
        fact_words(view.fact, vocabulary),
        moment_words(view.at) if view.at else "",
        case.member_name(by) if by else "",
    )
    return " · ".join(part for part in parts if part)


def who_words(who: Iterable[str]) -> str:
    """Who may take a step."""
    return ", ".join(label(f"pathways.who_{code}") for code in who)


def step_said_words(step: PathwayStep, case: CaseFile) -> str:
    """When, who said it, and what."""
    parts = (moment_words(step.at), case.member_name(step.recorded_by), step.note)
    return " · ".join(part for part in parts if part)


def fact_words(fact: str, vocabulary: Vocabulary) -> str:
    """The record that a fact stands for, with what it is about."""
    kind, _, code = fact.partition(":")
    if kind in _ROUTES and code in vocabulary.every_route:
        about = vocabulary.route(code).name
    else:
        code = code.partition(".")[0]
        about = vocabulary.term(_LISTS[kind], code).label if code and kind in _LISTS else code
    name = label(f"pathways.fact_{kind}")
    return f"{name}: {about}" if about else name
