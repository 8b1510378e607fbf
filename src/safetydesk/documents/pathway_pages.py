"""On paper: which steps of which pathway were taken when and by which record; bans; the harm threshold and outcomes."""

from __future__ import annotations

from typing import Any

from safetydesk.documents import theme
from safetydesk.documents.blocks import Block, Piece, entry, para, section
from safetydesk.documents.closing_pages import second_persons, signers
from safetydesk.documents.signatures import signature_boxes
from safetydesk.documents.tables import facts, table
from safetydesk.documents.values import Words
from safetydesk.domain.access_ban import AccessBan
from safetydesk.domain.allegation import AllegationOutcome, ThresholdDecision
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.pathways import PathwayView, StepView, pathways_of
from safetydesk.wording import date_words, label, moment_words, step_record_words, step_said_words


def pathways_section(case: CaseFile, words: Words, title: str) -> list[Any]:
    """Each that applies or was taken up, with what was taken, left out, or is still open."""
    story = section(title, "pathways")
    views = pathways_of(case, words.vocabulary.every_pathway)
    if not views and not case.bans:
        return [*story, para(label("doc_none"))]
    for view in views:
        story += entry(view.pathway.name, f"pathway-{view.pathway.code}", _pathway(view, case, words))
    for number, ban in enumerate(case.bans, start=1):
        story += entry(label("doc_ban", number=str(number)), f"ban-{number}", [_ban(ban, case, words)])
    return story


def allegations_section(case: CaseFile, words: Words, title: str) -> list[Any]:
    """Each decision about the harm threshold and each outcome, in the order in which they were decided."""
    story = section(title, "allegations")
    if not case.threshold_decisions and not case.allegation_outcomes:
        return [*story, para(label("doc_none"))]
    names = {person.id: person.name for _part, person in case.people}
    for number, decision in enumerate(case.threshold_decisions, start=1):
        name = words.term("threshold_answers", decision.answer)
        about = names.get(decision.person_id, "")
        under = [threshold_facts(decision, about, words), *second_persons(case, decision.id, words)]
        story += entry(f"{number}. {name}", f"threshold-{number}", under)
        if seconds := signers(case, decision.id, words):
            story += signature_boxes([(label("doc_decided_by"), decision.decided_by), *seconds])
    for number, outcome in enumerate(case.allegation_outcomes, start=1):
        name = label("doc_allegation_outcome", outcome=words.term("allegation_outcomes", outcome.outcome))
        about = names.get(outcome.person_id, "")
        story += entry(name, f"outcome-{number}", [outcome_facts(outcome, about)])
    return story


def threshold_facts(decision: ThresholdDecision, about: str, words: Words) -> Block:
    """What was judged of one adult; `about` is the name."""
    return facts(
        [
            (label("incident.threshold_person"), about),
            (
                label("incident.threshold_limbs"),
                "; ".join(words.term("harm_limbs", each) for each in decision.limbs),
            ),
            (label("incident.threshold_evidence"), decision.evidence),
            (label("doc_reason"), decision.reason),
            (label("incident.threshold_lado"), words.term("lado_consulted_answers", decision.lado_consulted)),
            (label("incident.threshold_advice"), decision.lado_advice),
            (label("incident.threshold_manager"), words.term("case_managers", decision.case_manager)),
            (label("incident.threshold_manager_reason"), decision.case_manager_reason),
            (label("incident.threshold_may_be_told"), decision.may_be_told),
            (label("incident.decision_decided"), _decided(decision)),
        ]
    )


def outcome_facts(outcome: AllegationOutcome, about: str) -> Block:
    """What came of it for one adult; `about` is the name."""
    return facts(
        [
            (label("incident.threshold_person"), about),
            (label("doc_reason"), outcome.reason),
            (label("incident.decision_decided"), _decided(outcome)),
        ]
    )


def _decided(record: ThresholdDecision | AllegationOutcome) -> str:
    return f"{moment_words(record.decided)} \u00b7 {record.decided_by}"


def _pathway(view: PathwayView, case: CaseFile, words: Words) -> list[Block]:
    blocks: list[Block] = []
    if not view.pathway.confirmed:
        blocks.append(para(label("incident.pathway_unconfirmed"), theme.SMALL))
    if view.is_set_aside and view.said is not None:
        blocks.append(para(f"{label('incident.pathway_is_aside')}: {step_said_words(view.said, case)}"))
    head = (label("doc_pathway_step"), label("doc_pathway_standing"), label("doc_pathway_how"))
    is_said = not view.pathway.confirmed
    rows = [_row(each, case, words, is_said) for each in view.steps]
    blocks.append(table((12, 7, 14), head, rows))
    return blocks


def _row(view: StepView, case: CaseFile, words: Words, is_said: bool) -> tuple[tuple[Piece, ...], ...]:
    """`is_said`: that its wording is our own stands over the whole table."""
    how = step_record_words(view, case, words.vocabulary)
    if not how and view.said is not None:
        how = step_said_words(view.said, case)
    own: tuple[Piece, ...] = ()
    if not (view.step.confirmed or is_said):
        own = ((label("incident.pathway_unconfirmed"), theme.CELL_MUTED),)
    return (
        ((view.step.name, theme.CELL_STRONG), *own),
        ((label(f"pathways.standing_{view.standing}"), theme.CELL),),
        ((how, theme.CELL),),
    )


def _ban(ban: AccessBan, case: CaseFile, words: Words) -> Block:
    names = {person.id: person.name for _part, person in case.people}
    lifted = f"{moment_words(ban.lifted)} \u00b7 {ban.lifted_reason}" if ban.lifted else ""
    rows = [
        (label("incident.ban_person"), names.get(ban.person_id, "")),
        (label("incident.ban_what"), words.term("ban_kinds", ban.what)),
        (label("incident.ban_details"), ban.details),
        (label("incident.ban_starts"), date_words(ban.starts)),
        (label("incident.ban_until"), date_words(ban.until) if ban.until else label("incident.ban_no_end")),
        (label("incident.ban_review"), date_words(ban.review) if ban.review else ""),
        (label("incident.ban_reason"), ban.reason),
        (label("incident.ban_decided_by"), f"{ban.decided_by} \u00b7 {moment_words(ban.decided)}"),
        (label("incident.ban_lift"), lifted),
    ]
    return facts([row for row in rows if row[1]])
