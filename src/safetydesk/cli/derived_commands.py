"""derive: a copy of a picture with parts of it covered or cut off, a new exhibit."""

from __future__ import annotations

import argparse

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, UsageFault, help_words
from safetydesk.cli.choosing import exhibit_meant, term_code
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.derivation import CROP, REDACTION, Area, DerivationDraft
from safetydesk.domain.plain import to_plain
from safetydesk.domain.vocabulary import Vocabulary

_NUMBERS = 4


def _derive_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("number", metavar="EXHIBIT", help=help_words("exhibit"))
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--crop", metavar="L,T,W,H:REASON", help=help_words("derive_crop"))
    how.add_argument("--cover", metavar="L,T,W,H:REASON", action="append", help=help_words("derive_cover"))
    parser.add_argument("--note", metavar="TEXT", default="", help=help_words("derive_note"))


def _derive(call: Call) -> Outcome:
    args, words = call.args, call.desk.vocabulary
    typed = [args.crop] if args.crop else args.cover
    draft = DerivationDraft(
        kind=CROP if args.crop else REDACTION,
        areas=tuple(_area(each, words) for each in typed),
        note=args.note,
    )
    parent = exhibit_meant(call.desk, args.reference, args.number)
    made = call.desk.derived_copies.make(parent.id, draft, call.console.progress)
    said = wording.words("hatch", "derived", {"number": made.number, "parent": parent.number})
    document = {"exhibit": made.number, "sha256": made.sealed.sha256, "derivation": to_plain(made.derivation)}
    return Outcome(document=document, lines=(said,))


def _area(typed: str, vocabulary: Vocabulary) -> Area:
    """Raises UsageFault for anything but "L,T,W,H" with or without ":REASON"."""
    numbers, _, reason = typed.partition(":")
    parts = numbers.split(",")
    if len(parts) != _NUMBERS or not all(part.strip().isdecimal() for part in parts):
        raise UsageFault(wording.words("hatch", "area_not_understood", {"typed": typed}))
    left, top, width, height = map(int, parts)
    code = term_code(vocabulary, "redaction_reasons", reason) if reason else ""
    return Area(left=left, top=top, width=width, height=height, reason=code)


COMMANDS = (Command(name="derive", arguments=_derive_arguments, run=_derive, forms=("incident.derive_",)),)
