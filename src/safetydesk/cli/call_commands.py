"""call: a telephone call to an agency, begun, ended, written down afterwards, or put right."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any
from uuid import UUID

from safetydesk.cli.arguments import Call, Command, help_words
from safetydesk.cli.choosing import coded, nth, route_code
from safetydesk.cli.numbered import case_of, incident_of, number_of, said_of
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.referral_drafts import CallDraft

_TEXTS = ("organisation", "number", "began", "ended", "result", "spoke_to", "note")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--end", type=int, metavar="CALL", help=help_words("call_end"))
    which.add_argument("--correct", type=int, metavar="CALL", help=help_words("call_correct"))
    parser.add_argument("--route", metavar="ROUTE", help=help_words("route"))
    parser.add_argument("--about", type=int, metavar="REFERRAL", help=help_words("call_about"))
    for name in _TEXTS:
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, dest=name, metavar="TEXT", help=help_words(f"call_{name}"))


def _call(call: Call) -> Outcome:
    """Begun now, unless its times say that it was earlier."""
    desk, args = call.desk, call.args
    typed = _typed(call)
    if args.end is not None:
        before = nth(case_of(call).call_attempts, args.end)
        ended = desk.calls.end(
            before.id,
            before.row_version,
            typed.get("result", ""),
            typed.get("spoke_to", ""),
            typed.get("note", ""),
        )
        return said_of(call, "call_ended", args.end, ended.id)
    if args.correct is not None:
        before = nth(case_of(call).call_attempts, args.correct)
        draft = replace(desk.calls.draft_of(before), **typed)
        desk.calls.amend(before.id, before.row_version, draft)
        return said_of(call, "call_corrected", args.correct, before.id)
    made = desk.calls.record(incident_of(call), CallDraft(**typed))
    number = number_of(case_of(call).call_attempts, made.id)
    return said_of(call, "call_begun" if made.is_open else "call_recorded", number, made.id)


def _typed(call: Call) -> dict[str, Any]:
    words = call.desk.vocabulary
    typed: dict[str, Any] = dict(coded(words, call.typed(_TEXTS), {"result": "call_results"}))
    if call.args.route is not None:
        typed["route"] = route_code(words, call.args.route)
    if call.args.about is not None:
        typed["referral_id"] = _referral(call)
    return typed


def _referral(call: Call) -> UUID:
    return nth(case_of(call).referrals, call.args.about).id


COMMANDS = (Command(name="call", arguments=_arguments, run=_call, forms=("call_field.",)),)
