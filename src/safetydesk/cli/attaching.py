"""The one question before files are added, and how files that could not come in are told."""

from __future__ import annotations

import argparse
from typing import Any

from safetydesk import wording
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


def told_lines(taken: Intake) -> tuple[str, ...]:
    """What to know of those that went in: held already, or one that may do harm; and what no folder gives."""
    lines = [wording.sentence(each).whole() for each in taken.left_out]
    if not_compared(taken):
        lines.append(wording.label("came_not_compared"))
    for came in taken.came:
        others = [f"{held.number} ({held.reference})" for held in came.held]
        if others or came.beside:
            lines.append(
                wording.label("came_same", name=came.name, others=", ".join((*others, *came.beside)))
            )
        if came.is_put_away:
            lines.append(wording.label("came_put_away", name=came.name))
        if came.may_do_harm:
            lines.append(wording.label("came_harm", name=came.name, kind=came.kind_name))
    return tuple(lines)


def same_documents(taken: Intake) -> list[dict[str, Any]]:
    """Which of them is the same file as which other exhibits."""
    return [
        {
            "name": came.name,
            "exhibits": [{"reference": held.reference, "number": held.number} for held in came.held],
            "beside": list(came.beside),
        }
        for came in taken.came
        if came.held or came.beside
    ]


def not_compared(taken: Intake) -> list[str]:
    """Those of which it could not be looked up whether the same file is held already."""
    return [came.name for came in taken.came if not came.is_compared]


def worst_code(taken: Intake) -> int:
    """Not everything that was asked for was done: the exit code says so, though the others went in."""
    if any(isinstance(fault, Trouble) for fault in taken.refused):
        return TROUBLE
    return REFUSED if taken.refused or taken.was_cancelled else DONE
