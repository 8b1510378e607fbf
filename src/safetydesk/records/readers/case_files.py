"""Everything on one incident, in one snapshot, compared with what the audit trail last said of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from safetydesk.domain.access_ban import AccessBan
from safetydesk.domain.agency import Agency
from safetydesk.domain.agency_sheet import AgencySheet
from safetydesk.domain.allegation import AllegationOutcome, ThresholdDecision
from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.case_file import Amendment, CaseFile
from safetydesk.domain.case_note import CaseNote
from safetydesk.domain.circumstances import Circumstances
from safetydesk.domain.closure import Closure, SignOff
from safetydesk.domain.conversation import Conversation
from safetydesk.domain.copy_out import CopyOut
from safetydesk.domain.custody import CustodyEntry
from safetydesk.domain.deadline_change import DeadlineChange
from safetydesk.domain.debrief import Action, Debrief
from safetydesk.domain.decision import Decision
from safetydesk.domain.destruction import Destruction
from safetydesk.domain.disclosure import Disclosure
from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import IncidentAmended
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.exhibit import DescribedItem, Exhibit
from safetydesk.domain.first_account import first_account
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.incident_link import IncidentLink
from safetydesk.domain.kinds_of_words import KINDS
from safetydesk.domain.notice import Notice
from safetydesk.domain.pathway_step import PathwayStep
from safetydesk.domain.person import Person
from safetydesk.domain.proof.canonical import fingerprint
from safetydesk.domain.referral import Referral
from safetydesk.domain.school import School
from safetydesk.domain.takedown import Takedown, TakedownStep
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.readers.links import links_of
from safetydesk.records.readers.trail import history_of, latest_texts, texts_said_in
from safetydesk.records.repositories.kept import TABLE_OF
from safetydesk.records.repositories.reading_rows import by_ids, disclosures_about, every, get, of_incident
from safetydesk.records.tables.audit import ENTRIES
from safetydesk.records.viewing import WHOLE

OF_AN_INCIDENT: dict[str, type[Any]] = {
    "exhibits": Exhibit,
    "described": DescribedItem,
    "destructions": Destruction,
    "held": HeldItem,
    "custody": CustodyEntry,
    "conversations": Conversation,
    "notes": CaseNote,
    "notices": Notice,
    "referrals": Referral,
    "decisions": Decision,
    "circumstances": Circumstances,
    "call_attempts": CallAttempt,
    "deadline_changes": DeadlineChange,
    "takedowns": Takedown,
    "takedown_steps": TakedownStep,
    "links": IncidentLink,
    "closures": Closure,
    "sign_offs": SignOff,
    "debriefs": Debrief,
    "actions": Action,
    "threshold_decisions": ThresholdDecision,
    "allegation_outcomes": AllegationOutcome,
    "pathway_steps": PathwayStep,
    "bans": AccessBan,
    "agency_sheets": AgencySheet,
    "copies_out": CopyOut,
    **{kind.case_field: kind.record for kind in KINDS},
}
"""Field of the case file, and the records of the incident that fill it, in the order in which they were made."""


def read_case_file(connection: Connection, incident_id: UUID) -> CaseFile:
    incident = get(connection, Incident, incident_id)
    involvements = of_incident(connection, Involvement, incident_id)
    people = by_ids(connection, Person, (each.person_id for each in involvements))
    history = history_of(connection, incident_id)
    amendments = tuple(
        Amendment(at=done.at, by=done.member, reason=done.event.reason, changes=done.event.changes)
        for done in history
        if isinstance(done.event, IncidentAmended)
    )
    filled: dict[str, Any] = {
        field: of_incident(connection, kind, incident_id) for field, kind in OF_AN_INCIDENT.items()
    }
    filled["links"] = links_of(connection, [incident_id])
    named = [each.agency_id for each in filled["referrals"] if each.agency_id is not None]
    filled["agencies"] = tuple(by_ids(connection, Agency, named).values())
    case = CaseFile(
        school=every(connection, School)[0],
        incident=incident,
        first_account=first_account(incident, amendments),
        amendments=amendments,
        people=tuple((each, people[each.person_id]) for each in involvements),
        **filled,
        disclosures=disclosures_about(connection, incident_id),
        history=history,
        members={member.id: member for member in every(connection, TeamMember)},
    )
    _compare(connection, case, involvements)
    return case


def _compare(connection: Connection, case: CaseFile, involvements: tuple[Involvement, ...]) -> None:
    """An old page put back under us shows here: the text is no longer the one last signed for."""
    said = latest_texts(connection, case.incident.id)
    elsewhere = _said_elsewhere(connection, case)
    held: list[Any] = [
        case.incident, *involvements, *case.disclosures, *(person for _, person in case.people), case.school,
        *case.members.values(), *case.agencies,
        *(record for field in OF_AN_INCIDENT for record in getattr(case, field)),
    ]  # fmt: skip
    names = {f"{TABLE_OF[type(record)].name}:{record.id}": record for record in held}
    altered = [name for name, record in names.items() if (elsewhere | said).get(name) != fingerprint(record)]
    own_tables = {
        TABLE_OF[kind].name for kind in (Incident, Involvement, Disclosure, *OF_AN_INCIDENT.values())
    }
    missing = [name for name in said if name.split(":")[0] in own_tables and name not in names]
    if altered or missing:
        raise Trouble("record_altered", reference=case.incident.reference)


def _said_elsewhere(connection: Connection, case: CaseFile) -> dict[str, str]:
    """What was said of people, school and members: in acts about other incidents, exemptions, or the store itself.

    Asked of the whole store, and nothing of it handed on: whether a record is as it was signed is no secret.
    """
    people = [person.id for _, person in case.people]
    involved, staff = TABLE_OF[Involvement].c, TABLE_OF[Exemption].c
    subjects = [case.school.id, *case.members, *(agency.id for agency in case.agencies)]
    first = select(ENTRIES.c.subject).where(ENTRIES.c.number == 1)
    subjects += connection.execute(first, execution_options=WHOLE).scalars()
    for start in range(0, len(people), 500):
        some = people[start : start + 500]
        for query in (
            select(involved.incident_id).where(involved.person_id.in_(some)),
            select(staff.id).where(staff.staff_id.in_(some)),
        ):
            subjects += connection.execute(query, execution_options=WHOLE).scalars()
    return texts_said_in(connection, subjects)
