"""Events, notes, notices, decisions and referrals of a case file in one order. Derived, never stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.case_note import CaseNote
from safetydesk.domain.clock import Moment
from safetydesk.domain.closure import Closure, SignOff
from safetydesk.domain.debrief import Action, Debrief
from safetydesk.domain.kinds_of_words import KINDS
from safetydesk.domain.times_in_words import times_in


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyLine:
    """`kind` is a label key under `chronology`; `title` and `text` are codes or what people wrote; `by` recorded it.

    `whom` is the organisation that a referral went to, whose `title` is the route; or the person whom a note, a ban
    or a judgement is about.
    `answer` is how a call ended, after `minutes`, which are None while it is open.
    `answer` is a decision's, whose `title` is the question; or the part that was withdrawn, whose `title` is the name;
    or what was done with the thing whose number is the `title`, and `whom` then who got it, by or for whom it was done;
    or the time that an exhibit shows, in its own words; or how many gaps a conversation has, whose `text` is its order.
    """

    at: Moment
    kind: str
    title: str = ""
    whom: str = ""
    answer: str = ""
    minutes: int | None = None
    text: str = ""
    by: UUID | None = None
    record: UUID | None = None


def chronology(case: CaseFile) -> tuple[ChronologyLine, ...]:
    """Lines by the time each thing is said to have been; equal times keep the order in which they were recorded."""
    lines = [
        *_incident_lines(case), *_evidence_lines(case), *_told_lines(case), *_outside_lines(case), *_in_words(case),
        *_takedown_lines(case), *_pathway_lines(case), *_allegation_lines(case), *_ending_lines(case),
    ]  # fmt: skip
    return tuple(sorted(lines, key=lambda line: (line.at.utc, _recorded(line))))


def _in_words(case: CaseFile) -> list[ChronologyLine]:
    """Who saw it, what was searched, what was asked to be deleted."""
    return [
        ChronologyLine(
            at=time.at,
            kind=time.kind,
            title=time.title,
            text=time.text,
            by=record.recorded_by,
            record=record.id,
        )
        for kind in KINDS
        for record in getattr(case, kind.case_field)
        for time in times_in(record)
    ]


def _recorded(line: ChronologyLine) -> int:
    """The incident's own lines first; ids rise as records are made."""
    return line.record.int if line.record else 0


def _incident_lines(case: CaseFile) -> list[ChronologyLine]:
    incident = case.incident
    lines = []
    if incident.happened.start is not None:
        lines.append(ChronologyLine(at=incident.happened.start, kind="happened", text=incident.summary))
    lines.append(ChronologyLine(at=incident.discovered, kind="discovered", title=incident.told_by))
    if incident.reported is not None:
        lines.append(ChronologyLine(at=incident.reported, kind="reported", title=incident.told_by))
    lines.append(
        ChronologyLine(at=incident.recorded, kind="logged", title=incident.reference, by=incident.recorded_by)
    )
    lines += [
        ChronologyLine(at=amendment.at, kind="amended", text=amendment.reason, by=amendment.by)
        for amendment in case.amendments
    ]
    lines += [
        ChronologyLine(
            at=part.withdrawn,
            kind="withdrawn",
            title=person.name,
            answer=part.part,
            text=part.withdrawn_reason,
            by=part.withdrawn_by,
            record=part.id,
        )
        for part, person in case.people
        if part.withdrawn is not None
    ]
    lines += [
        ChronologyLine(
            at=note.at,
            kind="note",
            title=note.kind,
            whom=_whose(case, note),
            text=note.text,
            by=note.recorded_by,
            record=note.id,
        )
        for note in case.notes
    ]
    return lines


def _whose(case: CaseFile, note: CaseNote) -> str:
    """Whom a note is about, or with whom the contact was."""
    return _name(case, note.person_id) if note.person_id else note.person_name


def _name(case: CaseFile, person_id: UUID) -> str:
    """Of somebody on the incident, or who was."""
    return next((person.name for _part, person in case.people if person.id == person_id), "")


def _pathway_lines(case: CaseFile) -> list[ChronologyLine]:
    """What was said of steps and of whole pathways, and access that was restricted or given back."""
    lines = [
        ChronologyLine(
            at=step.at,
            kind="pathway",
            title=step.pathway,
            whom=step.step,
            answer=step.state,
            text=step.note,
            by=step.recorded_by,
            record=step.id,
        )
        for step in case.pathway_steps
    ]
    for ban in case.bans:
        lines.append(
            ChronologyLine(
                at=ban.decided,
                kind="ban",
                title=ban.what,
                whom=_name(case, ban.person_id),
                text=ban.reason,
                by=ban.recorded_by,
                record=ban.id,
            )
        )
        if ban.lifted is not None:
            lines.append(
                ChronologyLine(
                    at=ban.lifted,
                    kind="ban_lifted",
                    title=ban.what,
                    whom=_name(case, ban.person_id),
                    text=ban.lifted_reason,
                    by=ban.lifted_by,
                    record=ban.id,
                )
            )
    return lines


def _allegation_lines(case: CaseFile) -> list[ChronologyLine]:
    return [
        *(
            ChronologyLine(
                at=each.decided,
                kind="threshold",
                title=each.answer,
                whom=_name(case, each.person_id),
                text=each.reason,
                by=each.recorded_by,
                record=each.id,
            )
            for each in case.threshold_decisions
        ),
        *(
            ChronologyLine(
                at=each.decided,
                kind="allegation",
                title=each.outcome,
                whom=_name(case, each.person_id),
                text=each.reason,
                by=each.recorded_by,
                record=each.id,
            )
            for each in case.allegation_outcomes
        ),
    ]


def _takedown_lines(case: CaseFile) -> list[ChronologyLine]:
    """Each step about an address: the step, the address, to whom, by what reference and note."""
    addresses = {each.id: each.address or each.account for each in case.takedowns}
    return [
        ChronologyLine(
            at=step.at,
            kind="takedown",
            title=step.kind,
            whom=addresses.get(step.takedown_id, ""),
            answer=step.route,
            text="\n".join(part for part in (step.reference, step.note) if part),
            by=step.recorded_by,
            record=step.id,
        )
        for step in case.takedown_steps
    ]


def _evidence_lines(case: CaseFile) -> list[ChronologyLine]:
    lines = [
        ChronologyLine(
            at=exhibit.added,
            kind="exhibit",
            title=exhibit.number,
            answer=exhibit.card.shown_time,
            text=exhibit.card.description,
            by=exhibit.producer,
            record=exhibit.id,
        )
        for exhibit in case.exhibits
    ]
    lines += [
        ChronologyLine(
            at=conversation.recorded,
            kind="conversation",
            title=conversation.title,
            answer=str(conversation.gaps or ""),
            text=", ".join(part.number for part in conversation.parts),
            by=conversation.recorded_by,
            record=conversation.id,
        )
        for conversation in case.conversations
    ]
    lines += [
        ChronologyLine(
            at=item.recorded, kind="described", text=item.shows, by=item.recorded_by, record=item.id
        )
        for item in case.described
    ]
    numbers = {each.id: each.number for each in case.exhibits} | {each.id: each.number for each in case.held}
    lines += [
        ChronologyLine(
            at=entry.at,
            kind="custody",
            title=numbers.get(entry.about, ""),
            whom=entry.to_who,
            answer=entry.kind,
            text=entry.note or entry.purpose,
            by=entry.recorded_by,
            record=entry.id,
        )
        for entry in case.custody
    ]
    return lines


def _told_lines(case: CaseFile) -> list[ChronologyLine]:
    lines = []
    for notice in case.notices:
        kind = "notice" if notice.was_told else "not_told"
        said = notice.said if notice.was_told else notice.reason_not_told
        title = notice.to_name or notice.to_kind
        lines.append(
            ChronologyLine(at=notice.at, kind=kind, title=title, text=said, by=notice.by, record=notice.id)
        )
        if notice.acknowledged is not None:
            lines.append(
                ChronologyLine(
                    at=notice.acknowledged,
                    kind="acknowledged",
                    title=notice.acknowledged_by or title,
                    text=notice.response,
                    record=notice.id,
                )
            )
    return lines


def _outside_lines(case: CaseFile) -> list[ChronologyLine]:
    lines = []
    for referral in case.referrals:
        steps = (
            (referral.made, "referral", referral.shared),
            (referral.acknowledged, "referral_acknowledged", referral.advice),
            (referral.challenged, "referral_challenged", referral.challenge),
            (referral.closed, "referral_closed", referral.outcome),
        )
        lines += [
            ChronologyLine(
                at=at,
                kind=kind,
                title=referral.route,
                whom=referral.organisation,
                text=text,
                by=referral.made_by,
                record=referral.id,
            )
            for at, kind, text in steps
            if at is not None
        ]
    lines += [
        ChronologyLine(
            at=call.began,
            kind="call",
            title=call.route,
            whom=call.organisation,
            answer=call.result,
            minutes=None if call.is_open else call.minutes,
            text=call.note,
            by=call.by,
            record=call.id,
        )
        for call in case.call_attempts
    ]
    lines += [
        ChronologyLine(
            at=decision.decided,
            kind="decision",
            title=decision.question,
            answer=decision.answer,
            text=decision.reason,
            by=decision.recorded_by,
            record=decision.id,
        )
        for decision in case.decisions
    ]
    return lines


def _ending_lines(case: CaseFile) -> list[ChronologyLine]:
    """Closed, opened again, a second person's word, what was learnt, and what was to be done."""
    lines = []
    for closure in case.closures:
        lines.append(_line(closure, closure.closed, "closed", closure.closed_by, closure.outcome))
        if closure.reopened is not None and closure.reopened_by is not None:
            reason = closure.reopened_reason
            lines.append(_line(closure, closure.reopened, "reopened", closure.reopened_by, reason))
    for each in case.sign_offs:
        if each.signed is not None and each.signed_by is not None:
            line = _line(each, each.signed, "sign_off", each.signed_by, each.note)
            lines.append(replace(line, title=each.about_kind, answer=each.answer))
    for debrief in case.debriefs:
        if debrief.held is not None:
            lines.append(_line(debrief, debrief.held, "debrief", debrief.recorded_by, debrief.lessons))
        else:
            at, why = debrief.recorded, debrief.waived_reason
            lines.append(_line(debrief, at, "debrief_waived", debrief.recorded_by, why))
    for action in case.actions:
        line = _line(action, action.recorded, "action", action.recorded_by, action.what)
        lines.append(replace(line, title=action.owner))
        if action.done is not None:
            said = "\n".join(part for part in (action.what, action.done_note) if part)
            line = _line(action, action.done, "action_done", None, said)
            lines.append(replace(line, title=action.owner))
    return lines


def _line(
    record: Closure | SignOff | Debrief | Action, at: Moment, kind: str, by: UUID | None, text: str
) -> ChronologyLine:
    return ChronologyLine(at=at, kind=kind, text=text, by=by, record=record.id)
