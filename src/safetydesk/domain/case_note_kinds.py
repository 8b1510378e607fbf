"""What each kind of note asks for, as its list says (`note_kinds`): whom it is about, how it was, whose words."""

from __future__ import annotations

from safetydesk.domain.vocabulary import Vocabulary

KINDS, PLAIN = "note_kinds", "note"
PERSON, NEEDS_PERSON, METHOD, IN_WORDS, OPINION, POINTS = (
    "person", "needs_person", "method", "in_words", "opinion", "points",
)  # fmt: skip


def asks(kind: str, what: str, vocabulary: Vocabulary) -> bool:
    """Whether a note of that kind ("" is a plain one) asks for this."""
    return what in vocabulary.term(KINDS, kind or PLAIN).choices


def takes_person(kind: str, vocabulary: Vocabulary) -> bool:
    return asks(kind, PERSON, vocabulary) or asks(kind, NEEDS_PERSON, vocabulary)
