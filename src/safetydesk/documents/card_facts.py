"""A capture card on paper: what was recorded, and of what is asked for and was not, that it was not."""

from __future__ import annotations

from safetydesk.documents.values import Words
from safetydesk.domain.checks.capture_card import IN_ORDER, missing_from
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.wording import card_words, label

_ELSEWHERE = ("transcription", "transcribed_by")
"""They stand with each other under a head of their own."""
_OF_PLACE = ("platform", "group", "address", "handle")


def card_facts(card: CaptureCard, words: Words) -> list[tuple[str, str]]:
    """Label and value, in the order in which a card is read. What is neither recorded nor asked for is left out."""
    missing = missing_from(card)
    facts = []
    for name in IN_ORDER:
        if name in _ELSEWHERE:
            continue
        value = card_words(card, name, words.vocabulary)
        if value:
            facts.append((label(f"card_field.{name}"), value))
        elif name in missing:
            facts.append((label(f"card_field.{name}"), label("card_not_recorded")))
        elif name == _OF_PLACE[0] and "place" in missing:
            facts.append((label("card_field.place"), label("card_not_recorded")))
    return facts


def place_line(card: CaptureCard, words: Words) -> str:
    """Where, and which of a series, in one line; "" where neither is recorded."""
    names = (*_OF_PLACE, "series")
    said = {name: card_words(card, name, words.vocabulary) for name in names}
    if said["series"]:
        said["series"] = label("card_series_line", series=said["series"])
    return " \u00b7 ".join(value for value in said.values() if value)


def transcription_head(number: str, card: CaptureCard) -> str:
    """Whose words stand beneath it, and who typed them."""
    if not card.transcribed_by.strip():
        return label("doc_transcription_of", number=number)
    return label("doc_transcription_by", number=number, name=card.transcribed_by)
