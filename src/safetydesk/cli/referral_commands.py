"""refer: one approach to one agency, and what came back on it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from safetydesk.cli.agency_commands import agency_meant
from safetydesk.cli.arguments import Call, Command, help_words, text_options
from safetydesk.cli.choosing import coded, nth, route_code
from safetydesk.cli.numbered import case_of, incident_of, number_of, said_of
from safetydesk.cli.outcome import Outcome
from safetydesk.cli.pathway_commands import person_id
from safetydesk.domain.drafts import ReferralDraft

_TEXTS = (
    "organisation", "spoke_to", "method", "made", "shared", "informed", "acknowledged", "acknowledged_by", "advice",
    "action_taken", "outcome", "closed",
)  # fmt: skip
_OF_ITS_OWN = (
    "office", "role", "started", "informed_reason", "consent", "consent_reason", "decision", "next_contact",
    "challenged", "challenged_by", "challenge", "challenge_result",
)  # fmt: skip
"""Their help is under `refer_`: another command has an option of the same name."""
_LISTS = {
    "method": "methods",
    "informed": "informed",
    "consent": "consents",
    "decision": "agency_decisions",
}


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("--route", metavar="ROUTE", help=help_words("route"))
    parser.add_argument("--update", type=int, metavar="REFERRAL", help=help_words("referral_number"))
    parser.add_argument("--agency", metavar="NAME", help=help_words("refer_agency"))
    parser.add_argument("--about", action="append", metavar="NAME", help=help_words("refer_about"))
    for option, field in (("--reference", "references"), ("--document", "documents")):
        key = "references" if field == "references" else "refer_document"
        parser.add_argument(option, dest=field, action="append", metavar="TEXT", help=help_words(key))
    text_options(parser, _TEXTS)
    for name in _OF_ITS_OWN:
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, dest=name, metavar="TEXT", help=help_words(f"refer_{name}"))


def _refer(call: Call) -> Outcome:
    """A new referral; with --update, what came back on one that `show` numbers so."""
    desk, args = call.desk, call.args
    typed: dict[str, Any] = coded(desk.vocabulary, call.typed((*_TEXTS, *_OF_ITS_OWN)), _LISTS)
    if args.route is not None:
        typed["route"] = route_code(desk.vocabulary, args.route)
    if args.agency is not None:
        typed["agency_id"] = str(agency_meant(desk, args.agency).id) if args.agency.strip() else ""
    for field in ("references", "documents"):
        given = getattr(args, field)
        if given is not None:
            typed[field] = "\n".join(given)
    if args.about is not None:
        typed["about"] = tuple(person_id(case_of(call), name) for name in args.about if name.strip())
    if args.update is None:
        made = desk.referrals.refer(incident_of(call), ReferralDraft(**typed))
        return said_of(call, "referred", number_of(case_of(call).referrals, made.id), made.id)
    before = nth(case_of(call).referrals, args.update)
    draft = replace(desk.referrals.draft_of(before), **typed)
    desk.referrals.update(before.id, before.row_version, draft)
    return said_of(call, "referral_updated", args.update, before.id)


COMMANDS = (Command(name="refer", arguments=_arguments, run=_refer, forms=("incident.referral_",)),)
