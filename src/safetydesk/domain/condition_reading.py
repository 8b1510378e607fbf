"""A condition out of a vocabulary file: what cannot be read, or asks for no fact, is a fault with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from safetydesk.domain.conditions import Condition, read_condition
from safetydesk.domain.fact_names import unknown_names
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.vocabulary_entries import Entry

CONDITIONS = "conditions.toml"


def condition_of(entry: Entry, key: str, vocabulary: Vocabulary) -> Condition:
    """The condition under `key`, which must say something. Raises VocabularyFault."""
    condition = condition_said(entry, key, vocabulary)
    if not condition.every:
        raise entry.fault(key, "is empty: it would always hold")
    return condition


def condition_said(entry: Entry, key: str, vocabulary: Vocabulary) -> Condition:
    """The condition under `key`, or one that always holds. Raises VocabularyFault."""
    condition = condition_read(entry, key, vocabulary.conditions)
    for name in unknown_names(sorted(condition.names), vocabulary):
        raise entry.fault(key, f"{name} is not known: it can never be so")
    return condition


def condition_read(entry: Entry, key: str, named: Mapping[str, Condition]) -> Condition:
    """The same where nobody can say yet which facts there are. Raises VocabularyFault."""
    texts = entry.texts(key)
    try:
        return read_condition(texts, named)
    except ValueError as fault:
        raise entry.fault(key, str(fault)) from fault


def read_named(parsed: Mapping[str, Any]) -> dict[str, Condition]:
    """The conditions with a name, by code; each may name those before it. Raises VocabularyFault."""
    top = Entry(CONDITIONS, "", parsed)
    top.text("source"), top.text("dated")
    named: dict[str, Condition] = {}
    for entry in top.entries("condition"):
        code = entry.text("code")
        entry.text("words")
        condition = condition_read(entry, "holds", named)
        if not condition.every:
            raise entry.fault("holds", "is empty: it would always hold")
        entry.close_as(code, named)
        named[code] = condition
    top.close()
    return named
