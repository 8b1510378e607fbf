"""A whole case file as a PDF: the one document that police, the LADO or a court is handed."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from types import MappingProxyType
from typing import Any, BinaryIO
from uuid import UUID

from reportlab.platypus.flowables import PageBreak

from safetydesk.documents import theme
from safetydesk.documents.circumstances_pages import circumstances_section
from safetydesk.documents.closing_pages import closing_section
from safetydesk.documents.conversation_pages import conversations_section
from safetydesk.documents.copies_outside import copies_outside
from safetydesk.documents.cover import contents, cover
from safetydesk.documents.custody_pages import custody_section
from safetydesk.documents.deadline_pages import deadlines_section
from safetydesk.documents.destruction_facts import destruction_facts
from safetydesk.documents.exhibit_index import exhibit_index, no_image_line
from safetydesk.documents.exhibit_plate import exhibit_key, exhibit_page
from safetydesk.documents.in_words_pages import in_words_section
from safetydesk.documents.note_pages import notes_section
from safetydesk.documents.page import draw_pages
from safetydesk.documents.pathway_pages import allegations_section, pathways_section
from safetydesk.documents.plate import Plate
from safetydesk.documents.printing import Drawn, Printing
from safetydesk.documents.record_sections import (
    chronology_section,
    decisions_section,
    described_section,
    notices_section,
    people_section,
)
from safetydesk.documents.referral_pages import referrals_section
from safetydesk.documents.signatures import statement_section
from safetydesk.documents.summary_section import summary_section
from safetydesk.documents.takedown_pages import takedowns_section
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.covered import COVERED
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording import label

_Section = Callable[[CaseFile, Words, str], list[Any]]
_SECTIONS: tuple[tuple[str, _Section], ...] = (
    ("summary", summary_section),
    ("people", people_section),
    ("circumstances", circumstances_section),
    ("chronology", chronology_section),
    ("decisions", decisions_section),
    ("notices", notices_section),
    ("referrals", referrals_section),
    ("deadlines", deadlines_section),
    ("notes", notes_section),
    ("takedowns", takedowns_section),
    ("pathways", pathways_section),
    ("allegations", allegations_section),
    ("closing", closing_section),
    ("described", described_section),
    ("in_words", in_words_section),
    ("custody", custody_section),
    ("conversations", conversations_section),
    ("exhibits", exhibit_index),
)

_NO_TITLES: Mapping[str, str] = MappingProxyType({})


def draw_case_file(
    case: CaseFile,
    plates: Mapping[UUID, Plate],
    printing: Printing,
    vocabulary: Vocabulary,
    target: BinaryIO,
    progress: Progress = NO_PROGRESS,
) -> Drawn:
    """Writes the PDF to `target`. A plate of an isolated exhibit is never shown, even where one is given.

    Raises Trouble `plate_unreadable` for a plate that is no JPEG, and whatever `progress` raises.
    """
    words = Words(vocabulary, case.members)
    printing = words.spoken(printing)
    titles = {key: f"{at}. {label(f'doc_section_{key}')}" for at, (key, _) in enumerate(_SECTIONS, start=1)}
    last = f"{len(_SECTIONS) + 1}. {label('doc_section_signatures')}"
    story = cover(
        case.school,
        printing,
        title=label("doc_case_file"),
        about=_about(case, words),
        no_image=no_image_line(case),
    )
    story += [PageBreak(), *contents(_entries(case, titles, last)), PageBreak()]
    story += incident_story(case, plates, words, titles)
    story += statement_section(case, words, last, printing.printed_by, printing.recipient)
    return draw_pages(
        story,
        target,
        title=label("doc_case_file"),
        school=case.school,
        printing=printing,
        progress=progress,
    )


def incident_story(
    case: CaseFile,
    plates: Mapping[UUID, Plate],
    words: Words,
    titles: Mapping[str, str] = _NO_TITLES,
    without: Container[str] = (),
    no_image: str = "",
) -> list[Any]:
    """Its sections and its exhibits' pages. `titles` are the sections' own, by key; `without` those left out;
    `no_image` the guard's line where the document holds more than this incident."""
    covered = [plate.exhibit_id for plate in plates.values() if plate.instead and plate.why_not == COVERED]
    left_out = {plate.exhibit_id: plate.instead for plate in plates.values() if plate.instead}
    story: list[Any] = []
    for key, make in _SECTIONS:
        title = titles.get(key) or label(f"doc_section_{key}")
        if key in without:
            continue
        if key == "conversations":
            story += conversations_section(case, words, title, covered)
        elif key == "exhibits":
            story += exhibit_index(case, words, title, left_out, no_image)
        else:
            story += make(case, words, title)
    for exhibit in case.exhibits:
        story += exhibit_page(exhibit, plates.get(exhibit.id), words)
        story += destruction_facts(case, exhibit, words)
        story += copies_outside(case, exhibit, words)
    return story


def _about(case: CaseFile, words: Words) -> list[tuple[str, Any]]:
    incident = case.incident
    colour = theme.SEVERITY.get(incident.severity, theme.INK)
    return [
        (label("doc_field_categories"), (words.value("categories", incident.categories), theme.CELL_STRONG)),
        (
            label("doc_field_severity"),
            (words.severity(incident.severity), theme.CELL_STRONG.but(colour=colour)),
        ),
        (label("doc_field_discovered"), words.value("discovered", incident.discovered)),
        (label("doc_field_owner"), words.member(incident.owner)),
        (label("doc_field_status"), words.value("status", incident.status)),
    ]


def _entries(case: CaseFile, titles: Mapping[str, str], last: str) -> list[tuple[str, str, int]]:
    entries = []
    for key, title in titles.items():
        entries.append((title, key, 0))
        if key == "summary":
            entries += [(label("doc_first_account"), "first", 1), (label("doc_amendments"), "amended", 1)]
            if case.amendments:
                entries.append((label("doc_stands_now"), "now", 1))
    for exhibit in case.exhibits:
        what = exhibit.card.description or (exhibit.sealed.original_name if exhibit.may_be_told else "")
        entries.append((f"{exhibit.number}  {what}", exhibit_key(exhibit), 1))
    return [*entries, (last, "signatures", 0)]
