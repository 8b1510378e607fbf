"""clocks, clock, day-sheet and calendar-file: how the clocks stand, what is done to one, and what leaves of them."""

from __future__ import annotations

import argparse
from pathlib import Path
from uuid import UUID

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words, text_options
from safetydesk.cli.choosing import term_code
from safetydesk.cli.numbered import case_of, incident_of
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.deadline import RUNNING, Deadline
from safetydesk.domain.deadline_drafts import DeadlineChangeDraft
from safetydesk.domain.errors import Refusal

_TEXTS = ("at", "until", "to_member", "agreed_by", "reason")


def _reference(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))


def _clocks(call: Call) -> Outcome:
    """Every clock of an incident with its number, the earliest due first."""
    clocks, now = _of(call), call.desk.clock.now()
    return Outcome(
        document={"clocks": [_document(clock) for clock in clocks]},
        lines=tuple(
            f"{number}. {wording.clock_words(clock, call.desk.vocabulary)} · {_stands(clock, call)}"
            + (f" · {wording.due_words(clock.due, now)}" if clock.state == RUNNING else "")
            for number, clock in enumerate(clocks, 1)
        ),
    )


def _clock_arguments(parser: argparse.ArgumentParser) -> None:
    _reference(parser)
    parser.add_argument("number", type=int, metavar="CLOCK", help=help_words("clock_number"))
    parser.add_argument("act", metavar="ACT", help=help_words("clock_act"))
    text_options(parser, _TEXTS)


def _clock(call: Call) -> Outcome:
    """One act on one clock, by its number in `clocks`."""
    clocks = _of(call)
    if not 1 <= call.args.number <= len(clocks):
        raise Refusal("no_such_clock")
    clock = clocks[call.args.number - 1]
    typed = call.typed(_TEXTS)
    if "to_member" in typed:
        typed["to_member"] = _member(call, typed["to_member"])
    kind = term_code(call.desk.vocabulary, "clock_changes", call.args.act)
    draft = DeadlineChangeDraft(kind=kind, **typed)
    started = clock.started_by or clock.record_id
    call.desk.deadlines.change(incident_of(call), clock.rule_code, started, draft)
    new = _one(call, clock.rule_code, started)
    return Outcome(document=_document(new), lines=(f"{new.label} · {_stands(new, call)}",))


def _day_sheet_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="FILE", required=True, help=help_words("day_sheet_to"))


def _day_sheet(call: Call) -> Outcome:
    path = Path(call.args.to).absolute()
    call.desk.day_sheets.save(path)
    return Outcome(document={"path": str(path)}, lines=(str(path),))


def _calendar_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="FILE", required=True, help=help_words("calendar_file_to"))


def _calendar(call: Call) -> Outcome:
    path = Path(call.args.to).absolute()
    call.desk.day_sheets.save_calendar(path)
    return Outcome(document={"path": str(path)}, lines=(str(path),))


def _of(call: Call) -> tuple[Deadline, ...]:
    return call.desk.deadlines.of_case(case_of(call))


def _one(call: Call, rule: str, started_by: UUID) -> Deadline:
    return next(one for one in _of(call) if (one.rule_code, one.started_by) == (rule, started_by))


def _member(call: Call, typed: str) -> str:
    """The id of the member with these initials; what else was typed stays as it is, for the check to judge."""
    members = call.desk.team.members()
    found = (member for member in members if member.initials.casefold() == typed.strip().casefold())
    return next((str(member.id) for member in found), typed)


def _stands(clock: Deadline, call: Call) -> str:
    settled = wording.settled_words(clock, call.desk.vocabulary)
    return settled or wording.label(f"clock_state.{clock.state}")


def _document(clock: Deadline) -> dict[str, object]:
    return {
        "rule": clock.rule_code,
        "label": clock.label,
        "about": clock.about,
        "state": clock.state,
        "started": clock.started.text(),
        "due": clock.due.text(),
        "responsible": clock.responsible,
        "source": clock.source,
        "confirmed": clock.is_confirmed,
        "met_by": clock.settled_by,
        "doubts": [*clock.doubts],
    }


COMMANDS = (
    Command(name="clocks", arguments=_reference, run=_clocks),
    Command(name="clock", arguments=_clock_arguments, run=_clock, forms=("incident.clock_",)),
    Command(name="day-sheet", arguments=_day_sheet_arguments, run=_day_sheet),
    Command(name="calendar-file", arguments=_calendar_arguments, run=_calendar),
)
