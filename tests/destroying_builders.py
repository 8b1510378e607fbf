"""A plain copy outside, and a destruction, for tests of the records; valid by default."""

from __future__ import annotations

from typing import Any

import builders
from safetydesk.domain.copy_out import CopyOut
from safetydesk.domain.destruction import Destruction


def a_destruction(**changes: Any) -> Destruction:
    given = {
        "id": builders.a_record_id(961),
        "incident_id": builders.INCIDENT_ID,
        "exhibit_id": builders.an_exhibit().id,
        "number": "JSM/1",
        "asked": builders.NOW,
        "asked_by": builders.MEMBER_ID,
        "authority": "Kent Police",
        "reference": "CAD 4471",
        "reason": "Destroy it",
        "size": 18_000,
        "kind": "png",
        "generations": ("20261121T142000Z-0001",),
    }
    return Destruction(**{**given, **changes})


def a_copy_out(**changes: Any) -> CopyOut:
    given = {
        "id": builders.a_record_id(962),
        "incident_id": builders.INCIDENT_ID,
        "exhibit_id": builders.an_exhibit().id,
        "number": "JSM/1",
        "purpose": "To listen to it",
        "place": "/media/stick",
        "file_name": "JSM-1.mp4",
        "taken": builders.NOW,
        "taken_by": builders.MEMBER_ID,
    }
    return CopyOut(**{**given, **changes})
