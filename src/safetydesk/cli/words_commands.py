"""Records in words by the hatch: a command for each kind, which makes one or with --amend changes one; and signing.

None takes a file. Their options are named as the window names the fields.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words
from safetydesk.cli.choosing import nth, term_code
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.checks.in_words import points
from safetydesk.domain.in_words import DecisionToView, InWords
from safetydesk.domain.kinds_of_words import (
    ACCIDENTAL_VIEWING,
    DECISION_TO_VIEW,
    DELETION,
    HELD_ELSEWHERE,
    INITIAL_REVIEW,
    KNOWN_HOLDER,
    SEARCH,
    KindOfWords,
)
from safetydesk.domain.words_drafts import (
    DecisionToViewDraft,
    DeletionDraft,
    InitialReviewDraft,
    SearchDraft,
    WordsDraft,
)

_NAMES = {
    "initial-review": INITIAL_REVIEW,
    "holder": KNOWN_HOLDER,
    "held-elsewhere": HELD_ELSEWHERE,
    "viewed-by-accident": ACCIDENTAL_VIEWING,
    "decision-to-view": DECISION_TO_VIEW,
    "searched": SEARCH,
    "deletion": DELETION,
}


def _arguments(kind: KindOfWords, parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    empty = kind.draft()
    for name in kind.fields:
        option, words = f"--{name.replace('_', '-')}", wording.label(f"in_words.{name}").replace("%", "%%")
        start = getattr(empty, name)
        if isinstance(start, bool):
            parser.add_argument(option, dest=name, action="store_true", default=None, help=words)
        elif isinstance(start, tuple):
            parser.add_argument(option, dest=name, action="append", metavar="TEXT", help=words)
        else:
            parser.add_argument(option, dest=name, metavar="TEXT", help=words)
    parser.add_argument("--amend", type=int, metavar="NUMBER", help=help_words("words_amend"))
    parser.add_argument("--reason", metavar="TEXT", default="", help=help_words("words_reason"))


def _run(kind: KindOfWords, call: Call) -> Outcome:
    incident = call.desk.incident_log.by_reference(call.args.reference)
    typed = _typed(kind, call)
    if call.args.amend is None:
        record = _written(call, incident, kind.draft(**typed))
        return _said(call, kind, "words_written", record)
    before = nth(_records(call, incident, kind), call.args.amend)
    as_it_was: Any = kind.draft_of(before)
    draft = kind.draft(**{**{name: getattr(as_it_was, name) for name in kind.fields}, **typed})
    record = call.desk.in_words.amend(before.id, before.row_version, draft, call.args.reason)
    return _said(call, kind, "words_amended", record)


def _typed(kind: KindOfWords, call: Call) -> dict[str, Any]:
    """What was given, labels of a list turned into codes."""
    typed: dict[str, Any] = call.typed(kind.fields)
    for name, list_name in kind.lists.items():
        if isinstance(typed.get(name), str):
            typed[name] = term_code(call.desk.vocabulary, list_name, typed[name])
        elif name in typed:
            typed[name] = tuple(term_code(call.desk.vocabulary, list_name, each) for each in typed[name])
    return typed


def _written(call: Call, incident: UUID, draft: WordsDraft) -> InWords:
    """By the act that its kind takes."""
    in_words = call.desk.in_words
    if isinstance(draft, DecisionToViewDraft):
        return in_words.decide_to_view(incident, draft)
    if isinstance(draft, InitialReviewDraft):
        return in_words.record_review(incident, draft)
    if isinstance(draft, SearchDraft | DeletionDraft):
        return in_words.record_measure(incident, draft)
    return in_words.write(incident, draft)


def _countersign_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("number", type=int, metavar="NUMBER", help=help_words("words_number"))


def _countersign(call: Call) -> Outcome:
    incident = call.desk.incident_log.by_reference(call.args.reference)
    before = nth(_records(call, incident, DECISION_TO_VIEW), call.args.number)
    signed: DecisionToView = call.desk.in_words.countersign(before.id, before.row_version)
    return _said(call, DECISION_TO_VIEW, "words_countersigned", signed)


def _records(call: Call, incident: UUID, kind: KindOfWords) -> tuple[Any, ...]:
    """As `show` numbers them."""
    records: tuple[Any, ...] = getattr(call.desk.incident_log.reread(incident), kind.case_field)
    return records


def _said(call: Call, kind: KindOfWords, code: str, record: InWords) -> Outcome:
    """What was done, and what somebody should see to."""
    records = _records(call, record.incident_id, kind)
    number = [each.id for each in records].index(record.id) + 1
    what = call.desk.vocabulary.term("records_in_words", kind.code).label
    values = {"reference": call.args.reference, "number": str(number), "what": what}
    noted = points(record, call.desk.clock.now().london_date)
    return Outcome(
        document={
            "reference": call.args.reference,
            "kind": kind.code,
            "number": number,
            "id": str(record.id),
            "points": list(noted),
        },
        lines=(
            wording.words("hatch", code, values),
            *(wording.label(f"in_words.point_{each}") for each in noted),
        ),
    )


def _command(name: str, kind: KindOfWords) -> Command:
    arguments: Callable[[argparse.ArgumentParser], None] = partial(_arguments, kind)
    return Command(name=name, arguments=arguments, run=partial(_run, kind), forms=("in_words.",))


COMMANDS = (
    *(_command(name, kind) for name, kind in _NAMES.items()),
    Command(name="countersign", arguments=_countersign_arguments, run=_countersign, forms=("in_words.",)),
)
