"""restrict, lift and hand-over: who may open an incident or exemption, and who answers for it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words
from safetydesk.cli.choosing import member_of
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.reference import is_of_exemption
from safetydesk.domain.restriction import EXEMPTION, INCIDENT
from safetydesk.services.desk import Desk


def access_options(parser: argparse.ArgumentParser) -> None:
    """For a record that is restricted from the first."""
    parser.add_argument("--restricted", action="store_true", help=help_words("restricted"))
    _may_open(parser)
    parser.add_argument(
        "--restricted-reason", metavar="TEXT", default="", help=help_words("restricted_reason")
    )


def access_typed(call: Call) -> dict[str, Any]:
    """What those options say, as fields of a draft."""
    args = call.args
    if not args.restricted:
        return {}
    may_open = members_of(call.desk, args.may_open)
    return {"restricted": True, "may_open": may_open, "restricted_reason": args.restricted_reason}


def members_of(desk: Desk, typed: Sequence[str]) -> tuple[UUID, ...]:
    return tuple(member_of(desk, one).id for one in typed)


def _may_open(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--may-open", action="append", default=[], metavar="NAME", help=help_words("may_open")
    )


def _reason(parser: argparse.ArgumentParser, needed: bool = True) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("either_ref"))
    parser.add_argument("--reason", metavar="TEXT", required=needed, default="", help=help_words("reason"))


def _restrict_arguments(parser: argparse.ArgumentParser) -> None:
    _reason(parser, needed=False)
    _may_open(parser)


def _restrict(call: Call) -> Outcome:
    """Names who may open it; of one that is restricted already, the list anew."""
    kind, about = _meant(call)
    restricting, named = call.desk.restricting, members_of(call.desk, call.args.may_open)
    if restricting.access(kind, about).is_restricted:
        restricting.name(kind, about, named)
    else:
        restricting.restrict(kind, about, named, call.args.reason)
    return _said(call, kind, about)


def _lift(call: Call) -> Outcome:
    kind, about = _meant(call)
    call.desk.restricting.lift(kind, about, call.args.reason)
    return _said(call, kind, about)


def _hand_over_arguments(parser: argparse.ArgumentParser) -> None:
    _reason(parser)
    parser.add_argument("--to", metavar="NAME", required=True, help=help_words("hand_over_to"))


def _hand_over(call: Call) -> Outcome:
    kind, about = _meant(call)
    to = member_of(call.desk, call.args.to)
    call.desk.handing_over.hand_over(kind, about, to.id, call.args.reason)
    return _said(call, kind, about)


def _meant(call: Call) -> tuple[str, UUID]:
    """Raises Refusal `no_such_record`."""
    reference = call.args.reference
    if is_of_exemption(reference):
        return EXEMPTION, call.desk.exemptions.by_reference(reference)
    return INCIDENT, call.desk.incident_log.by_reference(reference)


def _said(call: Call, kind: str, about: UUID) -> Outcome:
    """Who may open it now, and who answers for it."""
    access = call.desk.restricting.access(kind, about)
    names = [member.name for member in access.may_open]
    values = {
        "reference": call.args.reference,
        "owner": access.owner.name,
        "names": ", ".join(names) or wording.label("access_open_to_all"),
    }
    document = {
        "reference": call.args.reference,
        "restricted": access.is_restricted,
        "may_open": names,
        "owner": access.owner.name,
    }
    return Outcome(document=document, lines=tuple(wording.words("hatch", "access", values).splitlines()))


COMMANDS = (
    Command(name="restrict", arguments=_restrict_arguments, run=_restrict, forms=("access_restrict_",)),
    Command(name="lift", arguments=_reason, run=_lift, forms=("access_lift_",)),
    Command(name="hand-over", arguments=_hand_over_arguments, run=_hand_over, forms=("access_hand_over_",)),
)
