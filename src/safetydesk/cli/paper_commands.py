"""print-bundle, print-who-knows, print-actions and action-sheet: papers beside the case file."""

from __future__ import annotations

import argparse
from pathlib import Path

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words
from safetydesk.cli.outcome import Outcome
from safetydesk.cli.printing_commands import copy_options, printed, refuse_target, requested
from safetydesk.cli.sheet_commands import agency_only_option, meant_sheet, which_sheet


def _bundle_arguments(parser: argparse.ArgumentParser) -> None:
    which_sheet(parser, help_words("bundle_code"))
    copy_options(parser)
    agency_only_option(parser)
    parser.add_argument("--with-linked", action="store_true", help=help_words("bundle_with_linked"))


def _bundle(call: Call) -> Outcome:
    target, request = Path(call.args.to).absolute(), requested(call)
    refuse_target(target, may_replace=call.args.replace)
    incident, kind, person = meant_sheet(call)
    prepared = call.desk.papers.prepare_bundle(
        incident, kind.code, person, request, call.console.progress, with_linked=call.args.with_linked
    )
    return printed(call, prepared, target)


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    copy_options(parser)


def _who_knows(call: Call) -> Outcome:
    target, request = Path(call.args.to).absolute(), requested(call)
    refuse_target(target, may_replace=call.args.replace)
    incident = call.desk.incident_log.by_reference(call.args.reference)
    return printed(call, call.desk.papers.prepare_who_knows(incident, request, call.console.progress), target)


def _actions(call: Call) -> Outcome:
    target, request = Path(call.args.to).absolute(), requested(call)
    refuse_target(target, may_replace=call.args.replace)
    incident = call.desk.incident_log.by_reference(call.args.reference)
    return printed(call, call.desk.papers.prepare_actions(incident, request, call.console.progress), target)


def _school_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="PATH", required=True, help=help_words("print_to"))
    parser.add_argument("--replace", action="store_true", help=help_words("replace"))


def _school(call: Call) -> Outcome:
    """The sheet of the whole school, for a meeting: no restricted incident is on it."""
    target = Path(call.args.to).absolute()
    refuse_target(target, may_replace=call.args.replace)
    call.desk.papers.save_school_actions(target)
    said = wording.words("hatch", "action_sheet", {"path": str(target)})
    return Outcome(document={"path": str(target)}, lines=(said,))


COMMANDS = (
    Command(name="print-bundle", arguments=_bundle_arguments, run=_bundle, forms=("print_",)),
    Command(name="print-who-knows", arguments=_arguments, run=_who_knows, forms=("print_",)),
    Command(name="print-actions", arguments=_arguments, run=_actions, forms=("print_",)),
    Command(name="action-sheet", arguments=_school_arguments, run=_school),
)
