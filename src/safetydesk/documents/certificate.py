"""The certificate of an exemption: what was declared, talked over, decided and advised, and who signs to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, BinaryIO
from uuid import UUID

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block, para, quote, room, space, subsection
from safetydesk.documents.page import draw_pages
from safetydesk.documents.paper_head import paper_head
from safetydesk.documents.printing import Drawn, Printing
from safetydesk.documents.signatures import SIGNATURE_HEIGHT, signature_boxes
from safetydesk.documents.tables import facts, table
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import Amendment
from safetydesk.domain.exemption import REFUSED, STAFF, STAFF_IS_DSL, STAFF_IS_HEAD, Exemption
from safetydesk.domain.person import Person
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.school import School
from safetydesk.domain.team_member import TeamMember
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording import date_words, label, moment_words

_DECLARED = (
    "kind",
    "other_party",
    "other_is_pupil",
    "relationship",
    "begun",
    "known_to",
    "platforms",
    "declared_on",
)
_RISKS = ("risk_learner", "risk_staff", "risk_setting", "parent_told")
_IN_FORCE = ("in_force_from", "in_force_to")
_ENDED = ("ended_on", "ended_reason")


def draw_certificate(
    exemption: Exemption,
    staff: Person,
    school: School,
    printing: Printing,
    vocabulary: Vocabulary,
    target: BinaryIO,
    amendments: Sequence[Amendment] = (),
    members: Mapping[UUID, TeamMember] = MappingProxyType({}),
    progress: Progress = NO_PROGRESS,
) -> Drawn:
    """Writes the PDF to `target`. `amendments` become lines of history; `members` give their authors names.

    No incident stands in it: it is handed to the member of staff, who may be the subject of one and not know of it.
    """
    words = Words(vocabulary, members)
    printing = words.spoken(printing)
    story = _head(exemption, staff, school, printing)
    story += [*_part("declared"), facts(_named(exemption, words, _DECLARED), label("doc_not_recorded"))]
    story += [*_part("discussed"), *_discussions(exemption, words)]
    story += [*_part("decision"), *_decision(exemption, words)]
    story += [*_part("advice"), quote(exemption.advice or label("doc_not_recorded"))]
    risks = _named(exemption, words, _RISKS)
    if any(value for _, value in risks):
        story += [*_part("risk"), facts(risks)]
    story += [*_part("term"), *_term(exemption, words)]
    story += _history(exemption, amendments, words)
    story += _signatures(exemption, staff)
    return draw_pages(
        story,
        target,
        title=label("doc_certificate"),
        school=school,
        printing=printing,
        progress=progress,
    )


def _head(exemption: Exemption, staff: Person, school: School, printing: Printing) -> list[Any]:
    story = paper_head(school, label("doc_certificate"), "certificate", exemption.reference)
    who = ", ".join(part for part in (staff.name, staff.job) if part)
    story += [para(who, theme.STRONG.but(size=12, leading=17))]
    return [*story, para(label("doc_certificate_what", purpose=printing.purpose), theme.SMALL)]


def exemption_facts(exemption: Exemption, words: Words) -> Block:
    """What was declared and what was decided, where it is told beside an incident."""
    decided = date_words(exemption.decided_on) if exemption.decided_on else ""
    return facts(
        [
            *_named(exemption, words, (*_DECLARED, "decision")),
            (label("doc_decided"), " \u00b7 ".join(part for part in (decided, exemption.decided_by) if part)),
            (label("doc_reason"), exemption.reason),
            (label("doc_field_conditions"), words.term("exemption_conditions", exemption.conditions)),
            *_named(exemption, words, (*_IN_FORCE, "review_on", *_ENDED)),
        ]
    )


def _part(key: str) -> list[Any]:
    return subsection(label(f"doc_certificate_{key}"), f"certificate-{key}")


def _named(exemption: Exemption, words: Words, names: Sequence[str]) -> list[tuple[str, Any]]:
    return [(label(f"doc_field_{name}"), words.value(name, getattr(exemption, name))) for name in names]


def _discussions(exemption: Exemption, words: Words) -> list[Any]:
    """Those the policy asks for always show, so that a gap is seen; nobody talks it over with themselves."""
    talks = (
        ("dsl_discussion", exemption.standing != STAFF_IS_DSL),
        ("head_discussion", exemption.standing != STAFF_IS_HEAD),
        ("chair_discussion", exemption.standing != STAFF),
    )
    asked: list[tuple[str, str]] = []
    others: list[tuple[str, str]] = []
    for name, is_asked_for in talks:
        pair = (label(f"doc_field_{name}"), words.discussion(getattr(exemption, name)))
        (asked if is_asked_for else others).append(pair)
    story: list[Any] = []
    if exemption.standing != STAFF:
        story.append(para(label(f"doc_standing_{exemption.standing}"), theme.SMALL))
    return [*story, facts(asked, label("doc_not_recorded")), facts(others)]


def _decision(exemption: Exemption, words: Words) -> list[Any]:
    colour = theme.WARNING if exemption.decision == REFUSED else theme.INK
    decision = (words.value("decision", exemption.decision), theme.CELL_STRONG.but(size=10, colour=colour))
    when = date_words(exemption.decided_on) if exemption.decided_on else ""
    always: list[tuple[str, Any]] = [
        (label("doc_field_decision"), decision),
        (label("doc_decided"), when),
        (label("doc_decided_by"), exemption.decided_by),
        (label("doc_reason"), exemption.reason),
    ]
    return [
        facts(always, label("doc_not_recorded")),
        facts([(label("doc_field_conditions"), words.term("exemption_conditions", exemption.conditions))]),
    ]


def _term(exemption: Exemption, words: Words) -> list[Any]:
    """The review date always shows: one that is missing is a gap that somebody must fill."""
    return [
        facts(_named(exemption, words, _IN_FORCE)),
        facts(_named(exemption, words, ("review_on",)), label("doc_not_recorded")),
        facts(_named(exemption, words, _ENDED)),
    ]


def _history(exemption: Exemption, amendments: Sequence[Amendment], words: Words) -> list[Any]:
    if not amendments:
        return []
    rows = []
    for amendment in amendments:
        when = moment_words(amendment.at)
        by = words.member(amendment.by) if amendment.by in words.members else ""
        for change in amendment.changes:
            name, old, new = words.change(change, Exemption)
            rows.append(
                (
                    ((when, theme.CELL), (by, theme.CELL)) if by else ((when, theme.CELL),),
                    ((name, theme.CELL_STRONG), (words.term("amend_reasons", amendment.reason), theme.CELL)),
                    ((old or label("doc_not_recorded"), theme.CELL if old else theme.ABSENT),),
                    ((new or label("doc_not_recorded"), theme.CELL if new else theme.ABSENT),),
                )
            )
    head = (label("doc_when"), label("doc_what"), label("doc_was"), label("doc_became"))
    return [*_part("history"), table((5, 7, 8, 8), head, rows)]


def _signatures(exemption: Exemption, staff: Person) -> list[Any]:
    signers = [(label("doc_sign_staff"), staff.name)]
    if exemption.standing != STAFF_IS_DSL:
        signers.append((label("doc_sign_dsl"), exemption.dsl_discussion.by))
    if exemption.standing != STAFF_IS_HEAD:
        signers.append((label("doc_sign_head"), exemption.head_discussion.by))
    if exemption.standing != STAFF:
        signers.append((label("doc_sign_chair"), exemption.chair_discussion.by))
    signed = [*_part("signed"), para(label("doc_certificate_signing"), theme.SMALL)]
    return [room(SIGNATURE_HEIGHT * len(signers) + 80), *signed, space(2), *signature_boxes(signers)]
