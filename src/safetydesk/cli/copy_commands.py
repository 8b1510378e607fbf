"""copy-out and copy-deleted: a plain copy of an exhibit leaves to be looked at, and is followed until it is gone."""

from __future__ import annotations

import argparse
from pathlib import Path

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.copy_out import CopyOut
from safetydesk.domain.errors import Refusal
from safetydesk.domain.exhibit import Exhibit

FORMS = ("incident.copy_out_",)


def _exhibit_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("number", metavar="EXHIBIT", help=help_words("exhibit"))


def _out_arguments(parser: argparse.ArgumentParser) -> None:
    _exhibit_arguments(parser)
    parser.add_argument("--to", metavar="DIR", required=True, help=help_words("copy_out_to"))
    parser.add_argument("--purpose", metavar="TEXT", required=True, help=help_words("copy_out_purpose"))


def _take_out(call: Call) -> Outcome:
    exhibit, _copies = _found(call)
    folder = Path(call.args.to)
    copy = call.desk.copies_out.take_out(exhibit.id, folder, call.args.purpose, call.console.progress)
    path = Path(copy.place) / copy.file_name
    said = wording.words("hatch", "copied_out", {"number": exhibit.number, "path": str(path)})
    return Outcome(
        document={
            "exhibit": exhibit.number,
            "path": str(path),
            "bytes": exhibit.sealed.size,
            "sha256": exhibit.sealed.sha256,
        },
        lines=tuple(said.splitlines()),
    )


def _deleted_arguments(parser: argparse.ArgumentParser) -> None:
    _exhibit_arguments(parser)
    parser.add_argument("--delete", action="store_true", help=help_words("copy_deleted_delete"))
    parser.add_argument("--note", default="", metavar="TEXT", help=help_words("copy_deleted_note"))


def _deleted(call: Call) -> Outcome:
    exhibit, copies = _found(call)
    if not copies:
        raise Refusal("copy_out_settled")
    desk = call.desk.copies_out
    for copy in copies:
        if call.args.delete:
            desk.delete_now(copy.id, copy.row_version)
        else:
            desk.confirm_deleted(copy.id, copy.row_version, call.args.note)
    values = {"number": exhibit.number, "count": wording.count_words(len(copies), "copy", "copies")}
    return Outcome(
        document={"exhibit": exhibit.number, "copies": [copy.file_name for copy in copies]},
        lines=(wording.words("hatch", "copies_deleted", values),),
    )


def _found(call: Call) -> tuple[Exhibit, tuple[CopyOut, ...]]:
    """The exhibit, and its copies that may still lie outside."""
    case = call.desk.incident_log.reread(call.desk.incident_log.by_reference(call.args.reference))
    wanted = call.args.number.strip().casefold()
    for exhibit in case.exhibits:
        if exhibit.number.casefold() == wanted:
            copies = tuple(copy for copy in case.copies_out if copy.exhibit_id == exhibit.id and copy.is_out)
            return exhibit, copies
    raise Refusal("no_such_record")


COMMANDS = (
    Command(name="copy-out", arguments=_out_arguments, run=_take_out, forms=FORMS),
    Command(name="copy-deleted", arguments=_deleted_arguments, run=_deleted, forms=FORMS),
)
