"""print: a case file or an exemption certificate, numbered and recorded, to a path."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words, text_options
from safetydesk.cli.choosing import term_code
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.covered import COVERED, PICTURES
from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.errors import Refusal
from safetydesk.domain.reference import is_of_exemption
from safetydesk.services.copies import Prepared


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("either_ref"))
    copy_options(parser)
    parser.add_argument("--pictures", choices=PICTURES, help=help_words("print_pictures"))
    parser.add_argument("--with-linked", action="store_true", help=help_words("print_with_linked"))


def _print(call: Call) -> Outcome:
    desk, reference = call.desk, call.args.reference.strip()
    target = Path(call.args.to).absolute()
    refuse_target(target, may_replace=call.args.replace)
    request = replace(requested(call), pictures=call.args.pictures or COVERED)
    if is_exemption(reference):
        about = desk.exemptions.by_reference(reference)
        prepared = desk.printing.prepare_certificate(about, request, call.console.progress)
    elif call.args.with_linked:
        about = desk.incident_log.by_reference(reference)
        prepared = desk.printing.prepare_linked(about, request, call.console.progress)
    else:
        about = desk.incident_log.by_reference(reference)
        prepared = desk.printing.prepare_case_file(about, request, call.console.progress)
    return printed(call, prepared, target)


def copy_options(parser: argparse.ArgumentParser) -> None:
    """What every numbered copy is asked: where to, for whom and why."""
    parser.add_argument("--to", metavar="PATH", required=True, help=help_words("print_to"))
    text_options(parser, ("recipient", "purpose", "basis"))
    parser.add_argument("--replace", action="store_true", help=help_words("replace"))


def requested(call: Call) -> PrintRequest:
    """For whom and why, as typed; the basis by its code or its words."""
    typed = call.typed(("recipient", "purpose", "basis"))
    if "basis" in typed:
        typed["basis"] = term_code(call.desk.vocabulary, "disclosure_bases", typed["basis"])
    return PrintRequest(**typed, agency_only=getattr(call.args, "agency_only", False))


def printed(call: Call, prepared: Prepared, target: Path) -> Outcome:
    """Saves it, and says which copy it is."""
    disclosure = call.desk.printing.save(prepared, target)
    document = {
        "reference": prepared.reference,
        "path": str(target),
        "pages": disclosure.pages,
        "copy_number": disclosure.copy_number,
        "sha256": disclosure.sha256,
        "bytes": len(prepared.pdf),
    }
    values = {name: str(value) for name, value in document.items()}
    values["pages"] = wording.count_words(disclosure.pages, "page")
    return Outcome(document=document, lines=(wording.words("hatch", "printed", values),))


def refuse_target(target: Path, *, may_replace: bool) -> None:
    """Asked before anything is numbered: a copy that could not be written would use up its number."""
    if not target.parent.is_dir():
        raise Refusal("print_folder_missing")
    if target.is_dir():
        raise Refusal("print_path_is_folder")
    if target.exists() and not may_replace:
        raise Refusal("print_path_taken")


def is_exemption(reference: str) -> bool:
    """EX-2026-001 or EXR-2026-001 names an exemption, anything else an incident."""
    return is_of_exemption(reference)


COMMANDS = (Command(name="print", arguments=_arguments, run=_print, forms=("print_",)),)
