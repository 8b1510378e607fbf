"""circumstances: what bears on an incident, said, added to and taken back; and what the school's policies ask of it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words
from safetydesk.cli.choosing import coded, term_code
from safetydesk.cli.outcome import Outcome
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.circumstances import OF_CIRCUMSTANCES
from safetydesk.domain.circumstances import Circumstances
from safetydesk.domain.circumstances_drafts import LISTED, SINGLE, CircumstancesDraft
from safetydesk.domain.plain import to_plain

_ONE = (*SINGLE, "other_references")
_MANY = {
    "marks": "mark",
    "characteristics": "characteristic",
    "clauses": "clause",
    "managed_under": "managed_under",
}
_FORMS = ("incident.circumstances_",)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("incident", metavar="REF", help=help_words("ref"))
    for field, name in _MANY.items():
        option = name.replace("_", "-")
        for start, key in (("", "bears_add"), ("no-", "bears_take_back")):
            parser.add_argument(
                f"--{start}{option}",
                dest=f"{start.rstrip('-')}{field}",
                action="append",
                default=[],
                metavar="CODE",
                help=help_words(key),
            )
    for name in _ONE:
        option = name.replace("_", "-")
        parser.add_argument(f"--{option}", dest=name, metavar="TEXT", help=help_words("bears_say"))
    parser.add_argument("--reason", metavar="TEXT", default="", help=help_words("bears_reason"))


def _circumstances(call: Call) -> Outcome:
    """Without anything to say, what stands there."""
    case = _case(call)
    before = next(iter(case.circumstances), None)
    start = call.desk.circumstances.draft_of(before) if before else CircumstancesDraft()
    draft = _changed(call, start)
    if draft != start:
        if before is None:
            call.desk.circumstances.record(case.incident.id, draft)
        else:
            call.desk.circumstances.amend(before.id, before.row_version, draft, call.args.reason)
        case = _case(call)
    return _said(call, case)


def _changed(call: Call, start: CircumstancesDraft) -> CircumstancesDraft:
    lists = {**OF_CIRCUMSTANCES, "audience": "audiences"}
    words = call.desk.vocabulary
    new: dict[str, Any] = coded(words, call.typed(_ONE), lists)
    for name in LISTED:
        meant = [_code(call, name, typed) for typed in getattr(call.args, name)]
        gone = {_code(call, name, typed) for typed in getattr(call.args, f"no{name}")}
        kept = dict.fromkeys((*getattr(start, name), *meant))
        new[name] = tuple(code for code in kept if code not in gone)
    return replace(start, **new)


def _code(call: Call, name: str, typed: str) -> str:
    listed = OF_CIRCUMSTANCES.get(name)
    return term_code(call.desk.vocabulary, listed, typed) if listed else typed.strip()


def _said(call: Call, case: CaseFile) -> Outcome:
    desk = call.desk
    record = next(iter(case.circumstances), None)
    pointed, asked = desk.circumstances.pointed_out(case), desk.profiles.asked(case)
    raised = desk.circumstances.raised_by(case)
    document = {
        "reference": case.incident.reference,
        "severity": case.incident.severity,
        "circumstances": to_plain(record) if record else None,
        "at_least": [{"rule": rule.code, "severity": rule.to, "because": rule.because} for rule in raised],
        "pointed_out": [{"code": each.code, "says": each.says} for each in pointed],
        "asked": [
            {"code": each.rule.code, "rule": each.rule.rule, "asks": each.rule.asks, "met": each.is_met}
            for each in asked
        ],
    }
    words = Words(desk.vocabulary, case.members)
    lines = [
        *(_lines(call, words, record) if record else (wording.label("incident.circumstances_none"),)),
        *(
            wording.label(
                "incident.circumstances_at_least",
                severity=desk.vocabulary.severity(rule.to).name,
                because=rule.because,
            )
            for rule in raised
        ),
        *(f"{wording.label('incident.circumstances_pointed')}: {each.says}" for each in pointed),
        *(f"{'+' if each.is_met else '-'} {each.rule.asks}" for each in asked),
    ]
    return Outcome(document=document, lines=tuple(lines))


def _lines(call: Call, words: Words, record: Circumstances) -> Iterator[str]:
    own = call.desk.profiles.clauses()
    for name in (*LISTED, *SINGLE, "other_references"):
        value = getattr(record, name)
        if not value:
            continue
        said = (
            "; ".join(wording.clause_words(code, own) for code in value)
            if name == "clauses"
            else words.value(name, value)
        )
        yield f"{wording.label(f'incident.circumstances_{name}')}: {said}"


def _case(call: Call) -> CaseFile:
    log = call.desk.incident_log
    return log.reread(log.by_reference(call.args.incident))


COMMANDS = (Command(name="circumstances", arguments=_arguments, run=_circumstances, forms=_FORMS),)
