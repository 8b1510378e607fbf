"""A condition out of a vocabulary file: what cannot be read, or asks for no fact, is a fault with its place."""

from __future__ import annotations

from safetydesk.domain.conditions import Condition, read_condition
from safetydesk.domain.fact_names import unknown_names
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.vocabulary_reading import Entry


def condition_of(entry: Entry, key: str, vocabulary: Vocabulary) -> Condition:
    """The condition under `key`, which must say something. Raises VocabularyFault."""
    texts = entry.texts(key)
    if not texts:
        raise entry.fault(key, "is empty: it would always hold")
    try:
        condition = read_condition(texts)
    except ValueError as fault:
        raise entry.fault(key, str(fault)) from fault
    for name in unknown_names(sorted(condition.names), vocabulary):
        raise entry.fault(key, f"{name} is not known")
    return condition
