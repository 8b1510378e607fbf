"""agencies and agency-set: the bodies outside as this school reaches them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words
from safetydesk.cli.choosing import route_code
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.agency import Agency
from safetydesk.domain.errors import Refusal
from safetydesk.domain.plain import to_plain
from safetydesk.domain.referral_drafts import AgencyDraft
from safetydesk.services.desk import Desk

_TEXTS = (
    "area", "contact", "phone", "hours", "out_of_hours", "email", "portal", "address", "note", "checked", "checked_by",
)  # fmt: skip


def agency_meant(desk: Desk, typed: str) -> Agency:
    """By id or whole name, those retired too. Raises Refusal `agency_not_known`, `agency_not_certain`."""
    wanted = typed.strip().casefold()
    there = desk.agencies.all(retired=True)
    found = [each for each in there if wanted in (str(each.id), each.name.casefold())]
    found = [each for each in found if each.retired is None] or found
    if len(found) != 1:
        raise Refusal("agency_not_certain" if found else "agency_not_known")
    return found[0]


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--route", metavar="ROUTE", help=help_words("route"))
    parser.add_argument("--all", action="store_true", help=help_words("agencies_all"))


def _agencies(call: Call) -> Outcome:
    desk = call.desk
    found = desk.agencies.all(retired=call.args.all)
    if call.args.route is not None:
        code = route_code(desk.vocabulary, call.args.route)
        found = tuple(each for each in found if code in each.routes)
    lines = tuple(line for each in found for line in _lines(desk, each))
    none = (wording.words("hatch", "no_agencies"),)
    return Outcome(document={"agencies": [to_plain(each) for each in found]}, lines=lines or none)


def _lines(desk: Desk, agency: Agency) -> Iterator[str]:
    area = f", {agency.area}" if agency.area else ""
    yield f"{agency.name}{area}"
    yield f"  {', '.join(desk.vocabulary.route(code).name for code in agency.routes)}"
    for name in _TEXTS:
        value = getattr(agency, name)
        words = wording.date_words(value) if name == "checked" and value else str(value or "")
        if words:
            yield f"  {wording.label(f'agency_field.{name}')}: {' '.join(words.split())}"
    if agency.retired is not None:
        yield f"  {wording.label('agencies_retired', when=wording.date_words(agency.retired))}"
    elif desk.agencies.needs_checking(agency):
        yield f"  {wording.words('hatch', 'agency_unchecked')}"


def _set_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help=help_words("agency_name"))
    parser.add_argument("--rename", metavar="NAME", help=help_words("agency_rename"))
    parser.add_argument("--route", action="append", metavar="ROUTE", help=help_words("agency_route"))
    parser.add_argument("--retire", action="store_true", help=help_words("agency_retire"))
    for name in _TEXTS:
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, dest=name, metavar="TEXT", help=help_words(f"agency_{name}"))


def _set(call: Call) -> Outcome:
    """A new one where none has that name; otherwise what was given is changed."""
    desk, args = call.desk, call.args
    typed: dict[str, Any] = dict(call.typed(_TEXTS))
    if args.route is not None:
        typed["routes"] = tuple(dict.fromkeys(route_code(desk.vocabulary, each) for each in args.route))
    try:
        before: Agency | None = agency_meant(desk, args.name)
    except Refusal as refusal:
        if refusal.code != "agency_not_known" or args.retire:
            raise
        before = None
    if args.retire and before is not None:
        saved, said = desk.agencies.retire(before.id, before.row_version), "agency_retired"
    elif before is None:
        saved, said = desk.agencies.add(AgencyDraft(name=args.rename or args.name, **typed)), "agency_saved"
    else:
        draft = replace(desk.agencies.draft_of(before), **typed, name=args.rename or before.name)
        saved, said = desk.agencies.amend(before.id, before.row_version, draft), "agency_saved"
    return Outcome(
        document={"id": str(saved.id), "name": saved.name},
        lines=(wording.words("hatch", said, {"name": saved.name}),),
    )


COMMANDS = (
    Command(name="agencies", arguments=_list_arguments, run=_agencies),
    Command(name="agency-set", arguments=_set_arguments, run=_set, forms=("agency_field.",)),
)
