"""Which record lives in which table. One list, used for writing, reading and proving."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table

from safetydesk.domain.access_ban import AccessBan
from safetydesk.domain.agency import Agency
from safetydesk.domain.agency_sheet import AgencySheet
from safetydesk.domain.allegation import AllegationOutcome, ThresholdDecision
from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.case_note import CaseNote
from safetydesk.domain.circumstances import Circumstances
from safetydesk.domain.closure import Closure, SignOff
from safetydesk.domain.conversation import Conversation
from safetydesk.domain.copy_out import CopyOut
from safetydesk.domain.cover import Cover
from safetydesk.domain.custody import CustodyEntry
from safetydesk.domain.deadline_change import DeadlineChange
from safetydesk.domain.debrief import Action, Debrief
from safetydesk.domain.decision import Decision
from safetydesk.domain.destruction import Destruction
from safetydesk.domain.disclosure import Disclosure
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.exhibit import DescribedItem, Exhibit
from safetydesk.domain.hand_over import HandOver
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.house_value import HouseValue
from safetydesk.domain.in_words import (
    AccidentalViewing,
    DecisionToView,
    DeletionRecord,
    HeldElsewhere,
    KnownHolder,
    SearchRecord,
)
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.incident_link import IncidentLink
from safetydesk.domain.initial_review import InitialReview
from safetydesk.domain.notice import Notice
from safetydesk.domain.pathway_step import PathwayStep
from safetydesk.domain.person import Person
from safetydesk.domain.referral import Referral
from safetydesk.domain.restriction import Permission, Restriction
from safetydesk.domain.school import School
from safetydesk.domain.takedown import Takedown, TakedownStep
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.tables import (
    copies_out,
    custody,
    destroying,
    escalation,
    evidence,
    exemptions,
    in_words,
    incidents,
    school,
    team,
)

TABLE_OF: dict[type[Any], Table] = {
    School: school.SCHOOLS,
    TeamMember: school.MEMBERS,
    Person: school.PEOPLE,
    Disclosure: school.DISCLOSURES,
    Incident: incidents.INCIDENTS,
    Involvement: incidents.INVOLVEMENTS,
    CaseNote: incidents.NOTES,
    Notice: incidents.NOTICES,
    Referral: incidents.REFERRALS,
    Decision: incidents.DECISIONS,
    Exhibit: evidence.EXHIBITS,
    DescribedItem: evidence.DESCRIBED_ITEMS,
    Destruction: destroying.DESTRUCTIONS,
    Conversation: evidence.CONVERSATIONS,
    InitialReview: in_words.INITIAL_REVIEWS,
    HeldElsewhere: in_words.HELD_ELSEWHERE,
    KnownHolder: in_words.KNOWN_HOLDERS,
    AccidentalViewing: in_words.ACCIDENTAL_VIEWINGS,
    DecisionToView: in_words.DECISIONS_TO_VIEW,
    SearchRecord: in_words.SEARCHES,
    DeletionRecord: in_words.DELETIONS,
    HeldItem: custody.HELD_ITEMS,
    CustodyEntry: custody.CUSTODY,
    CopyOut: copies_out.COPIES_OUT,
    Exemption: exemptions.EXEMPTIONS,
    Restriction: team.RESTRICTIONS,
    Permission: team.PERMISSIONS,
    HandOver: team.HAND_OVERS,
    Cover: team.COVERS,
    HouseValue: escalation.HOUSE_VALUES,
    Agency: escalation.AGENCIES,
    Circumstances: escalation.CIRCUMSTANCES,
    CallAttempt: escalation.CALL_ATTEMPTS,
    DeadlineChange: escalation.DEADLINE_CHANGES,
    Takedown: escalation.TAKEDOWNS,
    TakedownStep: escalation.TAKEDOWN_STEPS,
    IncidentLink: escalation.INCIDENT_LINKS,
    Closure: escalation.CLOSURES,
    SignOff: escalation.SIGN_OFFS,
    Debrief: escalation.DEBRIEFS,
    Action: escalation.ACTIONS,
    ThresholdDecision: escalation.THRESHOLD_DECISIONS,
    AllegationOutcome: escalation.ALLEGATION_OUTCOMES,
    PathwayStep: escalation.PATHWAY_STEPS,
    AccessBan: escalation.ACCESS_BANS,
    AgencySheet: escalation.AGENCY_SHEETS,
}
