"""Which record lives in which table. One list, used for writing, reading and proving."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Table

from safetydesk.domain.case_note import CaseNote
from safetydesk.domain.conversation import Conversation
from safetydesk.domain.cover import Cover
from safetydesk.domain.decision import Decision
from safetydesk.domain.disclosure import Disclosure
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.exhibit import DescribedItem, Exhibit
from safetydesk.domain.hand_over import HandOver
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.notice import Notice
from safetydesk.domain.person import Person
from safetydesk.domain.referral import Referral
from safetydesk.domain.restriction import Permission, Restriction
from safetydesk.domain.school import School
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.tables import evidence, exemptions, incidents, school, team

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
    Conversation: evidence.CONVERSATIONS,
    Exemption: exemptions.EXEMPTIONS,
    Restriction: team.RESTRICTIONS,
    Permission: team.PERMISSIONS,
    HandOver: team.HAND_OVERS,
    Cover: team.COVERS,
}
