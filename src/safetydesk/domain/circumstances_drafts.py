"""What bears on an incident, as ticked and typed."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.circumstances import Circumstances

LISTED = ("marks", "characteristics", "clauses", "managed_under")
SINGLE = (
    "school_time", "intent", "network", "audience", "lead_procedure", "lead_reason", "anybody_replied", "police_wish",
    "police_wish_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CircumstancesDraft:
    """Fields as the record's, each a code or codes; `other_references` as typed, one a line."""

    marks: tuple[str, ...] = ()
    characteristics: tuple[str, ...] = ()
    school_time: str = ""
    intent: str = ""
    network: str = ""
    audience: str = ""
    clauses: tuple[str, ...] = ()
    managed_under: tuple[str, ...] = ()
    lead_procedure: str = ""
    lead_reason: str = ""
    other_references: str = ""
    anybody_replied: str = ""
    police_wish: str = ""
    police_wish_by: str = ""


def draft_of(record: Circumstances) -> CircumstancesDraft:
    """What a form begins with where something is on record already."""
    return CircumstancesDraft(
        **{name: getattr(record, name) for name in (*LISTED, *SINGLE)},
        other_references="\n".join(record.other_references),
    )
