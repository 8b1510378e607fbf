"""What somebody has typed about a step of a pathway, or about a ban."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDraft:
    """`state` is a code of `step_states` or, of a whole pathway, of `pathway_states`."""

    state: str = ""
    at: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BanDraft:
    """`person_id` is one of the people of the incident."""

    person_id: str = ""
    what: str = ""
    details: str = ""
    starts: str = ""
    until: str = ""
    review: str = ""
    reason: str = ""
    decided: str = ""
    decided_by: str = ""
