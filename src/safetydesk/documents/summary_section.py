"""What is said to have happened: the first account first, amendments beside it, and then how it stands now."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from safetydesk.documents import theme
from safetydesk.documents.blocks import entry, para, quote, section, space, subsection
from safetydesk.documents.tables import facts, table
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import Amendment, CaseFile
from safetydesk.domain.incident import Incident
from safetydesk.wording import label, moment_words

_TOLD = ("summary", "child_words")
_ORDER = (
    "happened", "discovered", "reported", "recorded", "told_by", "told_how", "platform", "address", "device", "place",
    "categories", "severity", "severity_reason", "immediate_action", "wishes",
)  # fmt: skip
_ALWAYS = {"happened", "discovered", "reported", "recorded", "told_by", "place", "categories", "severity"}
"""These show even where nothing is recorded, so that a gap is seen."""


def summary_section(case: CaseFile, words: Words, title: str) -> list[Any]:
    """The section, with bookmarks `summary`, `first`, `amended` and `now`."""
    first = case.first_account
    story = [*section(title, "summary"), *subsection(label("doc_first_account"), "first")]
    written = label("doc_written_by", name=words.member(first.recorded_by), when=moment_words(first.recorded))
    story += [para(written, theme.SMALL), *_account(first, words)]
    story += _amendments(case, words)
    if case.amendments:
        story += [*subsection(label("doc_stands_now"), "now"), *_stands(case.incident, first, words)]
    return story


def _stands(now: Incident, first: Incident, words: Words) -> list[Any]:
    """What reads otherwise than it was first written; the account again only where its words were amended."""
    otherwise = frozenset(
        name
        for name in (*_TOLD, *_ORDER, "sexual_image", "status")
        if getattr(now, name) != getattr(first, name)
    )
    if not otherwise:
        return [para(label("doc_stands_as_first"))]
    return [para(label("doc_stands_otherwise"), theme.SMALL), *_account(now, words, otherwise)]


def _account(incident: Incident, words: Words, only: Collection[str] | None = None) -> list[Any]:
    """All of it, or with `only` no other fields."""
    story: list[Any] = []
    if only is None or "summary" in only:
        story.append(quote(incident.summary))
    if incident.child_words and (only is None or "child_words" in only):
        story += [
            para(label("doc_child_words"), theme.SMALL.but(before=5.0, after=1.0)),
            quote(incident.child_words),
        ]
    pairs: list[tuple[str, Any]] = []
    for name in _ORDER if only is None else [name for name in _ORDER if name in only]:
        text = words.value(name, getattr(incident, name))
        if text or only is not None or name in _ALWAYS:
            pairs.append((label(f"doc_field_{name}"), _piece(name, text, incident)))
    if incident.sexual_image and (only is None or "sexual_image" in only):
        pairs.append((label("doc_field_sexual_image"), label("doc_yes")))
    if only is None or "status" in only:
        pairs.append((label("doc_field_status"), words.value("status", incident.status)))
    return [*story, space(5), facts(pairs, label("doc_not_recorded"))] if pairs else story


def _piece(name: str, text: str, incident: Incident) -> Any:
    if name == "severity" and incident.severity in theme.SEVERITY:
        return text, theme.CELL_STRONG.but(colour=theme.SEVERITY[incident.severity])
    return text


def _amendments(case: CaseFile, words: Words) -> list[Any]:
    story = subsection(label("doc_amendments"), "amended")
    if not case.amendments:
        return [*story, para(label("doc_no_amendments"))]
    for number, amendment in enumerate(case.amendments, start=1):
        story += _amendment(number, amendment, words)
    return story


def _amendment(number: int, amendment: Amendment, words: Words) -> list[Any]:
    title = label("doc_amendment", number=str(number), when=moment_words(amendment.at))
    rows = []
    for change in amendment.changes:
        name, old, new = words.change(change, Incident)
        rows.append((((name, theme.CELL_STRONG),), (_shown(old),), (_shown(new),)))
    under = [
        facts([(label("doc_by"), words.member(amendment.by)),
               (label("doc_reason"), words.term("amend_reasons", amendment.reason))]),
        table((3, 5, 5), (label("doc_what"), label("doc_was"), label("doc_became")), rows),
    ]  # fmt: skip
    return entry(title, f"amendment-{number}", under)


def _shown(text: str) -> tuple[str, theme.TextStyle]:
    return (text, theme.CELL) if text else (label("doc_not_recorded"), theme.ABSENT)
