"""Lines to sign on, labels for exhibits and the producer's draft statement."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from reportlab.platypus.flowables import PageBreak

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block, Piece, para, room, section, space, subsection
from safetydesk.documents.ink import frame, rule
from safetydesk.documents.setting import draw_lines, few_lines, one_line
from safetydesk.documents.tables import table
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.exhibit import Exhibit
from safetydesk.wording import label, moment_words

_LABEL = theme.CELL_MUTED
SIGNATURE_HEIGHT = 74.0


class SignatureBox(Block):
    """Who signs, with lines for name, signature and date. `name` is printed on its line where it is known."""

    def __init__(self, role: str, name: str = "") -> None:
        super().__init__()
        self.role, self.name = role, name

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, SIGNATURE_HEIGHT
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canvas
        frame(canvas, 0, 8, self.width, self.height - 8, theme.LINE)
        draw_lines(canvas, [one_line(self.role, theme.CELL_STRONG, self.width - 20)], 10, self.height - 3)
        shares = (
            (label("doc_sign_name"), 0.0, 0.36),
            (label("doc_sign_signature"), 0.38, 0.38),
            (label("doc_sign_date"), 0.78, 0.22),
        )
        inner = self.width - 20
        for at, (caption, start, share) in enumerate(shares):
            x, wide = 10 + inner * start, inner * share
            rule(canvas, x, 22, x + wide, theme.MUTED)
            draw_lines(canvas, [one_line(caption, theme.FURNITURE, wide)], x, 20.0)
            if at == 0 and self.name:
                lines = few_lines(self.name, theme.CELL, wide, 2)
                draw_lines(canvas, lines, x, 24.5 + theme.CELL.leading * len(lines))


def signature_boxes(people: Sequence[tuple[str, str]]) -> list[Block]:
    """One box for each role and name."""
    return [SignatureBox(role, name) for role, name in people]


def statement_section(case: CaseFile, words: Words, title: str, printed_by: str, recipient: str) -> list[Any]:
    """A draft for police to take as a statement, each producer's exhibits with labels, and who signs this copy."""
    story = [PageBreak(), *section(title, "signatures")]
    producers = dict.fromkeys(exhibit.producer for exhibit in case.exhibits if exhibit.may_be_seen)
    if producers:
        story.append(para(label("doc_statement_draft"), theme.SMALL))
    for producer in producers:
        story += _statement(case, words, producer)
    story += [room(170), *subsection(label("doc_signatures"), "sign"), space(4)]
    return [
        *story,
        *signature_boxes([(label("doc_sign_printed"), printed_by), (label("doc_sign_received"), recipient)]),
    ]


def _statement(case: CaseFile, words: Words, producer: UUID) -> list[Any]:
    member = case.members.get(producer)
    name = words.member(producer)
    job = member.job if member is not None else ""
    who = label(
        "doc_statement_who", name=name, job=job or label("doc_statement_job"), school=case.school.name
    )
    produced = [each for each in case.exhibits if each.producer == producer and each.may_be_seen]
    rows = [_row(exhibit, name) for exhibit in produced]
    made = any(exhibit.is_derived for exhibit in produced)
    head = (label("doc_exhibit"), label("doc_produced"), label("doc_received"))
    return [
        *subsection(label("doc_statement_of", name=name), f"statement-{producer}"),
        para(who),
        *([para(label("doc_statement_made"))] if made else []),
        table((4, 22, 8), head, rows),
        space(8),
        para(label("doc_statement_truth")),
        room(SIGNATURE_HEIGHT),
        SignatureBox(label("doc_statement_maker"), name),
    ]


def _row(exhibit: Exhibit, name: str) -> tuple[tuple[Piece, ...], ...]:
    """One exhibit of whoever is called `name`; a derived copy was made, not received."""
    what = [(exhibit.card.description or exhibit.sealed.original_name, theme.CELL)]
    when = moment_words(exhibit.sealed.received)
    if exhibit.is_derived:
        what.append((label("doc_custody_made", number=exhibit.derivation.parent_number), theme.CELL))
        when = label("doc_statement_made_at", when=when)
    return (
        ((exhibit.number, theme.CELL_STRONG),),
        (
            *what,
            (label("doc_label_text", number=exhibit.number, name=name), _LABEL),
            (label("doc_label_line"), _LABEL.but(before=7.0)),
        ),
        ((when, theme.CELL),),
    )
