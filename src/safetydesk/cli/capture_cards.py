"""A capture card on the command line: an option for each of its fields, and what was given put on a card."""

from __future__ import annotations

import argparse

from safetydesk.cli.arguments import Call, help_words, text_options
from safetydesk.cli.choosing import coded
from safetydesk.domain.checks.capture_card import COUNTS, TERMS, TIMES, read_card
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.domain.plain import hints_of

CARD = tuple(hints_of(CaptureCard))


def card_options(parser: argparse.ArgumentParser) -> None:
    """`--captured TIME`, `--series-number N` and a text for every other field of the card."""
    text_options(parser, [name for name in CARD if name not in (*TIMES, *COUNTS)])
    for names, metavar in ((TIMES, "TIME"), (COUNTS, "N")):
        for name in names:
            option = f"--{name.replace('_', '-')}"
            parser.add_argument(option, dest=name, metavar=metavar, help=help_words(name))


def card_given(call: Call, card: CaptureCard) -> CaptureCard:
    """The card with what was given put on it; "" empties a field. Raises Refusal `draft_has_problems`."""
    found = Findings(call.desk.clock.now())
    changed = read_card(coded(call.desk.vocabulary, call.typed(CARD), TERMS), card, found)
    found.refuse()
    return changed
