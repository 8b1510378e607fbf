"""house and school-terms: the school's own numbers, lines and words, its terms and the bank holidays it added."""

from __future__ import annotations

import argparse
from typing import Any

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, UsageFault, help_words
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.calendars import Term
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.house_drafts import HouseValueDraft
from safetydesk.domain.house_names import BANK_HOLIDAYS, DAY_ENDS, SCHOOL_TERMS
from safetydesk.domain.house_terms import present_or_next
from safetydesk.domain.plain import to_plain
from safetydesk.services.desk import Desk
from safetydesk.services.house_values import HouseLine

FORMS = ("house_",)
_CALENDAR = {"terms": SCHOOL_TERMS, "bank_holidays": BANK_HOLIDAYS, "day_ends": DAY_ENDS}


def _house_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="WORDS", help=help_words("house_words"))
    parser.add_argument("--own", action="store_true", help=help_words("house_own"))
    parser.add_argument("--name", metavar="NAME", default="", help=help_words("house_name"))
    wanted = parser.add_mutually_exclusive_group()
    wanted.add_argument("--value", metavar="TEXT", default=None, help=help_words("house_value"))
    wanted.add_argument("--shipped", action="store_true", help=help_words("house_shipped"))
    _dated(parser)


def _dated(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", dest="since", metavar="DAY", default="", help=help_words("house_from"))
    parser.add_argument("--source", metavar="TEXT", default="", help=help_words("house_source"))


def _house(call: Call) -> Outcome:
    args, desk = call.args, call.desk
    changes = args.value is not None or args.shipped
    if changes and not args.name:
        raise UsageFault(wording.words("hatch", "house_needs_name"))
    if not args.name:
        return _listed(desk, " ".join(args.words).casefold().split(), only_own=args.own)
    said: tuple[str, ...] = ()
    if changes:
        value = "" if args.shipped else call.typed(["value"])["value"]
        saved = desk.house_values.set([_draft(args.name, value, call)])
        said = (wording.label("house_saved", count=wording.count_words(len(saved), "setting")),)
    return _one(desk, args.name, said)


def _draft(name: str, value: str, call: Call) -> HouseValueDraft:
    return HouseValueDraft(name=name, value=value, in_force_from=call.args.since, source=call.args.source)


def _listed(desk: Desk, wanted: list[str], *, only_own: bool) -> Outcome:
    lines = [
        each
        for each in desk.house_values.current()
        if (each.own is not None or each.later or not only_own)
        and all(
            word in f"{each.name.name} {wording.house_name_words(each.name)}".casefold() for word in wanted
        )
    ]
    warnings = _warnings(desk)
    document = {"settings": [_document(each) for each in lines], "warnings": warnings}
    return Outcome(document=document, lines=(*(_words(each) for each in lines), *warnings))


def _one(desk: Desk, name: str, said: tuple[str, ...]) -> Outcome:
    found = next((each for each in desk.house_values.current() if each.name.name == name), None)
    past = desk.house_values.history(name)
    if found is None and not past:
        problem = Problem("name", "house_unknown_name", {"name": name})
        raise Refusal("draft_has_problems", [problem])
    lines = [*said]
    if found is not None:
        lines.append(_words(found))
        if found.name.source:
            lines.append(f"    {found.name.source} ({found.name.dated})")
    lines += [f"    {each.in_force_from.isoformat()}  {each.value or '-'}  {each.source}" for each in past]
    document: dict[str, Any] = {
        "setting": _document(found) if found else None,
        "history": [to_plain(each) for each in past],
    }
    return Outcome(document=document, lines=tuple(lines))


def _words(line: HouseLine) -> str:
    name = line.name
    key = "house_line_own" if line.own else "house_line"
    return wording.words(
        "hatch",
        key,
        {
            "name": name.name,
            "title": wording.house_name_words(name),
            "here": wording.house_value_words(name, line.text),
            "shipped": wording.house_value_words(name, name.shipped),
            "source": line.own.source if line.own else "",
        },
    )


def _document(line: HouseLine) -> dict[str, Any]:
    name = line.name
    return {
        "name": name.name,
        "kind": name.kind,
        "title": wording.house_name_words(name),
        "shipped": name.shipped,
        "shipped_source": name.source,
        "shipped_dated": name.dated,
        "value": line.own.value if line.own else "",
        "in_force_from": line.own.in_force_from.isoformat() if line.own else "",
        "source": line.own.source if line.own else "",
        "later": [to_plain(each) for each in line.later],
    }


def _warnings(desk: Desk) -> list[str]:
    return [wording.house_warning_words(each, desk.vocabulary) for each in desk.house_values.warnings()]


def _terms_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--terms", metavar="TEXT", default=None, help=help_words("house_terms"))
    parser.add_argument("--bank-holidays", metavar="TEXT", default=None, help=help_words("house_holidays"))
    parser.add_argument("--day-ends", metavar="TIME", default=None, help=help_words("house_day_ends"))
    _dated(parser)


def _terms(call: Call) -> Outcome:
    desk = call.desk
    typed = call.typed(_CALENDAR)
    said: list[str] = []
    if typed:
        drafts = [_draft(_CALENDAR[option], value, call) for option, value in typed.items()]
        saved = desk.house_values.set(drafts)
        said.append(wording.label("house_saved", count=wording.count_words(len(saved), "setting")))
    terms = desk.house_values.terms()
    now = present_or_next(terms, desk.clock.now().london_date)
    house = desk.house_values.house
    said += [f"{'*' if term is now else ' '} {wording.term_words(term)}" for term in terms]
    said += [wording.many_terms_words(terms)] if not terms else []
    said += house.text(BANK_HOLIDAYS).splitlines()
    said.append(wording.words("hatch", "school_day_ends", {"time": house.text(DAY_ENDS)}))
    document = {
        "terms": [_term_document(term) for term in terms],
        "bank_holidays": house.text(BANK_HOLIDAYS).splitlines(),
        "day_ends": house.text(DAY_ENDS),
        "warnings": _warnings(desk),
    }
    return Outcome(document=document, lines=(*said, *_warnings(desk)))


def _term_document(term: Term) -> dict[str, Any]:
    days = sorted(day.isoformat() for day in term.closed)
    return {
        "name": term.name, "first": term.first.isoformat(), "last": term.last.isoformat(), "closed": days,
    }  # fmt: skip


COMMANDS = (
    Command(name="house", arguments=_house_arguments, run=_house, forms=FORMS),
    Command(name="school-terms", arguments=_terms_arguments, run=_terms, forms=FORMS),
)
