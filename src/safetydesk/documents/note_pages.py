"""Notes on paper: a child's own words first and in quotation marks, then facts and contacts, and opinion apart."""

from __future__ import annotations

from typing import Any

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block, entry, para, quote, section, subsection
from safetydesk.documents.tables import facts
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.case_note import CaseNote
from safetydesk.domain.case_note_kinds import IN_WORDS, KINDS, OPINION, PLAIN, asks
from safetydesk.wording import label, moment_words

_GROUPS = ("voice", "facts", "opinion")


def notes_section(case: CaseFile, words: Words, title: str) -> list[Any]:
    """Only the groups that there are."""
    story = section(title, "notes")
    if not case.notes:
        return [*story, para(label("doc_none"))]
    for group in _GROUPS:
        notes = [note for note in case.notes if _group(note, words) == group]
        if notes:
            story += subsection(label(f"doc_notes_{group}"), f"notes-{group}")
        for number, note in enumerate(notes, start=1):
            kind = words.term(KINDS, note.kind or PLAIN)
            story += entry(f"{number}. {kind}", f"note-{group}-{number}", _note(case, note, words))
    return story


def _group(note: CaseNote, words: Words) -> str:
    if asks(note.kind, IN_WORDS, words.vocabulary):
        return "voice"
    return "opinion" if asks(note.kind, OPINION, words.vocabulary) else "facts"


def _note(case: CaseFile, note: CaseNote, words: Words) -> list[Block]:
    names = {person.id: person.name for _part, person in case.people}
    whose = names.get(note.person_id, "") if note.person_id else note.person_name
    is_voice = asks(note.kind, IN_WORDS, words.vocabulary)
    text = f"\u201c{note.text}\u201d" if is_voice else note.text
    return [
        quote(text) if is_voice else para(text),
        facts(
            [
                (label("doc_note_whose" if is_voice else "doc_note_about"), (whose, theme.CELL_STRONG)),
                (label("doc_how"), words.term("methods", note.method)),
                (label("doc_when"), moment_words(note.at)),
                (label("doc_recorded_by"), words.member(note.recorded_by)),
            ]
        ),
    ]
