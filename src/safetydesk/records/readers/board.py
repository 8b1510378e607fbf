"""What the clocks of many incidents are counted from, in a handful of queries, whatever the store holds besides.

Only open incidents are read, those closed lately that ask for a debrief, and of each record only the columns that
clocks ask for: the others stand empty. What comes of it is shown nowhere; a case that is opened is read whole.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, select

from safetydesk.domain.allegation import ThresholdDecision
from safetydesk.domain.board import BoardCase
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.circumstances import Circumstances
from safetydesk.domain.clock import Moment
from safetydesk.domain.closure import Closure
from safetydesk.domain.deadline_change import DeadlineChange
from safetydesk.domain.debrief import Debrief
from safetydesk.domain.decision import Decision
from safetydesk.domain.events import event_kinds
from safetydesk.domain.incident import OPEN, Incident, Involvement
from safetydesk.domain.kinds_of_words import INITIAL_REVIEW
from safetydesk.domain.notice import Notice
from safetydesk.domain.pathway_step import PathwayStep
from safetydesk.domain.person import Person
from safetydesk.domain.referral import Referral
from safetydesk.domain.school import School
from safetydesk.domain.subject import SUBJECT_PARTS
from safetydesk.domain.takedown import Takedown, TakedownStep
from safetydesk.domain.team_member import TeamMember
from safetydesk.domain.thresholds import is_to_be_judged
from safetydesk.records.kept_rows import KeptRows, LookedAt
from safetydesk.records.readers.added import people_added
from safetydesk.records.readers.amended import amended_since_logging
from safetydesk.records.readers.marked import marks_amended
from safetydesk.records.readers.narrow import listed, narrow, of_a_list
from safetydesk.records.readers.written import written, written_at
from safetydesk.records.repositories.reading_rows import every, readable
from safetydesk.records.tables.audit import ENTRIES
from safetydesk.records.tables.escalation import CLOSURES, DEBRIEFS
from safetydesk.records.tables.incidents import INCIDENTS, SERIOUS_AS_A_WORD
from safetydesk.records.viewing import WHOLE

_OF_INCIDENT = (
    "id", "reference", "summary", "discovered", "recorded", "recorded_by", "owner", "categories", "severity",
    "sexual_image", "status", "row_version",
)  # fmt: skip
_READ: Mapping[str, tuple[type[Any], tuple[str, ...]]] = {
    "referrals": (
        Referral,
        ("id", "route", "about", "method", "made", "documents", "acknowledged", "decision", "outcome", "closed"),
    ),
    "decisions": (Decision, ("id", "question", "answer", "decided")),
    "notices": (Notice, ("to_kind", "was_told", "at", "acknowledged")),
    "deadline_changes": (
        DeadlineChange,
        (
            "id", "rule", "started_by", "kind", "until", "to_member", "reason", "agreed_by", "at", "recorded",
            "recorded_by",
        ),
    ),
    "circumstances": (Circumstances, ("id", "marks", "recorded", "row_version")),
    "closures": (Closure, ("id", "closed", "reopened")),
    "debriefs": (Debrief, ("held", "recorded")),
    "takedowns": (Takedown, ("id", "platform", "recorded")),
    "takedown_steps": (TakedownStep, ("id", "takedown_id", "kind", "at", "route", "recorded")),
    "threshold_decisions": (ThresholdDecision, ("id", "person_id", "answer", "decided", "recorded")),
    "pathway_steps": (PathwayStep, ("id", "pathway", "step", "state", "at", "recorded")),
    INITIAL_REVIEW.case_field: (INITIAL_REVIEW.record, ("recorded",)),
}  # fmt: skip
"""Field of the case file, the kind of its records, and what of them is read beside their incident's id."""
_OF_CLOSED = ("deadline_changes", "closures", "debriefs")
"""What is read of an incident that is closed: nothing but what started by its closing runs on."""
FACTS = frozenset({
    "known", "serious", "severity", "category", "sexual_image", "referral", "heard", "ended", "decided", "answer",
    "told", "not_told", "told_heard", "about", "closed", "was_closed", "debrief", "takedown", "threshold",
    "threshold_all_low", "threshold_settled", "this", "rule", "person", "mark",
})  # fmt: skip
"""Kinds of facts that are whole in what is read here: the conditions of a deadline rule may ask for no others..."""
PEOPLE_ASKED = "STAFF-CONTACT"
"""The category whose clock may ask who wrote and who was written to (`person`): of others only subjects are read."""
WORDS = frozenset({f"words:{INITIAL_REVIEW.code}"})
"""...but these."""


def cases(
    connection: Connection, closed_since: Moment, of_every_one: bool, last: LookedAt
) -> tuple[BoardCase, ...]:
    """Open incidents, and serious ones closed since then, or every one, of which no debrief is kept."""
    still_open = select(INCIDENTS.c.id).where(INCIDENTS.c.status == OPEN)
    asking = _asking_for_debrief(closed_since, of_every_one)
    found = _read(connection, still_open, _READ, last.still_open)
    return found + _read(connection, asking, _OF_CLOSED, last.asking)


def case_of(connection: Connection, incident_id: UUID) -> tuple[BoardCase, ...]:
    """The same of one incident; nothing where it is not there."""
    return _read(connection, select(INCIDENTS.c.id).where(INCIDENTS.c.id == incident_id), _READ, KeptRows())


def _asking_for_debrief(since: Moment, of_every_one: bool) -> Select[Any]:
    """Begins with the closures of that time, by the index that has them alone, and not with every closed incident. A
    debrief is of the closing before which, or after which, it was recorded, and not of a later one.

    What is serious stands in the query as a word, so that SQLite knows the index of serious ones for what it is.
    """
    earlier = CLOSURES.alias("earlier")
    opened_since = select(earlier.c.id).where(
        earlier.c.incident_id == DEBRIEFS.c.incident_id, earlier.c.reopened > DEBRIEFS.c.recorded
    )
    held = (
        select(DEBRIEFS.c.id)
        .where(DEBRIEFS.c.incident_id == CLOSURES.c.incident_id, ~opened_since.exists())
        .exists()
    )
    serious = select(INCIDENTS.c.id).where(
        INCIDENTS.c.id == CLOSURES.c.incident_id, INCIDENTS.c.severity >= SERIOUS_AS_A_WORD
    )
    asking = select(CLOSURES.c.incident_id).where(
        CLOSURES.c.reopened.is_(None), CLOSURES.c.closed >= since, ~held
    )
    return asking if of_every_one else asking.where(serious.exists())


def _read(
    connection: Connection, wanted: Select[Any], fields_of: Iterable[str], last: KeptRows
) -> tuple[BoardCase, ...]:
    with readable():
        ids = [*dict.fromkeys(connection.execute(wanted).scalars().all())]
        if not ids:
            return ()
        these = listed(ids)
        incidents: list[Incident] = narrow(connection, Incident, _OF_INCIDENT, "id", these, kept=last)
        held: dict[str, Mapping[UUID, list[Any]]] = {}
        for field in fields_of:
            kind, columns = _READ[field]
            records = narrow(connection, kind, ("incident_id", *columns), "incident_id", these, kept=last)
            if records:
                held[field] = _by_incident(records)
        still_open = [one for one in incidents if one.status == OPEN]
        touched = _last_touched(connection, listed(one.id for one in still_open))
        changed = amended_since_logging(connection, [one.id for one in still_open if one.row_version > 1])
        whole = {one.id for one in incidents if PEOPLE_ASKED in one.categories}
        people = _concerned(connection, these, {*held.get("threshold_decisions", {}), *whole}, last)
        judged = [
            incident
            for incident, of_it in people.items()
            if any(is_to_be_judged(part.part, person.kind) for part, person in of_it)
        ]
        added = people_added(connection, judged)
        marked = marks_amended(connection, _amended(held.get("circumstances", {})))
        members = {member.id: member for member in every(connection, TeamMember)}
        school = every(connection, School)[0]
    found = []
    for incident in incidents:
        of_it: dict[str, Any] = {field: tuple(rows.get(incident.id, ())) for field, rows in held.items()}
        of_it["people"] = people.get(incident.id, ())
        of_it["history"] = (*added.get(incident.id, ()), *marked.get(incident.id, ()))
        of_it["amendments"] = changed.get(incident.id, ())
        case = CaseFile(school=school, incident=incident, first_account=incident, members=members, **of_it)
        found.append(BoardCase(case, touched.get(incident.id)))
    return tuple(found)


def _concerned(
    connection: Connection, these: Mapping[str, str], whole: Set[UUID], last: KeptRows
) -> Mapping[UUID, tuple[tuple[Involvement, Person], ...]]:
    """Whom each is about: nobody is asked to tell them. Of those of `whole` everybody: of one where a threshold was
    decided, as whether every adult is judged is asked of no other, and of contact, as who wrote says who is told."""
    of_part = ("id", "incident_id", "person_id", "part", "withdrawn")
    parts = [
        part
        for part in narrow(connection, Involvement, of_part, "incident_id", these, kept=last)
        if part.part in SUBJECT_PARTS or part.incident_id in whole
    ]
    of_person = ("id", "name", "known_as", "kind", "job", "member_id")
    named = listed({part.person_id for part in parts})
    # Whoever has a part in what may be seen is known: to ask it again of each would be to read everybody.
    by_id = {one.id: one for one in narrow(connection, Person, of_person, "id", named, WHOLE, last)}
    return {
        incident: tuple((part, by_id[part.person_id]) for part in of_it)
        for incident, of_it in _by_incident(parts).items()
    }


def _amended(circumstances: Mapping[UUID, list[Any]]) -> list[UUID]:
    return [
        incident for incident, of_it in circumstances.items() if any(one.row_version > 1 for one in of_it)
    ]


def _by_incident(records: Iterable[Any]) -> Mapping[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for record in records:
        found[record.incident_id].append(record)
    return found


@cache
def _last_written() -> Select[Any]:
    """Of each incident of a list the last entry of the trail that is no looking."""
    looking = [name for name, kind in event_kinds().items() if kind.is_reading]
    other = ENTRIES.alias("other")
    last = (
        select(other.c.number)
        .where(other.c.subject == INCIDENTS.c.id, other.c.kind.not_in(looking))
        .order_by(other.c.number.desc())
        .limit(1)
        .correlate(INCIDENTS)
        .scalar_subquery()
    )
    entry = select(INCIDENTS.c.id, written_at()).select_from(INCIDENTS)
    return entry.join(ENTRIES, ENTRIES.c.number == last).where(INCIDENTS.c.id.in_(of_a_list()))


def _last_touched(connection: Connection, ids: Mapping[str, str]) -> dict[UUID, Moment]:
    """When anything was last written about each: looking is no touch. Asked of the trail itself, of these alone."""
    rows = connection.execute(_last_written(), ids, execution_options=WHOLE).all() if ids else ()
    return {incident: written(at) for incident, at in rows}
