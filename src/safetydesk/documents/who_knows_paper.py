"""Who knows of an incident, on paper: told in school or outside, of the team, who has a copy; who was not told."""

from __future__ import annotations

from typing import Any, BinaryIO

from safetydesk.documents import theme
from safetydesk.documents.blocks import Piece, para, subsection
from safetydesk.documents.page import draw_pages
from safetydesk.documents.paper_head import paper_head
from safetydesk.documents.printing import Drawn, Printing
from safetydesk.documents.tables import table
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.who_knows import COPY, OUTSIDE, TEAM, TOLD, Knower, who_knows
from safetydesk.wording import knower_name, knower_when, label, moment_words

_WIDTHS = (15, 12, 8)


def draw_who_knows(
    case: CaseFile,
    printing: Printing,
    vocabulary: Vocabulary,
    target: BinaryIO,
    progress: Progress = NO_PROGRESS,
) -> Drawn:
    """Writes the PDF to `target`. What happened is not in it: the reference alone says of what they know."""
    words = Words(vocabulary, case.members)
    known = who_knows(case)
    story = paper_head(case.school, label("doc_who_knows"), "who-knows", case.incident.reference)
    story.append(para(label("doc_who_knows_what"), theme.SMALL))
    for kind in (TOLD, OUTSIDE, TEAM, COPY):
        of_kind = [each for each in known if each.kind == kind]
        story += subsection(label(f"doc_who_knows_{kind}"), f"who-knows-{kind}")
        story.append(_table(of_kind, vocabulary) if of_kind else para(label("doc_who_knows_nobody")))
    story += _not_told(case, words)
    return draw_pages(
        story,
        target,
        title=label("doc_who_knows"),
        school=case.school,
        printing=words.spoken(printing),
        progress=progress,
    )


def _table(known: list[Knower], vocabulary: Vocabulary) -> Any:
    is_told = known[0].kind in (TOLD, OUTSIDE)
    last = label("doc_acknowledged") if is_told else ""
    head = (label("doc_who_knows_who"), label("doc_when"), last)
    return table(_WIDTHS, head, [_row(each, vocabulary, is_told=is_told) for each in known])


def _row(knower: Knower, vocabulary: Vocabulary, *, is_told: bool) -> tuple[tuple[Piece, ...], ...]:
    heard: tuple[Piece, ...] = ()
    if knower.heard is not None:
        heard = ((moment_words(knower.heard), theme.CELL),)
    elif is_told:
        heard = ((label("doc_not_acknowledged"), theme.ABSENT),)
    return (
        ((knower_name(knower, vocabulary), theme.CELL_STRONG),),
        ((knower_when(knower), theme.CELL),),
        heard,
    )


def _not_told(case: CaseFile, words: Words) -> list[Any]:
    """Whoever it was decided not to tell, and why; not who was told after all."""
    told = {(each.to_kind, each.to_name) for each in case.notices if each.was_told}
    rows = [
        (
            ((_name(each.to_kind, each.to_name, words), theme.CELL_STRONG),),
            ((words.term("reasons_not_told", each.reason_not_told), theme.CELL),),
            ((moment_words(each.at), theme.CELL),),
        )
        for each in case.notices
        if not each.was_told and (each.to_kind, each.to_name) not in told
    ]
    if not rows:
        return []
    head = (label("doc_who_knows_who"), label("doc_reason"), label("doc_when"))
    return [*subsection(label("doc_who_knows_not_told"), "who-knows-not-told"), table(_WIDTHS, head, rows)]


def _name(kind: str, name: str, words: Words) -> str:
    return ", ".join(part for part in (words.term("notice_kinds", kind), name) if part)
