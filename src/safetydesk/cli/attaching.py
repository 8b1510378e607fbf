"""The one question before files are added, and how files that could not come in are told."""

from __future__ import annotations

import argparse
from typing import Any

from safetydesk.cli.arguments import help_words
from safetydesk.cli.console import error_document
from safetydesk.cli.outcome import DONE, REFUSED, TROUBLE
from safetydesk.domain.errors import Trouble
from safetydesk.domain.image_guard import NO
from safetydesk.services.exhibits import Intake

UNANSWERED = ""


def attach_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--declare-no-sexual-image", action="store_true", help=help_words("declare"))


def declared(args: argparse.Namespace) -> str:
    """The answer to the question about sexual images: only the literal option is a "no"."""
    return NO if args.declare_no_sexual_image else UNANSWERED


def refused_documents(taken: Intake) -> list[dict[str, Any]]:
    return [{"name": fault.values.get("name", ""), **error_document(fault)} for fault in taken.refused]


def refused_lines(taken: Intake) -> tuple[str, ...]:
    return tuple(error_document(fault)["said"] for fault in taken.refused)


def worst_code(taken: Intake) -> int:
    """Not everything that was asked for was done: the exit code says so, though the others went in."""
    if any(isinstance(fault, Trouble) for fault in taken.refused):
        return TROUBLE
    return REFUSED if taken.refused or taken.was_cancelled else DONE
