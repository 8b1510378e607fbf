"""People, chronology, decisions, notices and described items: what was recorded, as it was recorded."""

from __future__ import annotations

from typing import Any

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block, Piece, entry, para, quote, section
from safetydesk.documents.chronology_table import chronology_table
from safetydesk.documents.closing_pages import second_persons, signers
from safetydesk.documents.signatures import signature_boxes
from safetydesk.documents.tables import cell, facts, table
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.chronology import chronology
from safetydesk.domain.decision import Decision
from safetydesk.domain.incident import Involvement
from safetydesk.domain.notice import Notice
from safetydesk.wording import label, moment_words


def people_section(case: CaseFile, words: Words, title: str) -> list[Any]:
    """Who is in it, and in which part."""
    if not case.people:
        return [*section(title, "people"), para(label("doc_none"))]
    rows = []
    for involvement, person in case.people:
        is_what = (
            words.term("person_kinds", person.kind),
            words.term("year_groups", person.year_group),
            person.job,
        )
        also = [person.known_as, *person.handles]
        part = words.term("parts", involvement.part)
        name = [(person.name, theme.CELL_STRONG), (involvement.note, theme.CELL)]
        if involvement.withdrawn is not None:
            name, part = _withdrawn(involvement, person.name, words), label("doc_part_withdrawn", part=part)
        rows.append(
            (
                cell(*name),
                cell((part, theme.CELL)),
                cell((" \u00b7 ".join(part for part in is_what if part), theme.CELL)),
                cell(("\n".join(part for part in also if part), theme.CELL)),
            )
        )
    head = (label("doc_name"), label("doc_part"), label("doc_who_is"), label("doc_known_as"))
    return [*section(title, "people"), table((9, 5, 7, 7), head, rows)]


def _withdrawn(involvement: Involvement, name: str, words: Words) -> list[Piece]:
    """What stood there, pale, and beneath it that it does not hold any more: why, when and by whom."""
    at = moment_words(involvement.withdrawn) if involvement.withdrawn else ""
    by = words.member(involvement.withdrawn_by) if involvement.withdrawn_by else ""
    return [
        (name, theme.CELL_MUTED),
        (involvement.note, theme.CELL_MUTED),
        (label("doc_withdrawn", reason=involvement.withdrawn_reason), theme.CELL_STRONG),
        (label("doc_when_by", when=at, name=by), theme.CELL_MUTED),
    ]


def chronology_section(case: CaseFile, words: Words, title: str) -> list[Any]:
    """Everything in one order. Times are as told; the order is theirs."""
    lines = (("", line) for line in chronology(case))
    return [*section(title, "chronology"), chronology_table(lines, words)]


def decisions_section(case: CaseFile, words: Words, title: str) -> list[Any]:
    """Each with its reason; a decision not to refer stands here like any other."""
    story = section(title, "decisions")
    if not case.decisions:
        return [*story, para(label("doc_none"))]
    for number, decision in enumerate(case.decisions, start=1):
        question = words.term("decision_questions", decision.question)
        under = [decision_facts(decision, words), *second_persons(case, decision.id, words)]
        story += entry(f"{number}. {question}", f"decision-{number}", under)
        boxes = [(label("doc_decided_by"), decision.decided_by), *signers(case, decision.id, words)]
        story += signature_boxes(boxes)
    return story


def decision_facts(decision: Decision, words: Words) -> Block:
    """What was answered and why, by whom and when."""
    answer = words.term("decision_answers", decision.answer)
    return facts(
        [
            (label("doc_answer"), (answer, theme.CELL_STRONG)),
            (label("doc_reason"), decision.reason or (label("doc_not_recorded"), theme.ABSENT)),
            (label("doc_options"), decision.options),
            (label("doc_advice_taken"), decision.advice),
            (label("doc_person_wish"), decision.person_wish),
            (label("doc_overrides_wish"), decision.overrides_wish),
            (label("doc_decided_by"), decision.decided_by),
            (label("doc_decided"), moment_words(decision.decided)),
            (label("doc_guidance"), decision.guidance),
            (label("doc_clauses"), "; ".join(decision.clauses)),
            (label("doc_recorded_by"), words.member(decision.recorded_by)),
        ]
    )


def notices_section(case: CaseFile, words: Words, title: str) -> list[Any]:
    """Who inside the school, and which parents, were told; or were not, and why."""
    story = section(title, "notices")
    if not case.notices:
        return [*story, para(label("doc_none"))]
    for number, notice in enumerate(case.notices, start=1):
        story += entry(_notice_title(number, notice, words), f"notice-{number}", [_notice(notice, words)])
    return story


def _notice_title(number: int, notice: Notice, words: Words) -> str:
    kind = words.term("notice_kinds", notice.to_kind)
    to = f"{notice.to_name}, {kind}" if notice.to_name else kind
    return label("doc_told" if notice.was_told else "doc_not_told", number=str(number), to=to)


def _notice(notice: Notice, words: Words) -> Any:
    acknowledged = _acknowledged(notice)
    waiting = (label("doc_not_acknowledged"), theme.ABSENT) if notice.was_told else ""
    return facts(
        [
            (label("doc_when"), moment_words(notice.at)),
            (label("doc_by"), words.member(notice.by)),
            (label("doc_how"), words.term("methods", notice.method)),
            (label("doc_said"), notice.said),
            (label("doc_response"), notice.response),
            (label("doc_reason_not_told"), words.term("reasons_not_told", notice.reason_not_told)),
            (label("doc_acknowledged"), acknowledged or waiting),
        ]
    )


def described_section(case: CaseFile, words: Words, title: str) -> list[Any]:
    """Evidence in words: what the school must not or cannot hold."""
    story = section(title, "described")
    if not case.described:
        return [*story, para(label("doc_none"))]
    for number, item in enumerate(case.described, start=1):
        recorded = label("doc_when_by", when=moment_words(item.recorded), name=words.member(item.recorded_by))
        under = [
            quote(item.shows),
            facts(
                [
                    (label("doc_said_by"), item.said_by),
                    (label("doc_where_kind"), words.term("described_wheres", item.where_kind)),
                    (label("doc_where_it_is"), words.term("described_wheres", item.where_it_is)),
                    (label("doc_seen_by"), item.seen_by),
                    (label("doc_seen_when"), item.seen_when),
                    (label("doc_holder_kind"), words.term("described_holders", item.holder_kind)),
                    (label("doc_held_by"), words.term("described_holders", item.held_by)),
                    (
                        label("doc_steps_taken"),
                        "; ".join(words.term("described_steps", each) for each in item.steps_taken),
                    ),
                    (label("doc_steps"), words.term("described_steps", item.steps)),
                    (label("doc_field_sexual_image"), label("doc_yes") if item.sexual_image else ""),
                    (label("doc_recorded"), recorded),
                ]
            ),
        ]
        story += entry(label("doc_described_item", number=str(number)), f"described-{number}", under)
    return story


def _acknowledged(record: Notice) -> str:
    """When they said that they have it, and who said so; empty where they have not."""
    if record.acknowledged is None:
        return ""
    when = moment_words(record.acknowledged)
    return label("doc_when_by", when=when, name=record.acknowledged_by) if record.acknowledged_by else when
