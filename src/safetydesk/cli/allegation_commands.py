"""threshold, allegation-outcome and pattern: the four limbs, what came of it, and what is held about one adult."""

from __future__ import annotations

import argparse
from uuid import UUID

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words
from safetydesk.cli.choosing import coded, term_code
from safetydesk.cli.outcome import Outcome
from safetydesk.cli.pathway_commands import person_id
from safetydesk.domain.allegation_drafts import OutcomeDraft, ThresholdDraft
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.allegation import OF_OUTCOME, OF_THRESHOLD
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.pattern import Concern, Pattern

THRESHOLD = (
    "answer", "evidence", "reason", "lado_consulted", "lado_advice", "case_manager", "case_manager_reason",
    "may_be_told", "decided", "decided_by",
)  # fmt: skip
OUTCOME = ("outcome", "reason", "decided", "decided_by")


def _threshold_arguments(parser: argparse.ArgumentParser) -> None:
    _about(parser)
    parser.add_argument("--limb", action="append", default=[], metavar="LIMB", help=help_words("limb"))
    parser.add_argument(
        "--with", dest="earlier", action="append", default=[], metavar="REF", help=help_words("earlier")
    )
    for name in THRESHOLD:
        parser.add_argument(
            f"--{name.replace('_', '-')}", metavar="TEXT", help=help_words(f"threshold_{name}")
        )


def _outcome_arguments(parser: argparse.ArgumentParser) -> None:
    _about(parser)
    for name in OUTCOME:
        parser.add_argument(
            f"--{name.replace('_', '-')}", metavar="TEXT", help=help_words(f"allegation_{name}")
        )


def _about(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("incident", metavar="REF", help=help_words("ref"))
    parser.add_argument("--person", default="", metavar="NAME", help=help_words("threshold_person"))


def _threshold(call: Call) -> Outcome:
    case, words = _case(call), call.desk.vocabulary
    typed = coded(words, call.typed(THRESHOLD), {k: v for k, v in OF_THRESHOLD.items() if k != "limbs"})
    draft = ThresholdDraft(
        person_id=person_id(case, call.args.person),
        limbs=tuple(term_code(words, "harm_limbs", each) for each in call.args.limb),
        **typed,
    )
    earlier = [call.desk.incident_log.by_reference(each) for each in call.args.earlier]
    decision = call.desk.allegations.decide(case.incident.id, draft, earlier)
    values = {
        "reference": case.incident.reference,
        "answer": words.term("threshold_answers", decision.answer).label,
        "manager": words.term("case_managers", decision.case_manager).label,
    }
    return Outcome(
        document={
            "reference": case.incident.reference,
            "id": str(decision.id),
            "case_manager": decision.case_manager,
        },
        lines=(wording.words("hatch", "threshold_decided", values),),
    )


def _outcome(call: Call) -> Outcome:
    case, words = _case(call), call.desk.vocabulary
    typed = coded(words, call.typed(OUTCOME), OF_OUTCOME)
    draft = OutcomeDraft(person_id=person_id(case, call.args.person), **typed)
    outcome = call.desk.allegations.end(case.incident.id, draft)
    said = words.term("allegation_outcomes", outcome.outcome).label
    values = {"reference": case.incident.reference, "outcome": said}
    return Outcome(
        document={"reference": case.incident.reference, "id": str(outcome.id)},
        lines=(wording.words("hatch", "allegation_ended", values),),
    )


def _pattern(call: Call) -> Outcome:
    """Looking is recorded."""
    case = _case(call)
    wanted = person_id(case, call.args.person)
    try:
        person = UUID(wanted)
    except ValueError:
        raise Refusal("draft_has_problems", [Problem("person_id", "not_an_adult_of_this_incident")]) from None
    pattern = call.desk.patterns.look(case.incident.id, person)
    return Outcome(
        document={"person": str(person), "concerns": [_plain(each) for each in pattern.as_subject]},
        lines=(_head(pattern), *(_line(call, each) for each in pattern.as_subject)),
    )


def _head(pattern: Pattern) -> str:
    count = wording.count_words(len(pattern.as_subject), "incident")
    return f"{pattern.person.name}: {count}"


def _plain(concern: Concern) -> dict[str, object]:
    return {
        "reference": concern.reference,
        "discovered": concern.discovered.text(),
        "categories": list(concern.categories),
        "clauses": list(concern.clauses),
        "threshold": concern.threshold.answer if concern.threshold else None,
    }


def _line(call: Call, concern: Concern) -> str:
    words = call.desk.vocabulary
    decided = words.term("threshold_answers", concern.threshold.answer).label if concern.threshold else ""
    what = "; ".join(words.category(code).name for code in concern.categories if code in words.every_category)
    parts = (concern.reference, wording.date_words(concern.discovered.london_date), what, decided)
    return " \u00b7 ".join(part for part in (*parts, ", ".join(concern.clauses)) if part)


def _case(call: Call) -> CaseFile:
    log = call.desk.incident_log
    return log.reread(log.by_reference(call.args.incident))


_FORMS = ("incident.threshold_", "incident.allegation_", "incident.decision_")
COMMANDS = (
    Command(name="threshold", arguments=_threshold_arguments, run=_threshold, forms=_FORMS),
    Command(name="allegation-outcome", arguments=_outcome_arguments, run=_outcome, forms=_FORMS),
    Command(name="pattern", arguments=_about, run=_pattern, forms=_FORMS),
)
