"""One case file of incidents that are one story: people once, one chronology, then a chapter for each incident."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, BinaryIO
from uuid import UUID

from reportlab.platypus.flowables import PageBreak

from safetydesk.documents import theme
from safetydesk.documents.blocks import Heading, notice, para, section, space
from safetydesk.documents.case_file_document import incident_story
from safetydesk.documents.chronology_table import chronology_table
from safetydesk.documents.cover import contents, cover
from safetydesk.documents.exhibit_plate import exhibit_key
from safetydesk.documents.page import draw_pages
from safetydesk.documents.plate import Plate
from safetydesk.documents.printing import Drawn, Printing
from safetydesk.documents.signatures import statement_section
from safetydesk.documents.story_table import incidents_table
from safetydesk.documents.tables import cell, table
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.incident_link_series import Story
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording import label

_ONCE = ("incidents", "people", "chronology")
"""What stands there once for all of them, before the chapters."""


def draw_linked(
    story: Story,
    plates: Mapping[UUID, Plate],
    printing: Printing,
    vocabulary: Vocabulary,
    target: BinaryIO,
    progress: Progress = NO_PROGRESS,
) -> Drawn:
    """Writes the PDF to `target`. A locked incident keeps its line on the cover and in its chapter.

    Raises Trouble `plate_unreadable` for a plate that is no JPEG, and whatever `progress` raises.
    """
    cases = story.cases
    members = {key: member for case in cases for key, member in case.members.items()}
    words = Words(vocabulary, members)
    printing = words.spoken(printing)
    titles = {key: f"{at}. {label(f'doc_linked_{key}')}" for at, key in enumerate(_ONCE, start=1)}
    chapters = {
        case.incident.reference: f"{at}. {label('doc_linked_chapter', reference=case.incident.reference)}"
        for at, case in enumerate(cases, start=len(_ONCE) + 1)
    }
    last = f"{len(_ONCE) + len(cases) + 1}. {label('doc_section_signatures')}"
    pages: list[Any] = cover(
        cases[0].school,
        printing,
        title=label("doc_linked"),
        about=_about(cases, words),
        no_image="\n".join(line for case in cases if (line := _no_image(case))),
    )
    pages += [PageBreak(), *contents(_entries(cases, titles, chapters, last)), PageBreak()]
    pages += [*section(titles["incidents"], "linked-incidents"), incidents_table(cases, words)]
    pages += _people(cases, words, titles["people"])
    pages += _chronology(story, words, titles["chronology"])
    for case in cases:
        pages += _chapter(case, plates, words, chapters[case.incident.reference])
    every = replace(
        cases[0], exhibits=tuple(each for case in cases for each in case.exhibits), members=members
    )
    pages += statement_section(every, words, last, printing.printed_by, printing.recipient)
    return draw_pages(
        pages,
        target,
        title=label("doc_linked"),
        school=cases[0].school,
        printing=printing,
        progress=progress,
    )


def _about(cases: Sequence[CaseFile], words: Words) -> list[tuple[str, Any]]:
    worst = max(case.incident.severity for case in cases)
    named = "\n".join(case.incident.reference for case in cases)
    colour = theme.SEVERITY.get(worst, theme.INK)
    return [
        (label("doc_linked_incidents"), (named, theme.CELL_STRONG)),
        (label("doc_field_severity"), (words.severity(worst), theme.CELL_STRONG.but(colour=colour))),
    ]


def _no_image(case: CaseFile) -> str:
    """What is true of a locked incident's images in a document that may show those of another."""
    if not case.is_locked:
        return ""
    reference = case.incident.reference
    freed = ", ".join(exhibit.number for exhibit in case.exhibits if exhibit.may_be_seen)
    if freed:
        return label("doc_linked_no_image_but", reference=reference, numbers=freed)
    return label("doc_linked_no_image", reference=reference)


def _entries(
    cases: Sequence[CaseFile], titles: Mapping[str, str], chapters: Mapping[str, str], last: str
) -> list[tuple[str, str, int]]:
    entries = [(title, f"linked-{key}", 0) for key, title in titles.items()]
    for case in cases:
        reference = case.incident.reference
        entries.append((chapters[reference], f"chapter-{reference}", 0))
        for exhibit in case.exhibits:
            what = exhibit.card.description or (exhibit.sealed.original_name if exhibit.may_be_told else "")
            entries.append((f"{exhibit.number}  {what}", f"{reference}-{exhibit_key(exhibit)}", 1))
    return [*entries, (last, "signatures", 0)]


def _people(cases: Sequence[CaseFile], words: Words, title: str) -> list[Any]:
    """Each of them once, with their part in each incident."""
    story = section(title, "linked-people")
    known = {person.id: person for case in cases for _part, person in case.people}
    if not known:
        return [*story, para(label("doc_none"))]
    rows = []
    for key, person in known.items():
        parts = [
            label("doc_linked_part", reference=case.incident.reference, part=_part(part, words))
            for case in cases
            for part, each in case.people
            if each.id == key
        ]
        is_what = (
            words.term("person_kinds", person.kind),
            words.term("year_groups", person.year_group),
            person.job,
        )
        also = "\n".join(part for part in (person.known_as, *person.handles) if part)
        rows.append(
            (
                cell((person.name, theme.CELL_STRONG), (also, theme.CELL_MUTED)),
                cell((" \u00b7 ".join(part for part in is_what if part), theme.CELL)),
                tuple((part, theme.CELL) for part in parts),
            )
        )
    head = (label("doc_name"), label("doc_who_is"), label("doc_linked_parts"))
    return [*story, table((10, 8, 14), head, rows)]


def _part(part: Any, words: Words) -> str:
    said = words.term("parts", part.part)
    return label("doc_part_withdrawn", part=said) if part.is_withdrawn else said


def _chronology(story: Story, words: Words, title: str) -> list[Any]:
    """Everything of all of them in one order; each line says where it stands."""
    lines = ((each.reference, each.line) for each in story.lines)
    return [*section(title, "linked-chronology"), chronology_table(lines, words)]


def _chapter(case: CaseFile, plates: Mapping[UUID, Plate], words: Words, title: str) -> list[Any]:
    """What the incident's own case file holds beyond people and chronology, a step down in the outline."""
    reference = case.incident.reference
    story: list[Any] = [PageBreak(), *section(title, f"chapter-{reference}")]
    line = _no_image(case)
    if line:
        story += [notice(line), space(6)]
    for flowable in incident_story(case, plates, words, without=("people", "chronology"), no_image=line):
        if isinstance(flowable, Heading):
            flowable.key = f"{reference}-{flowable.key}"
            flowable.level += 1
        story.append(flowable)
    return story
