"""What a note of each kind needs."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from safetydesk.domain.case_note_kinds import KINDS, NEEDS_PERSON, asks
from safetydesk.domain.checks.codes import check_codes
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import NoteDraft
from safetydesk.domain.vocabulary import Vocabulary


def check_note(draft: NoteDraft, people: Collection[UUID], now: Moment, vocabulary: Vocabulary) -> Findings:
    """`people` are those with a part in the incident. A child's voice is somebody's: whose must be said."""
    found = Findings(now)
    found.need("text", draft.text)
    found.texts(draft)
    found.need("at", draft.at)
    found.moment("at", draft.at)
    check_codes(found, draft, {"kind": KINDS, "method": "methods"}, vocabulary)
    if draft.person_id is not None and draft.person_id not in people:
        found.say("person_id", "of_another_incident")
    if draft.person_id is None and asks(draft.kind, NEEDS_PERSON, vocabulary):
        found.need("person_name", draft.person_name, "note_whose")
    return found
