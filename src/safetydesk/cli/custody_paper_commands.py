"""labels, hand-over-sheet and witness-note: papers about exhibits and held items, to a path."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words
from safetydesk.cli.choosing import member_of
from safetydesk.cli.custody_commands import thing_meant
from safetydesk.cli.outcome import Outcome
from safetydesk.cli.printing_commands import refuse_target
from safetydesk.domain.labels import A6, SIZES
from safetydesk.services.custody_papers import Paper

Draw = Callable[[Call, UUID, list[UUID]], Paper]


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("--to", metavar="PATH", required=True, help=help_words("print_to"))
    parser.add_argument(
        "--exhibit",
        dest="numbers",
        action="append",
        default=[],
        metavar="NUMBER",
        help=help_words("paper_exhibit"),
    )
    parser.add_argument("--replace", action="store_true", help=help_words("replace"))


def _labels_arguments(parser: argparse.ArgumentParser) -> None:
    _arguments(parser)
    parser.add_argument("--size", choices=SIZES, default=A6, help=help_words("labels_size"))
    parser.add_argument("--first", type=int, default=1, metavar="PLACE", help=help_words("labels_first"))


def _note_arguments(parser: argparse.ArgumentParser) -> None:
    _arguments(parser)
    parser.add_argument("--witness", metavar="MEMBER", help=help_words("note_witness"))


def _labels(call: Call, incident: UUID, records: list[UUID]) -> Paper:
    return call.desk.custody_papers.labels(incident, records, call.args.size, call.args.first)


def _sheet(call: Call, incident: UUID, records: list[UUID]) -> Paper:
    return call.desk.custody_papers.hand_over_sheet(incident, records)


def _note(call: Call, incident: UUID, records: list[UUID]) -> Paper:
    desk = call.desk
    witness = member_of(desk, call.args.witness).id if call.args.witness else desk.me.id
    return desk.custody_papers.witness_note(incident, witness, records)


def _running(draw: Draw) -> Callable[[Call], Outcome]:
    def run(call: Call) -> Outcome:
        desk, args = call.desk, call.args
        target = Path(args.to).absolute()
        refuse_target(target, may_replace=args.replace)
        incident = desk.incident_log.by_reference(args.reference)
        case = desk.incident_log.reread(incident)
        made = draw(call, incident, [thing_meant(case, number).id for number in args.numbers])
        desk.custody_papers.save(made, target)
        document = {"reference": args.reference, "path": str(target), "pages": made.pages}
        values = {"path": str(target), "pages": str(made.pages)}
        return Outcome(document=document, lines=(wording.words("hatch", "paper_saved", values),))

    return run


COMMANDS = (
    Command(name="labels", arguments=_labels_arguments, run=_running(_labels), forms=("incident.labels_",)),
    Command(name="hand-over-sheet", arguments=_arguments, run=_running(_sheet)),
    Command(name="witness-note", arguments=_note_arguments, run=_running(_note)),
)
