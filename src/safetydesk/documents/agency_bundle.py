"""A bundle for one agency: its sheet in its own order, then the chronology, the decisions and the list of exhibits.

With the incidents linked to it the sheet stays that of the one incident; all else is of all of them, each by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from reportlab.platypus.flowables import PageBreak

from safetydesk.documents import theme
from safetydesk.documents.agency_sheet import agency_block, sheet_blocks, sheet_source
from safetydesk.documents.blocks import Piece, entry, notice, para, room, section, space, together
from safetydesk.documents.certificate import exemption_facts
from safetydesk.documents.chronology_table import chronology_table
from safetydesk.documents.cover import contents, cover
from safetydesk.documents.page import draw_pages
from safetydesk.documents.pathway_pages import outcome_facts, threshold_facts
from safetydesk.documents.printing import Drawn, Printing
from safetydesk.documents.record_sections import decision_facts
from safetydesk.documents.signatures import SIGNATURE_HEIGHT, signature_boxes
from safetydesk.documents.story_table import incidents_table
from safetydesk.documents.tables import cell, table
from safetydesk.documents.values import Words
from safetydesk.domain.agency_bundle import AgencyBundle
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.sheet_holding import place_of
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording import SheetWords, label, moment_words

_PARTS = ("sheet", "chronology", "decisions", "exhibits", "signatures")
_PARTS_OF_SEVERAL = ("sheet", "incidents", "chronology", "decisions", "exhibits", "signatures")
_Row = tuple[tuple[Piece, ...], ...]


def draw_agency_bundle(
    bundle: AgencyBundle,
    printing: Printing,
    vocabulary: Vocabulary,
    target: BinaryIO,
    progress: Progress = NO_PROGRESS,
    linked: Sequence[AgencyBundle] = (),
    *,
    agency_only: bool = False,
) -> Drawn:
    """Writes the PDF to `target`. Whom the sheet may not name, no page of it names; `linked` are masked as it is.

    `agency_only`: with the blank block that the agency itself fills in, behind the list of exhibits.
    """
    case, kind, every = bundle.case, bundle.sheet.kind, (bundle, *linked)
    members = {key: member for each in every for key, member in each.case.members.items()}
    speak, words = SheetWords(vocabulary), Words(vocabulary, members)
    printing = words.spoken(printing)
    title = label("doc_bundle_of_several" if linked else "doc_bundle", sheet=kind.short)
    titles = {
        part: f"{at}. {label(f'doc_bundle_{part}', sheet=kind.short)}"
        for at, part in enumerate(_PARTS_OF_SEVERAL if linked else _PARTS, start=1)
    }
    story = cover(
        case.school,
        printing,
        title=title,
        about=_about(every, words),
        no_image="\n".join(_no_image(every, speak.label("no_image"))),
    )
    listed = contents([(text, f"bundle-{part}", 0) for part, text in titles.items()])
    what = label("doc_bundle_what_of_several" if linked else "doc_bundle_what")
    story += [para(what, theme.SMALL), space(14), *together(listed), PageBreak()]
    story += section(titles["sheet"], "bundle-sheet")
    if not kind.confirmed:
        story += [notice(speak.label("unconfirmed")), space(6)]
    story += [*sheet_source(bundle.sheet, speak), *sheet_blocks(bundle.sheet, speak)]
    if linked:
        table_of_all = incidents_table([each.case for each in every], words, bundle.masking.masked)
        story += [*section(titles["incidents"], "bundle-incidents"), table_of_all]
    story += _chronology(every, words, titles["chronology"])
    story += _decisions(every, words, titles["decisions"])
    story += _exhibits(every, words, titles["exhibits"])
    story += agency_block(bundle.sheet) if agency_only else ()
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


def _about(every: Sequence[AgencyBundle], words: Words) -> list[tuple[str, Any]]:
    sheet, worst = every[0].sheet, max(each.case.incident.severity for each in every)
    whom = sheet.person.name if sheet.person is not None else ""
    categories = dict.fromkeys(code for each in every for code in each.case.incident.categories)
    colour = theme.SEVERITY.get(worst, theme.INK)
    return [
        (label("doc_bundle_about"), (whom, theme.CELL_STRONG)),
        (label("doc_linked_incidents"), "\n".join(_references(every))),
        (label("doc_field_categories"), words.value("categories", tuple(categories))),
        (label("doc_field_severity"), (words.severity(worst), theme.CELL_STRONG.but(colour=colour))),
    ]


def _references(every: Sequence[AgencyBundle]) -> list[str]:
    """Of each where there are several; of a single one the page's head tells."""
    return [each.case.incident.reference if len(every) > 1 else "" for each in every]


def _no_image(every: Sequence[AgencyBundle], of_one: str) -> list[str]:
    """`of_one` is said of a locked incident that stands alone."""
    if len(every) == 1:
        return [of_one] if every[0].case.is_locked else []
    locked = (each.case.incident.reference for each in every if each.case.is_locked)
    return [label("doc_linked_no_image", reference=reference) for reference in locked]


def _chronology(every: Sequence[AgencyBundle], words: Words, title: str) -> list[Any]:
    """As the case file has it, without what is of others alone."""
    lines = [
        (reference, line)
        for each, reference in zip(every, _references(every), strict=True)
        for line in each.lines
    ]
    lines.sort(key=lambda each: each[1].at.utc)
    of_several = "_of_several" if len(every) > 1 else ""
    why = para(label(f"doc_bundle_chronology_why{of_several}"), theme.SMALL)
    masked = every[0].masking.masked
    return [*section(title, "bundle-chronology"), why, chronology_table(lines, words, masked)]


def _decisions(every: Sequence[AgencyBundle], words: Words, title: str) -> list[Any]:
    """What was judged of the adults, what came of it, and every other decision with its reason."""
    story = section(title, "bundle-decisions")
    for each, reference in zip(every, _references(every), strict=True):
        story += _decided(each, reference, words)
    if not any(each.thresholds or each.outcomes or each.decisions or each.exemptions for each in every):
        story.append(para(label("doc_none")))
    return story


def _decided(bundle: AgencyBundle, reference: str, words: Words) -> Iterator[Any]:
    """Those of one incident, with its `reference` where there are several."""
    of, key = (f"{reference}: ", f"bundle-{reference}") if reference else ("", "bundle")
    names = {
        person.id: person.name for _part, person in bundle.case.people if not bundle.masking.hides(person)
    }
    for number, judged in enumerate(bundle.thresholds, start=1):
        name = label("doc_bundle_threshold", answer=words.term("threshold_answers", judged.answer))
        under = [threshold_facts(judged, names.get(judged.person_id, ""), words)]
        yield from entry(f"{of}{name}", f"{key}-threshold-{number}", under)
    for number, outcome in enumerate(bundle.outcomes, start=1):
        name = label("doc_allegation_outcome", outcome=words.term("allegation_outcomes", outcome.outcome))
        under = [outcome_facts(outcome, names.get(outcome.person_id, ""))]
        yield from entry(f"{of}{name}", f"{key}-outcome-{number}", under)
    for number, decision in enumerate(bundle.decisions, start=1):
        name = words.term("decision_questions", decision.question)
        yield from entry(f"{of}{name}", f"{key}-decision-{number}", [decision_facts(decision, words)])
    for number, exemption in enumerate(bundle.exemptions, start=1):
        name = label("doc_bundle_exemption", reference=exemption.reference)
        yield from entry(name, f"{key}-exemption-{number}", [exemption_facts(exemption, words)])


def _exhibits(every: Sequence[AgencyBundle], words: Words, title: str) -> list[Any]:
    """By number: what each is, when it was captured, its fingerprint. No picture is in a bundle."""
    story = section(title, "bundle-exhibits")
    for line in _no_image(every, label("doc_no_image")):
        story += [notice(line), space(6)]
    rows = [
        row
        for each, reference in zip(every, _references(every), strict=True)
        for row in _evidence(each, reference, words)
    ]
    if not rows:
        return [*story, para(label("doc_none"))]
    head = (label("doc_exhibit"), label("doc_bundle_what_it_is"))
    why = para(label("doc_bundle_exhibits_why"), theme.SMALL)
    return [*story, why, table((5, 30), head, rows)]


def _evidence(bundle: AgencyBundle, reference: str, words: Words) -> Iterator[_Row]:
    """Of one incident: its exhibits, what is in custody, and what is described in words."""
    masked = bundle.masking.masked

    def row(number: str, *pieces: Piece) -> _Row:
        first = cell((number, theme.CELL_STRONG), (reference, theme.CELL_MUTED))
        return first, cell(*((masked(text), style) for text, style in pieces))

    for each in bundle.exhibits:
        yield row(each.number, *_exhibit(each))
    for item in bundle.held:
        what = ", ".join(part for part in (item.description, item.make_model, item.colour) if part.strip())
        taken = label(
            "doc_held_taken_from", when=moment_words(item.taken, with_zone=True), name=item.taken_from
        )
        yield row(item.number, (what, theme.CELL), (taken, theme.CELL_MUTED))
    for words_only in bundle.described:
        place = place_of(words_only, SheetWords(words.vocabulary))
        where = label("doc_bundle_where", where=place) if place else ""
        pieces = ((words_only.shows, theme.CELL), (where, theme.CELL_MUTED))
        yield row(label("doc_bundle_in_words"), *pieces)


def _exhibit(exhibit: Exhibit) -> list[Piece]:
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
    return pieces
