"""Events, notes, notices, decisions and referrals of a case file in one order. Derived, never stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.case_note import CaseNote
from safetydesk.domain.clock import Moment
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


class _Record(Protocol):
    @property
    def id(self) -> UUID: ...


def chronology(case: CaseFile) -> tuple[ChronologyLine, ...]:
    """Lines by the time each thing is said to have been; equal times keep the order in which they were recorded."""
    parts = (
        _of_incident, _of_people, _of_evidence, _of_telling, _of_outside, _of_words, _of_takedowns, _of_pathways,
        _of_allegations, _of_ending,
    )  # fmt: skip
    lines = [line for part in parts for line in part(case)]
    return tuple(sorted(lines, key=lambda line: (line.at.utc, _recorded(line))))


def _recorded(line: ChronologyLine) -> int:
    """The incident's own lines first; ids rise as records are made."""
    return line.record.int if line.record else 0


def _line(
    record: _Record,
    at: Moment,
    kind: str,
    by: UUID | None,
    text: str = "",
    *,
    title: str = "",
    whom: str = "",
    answer: str = "",
    minutes: int | None = None,
) -> ChronologyLine:
    """What that record says of that moment."""
    return ChronologyLine(
        at=at, kind=kind, title=title, whom=whom, answer=answer, minutes=minutes, text=text, by=by,
        record=record.id,
    )  # fmt: skip


def _of_incident(case: CaseFile) -> Iterator[ChronologyLine]:
    """Its own lines are of no record beside it."""
    incident = case.incident
    if incident.happened.start is not None:
        yield ChronologyLine(at=incident.happened.start, kind="happened", text=incident.summary)
    yield ChronologyLine(at=incident.discovered, kind="discovered", title=incident.told_by)
    if incident.reported is not None:
        yield ChronologyLine(at=incident.reported, kind="reported", title=incident.told_by)
    yield ChronologyLine(
        at=incident.recorded, kind="logged", title=incident.reference, by=incident.recorded_by
    )
    for each in case.amendments:
        yield ChronologyLine(at=each.at, kind="amended", text=each.reason, by=each.by)


def _of_people(case: CaseFile) -> Iterator[ChronologyLine]:
    """Parts that were withdrawn, and notes."""
    for part, person in case.people:
        if part.withdrawn is not None:
            why, by = part.withdrawn_reason, part.withdrawn_by
            yield _line(part, part.withdrawn, "withdrawn", by, why, title=person.name, answer=part.part)
    for note in case.notes:
        whom = _whose(case, note)
        yield _line(note, note.at, "note", note.recorded_by, note.text, title=note.kind, whom=whom)


def _whose(case: CaseFile, note: CaseNote) -> str:
    """Whom a note is about, or with whom the contact was."""
    return _name(case, note.person_id) if note.person_id else note.person_name


def _name(case: CaseFile, person_id: UUID) -> str:
    """Of somebody on the incident, or who was."""
    return next((person.name for _part, person in case.people if person.id == person_id), "")


def _of_evidence(case: CaseFile) -> Iterator[ChronologyLine]:
    for each in case.exhibits:
        card = each.card
        yield _line(
            each,
            each.added,
            "exhibit",
            each.producer,
            card.description,
            title=each.number,
            answer=card.shown_time,
        )
    for told in case.conversations:
        order, gaps = ", ".join(part.number for part in told.parts), str(told.gaps or "")
        yield _line(
            told, told.recorded, "conversation", told.recorded_by, order, title=told.title, answer=gaps
        )
    for item in case.described:
        yield _line(item, item.recorded, "described", item.recorded_by, item.shows)
    numbers = {each.id: each.number for each in case.exhibits} | {each.id: each.number for each in case.held}
    for entry in case.custody:
        said, number = entry.note or entry.purpose, numbers.get(entry.about, "")
        yield _line(
            entry,
            entry.at,
            "custody",
            entry.recorded_by,
            said,
            title=number,
            whom=entry.to_who,
            answer=entry.kind,
        )


def _of_telling(case: CaseFile) -> Iterator[ChronologyLine]:
    for notice in case.notices:
        title = notice.to_name or notice.to_kind
        kind = "notice" if notice.was_told else "not_told"
        said = notice.said if notice.was_told else notice.reason_not_told
        yield _line(notice, notice.at, kind, notice.by, said, title=title)
        if notice.acknowledged is not None:
            heard = notice.acknowledged_by or title
            yield _line(notice, notice.acknowledged, "acknowledged", None, notice.response, title=heard)


def _of_outside(case: CaseFile) -> Iterator[ChronologyLine]:
    for referral in case.referrals:
        steps = (
            (referral.made, "referral", referral.shared),
            (referral.acknowledged, "referral_acknowledged", referral.advice),
            (referral.challenged, "referral_challenged", referral.challenge),
            (referral.closed, "referral_closed", referral.outcome),
        )
        to, route = referral.organisation, referral.route
        for at, kind, text in steps:
            if at is not None:
                yield _line(referral, at, kind, referral.made_by, text, title=route, whom=to)
    for call in case.call_attempts:
        waited = None if call.is_open else call.minutes
        yield _line(
            call, call.began, "call", call.by, call.note,
            title=call.route, whom=call.organisation, answer=call.result, minutes=waited,
        )  # fmt: skip
    for each in case.decisions:
        by, why = each.recorded_by, each.reason
        yield _line(each, each.decided, "decision", by, why, title=each.question, answer=each.answer)


def _of_words(case: CaseFile) -> Iterator[ChronologyLine]:
    """Who saw it, what was searched, what was asked to be deleted."""
    for kind in KINDS:
        for record in getattr(case, kind.case_field):
            for time in times_in(record):
                yield _line(record, time.at, time.kind, record.recorded_by, time.text, title=time.title)


def _of_takedowns(case: CaseFile) -> Iterator[ChronologyLine]:
    """Each step about an address: the step, the address, to whom, by what reference and note."""
    addresses = {each.id: each.address or each.account for each in case.takedowns}
    for step in case.takedown_steps:
        text = "\n".join(part for part in (step.reference, step.note) if part)
        where = addresses.get(step.takedown_id, "")
        yield _line(
            step, step.at, "takedown", step.recorded_by, text, title=step.kind, whom=where, answer=step.route
        )


def _of_pathways(case: CaseFile) -> Iterator[ChronologyLine]:
    """What was said of steps and of whole pathways, and access that was restricted or given back."""
    for step in case.pathway_steps:
        yield _line(
            step, step.at, "pathway", step.recorded_by, step.note,
            title=step.pathway, whom=step.step, answer=step.state,
        )  # fmt: skip
    for ban in case.bans:
        whom = _name(case, ban.person_id)
        yield _line(ban, ban.decided, "ban", ban.recorded_by, ban.reason, title=ban.what, whom=whom)
        if ban.lifted is not None:
            why = ban.lifted_reason
            yield _line(ban, ban.lifted, "ban_lifted", ban.lifted_by, why, title=ban.what, whom=whom)


def _of_allegations(case: CaseFile) -> Iterator[ChronologyLine]:
    for judged in case.threshold_decisions:
        whom, by = _name(case, judged.person_id), judged.recorded_by
        yield _line(judged, judged.decided, "threshold", by, judged.reason, title=judged.answer, whom=whom)
    for each in case.allegation_outcomes:
        whom, by = _name(case, each.person_id), each.recorded_by
        yield _line(each, each.decided, "allegation", by, each.reason, title=each.outcome, whom=whom)


def _of_ending(case: CaseFile) -> Iterator[ChronologyLine]:
    """Closed, opened again, a second person's word, what was learnt, and what was to be done."""
    for closure in case.closures:
        yield _line(closure, closure.closed, "closed", closure.closed_by, closure.outcome)
        if closure.reopened is not None and closure.reopened_by is not None:
            why = closure.reopened_reason
            yield _line(closure, closure.reopened, "reopened", closure.reopened_by, why)
    for each in case.sign_offs:
        if each.signed is not None and each.signed_by is not None:
            about, answer = each.about_kind, each.answer
            yield _line(each, each.signed, "sign_off", each.signed_by, each.note, title=about, answer=answer)
    for debrief in case.debriefs:
        by = debrief.recorded_by
        if debrief.held is not None:
            yield _line(debrief, debrief.held, "debrief", by, debrief.lessons)
        else:
            yield _line(debrief, debrief.recorded, "debrief_waived", by, debrief.waived_reason)
    for action in case.actions:
        owner = action.owner
        yield _line(action, action.recorded, "action", action.recorded_by, action.what, title=owner)
        if action.done is not None:
            said = "\n".join(part for part in (action.what, action.done_note) if part)
            yield _line(action, action.done, "action_done", None, said, title=owner)
