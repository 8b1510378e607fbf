"""What bears on an incident, on paper: as it stands, and every earlier word of it with the reason why it changed."""

from __future__ import annotations

from typing import Any

from safetydesk.documents.blocks import entry, para, section
from safetydesk.documents.tables import facts
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile, Done
from safetydesk.domain.circumstances import Circumstances
from safetydesk.domain.events import Change, CircumstancesAmended
from safetydesk.domain.plain import hints_of
from safetydesk.wording import clause_words, label, moment_words

_FIELDS = (
    "marks", "characteristics", "school_time", "intent", "network", "audience", "managed_under", "lead_procedure",
    "lead_reason", "clauses", "other_references", "anybody_replied", "police_wish", "police_wish_by",
)  # fmt: skip


def circumstances_section(case: CaseFile, words: Words, title: str) -> list[Any]:
    """One record; its amendments in the order in which they were made."""
    story = section(title, "circumstances")
    record = next(iter(case.circumstances), None)
    if record is None:
        return [*story, para(label("doc_none"))]
    rows = [(_name(field), _said(words, field, getattr(record, field))) for field in _FIELDS]
    by = label("doc_when_by", when=moment_words(record.recorded), name=words.member(record.recorded_by))
    story += [facts([row for row in rows if row[1]]), para(by)]
    for number, done in enumerate(_amended(case), start=1):
        story += entry(_when(done, words), f"circumstances-{number}", [_amendment(done, words)])
    return story


def _amended(case: CaseFile) -> list[Done]:
    return [done for done in case.history if isinstance(done.event, CircumstancesAmended)]


def _when(done: Done, words: Words) -> str:
    return label("doc_when_by", when=moment_words(done.at), name=words.member(done.member))


def _amendment(done: Done, words: Words) -> Any:
    event = done.event
    assert isinstance(event, CircumstancesAmended)  # noqa: S101 - only these are handed here
    rows = [(_name(each.field), _old_and_new(each, words)) for each in event.changes]
    reason = [(label("doc_reason"), event.reason)] if event.reason else []
    return facts([*reason, *rows])


def _old_and_new(change: Change, words: Words) -> str:
    hint = hints_of(Circumstances)[change.field]
    old = _said(words, change.field, change.old_value(hint)) or label("incident.nothing_there")
    new = _said(words, change.field, change.new_value(hint)) or label("incident.nothing_there")
    return label("policy_old_new", old=old, new=new)


def _name(field: str) -> str:
    return label(f"incident.circumstances_{field}")


def _said(words: Words, field: str, value: Any) -> str:
    return (
        "; ".join(clause_words(code) for code in value) if field == "clauses" else words.value(field, value)
    )
