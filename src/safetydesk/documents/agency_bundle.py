"""A bundle for one agency: its sheet in its own order, then the chronology, the decisions and the list of exhibits."""

from __future__ import annotations

from typing import Any, BinaryIO

from reportlab.platypus.flowables import PageBreak

from safetydesk.documents import theme
from safetydesk.documents.agency_sheet import sheet_blocks, sheet_source
from safetydesk.documents.blocks import (
    Piece,
    cell,
    entry,
    notice,
    para,
    room,
    section,
    space,
    table,
    together,
)
from safetydesk.documents.chronology_table import chronology_table
from safetydesk.documents.cover import contents, cover
from safetydesk.documents.page import draw_pages
from safetydesk.documents.pathway_pages import outcome_facts, threshold_facts
from safetydesk.documents.printing import Drawn, Printing
from safetydesk.documents.record_sections import decision_facts
from safetydesk.documents.signatures import SIGNATURE_HEIGHT, signature_boxes
from safetydesk.documents.values import Words
from safetydesk.domain.agency_bundle import AgencyBundle
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.sheet_holding import place_of
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording import SheetWords, label, moment_words

_PARTS = ("sheet", "chronology", "decisions", "exhibits", "signatures")


def draw_agency_bundle(
    bundle: AgencyBundle,
    printing: Printing,
    vocabulary: Vocabulary,
    target: BinaryIO,
    progress: Progress = NO_PROGRESS,
) -> Drawn:
    """Writes the PDF to `target`. Whom the sheet may not name, no page of it names."""
    case, kind = bundle.case, bundle.sheet.kind
    speak, words = SheetWords(vocabulary), Words(vocabulary, case.members)
    printing = words.spoken(printing)
    title = label("doc_bundle", sheet=kind.short)
    titles = {
        part: f"{at}. {label(f'doc_bundle_{part}', sheet=kind.short)}"
        for at, part in enumerate(_PARTS, start=1)
    }
    story = cover(
        case.school,
        printing,
        title=title,
        about=_about(bundle, words),
        no_image=speak.label("no_image") if case.is_locked else "",
    )
    listed = contents([(text, f"bundle-{part}", 0) for part, text in titles.items()])
    story += [para(label("doc_bundle_what"), theme.SMALL), space(14), *together(listed), PageBreak()]
    story += section(titles["sheet"], "bundle-sheet")
    if not kind.confirmed:
        story += [notice(speak.label("unconfirmed")), space(6)]
    story += [*sheet_source(bundle.sheet, speak), *sheet_blocks(bundle.sheet, speak)]
    story += _chronology(bundle, words, titles["chronology"])
    story += _decisions(bundle, words, titles["decisions"])
    story += _exhibits(bundle, words, titles["exhibits"])
    story += [room(2 * SIGNATURE_HEIGHT + 75), *section(titles["signatures"], "bundle-signatures"), space(4)]
    signed = (
        (label("doc_sign_printed"), printing.printed_by),
        (label("doc_sign_received"), printing.recipient),
    )
    story += signature_boxes(signed)
    return draw_pages(
        story,
        target,
        title=title,
        school=case.school,
        printing=printing,
        progress=progress,
    )


def _about(bundle: AgencyBundle, words: Words) -> list[tuple[str, Any]]:
    sheet, incident = bundle.sheet, bundle.case.incident
    whom = sheet.person.name if sheet.person is not None else ""
    colour = theme.SEVERITY.get(incident.severity, theme.INK)
    return [
        (label("doc_bundle_about"), (whom, theme.CELL_STRONG)),
        (label("doc_field_categories"), words.value("categories", incident.categories)),
        (
            label("doc_field_severity"),
            (words.severity(incident.severity), theme.CELL_STRONG.but(colour=colour)),
        ),
    ]


def _chronology(bundle: AgencyBundle, words: Words, title: str) -> list[Any]:
    """As the case file has it, without what is of others alone."""
    lines = (("", line) for line in bundle.lines)
    why = para(label("doc_bundle_chronology_why"), theme.SMALL)
    return [*section(title, "bundle-chronology"), why, chronology_table(lines, words, bundle.masking.masked)]


def _decisions(bundle: AgencyBundle, words: Words, title: str) -> list[Any]:
    """What was judged of the adults, what came of it, and every other decision with its reason."""
    story = section(title, "bundle-decisions")
    names = {
        person.id: person.name for _part, person in bundle.case.people if not bundle.masking.hides(person)
    }
    for number, judged in enumerate(bundle.thresholds, start=1):
        name = label("doc_bundle_threshold", answer=words.term("threshold_answers", judged.answer))
        under = [threshold_facts(judged, names.get(judged.person_id, ""), words)]
        story += entry(name, f"bundle-threshold-{number}", under)
    for number, outcome in enumerate(bundle.outcomes, start=1):
        name = label("doc_allegation_outcome", outcome=words.term("allegation_outcomes", outcome.outcome))
        under = [outcome_facts(outcome, names.get(outcome.person_id, ""))]
        story += entry(name, f"bundle-outcome-{number}", under)
    for number, decision in enumerate(bundle.decisions, start=1):
        name = words.term("decision_questions", decision.question)
        story += entry(name, f"bundle-decision-{number}", [decision_facts(decision, words)])
    if not (bundle.thresholds or bundle.outcomes or bundle.decisions):
        story.append(para(label("doc_none")))
    return story


def _exhibits(bundle: AgencyBundle, words: Words, title: str) -> list[Any]:
    """By number: what each is, when it was captured, its fingerprint. No picture is in a bundle."""
    story = section(title, "bundle-exhibits")
    if bundle.case.is_locked:
        story += [notice(label("doc_no_image")), space(6)]
    rows = [_exhibit(each, bundle) for each in bundle.exhibits]
    for item in bundle.held:
        what = ", ".join(part for part in (item.description, item.make_model, item.colour) if part.strip())
        taken = label(
            "doc_held_taken_from", when=moment_words(item.taken, with_zone=True), name=item.taken_from
        )
        rows.append(_row(item.number, bundle, (what, theme.CELL), (taken, theme.CELL_MUTED)))
    for words_only in bundle.described:
        place = place_of(words_only, SheetWords(words.vocabulary))
        where = label("doc_bundle_where", where=place) if place else ""
        pieces = ((words_only.shows, theme.CELL), (where, theme.CELL_MUTED))
        rows.append(_row(label("doc_bundle_in_words"), bundle, *pieces))
    if not rows:
        return [*story, para(label("doc_none"))]
    head = (label("doc_exhibit"), label("doc_bundle_what_it_is"))
    why = para(label("doc_bundle_exhibits_why"), theme.SMALL)
    return [*story, why, table((5, 30), head, rows)]


def _exhibit(exhibit: Exhibit, bundle: AgencyBundle) -> tuple[tuple[Piece, ...], ...]:
    """A file's own name is not in it: it may hold anybody's."""
    card = exhibit.card
    when = [label("doc_captured_at", when=moment_words(card.captured)) if card.captured else ""]
    when.append(label("doc_received_at", when=moment_words(exhibit.sealed.received)))
    pieces: list[Piece] = [
        (card.description or label("doc_no_description"), theme.CELL),
        (" \u00b7 ".join(part for part in when if part), theme.CELL_MUTED),
    ]
    if exhibit.may_be_told:
        pieces.append((exhibit.sealed.sha256, theme.CODE))
    if not exhibit.may_be_seen:
        short = label(f"doc_{exhibit.state}_short", reason=exhibit.state_reason)
        pieces.append((short, theme.CELL_STRONG.but(colour=theme.WARNING)))
    return _row(exhibit.number, bundle, *pieces)


def _row(number: str, bundle: AgencyBundle, *pieces: Piece) -> tuple[tuple[Piece, ...], ...]:
    said = ((bundle.masking.masked(text), style) for text, style in pieces)
    return ((number, theme.CELL_STRONG),), cell(*said)
