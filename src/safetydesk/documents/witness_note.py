"""A producing witness note: a draft for police to take as a statement in their own form, which it does not imitate."""

from __future__ import annotations

from typing import Any, BinaryIO
from uuid import UUID

from safetydesk.documents import theme
from safetydesk.documents.blocks import Heading, notice, para, room, section, space, together
from safetydesk.documents.custody_facts import thing_facts
from safetydesk.documents.custody_paper import CustodyPaper, Thing, demo_notice, no_image_notice, what_it_is
from safetydesk.documents.hand_over_sheet import TITLE
from safetydesk.documents.page import draw_school_pages
from safetydesk.documents.printing import Drawn
from safetydesk.documents.signatures import SIGNATURE_HEIGHT, signature_boxes
from safetydesk.domain.custody_of_exhibits import line_in
from safetydesk.domain.held_item import HeldItem
from safetydesk.wording import label, moment_words


def draw_witness_note(paper: CustodyPaper, witness: UUID, target: BinaryIO) -> Drawn:
    """Writes the PDF of what `witness` produced to `target`: name, whether adult, the account, the declaration, and
    where to sign."""
    case = paper.case
    member = case.members.get(witness)
    name = paper.words.member(witness)
    job = member.job if member is not None and member.job else label("doc_statement_job")
    story: list[Any] = [
        para(case.school.name, theme.COVER_SCHOOL),
        Heading(label("doc_witness_title", name=name), TITLE, "witness", 0),
        para(case.incident.reference, theme.COVER_REFERENCE.but(size=12, leading=17, after=4.0)),
        *no_image_notice(paper),
        *demo_notice(paper),
        notice(label("doc_statement_draft"), warns=True),
        space(8),
        para(label("doc_witness_who", name=name, job=job, school=case.school.name)),
        para(label("doc_witness_age")),
        *section(label("doc_witness_account"), "account"),
    ]
    produced = [each for each in paper.things if each.producer == witness]
    for thing in produced:
        story += [*together([para(_produce(thing, paper)), thing_facts(thing, paper)]), space(8)]
    story += [
        room(SIGNATURE_HEIGHT + 110),
        para(label("doc_statement_truth"), theme.STRONG.but(before=8.0, after=6.0)),
        *signature_boxes([(label("doc_statement_maker"), name)]),
        para(label("doc_witness_labels"), theme.SMALL),
    ]
    return draw_school_pages(
        story,
        target,
        title=label("doc_witness_title", name=name),
        school=case.school,
        reference=case.incident.reference,
        printed=paper.printed,
    )


def _produce(thing: Thing, paper: CustodyPaper) -> str:
    values = {"number": thing.number, "what": what_it_is(thing)}
    if isinstance(thing, HeldItem):
        taken = moment_words(thing.taken, with_zone=True)
        place = thing.place
        return label("doc_witness_held", when=taken, name=thing.taken_from, place=place, **values)
    if thing.is_derived:
        made, parent = moment_words(thing.added, with_zone=True), thing.derivation.parent_number
        return label(f"doc_witness_{thing.derivation.kind}", when=made, parent=parent, **values)
    giver = line_in(paper.case, thing).steps[0].giver
    said = label("doc_witness_from", name=giver) if giver else ""
    return label("doc_witness_exhibit", when=moment_words(thing.added, with_zone=True), giver=said, **values)
