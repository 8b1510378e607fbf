"""Values of records as words for paper: codes by the vocabulary, members by name, times unambiguous."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from safetydesk.documents.printing import Printing
from safetydesk.domain.clock import Moment
from safetydesk.domain.events import Change
from safetydesk.domain.exemption import Discussion
from safetydesk.domain.happened import Happened
from safetydesk.domain.plain import hints_of
from safetydesk.domain.team_member import TeamMember
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording import date_words, happened_words, label, moment_words

_LISTS: Final = {
    "told_how": "told_how",
    "platform": "platforms",
    "device": "devices",
    "place": "places",
    "method": "methods",
    "informed": "informed",
    "outcome": "referral_outcomes",
    "kind": "exemption_kinds",
    "other_is_pupil": "pupil_answers",
    "decision": "exemption_decisions",
    "parent_told": "parent_told_answers",
    "ended_reason": "exemption_ends",
    "standing": "staff_standings",
    "still_held": "still_held",
    "welfare": "offer_states",
    "report_remove": "offer_states",
    "viewing_reasons": "viewing_reasons",
    "same_sex": "same_sex_answers",
    "agreement": "deletion_agreements",
    "marks": "incident_marks",
    "characteristics": "characteristics",
    "school_time": "school_times",
    "intent": "intents",
    "network": "networks",
    "audience": "audiences",
    "managed_under": "policies",
    "lead_procedure": "policies",
    "anybody_replied": "replied_answers",
    "police_wish": "police_wishes",
}


@dataclass(frozen=True, slots=True)
class Words:
    """Speaks with one vocabulary about the records of one school."""

    vocabulary: Vocabulary
    members: Mapping[UUID, TeamMember]

    def term(self, list_name: str, code: str) -> str:
        """The label of a code; anything that is no code (free text) stays as it is."""
        if not code or list_name not in self.vocabulary.lists:
            return code
        return self.vocabulary.term(list_name, code).label

    def spoken(self, printing: Printing) -> Printing:
        """With recipient, purpose and basis in words, should they be codes."""
        return replace(
            printing,
            recipient=self.term("recipients", printing.recipient),
            purpose=self.term("purposes", printing.purpose),
            basis=self.term("disclosure_bases", printing.basis),
        )

    def route(self, code: str) -> str:
        found = self.vocabulary.every_route.get(code)
        return found.name if found is not None else code

    def category(self, code: str) -> str:
        found = self.vocabulary.every_category.get(code)
        return found.name if found is not None else code

    def severity(self, level: int) -> str:
        found = self.vocabulary.every_severity.get(level)
        return found.label if found is not None else label("doc_not_judged")

    def member(self, member: UUID | None) -> str:
        if member is None:
            return ""
        found = self.members.get(member)
        return found.name if found is not None else str(member)

    def value(self, field: str, value: Any) -> str:  # noqa: PLR0911 - one line for each type there is
        """Any field's value. Empty text for what is empty."""
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            return label("doc_yes") if value else label("doc_no")
        if isinstance(value, Moment):
            return moment_words(value)
        if isinstance(value, Happened):
            return happened_words(value)
        if isinstance(value, date):
            return date_words(value)
        if isinstance(value, UUID):
            return self.member(value)
        if isinstance(value, Discussion):
            return self.discussion(value)
        if isinstance(value, tuple):
            return "; ".join(
                self.category(part) if field == "categories" else self._text(field, str(part))
                for part in value
            )
        if isinstance(value, int):
            return self.severity(value) if field == "severity" else str(value)
        return self._text(field, str(value))

    def discussion(self, discussion: Discussion) -> str:
        if discussion.on is None:
            return discussion.by
        return label("doc_discussed", when=date_words(discussion.on), name=discussion.by)

    def change(self, change: Change, record_type: type) -> tuple[str, str, str]:
        """Name of the field, value before, value after; values as they were written where the field is unknown."""
        hint = hints_of(record_type).get(change.field)
        if hint is None:
            return change.field, _written(change.old), _written(change.new)
        old = self.value(change.field, change.old_value(hint))
        new = self.value(change.field, change.new_value(hint))
        return label(f"doc_field_{change.field}"), old, new

    def _text(self, field: str, text: str) -> str:
        if field == "status":
            return label(f"doc_status_{text}")
        return self.term(_LISTS[field], text) if field in _LISTS else text


def _written(text: str) -> str:
    value = json.loads(text)
    return value if isinstance(value, str) else "" if value is None else text
