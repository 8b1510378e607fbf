"""list, find and show: looking, which is recorded where it opens a record."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words
from safetydesk.cli.choosing import category_codes, severity_level
from safetydesk.cli.in_words import case_lines, exemption_lines, when
from safetydesk.cli.outcome import Outcome
from safetydesk.cli.plain_records import case_document, exemption_document
from safetydesk.cli.printing_commands import is_exemption
from safetydesk.domain.plain import to_plain
from safetydesk.domain.rows import IncidentFilter
from safetydesk.services.deadline_board import DueLine

_LONGEST = 70


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", nargs="?", choices=tuple(_LISTS), default="incidents", help=help_words("list_what")
    )
    parser.add_argument("--status", default="", choices=("open", "closed"), help=help_words("status"))
    parser.add_argument("--severity", metavar="1-4", help=help_words("at_least"))
    parser.add_argument("--category", metavar="CODE", help=help_words("category_only"))
    parser.add_argument(
        "--order",
        default="discovered",
        choices=("discovered", "reference", "severity"),
        help=help_words("order"),
    )
    parser.add_argument("--ascending", action="store_true", help=help_words("ascending"))
    window_options(parser)


def window_options(parser: argparse.ArgumentParser) -> None:
    """Which part of a long list is wanted."""
    parser.add_argument("--offset", type=_whole, default=0, metavar="N", help=help_words("offset"))
    parser.add_argument("--limit", type=_whole, default=200, metavar="N", help=help_words("limit"))


def _whole(text: str) -> int:
    number = int(text)
    if not 0 <= number < 2**31:
        raise ValueError(text)
    return number


def _list(call: Call) -> Outcome:
    return _LISTS[call.args.what](call)


def _incidents(call: Call) -> Outcome:
    args, vocabulary = call.args, call.desk.vocabulary
    wanted = IncidentFilter(
        status=args.status,
        severity=severity_level(vocabulary, args.severity) if args.severity else 0,
        category=category_codes(vocabulary, [args.category])[0] if args.category else "",
        order=args.order,
        descending=not args.ascending,
    )
    rows = call.desk.incident_log.page(wanted, args.offset, args.limit)
    count = call.desk.incident_log.count(wanted)
    lines = []
    for row in rows:
        severity = vocabulary.severity(row.severity).label if row.severity else ""
        day = wording.date_words(row.discovered.london_date)
        lines.append(f"{row.reference}  {day:<11}  {severity:<12}  {first_line(row.summary)}")
    lines.append(wording.words("hatch", "shown", {"shown": str(len(rows)), "count": str(count)}))
    return Outcome(document={"count": count, "incidents": to_plain(tuple(rows))}, lines=tuple(lines))


def _exemptions(call: Call) -> Outcome:
    rows = call.desk.exemptions.rows()
    lines = tuple(
        f"{row.reference}  {call.desk.vocabulary.term('exemption_decisions', row.decision).label:<22}  "
        f"{row.staff}: {first_line(row.other_party)}"
        for row in rows
    )
    return Outcome(document={"count": len(rows), "exemptions": to_plain(tuple(rows))}, lines=lines)


def _drafts(call: Call) -> Outcome:
    drafts = call.desk.incident_log.drafts()
    return Outcome(
        document={
            "count": len(drafts),
            "drafts": [
                {
                    "id": str(each.id),
                    "started": each.started.text(),
                    "summary": each.summary,
                    "files": len(each.evidence),
                }
                for each in drafts
            ],
        },
        lines=tuple(
            f"{when(each.started)}  {first_line(each.summary)} [{len(each.evidence)}]" for each in drafts
        ),
    )


def _people(call: Call) -> Outcome:
    people = sorted(call.desk.people.all(), key=lambda person: person.name.casefold())
    lines = tuple(
        f"{person.name}  ({call.desk.vocabulary.term('person_kinds', person.kind).label})"
        for person in people
    )
    return Outcome(document={"count": len(people), "people": to_plain(tuple(people))}, lines=lines)


def _today(call: Call) -> Outcome:
    """What is overdue, due and coming, and whom the school waits for."""
    today = call.desk.deadline_board.today()
    lines: list[str] = []
    document: dict[str, Any] = {}
    for name in ("overdue", "due_today", "coming"):
        due: tuple[DueLine, ...] = getattr(today, name)
        document[name] = [
            {"reference": line.reference, "label": line.deadline.label, "due": line.deadline.due.text()}
            for line in due
        ]
        lines += [
            f"{line.reference}  {line.deadline.label}, {wording.due_words(line.deadline.due, today.now)}"
            for line in due
        ]
    document["waiting"] = to_plain(today.waiting)
    document["reviews"] = to_plain(today.reviews)
    for row in today.waiting:
        name = call.desk.vocabulary.route(row.route).name
        lines.append(wording.words("hatch", "waiting", {"reference": row.reference, "route": name}))
    document["takedowns"] = to_plain(today.takedowns)
    for each in today.takedowns:
        said = wording.takedown_words(
            each.state, each.route, each.next_routes, call.desk.vocabulary, is_overdue=each.is_overdue
        )
        values = {"reference": each.reference, "state": "; ".join(said)}
        lines.append(wording.words("hatch", "takedown_waits", values))
    for review in today.reviews:
        day = wording.date_words(review.review_on) if review.review_on else "-"
        lines.append(wording.words("hatch", "review", {"reference": review.reference, "day": day}))
    document["held"] = to_plain(today.held)
    for held in today.held:
        values = {"reference": held.reference, "number": held.number, "what": first_line(held.description)}
        values |= {"when": wording.moment_words(held.since), "who": held.holder}
        lines.append(wording.words("hatch", "still_held", values))
    return Outcome(document=document, lines=tuple(lines))


_LISTS: dict[str, Callable[[Call], Outcome]] = {
    "incidents": _incidents,
    "exemptions": _exemptions,
    "drafts": _drafts,
    "people": _people,
    "today": _today,
}


def _find_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="+", metavar="WORDS", help=help_words("find_words"))


def _find(call: Call) -> Outcome:
    found = call.desk.search.find(" ".join(call.args.words))
    lines = [f"{each.reference or each.kind:<14}  {first_line(each.title)}" for each in found]
    lines.append(wording.words("hatch", "found", {"count": str(len(found))}))
    return Outcome(document={"count": len(found), "found": to_plain(tuple(found))}, lines=tuple(lines))


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("either_ref"))


def _show(call: Call) -> Outcome:
    desk, reference = call.desk, call.args.reference
    if is_exemption(reference):
        file = desk.exemptions.open(desk.exemptions.by_reference(reference))
        return Outcome(document=exemption_document(file), lines=exemption_lines(file, desk.vocabulary))
    case = desk.incident_log.open(desk.incident_log.by_reference(reference))
    needed = desk.incident_log.still_needed(case)
    return Outcome(document=case_document(case, needed), lines=case_lines(case, desk.vocabulary, needed))


def first_line(text: str) -> str:
    """As much of a text as a list shows."""
    line = text.strip().split("\n", 1)[0]
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


COMMANDS = (
    Command(name="list", arguments=_list_arguments, run=_list, forms=("log_",)),
    Command(name="find", arguments=_find_arguments, run=_find),
    Command(name="show", arguments=_show_arguments, run=_show),
)
