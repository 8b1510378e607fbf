"""Looking back: the history of any record with what it said before, and who has looked at a person."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from safetydesk import wording
from safetydesk.documents.values import Words
from safetydesk.domain.case_file import Done
from safetydesk.domain.checks.capture_card import TERMS
from safetydesk.domain.circumstances import Circumstances
from safetydesk.domain.events import Change, Event, HouseValuesSet, LookersListed
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.kinds_of_words import KINDS
from safetydesk.domain.person import Person
from safetydesk.domain.plain import hints_of
from safetydesk.domain.referral import Referral
from safetydesk.domain.school import School
from safetydesk.domain.team_member import TeamMember
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.services import conversation_words
from safetydesk.services.office import Office, needs
from safetydesk.wording.sheet_words import SHEET_EVENTS, sheet_answer_words

_CHANGED: Mapping[str, type] = {
    "IncidentAmended": Incident,
    "IncidentUnlocked": Incident,
    "SeverityRaised": Incident,
    "CircumstancesAmended": Circumstances,
    "InvolvementWithdrawn": Involvement,
    "ReferralAmended": Referral,
    "CaptureCardAmended": CaptureCard,
    "ExemptionAmended": Exemption,
    "HeldItemAmended": HeldItem,
    "SchoolAmended": School,
    "MemberAmended": TeamMember,
}
_OF_WORDS = {name: hint for kind in KINDS for name, hint in hints_of(kind.record).items()}
"""Fields of records in words; one name means one thing in all of them."""
"""Whose fields an act's changes are."""


@dataclass(frozen=True, slots=True)
class OldAndNew:
    """One field that an act changed, in words; `old` and `new` are empty where there was nothing."""

    field: str
    old: str
    new: str


class LookingBack:
    """Reads the trail by what it is about."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("who_looked")
    def looked_at(self, person_id: UUID) -> tuple[Done, ...]:
        """Who looked at anything that this person has a part in, the newest first. To ask is an act itself.

        Raises Refusal `no_such_record`.
        """
        with self._office.reading() as reading:
            person = reading.get(Person, person_id)
            found = reading.looks_at(person_id)
        with self._office.work() as work:
            work.commit(LookersListed(subject=person.id, name=person.name))
        return found

    @needs("read_audit")
    def of_case(self, case_id: UUID) -> tuple[Done, ...]:
        """Every act about one incident or exemption, the oldest first."""
        with self._office.reading() as reading:
            return reading.history_of(case_id)

    @needs("read_audit")
    def of_person(self, person_id: UUID) -> tuple[Done, ...]:
        """Every act that wrote down something of this person, the oldest first."""
        with self._office.reading() as reading:
            reading.get(Person, person_id)
            return reading.acts_that_wrote(Person, person_id)

    @needs("read_audit")
    def of_member(self, member_id: UUID) -> tuple[Done, ...]:
        """Every act that changed what the team's list says of this member, or their keys; the oldest first."""
        with self._office.reading() as reading:
            return _each_once(
                reading.acts_that_wrote(TeamMember, member_id),
                tuple(done for done in reading.history_of(member_id) if not _is_reading(done)),
            )

    @needs("read_audit")
    def of_school(self) -> tuple[Done, ...]:
        """Every act that changed what stands about the school, the oldest first."""
        with self._office.reading() as reading:
            (school,) = reading.every(School)
            return _each_once(
                reading.acts_that_wrote(School, school.id), reading.acts_of((HouseValuesSet.__name__,))
            )

    def changes(self, event: Event | None) -> tuple[OldAndNew, ...]:
        """What an act changed, old and new, in words."""
        told: tuple[Change, ...] = tuple(getattr(event, "changes", ()))
        if event is None or not told:
            return ()
        with self._office.reading() as reading:
            members = {member.id: member for member in reading.every(TeamMember)}
        return changes_in_words(event.kind, told, self._office.vocabulary, members)


def changes_in_words(
    kind: str, changes: tuple[Change, ...], vocabulary: Vocabulary, members: Mapping[UUID, TeamMember]
) -> tuple[OldAndNew, ...]:
    """Codes by the vocabulary, members by name, times as people say them."""
    words = Words(vocabulary, members)
    hints = _OF_WORDS if kind == "WordsAmended" else hints_of(_CHANGED[kind]) if kind in _CHANGED else {}

    def said(field: str, written: str) -> str:
        if kind in conversation_words.KINDS:
            return conversation_words.value_words(field, written)
        if kind in SHEET_EVENTS:
            return sheet_answer_words(written)
        if field not in hints:
            value = json.loads(written)
            return value if isinstance(value, str) else "" if value is None else written
        value = Change(field=field, old=written).old_value(hints[field])
        if kind == "CaptureCardAmended" and field in TERMS:  # "method" names another list in other records
            return words.term(TERMS[field], value)
        return words.value(field, value)

    def named(field: str) -> str:
        if kind == HouseValuesSet.__name__:
            return wording.house_field_words(field, vocabulary)
        return wording.field_words(kind, field)

    return tuple(
        OldAndNew(named(each.field), said(each.field, each.old), said(each.field, each.new))
        for each in changes
    )


def _is_reading(done: Done) -> bool:
    return done.event is not None and done.event.is_reading


def _each_once(*found: tuple[Done, ...]) -> tuple[Done, ...]:
    by_number = {done.number: done for acts in found for done in acts}
    return tuple(by_number[number] for number in sorted(by_number))
