"""takedown and takedown-step: an address that is to be taken down, and each step about it."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from uuid import UUID

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words, text_options
from safetydesk.cli.choosing import coded, nth, term_code
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.takedown import Takedown
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.domain.takedown_standing import NEW, ROUTES, STEPS, Standing, standings

ADDRESS = ("address", "platform", "account", "what")
STEP = ("at", "route", "reference", "note")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("incident", metavar="REF", help=help_words("ref"))
    text_options(parser, ("address", "platform"))
    for name in ("account", "what"):
        parser.add_argument(f"--{name}", metavar="TEXT", help=help_words(f"takedown_{name}"))
    parser.add_argument("--exhibit", metavar="EXHIBIT", help=help_words("takedown_exhibit"))


def _step_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("incident", metavar="REF", help=help_words("ref"))
    parser.add_argument("number", type=int, metavar="NUMBER", help=help_words("takedown_number"))
    parser.add_argument("step", metavar="STEP", help=help_words("takedown_step"))
    parser.add_argument("--at", metavar="TIME", help=help_words("at"))
    parser.add_argument("--route", metavar="ROUTE", help=help_words("takedown_route"))
    parser.add_argument("--reference", metavar="TEXT", help=help_words("references"))
    parser.add_argument("--note", metavar="TEXT", help=help_words("takedown_note"))
    parser.add_argument("--exhibit", metavar="EXHIBIT", help=help_words("takedown_exhibit"))


def _takedown(call: Call) -> Outcome:
    """A new address; without one, those there are and where each stands."""
    case = _case(call)
    typed = coded(call.desk.vocabulary, call.typed(ADDRESS), {"platform": "platforms"})
    if not typed:
        return _all(call, case)
    draft = TakedownDraft(**typed, exhibit_id=_exhibit(case, call.args.exhibit))
    call.desk.takedowns.begin(case.incident.id, draft)
    return _all(call, _case(call))


def _step(call: Call) -> Outcome:
    case = _case(call)
    takedown = nth(case.takedowns, call.args.number)
    words = call.desk.vocabulary
    typed = coded(words, call.typed(STEP), {"route": ROUTES})
    draft = TakedownStepDraft(
        kind=term_code(words, STEPS, call.args.step), **typed, exhibit_id=_exhibit(case, call.args.exhibit)
    )
    call.desk.takedowns.step(takedown.id, draft)
    return _all(call, _case(call))


def _all(call: Call, case: CaseFile) -> Outcome:
    office = call.desk.office
    found = standings(case, office.now(), office.vocabulary, office.calendars)
    document = [
        {
            "number": number,
            "id": str(takedown.id),
            "address": takedown.address,
            "account": takedown.account,
            "state": standing.state,
            "route": standing.route,
            "reference": standing.reference,
            "answer_due": standing.answer_due.text() if standing.answer_due else None,
            "next_steps": list(standing.next_steps),
            "next_routes": list(standing.next_routes),
            "points": list(standing.points),
        }
        for number, (takedown, standing) in enumerate(found, 1)
    ]
    lines = [
        line
        for number, (takedown, standing) in enumerate(found, 1)
        for line in _lines(call, number, takedown, standing)
    ]
    empty = wording.words("hatch", "no_takedowns", {"reference": case.incident.reference})
    return Outcome(
        document={"reference": case.incident.reference, "takedowns": document}, lines=tuple(lines) or (empty,)
    )


def _lines(call: Call, number: int, takedown: Takedown, standing: Standing) -> Iterator[str]:
    words = call.desk.vocabulary
    is_new = standing.state == NEW
    state = wording.label("incident.takedown_new") if is_new else words.term(STEPS, standing.state).label
    route = words.term(ROUTES, standing.route).label if standing.route else ""
    parts = (state, route, standing.reference, wording.moment_words(standing.since))
    yield f"{number}. {takedown.address or takedown.account}"
    yield "   " + " \u00b7 ".join(part for part in parts if part)
    if standing.answer_due is not None:
        yield "   " + wording.due_words(standing.answer_due, call.desk.clock.now())
    yield from ("   " + wording.label(f"incident.takedown_point_{point}") for point in standing.points)
    for offered in standing.next_routes:
        yield "   " + wording.words("hatch", "takedown_next", {"route": words.term(ROUTES, offered).label})


def _exhibit(case: CaseFile, number: str | None) -> UUID | None:
    """The exhibit with that number. Raises Refusal with a problem where there is none."""
    if not number:
        return None
    found = next(
        (each.id for each in case.exhibits if each.number.casefold() == number.strip().casefold()), None
    )
    if found is None:
        raise Refusal("draft_has_problems", [Problem("exhibit_id", "of_another_incident")])
    return found


def _case(call: Call) -> CaseFile:
    log = call.desk.incident_log
    return log.reread(log.by_reference(call.args.incident))


COMMANDS = (
    Command(name="takedown", arguments=_arguments, run=_takedown, forms=("incident.takedown_",)),
    Command(name="takedown-step", arguments=_step_arguments, run=_step, forms=("incident.takedown_",)),
)
