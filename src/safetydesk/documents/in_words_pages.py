"""Records in words on paper: known holders as a table, and the others each under its heading. Nothing is attached."""

from __future__ import annotations

from datetime import date
from typing import Any

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block, entry, notice, para, section, subsection
from safetydesk.documents.tables import Fact, facts, table
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.in_words import points
from safetydesk.domain.in_words import DecisionToView, DeletionRecord, InWords
from safetydesk.domain.kinds_of_words import KINDS, KNOWN_HOLDER, KindOfWords
from safetydesk.wording import label, moment_words

_TABLE = (
    ("holder", 9),
    ("received_from", 7),
    ("sent_to", 7),
    ("platform", 6),
    ("still_held", 6),
    ("source", 8),
)
_UNDER = {"holder": "note", "sent_to": "shared_when"}
"""What stands beneath in the same cell."""


def in_words_section(case: CaseFile, words: Words, title: str) -> list[Any]:
    """Who has it, where documents are filed, who saw it, what was searched and what was asked to be deleted."""
    story = section(title, "in_words")
    if not any(getattr(case, kind.case_field) for kind in KINDS):
        return [*story, para(label("doc_none"))]
    for kind in KINDS:
        records = getattr(case, kind.case_field)
        if records and kind is KNOWN_HOLDER:
            story += _holders(case, words)
            continue
        name = words.term("records_in_words", kind.code)
        for number, record in enumerate(records, start=1):
            heading = f"{name} {number}" if len(records) > 1 else name
            story += entry(heading, f"words-{kind.code}-{number}", _record(kind, record, words))
    return story


def _holders(case: CaseFile, words: Words) -> list[Any]:
    rows = [
        tuple(
            tuple(
                (text, theme.CELL_MUTED if place else theme.CELL_STRONG if name == "holder" else theme.CELL)
                for place, text in enumerate((_said(KNOWN_HOLDER, each, name, words), _below(each, name)))
                if text
            )
            for name, _share in _TABLE
        )
        for each in case.known_holders
    ]
    head = tuple(label(f"in_words.{name}") for name, _share in _TABLE)
    return [
        *subsection(label("doc_known_holders"), "known-holders"),
        para(label("doc_known_holders_why"), theme.SMALL),
        table([share for _name, share in _TABLE], head, rows),
    ]


def _below(holder: Any, name: str) -> str:
    return str(getattr(holder, _UNDER[name])) if name in _UNDER else ""


def _record(kind: KindOfWords, record: InWords, words: Words) -> list[Block]:
    pairs: list[Fact] = [
        (label(f"in_words.{name}"), _said(kind, record, name, words)) for name in kind.fields
    ]
    if isinstance(record, DecisionToView):
        pairs += _signatures(record, words)
    if isinstance(record, DeletionRecord) and record.is_open:
        pairs.append((label("in_words.confirmed"), (label("doc_not_confirmed"), theme.ABSENT)))
    by = label("doc_when_by", when=moment_words(record.recorded), name=words.member(record.recorded_by))
    # A day that passes must not change what the same copy prints: none is late on paper.
    noted: list[Block] = [notice(label(f"in_words.point_{code}")) for code in points(record, date.min)]
    return [*noted, facts([*pairs, (label("doc_recorded"), by)])]


def _signatures(record: DecisionToView, words: Words) -> list[Fact]:
    first = label("doc_when_by", when=moment_words(record.signed), name=words.member(record.signed_by))
    second: Any = (label("doc_not_signed_yet"), theme.ABSENT)
    if record.countersigned is not None:
        at, by = moment_words(record.countersigned), words.member(record.countersigned_by)
        second = label("doc_when_by", when=at, name=by)
    return [(label("in_words.signed_by"), first), (label("in_words.countersigned_by"), second)]


def _said(kind: KindOfWords, record: Any, name: str, words: Words) -> str:
    value = getattr(record, name)
    if isinstance(value, bool):
        return label("doc_yes") if value else ""
    if name in kind.lists:
        codes = value if isinstance(value, tuple) else (value,)
        return "; ".join(words.term(kind.lists[name], code) for code in codes if code)
    return words.value("", value)
