"""A held item and its line, for tests; as `builders` has the rest of a case."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from builders import INCIDENT_ID, MEMBER_ID, a_record_id
from safetydesk.domain.clock import Moment
from safetydesk.domain.custody import HELD_ITEM, CustodyEntry
from safetydesk.domain.held_item import HeldItem

HELD_ITEM_ID = UUID("01936b00-0000-7000-8000-0000000000f1")


def a_held_item(**changes: Any) -> HeldItem:
    given = {
        "id": HELD_ITEM_ID,
        "incident_id": INCIDENT_ID,
        "number": "JSM/4",
        "producer": MEMBER_ID,
        "description": "Maya's phone in a blue case",
        "make_model": "Samsung Galaxy A15",
        "imei": "490154203237518",
        "condition": "Corner of the glass cracked",
        "power": "off",
        "bag_seal": "B 0071",
        "place": "Safe in the office",
        "custodian_one": "Jane S. Merrow",
        "custodian_two": "Alan Whitby",
        "taken_from": "Maya Okafor",
        "taken": Moment.london(2026, 11, 20, 9, 30),
        "reason": "Said to hold the messages",
        "recorded": Moment.london(2026, 11, 20, 9, 35),
        "recorded_by": MEMBER_ID,
    }
    return HeldItem(**{**given, **changes})


def a_custody_entry(**changes: Any) -> CustodyEntry:
    """The first of the held item's line."""
    given = {
        "id": a_record_id(951),
        "incident_id": INCIDENT_ID,
        "about": HELD_ITEM_ID,
        "about_kind": HELD_ITEM,
        "kind": "received",
        "at": Moment.london(2026, 11, 20, 9, 30),
        "from_who": "Maya Okafor",
        "to_who": "Jane S. Merrow",
        "purpose": "Said to hold the messages",
        "place": "Safe in the office",
        "seal": "B 0071",
        "witness": "Alan Whitby",
        "recorded": Moment.london(2026, 11, 20, 9, 35),
        "recorded_by": MEMBER_ID,
    }
    return CustodyEntry(**{**given, **changes})


def handed_to_police(**changes: Any) -> CustodyEntry:
    """The second: a constable took it."""
    given = {
        "id": a_record_id(72),
        "kind": "handed_over",
        "at": Moment.london(2026, 11, 20, 15, 10),
        "from_who": "Jane S. Merrow",
        "to_who": "PC 1234 Shah, Exampleshire Police",
        "purpose": "Investigation",
        "place": "",
        "seal": "P 88213",
        "receipt": "R 26/4471",
        "witness": "",
        "recorded": Moment.london(2026, 11, 20, 15, 15),
    }
    return a_custody_entry(**{**given, **changes})
