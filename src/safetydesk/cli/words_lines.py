"""Records in words as lines, numbered as the commands that amend them take it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from safetydesk import wording
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.in_words import DecisionToView
from safetydesk.domain.kinds_of_words import KINDS, KindOfWords
from safetydesk.domain.vocabulary import Vocabulary


def words_lines(case: CaseFile, vocabulary: Vocabulary) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """A heading, and the facts below it, for each record."""
    for kind in KINDS:
        name = vocabulary.term("records_in_words", kind.code).label
        for number, record in enumerate(getattr(case, kind.case_field), 1):
            at = wording.moment_words(record.recorded)
            facts = [(field, value_words(kind, record, field, vocabulary)) for field in kind.fields]
            if isinstance(record, DecisionToView):
                facts += _signatures(case, record)
            yield f"{name} {number}. {at}", [fact for fact in facts if fact[1]]


def value_words(kind: KindOfWords, record: Any, field: str, vocabulary: Vocabulary) -> str:
    """A field in words; empty where there is nothing."""
    value = getattr(record, field)
    if isinstance(value, bool):
        return wording.label("incident.yes") if value else ""
    if isinstance(value, Moment):
        return wording.moment_words(value)
    if isinstance(value, date):
        return wording.date_words(value)
    codes = value if isinstance(value, tuple) else (value or "",)
    terms = kind.lists.get(field)
    return "; ".join(vocabulary.term(terms, code).label if terms else code for code in codes if code)


def _signatures(case: CaseFile, record: DecisionToView) -> list[tuple[str, str]]:
    signed = [
        ("signed_by", case.member_name(record.signed_by)),
        ("signed", wording.moment_words(record.signed)),
    ]
    if record.countersigned is not None and record.countersigned_by is not None:
        signed.append(("countersigned_by", case.member_name(record.countersigned_by)))
        signed.append(("countersigned", wording.moment_words(record.countersigned)))
    return signed
