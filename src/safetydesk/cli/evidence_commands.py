"""attach, describe, isolate and free: evidence, and evidence in words."""

from __future__ import annotations

import argparse
from pathlib import Path
from uuid import UUID

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words, text_options
from safetydesk.cli.attaching import (
    attach_options,
    declared,
    not_compared,
    refused_documents,
    refused_lines,
    same_documents,
    told_lines,
    worst_code,
)
from safetydesk.cli.capture_cards import card_given, card_options
from safetydesk.cli.choosing import coded, exhibit_meant, term_code
from safetydesk.cli.console import error_document
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.checks.capture_card import pointed_out
from safetydesk.domain.drafts import DescribedItemDraft
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.exhibit import ISOLATED, CaptureCard

DESCRIBED = (
    "shows", "said_by", "where_kind", "where_it_is", "seen_by", "holder_kind", "held_by", "seen_when", "steps",
)  # fmt: skip
DESCRIBED_LISTS = {"where_kind": "described_wheres", "holder_kind": "described_holders"}


def _attach_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("files", nargs="+", metavar="FILE", help=help_words("attach"))
    attach_options(parser)
    card_options(parser)


def _attach(call: Call) -> Outcome:
    desk, args = call.desk, call.args
    incident_id = desk.incident_log.by_reference(args.reference)
    files, card = [Path(name) for name in args.files], card_given(call, CaptureCard())
    if card.series_number is not None and (len(files) > 1 or files[0].is_dir()):
        raise Refusal("draft_has_problems", [Problem("series_number", "of_one_file_alone")])
    taken = desk.exhibits.receive(
        incident_id,
        files,
        declared(args),
        card,
        call.console.progress,
    )
    points = pointed_out(card) if taken.received else ()
    document = {
        "reference": args.reference,
        "exhibits": list(taken.received),
        "refused": refused_documents(taken),
        "left_out": [error_document(fault) for fault in taken.left_out],
        "same": same_documents(taken),
        "not_compared": not_compared(taken),
        "pointed_out": list(points),
    }
    lines = [wording.words("hatch", "received", {"number": number}) for number in taken.received]
    if taken.received:
        lines.append(wording.words("hatch", "originals_remain"))
    lines += [wording.label(f"card_points.{point}") for point in points]
    return Outcome(
        document=document, lines=(*lines, *told_lines(taken), *refused_lines(taken)), code=worst_code(taken)
    )


def _describe_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    text_options(parser, DESCRIBED)
    parser.add_argument(
        "--step-taken",
        dest="steps_taken",
        action="append",
        default=[],
        metavar="TEXT",
        help=help_words("steps_taken"),
    )
    parser.add_argument("--sexual-image", action="store_true", help=help_words("sexual_image"))


def _describe(call: Call) -> Outcome:
    incident_id = call.desk.incident_log.by_reference(call.args.reference)
    words = call.desk.vocabulary
    draft = DescribedItemDraft(
        sexual_image=call.args.sexual_image,
        steps_taken=tuple(term_code(words, "described_steps", each) for each in call.args.steps_taken),
        **coded(words, call.typed(DESCRIBED), DESCRIBED_LISTS),
    )
    item = call.desk.exhibits.describe(incident_id, draft)
    lines = [wording.words("hatch", "described", {"reference": call.args.reference})]
    if item.sexual_image:
        lines.append(wording.words("hatch", "now_locked"))
    return Outcome(
        document={
            "reference": call.args.reference,
            "id": str(item.id),
            "is_locked": call.desk.incident_log.reread(incident_id).is_locked,
        },
        lines=tuple(lines),
    )


def _state_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("number", metavar="EXHIBIT", help=help_words("exhibit"))
    parser.add_argument("--reason", required=True, metavar="TEXT", help=help_words("reason"))


def _isolate(call: Call) -> Outcome:
    saved = call.desk.exhibits.isolate(_exhibit(call), call.args.reason)
    same = (call.desk.exhibits.same_as([saved]) or {}).get(saved.sealed.sha256, ())
    also = [each for each in same if each.exhibit_id != saved.id and each.state == ISOLATED]
    told = [
        wording.words("hatch", "isolated_also", {"number": each.number, "reference": each.reference})
        for each in also
    ]
    return Outcome(
        document={
            "exhibit": saved.number,
            "state": saved.state,
            "also": [{"reference": each.reference, "exhibit": each.number} for each in also],
        },
        lines=(*wording.words("hatch", "isolated", {"number": saved.number}).splitlines(), *told),
    )


def _free(call: Call) -> Outcome:
    saved = call.desk.exhibits.free(_exhibit(call), call.args.reason)
    return Outcome(
        document={"exhibit": saved.number, "state": saved.state},
        lines=(wording.words("hatch", "freed", {"number": saved.number}),),
    )


def _exhibit(call: Call) -> UUID:
    return exhibit_meant(call.desk, call.args.reference, call.args.number).id


COMMANDS = (
    Command(name="attach", arguments=_attach_arguments, run=_attach, forms=("card_field.",)),
    Command(name="describe", arguments=_describe_arguments, run=_describe, forms=("described.",)),
    Command(name="isolate", arguments=_state_arguments, run=_isolate, forms=("incident.isolate_",)),
    Command(name="free", arguments=_state_arguments, run=_free, forms=("incident.free_",)),
)
