"""The clocks of an incident: when each started, was due and was met, on whose rule; what was done to it, and why."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block, entry, para, section
from safetydesk.documents.tables import facts
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile, ClocksAt
from safetydesk.domain.clock import Moment
from safetydesk.domain.deadline import MET, PAUSED, Deadline
from safetydesk.domain.deadline_change import DeadlineChange
from safetydesk.domain.deadlines.clocks import changes_of_no_clock
from safetydesk.wording import amount_words, change_words, clock_words, label, moment_words, settled_words


def deadlines_section(case: CaseFile, words: Words, title: str) -> list[Any]:
    """The earliest due first. What was late is said as plainly as what was in time."""
    story, found = section(title, "deadlines"), case.clocks
    left_over = changes_of_no_clock(case, found.clocks) if found else case.deadline_changes
    if not (found and found.clocks) and not left_over:
        return [*story, para(label("doc_none"))]
    if found and found.clocks:
        story.append(para(label("doc_clocks_at", at=moment_words(found.at, with_zone=True))))
        for number, clock in enumerate(found.clocks, start=1):
            name = f"{number}. {clock_words(clock, words.vocabulary)}"
            story += entry(name, f"clock-{number}", [_clock(clock, found, case, words)])
    if left_over:
        story += entry(
            label("doc_clocks_left_over"), "clocks-left-over", [_left_over(left_over, case, words)]
        )
    return story


def _clock(clock: Deadline, found: ClocksAt, case: CaseFile, words: Words) -> Block:
    is_moved = clock.first_due is not None and clock.first_due != clock.due
    stands, is_late = _standing(clock, found.at, words)
    style = theme.CELL_STRONG.but(colour=theme.WARNING) if is_late else theme.CELL_STRONG
    doubts = (label(f"deadline_doubt.{code}") for code in dict.fromkeys(clock.doubts))
    return facts(
        [
            (label("doc_clock_stands"), (stands, style)),
            (label("doc_clock_started"), moment_words(clock.started, with_zone=True)),
            (label("doc_clock_due"), moment_words(clock.due, with_zone=True)),
            (label("doc_clock_first_due"), _moved(clock) if is_moved else ""),
            (label("doc_clock_rule"), _rule(clock)),
            (label("doc_clock_who"), clock.responsible if clock.is_live else ""),
            (label("doc_clock_changes"), _said(clock.changes, case, words)),
            (label("doc_clock_doubts"), "\n".join(doubts)),
        ]
    )


def _moved(clock: Deadline) -> str:
    return moment_words(clock.first_due, with_zone=True) if clock.first_due else ""


def _standing(clock: Deadline, at: Moment, words: Words) -> tuple[str, bool]:
    """How it stands, and whether it is, or was, late."""
    if not clock.is_live:
        said = settled_words(clock, words.vocabulary)
        is_met_late = clock.was_late and clock.state == MET
        return label("doc_clock_late", said=said) if is_met_late else said, clock.was_late
    if clock.state == PAUSED and clock.since is not None:
        return label("doc_clock_paused", since=moment_words(clock.since)), False
    is_late = clock.is_overdue(at)
    return label("doc_clock_overdue" if is_late else "doc_clock_runs"), is_late


def _rule(clock: Deadline) -> str:
    amount = amount_words(clock.amount, clock.calendar)
    given = f"{amount[:1].upper()}{amount[1:]}. {clock.source}"
    return given if clock.is_confirmed else f"{given}\n{label('today_house')}"


def _said(changes: Iterable[DeadlineChange], case: CaseFile, words: Words) -> str:
    return "\n".join(_change(each, case, words) for each in changes)


def _change(change: DeadlineChange, case: CaseFile, words: Words) -> str:
    to = case.member_name(change.to_member) if change.to_member else ""
    return change_words(change, words.vocabulary, case.member_name(change.recorded_by), to)


def _left_over(changes: Iterable[DeadlineChange], case: CaseFile, words: Words) -> Block:
    """Each under its rule's name: what it was done to runs here no more."""
    rules = words.vocabulary.every_deadline_rule
    return facts(
        (rules[change.rule].label if change.rule in rules else change.rule, _change(change, case, words))
        for change in changes
    )
