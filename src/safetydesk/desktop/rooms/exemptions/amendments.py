"""What an amendment changed, old and new, as people say it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from safetydesk import wording
from safetydesk.desktop.kit.timeline import Entry
from safetydesk.domain.case_file import Amendment
from safetydesk.domain.events import Change
from safetydesk.domain.vocabulary import Vocabulary

CODED = {
    "kind": "exemption_kinds",
    "decision": "exemption_decisions",
    "other_is_pupil": "pupil_answers",
    "parent_told": "parent_told_answers",
}
DATES = frozenset({"declared_on", "decided_on", "in_force_from", "in_force_to", "review_on", "ended_on"})


def amendment_entries(amendments: Sequence[Amendment], who: dict[str, str], terms: Vocabulary) -> list[Entry]:
    """One entry an amendment, the oldest first. `who` gives names by member id."""
    return [
        Entry(
            when=wording.moment_words(one.at),
            title=wording.label("ex_amended_why", reason=one.reason),
            text="\n".join(change_words(change, terms) for change in one.changes),
            tone="accent",
            note=wording.label("ex_by", name=who.get(str(one.by), "")),
        )
        for one in amendments
    ]


def change_words(change: Change, terms: Vocabulary) -> str:
    """ "Decision: Not decided yet → Agreed"."""
    old, new = (_said(change.field, json.loads(side), terms) for side in (change.old, change.new))
    return f"{wording.label(f'ex_{change.field}')}: {old} → {new}"


def _said(field: str, value: object, terms: Vocabulary) -> str:
    if isinstance(value, dict):
        parts = (_day(str(value["on"])) if value.get("on") else "", str(value.get("by") or ""))
        value = ", ".join(part for part in parts if part)
    text = "" if value is None else str(value)
    if not text:
        return wording.label("ex_nothing")
    if field in DATES:
        return _day(text)
    if field == "standing":
        return wording.label(f"ex_standing_{text}")
    return terms.term(CODED[field], text).label if field in CODED else text


def _day(text: str) -> str:
    try:
        return wording.date_words(date.fromisoformat(text))
    except ValueError:
        return text
