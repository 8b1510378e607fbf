"""What a capture card may say, whichever door it came by: with the file, on a draft's list, or amended later."""

from __future__ import annotations

from safetydesk.domain.checks.codes import OF_CARD, check_codes
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.domain.vocabulary import Vocabulary


def check_capture_card(card: CaptureCard, vocabulary: Vocabulary, found: Findings) -> Findings:
    """Its texts, its codes, and that it was not captured in the future."""
    found.texts(card)
    check_codes(found, card, OF_CARD, vocabulary)
    if card.captured and card.captured.utc > found.now.utc:
        found.say("captured", "in_the_future")
    return found
