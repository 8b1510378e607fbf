"""card and says: the capture card of one exhibit, shown or put right; and what its file says of itself."""

from __future__ import annotations

import argparse

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words
from safetydesk.cli.capture_cards import CARD, card_given, card_options
from safetydesk.cli.choosing import exhibit_meant
from safetydesk.cli.in_words import exhibit_lines
from safetydesk.cli.outcome import REFUSED, Outcome
from safetydesk.cli.plain_records import exhibit_document
from safetydesk.domain.checks.capture_card import missing_from, pointed_out
from safetydesk.domain.exhibit import Exhibit
from safetydesk.intake.file_says import FileClaims
from safetydesk.intake.preview import NoPreview


def _which(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("number", metavar="EXHIBIT", help=help_words("exhibit"))


def _card_arguments(parser: argparse.ArgumentParser) -> None:
    _which(parser)
    card_options(parser)


def _card(call: Call) -> Outcome:
    """Shown as it is where no field is given."""
    exhibit = exhibit_meant(call.desk, call.args.reference, call.args.number)
    if any(getattr(call.args, name) is not None for name in CARD):
        card = card_given(call, exhibit.card)
        exhibit = call.desk.exhibits.amend_card(exhibit.id, exhibit.row_version, card)
    missing, points = missing_from(exhibit.card), pointed_out(exhibit.card)
    told = (f"  {wording.label(f'card_points.{point}')}" for point in points)
    document = {"exhibit": exhibit_document(exhibit), "missing": list(missing), "pointed_out": list(points)}
    return Outcome(document=document, lines=(*exhibit_lines(exhibit, call.desk.vocabulary), *told))


def _says_arguments(parser: argparse.ArgumentParser) -> None:
    _which(parser)
    parser.add_argument("--place", dest="with_place", action="store_true", help=help_words("says_place"))


def _says(call: Call) -> Outcome:
    exhibit = exhibit_meant(call.desk, call.args.reference, call.args.number)
    said = call.desk.file_says.read(exhibit.id, with_place=call.args.with_place)
    if isinstance(said, NoPreview):
        words = wording.words("no_preview", said.reason)
        document = {"exhibit": exhibit.number, "not_read": said.reason, "said": words}
        return Outcome(document=document, lines=(words,), code=REFUSED)
    return Outcome(document=_document(exhibit, said), lines=_lines(exhibit, said, call.args.with_place))


def _document(exhibit: Exhibit, said: FileClaims) -> dict[str, object]:
    modified = exhibit.sealed.file_modified
    return {
        "exhibit": exhibit.number,
        "claims": [{"name": claim.name, "value": claim.value} for claim in said.claims],
        "file_modified": modified.text() if modified else "",
        "has_place": said.has_place,
        "left_out": said.left_out,
        "damaged": list(said.damaged),
    }


def _lines(exhibit: Exhibit, said: FileClaims, with_place: bool) -> tuple[str, ...]:
    lines = [f"{exhibit.number}  {wording.label('says.why')}"]
    if exhibit.sealed.file_modified is not None:
        when = wording.moment_words(exhibit.sealed.file_modified)
        lines.append(f"  {wording.label('says.file_time')}: {when}")
    lines += [f"  {wording.label(f'claim.{claim.name}')}: {claim.value}" for claim in said.claims]
    if not said.claims:
        lines.append(f"  {wording.label('says.nothing')}")
    if said.damaged:
        parts = ", ".join(wording.label(f"says_part.{part}") for part in said.damaged)
        lines.append(f"  {wording.label('says.damaged', parts=parts)}")
    if said.left_out:
        lines.append(f"  {wording.label('says.left_out', count=str(said.left_out))}")
    if said.has_place and not with_place:
        lines.append(f"  {wording.words('hatch', 'says_place')}")
    return tuple(lines)


COMMANDS = (
    Command(name="card", arguments=_card_arguments, run=_card, forms=("card_field.",)),
    Command(name="says", arguments=_says_arguments, run=_says),
)
