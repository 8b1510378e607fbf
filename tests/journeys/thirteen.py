"""A store with an incident of each of the thirteen kinds, made before anybody comes to its window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from safetydesk.bootstrap import FirstMember, front_door, open_desk
from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.clock import SystemClock
from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.pathway import Pathway
from safetydesk.services.desk import Desk

WORDS = "quiet harbour lantern meadow thistle"
ADULT = DraftPerson(part="subject_adult", kind="staff", name="Alex Rowe")
PUPIL = DraftPerson(part="alleged", kind="pupil", name="Ben Marsh")
KINDS = {
    "nudes": "NUDES", "found_imagery": "CSAM", "sextortion": "SEXTORT", "staff_allegation": "STAFF-CONTACT",
    "staff_material": "STAFF-UNSUIT", "low_level": "STAFF-CONDUCT", "parent_perpetrator": "PARENT-ABUSE",
    "abuse_of_staff": "BULLY-STAFF", "channel_abuse": "CHANNEL", "filter_bypass": "BYPASS", "data_breach": "BREACH",
    "prevent": "EXTREMISM", "cyber_choices": "HACK",
}  # fmt: skip
ABOUT_STAFF = ("staff_allegation", "staff_material", "low_level")
MARKS = {"sextortion": "money", "prevent": "terrorism"}


@dataclass(frozen=True)
class Thirteen:
    """By the pathway's code: the reference of the incident that is on it, and the pathway."""

    references: Mapping[str, str]
    pathways: Mapping[str, Pathway]


def thirteen_incidents(store: Path) -> Thirteen:
    """Morgan Okafor's store, with `WORDS` for its passphrase."""
    first = FirstMember(
        school="Larkfield School", town="Larkfield", name="Morgan Okafor",
        job="Designated Safeguarding Lead", login="morgan", passphrase=WORDS,
    )  # fmt: skip
    clock = SystemClock()
    desk = open_desk(front_door(store, clock).create(first), clock)
    made = Thirteen({code: _logged(desk, code) for code in KINDS}, dict(desk.pathways.every()))
    desk.close()
    return made


def _logged(desk: Desk, code: str) -> str:
    log = desk.incident_log
    draft = log.new_draft()
    people = (
        DraftPerson(part="affected", kind="pupil", name="Maya Lindqvist"),
        ADULT if code in ABOUT_STAFF else PUPIL,
    )
    incident = log.log(
        replace(
            draft, summary=f"Said to have happened: {code}", categories=(KINDS[code],), people=people,
            address="https://social.example/p/1",
        )
    )  # fmt: skip
    if code in MARKS:
        desk.circumstances.record(incident.id, CircumstancesDraft(marks=(MARKS[code],)))
    return incident.reference
