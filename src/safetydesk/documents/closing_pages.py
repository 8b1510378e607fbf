"""How it ended, on paper: each closing with its four blocks, second persons' words, the debrief and the actions."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from safetydesk.documents import theme
from safetydesk.documents.blocks import entry, para, section, subsection
from safetydesk.documents.signatures import signature_boxes
from safetydesk.documents.tables import Fact, facts, table
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.closure import Closure, SignOff
from safetydesk.domain.debrief import Action, Debrief
from safetydesk.wording import date_words, duty_words, label, moment_words


def closing_section(case: CaseFile, words: Words, title: str) -> list[Any]:
    """Every closing, the ones opened again since too; then what was learnt and what is to be done."""
    story = section(title, "closing")
    if not (case.closures or case.debriefs or case.actions):
        return [*story, para(label("doc_none"))]
    for number, closure in enumerate(case.closures, start=1):
        heading = label("doc_closing", number=str(number)) if len(case.closures) > 1 else label("doc_closed")
        about = [facts(_closure(case, closure, words)), *second_persons(case, closure.id, words)]
        boxes = [(label("doc_closed_by"), words.member(closure.closed_by)), *signers(case, closure.id, words)]
        story += [*entry(heading, f"closing-{number}", about), *signature_boxes(boxes)]
    for number, debrief in enumerate(case.debriefs, start=1):
        story += entry(label("doc_debrief"), f"debrief-{number}", [facts(_debrief(debrief, words))])
    if case.actions:
        head = tuple(label(f"doc_action_{name}") for name in ("what", "owner", "due", "state"))
        rows = [_action(action, words) for action in case.actions]
        story += [*subsection(label("doc_actions"), "actions"), table((12, 6, 5, 8), head, rows)]
    return story


def second_persons(case: CaseFile, about: UUID, words: Words) -> list[Any]:
    """What second persons said of a closing or a decision; that one is waited for, where one is."""
    return [facts(_sign_off(each, words)) for each in case.sign_offs if each.about == about]


def signers(case: CaseFile, about: UUID, words: Words) -> list[tuple[str, str]]:
    """Roles and names of the boxes to sign in: second persons, with no name while one is waited for."""
    return [
        (label("doc_second"), words.member(each.signed_by) if each.signed_by else "")
        for each in case.sign_offs
        if each.about == about
    ]


def _sign_off(each: SignOff, words: Words) -> list[Fact]:
    if each.signed is None or each.signed_by is None:
        waits = (label("doc_second_waits"), theme.ABSENT)
        return [(label("doc_second"), waits), (label("doc_second_why"), label(f"second_person.{each.why}"))]
    said = words.term("sign_off_answers", each.answer)
    at = label("doc_when_by", when=moment_words(each.signed), name=words.member(each.signed_by))
    return [
        (label("doc_second"), (said, theme.CELL_STRONG)),
        (label("doc_second_why"), label(f"second_person.{each.why}")),
        (label("doc_second_note"), each.note),
        (label("doc_second_signed"), at),
    ]


def _closure(case: CaseFile, closure: Closure, words: Words) -> list[Fact]:
    blocks = (
        ("summary", closure.summary, closure.no_summary),
        ("follow_up", closure.follow_up, closure.no_follow_up),
        ("actions", closure.actions, closure.no_actions),
        ("outcome", closure.outcome, closure.no_outcome),
    )
    rows: list[Fact] = [
        (label(f"doc_closing_{name}"), text or (label("doc_none_because", why=why) if why else ""))
        for name, text, why in blocks
    ]
    outcomes = "; ".join(words.term("incident_outcomes", code) for code in closure.outcomes)
    rows.append((label("doc_closing_outcomes"), outcomes))
    rows += [
        (label("doc_set_aside"), label("doc_set_aside_why", duty=label_of(each.duty), why=each.reason))
        for each in closure.set_aside
    ]
    at = label("doc_when_by", when=moment_words(closure.closed), name=words.member(closure.closed_by))
    rows.append((label("doc_closed"), at))
    if closure.reopened is not None and closure.reopened_by is not None:
        again = moment_words(closure.reopened)
        by = words.member(closure.reopened_by)
        rows.append((label("doc_reopened"), label("doc_when_by", when=again, name=by)))
        rows.append((label("doc_reopened_why"), closure.reopened_reason))
    return rows


def label_of(duty: str) -> str:
    """What a duty is called on paper; its code, where it is one that this program does not know."""
    return duty_words(duty)


def _debrief(debrief: Debrief, words: Words) -> list[Fact]:
    recorded = moment_words(debrief.recorded)
    return [
        (label("doc_debrief_waived"), debrief.waived_reason),
        (label("doc_debrief_held"), moment_words(debrief.held) if debrief.held else ""),
        (label("doc_debrief_present"), debrief.present),
        (label("doc_debrief_lessons"), debrief.lessons),
        (label("doc_debrief_policy"), debrief.policy_change),
        (label("doc_debrief_teaching"), debrief.teaching_change),
        (
            label("doc_debrief_early"),
            "; ".join(words.term("policies", code) for code in debrief.early_review),
        ),
        (
            label("doc_recorded_by"),
            label("doc_when_by", when=recorded, name=words.member(debrief.recorded_by)),
        ),
    ]


def _action(action: Action, words: Words) -> tuple[Any, ...]:
    """Its state says when it was done, or why it is not to be."""
    if action.done is not None:
        state = label("doc_action_done", when=moment_words(action.done))
    elif action.not_done_reason:
        state = label("doc_action_not_done", why=action.not_done_reason)
    else:
        state = label("doc_action_open")
    origin = words.term("action_origins", action.arisen_from)
    what = tuple(piece for piece in ((action.what, theme.CELL), (origin, theme.CELL_MUTED)) if piece[0])
    due = date_words(action.due) if action.due else ""
    states = tuple(piece for piece in ((state, theme.CELL), (action.done_note, theme.CELL_MUTED)) if piece[0])
    return (what, ((action.owner, theme.CELL),), ((due, theme.CELL),), states)
