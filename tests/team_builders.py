"""Records of the team for tests, valid by default: who may open what, who answers for it, who stands in."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import builders
from safetydesk.domain.cover import Cover
from safetydesk.domain.hand_over import HandOver
from safetydesk.domain.restriction import INCIDENT, Permission, Restriction

DEPUTY_ID = UUID("01936b00-0000-7000-8000-0000000000a2")


def a_restriction(**changes: Any) -> Restriction:
    given = {
        "id": builders.a_record_id(901),
        "about": builders.INCIDENT_ID,
        "about_kind": INCIDENT,
        "since": builders.NOW,
        "by": builders.MEMBER_ID,
        "reason": "A member of the team has a part in it.",
    }
    return Restriction(**{**given, **changes})


def a_permission(**changes: Any) -> Permission:
    given = {
        "id": builders.a_record_id(902),
        "about": builders.INCIDENT_ID,
        "member_id": builders.MEMBER_ID,
        "given": builders.NOW,
        "given_by": builders.MEMBER_ID,
    }
    return Permission(**{**given, **changes})


def a_hand_over(**changes: Any) -> HandOver:
    given = {
        "id": builders.a_record_id(903),
        "about": builders.INCIDENT_ID,
        "about_kind": INCIDENT,
        "from_member": builders.MEMBER_ID,
        "to_member": DEPUTY_ID,
        "at": builders.NOW,
        "by": builders.MEMBER_ID,
        "reason": "On leave from Monday.",
    }
    return HandOver(**{**given, **changes})


def a_cover(**changes: Any) -> Cover:
    given = {
        "id": builders.a_record_id(904),
        "absent": builders.MEMBER_ID,
        "stands_in": DEPUTY_ID,
        "starts": date(2026, 12, 14),
        "ends": date(2026, 12, 18),
        "recorded": builders.NOW,
        "recorded_by": builders.MEMBER_ID,
    }
    return Cover(**{**given, **changes})
