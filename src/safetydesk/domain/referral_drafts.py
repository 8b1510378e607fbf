"""A call and an agency as typed, before the checks have read them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class CallDraft:
    """Times as typed; `ended` blank while the call is still open."""

    route: str = ""
    organisation: str = ""
    number: str = ""
    began: str = "now"
    ended: str = ""
    result: str = ""
    spoke_to: str = ""
    note: str = ""
    referral_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyDraft:
    """`checked` is a day as typed."""

    name: str = ""
    routes: tuple[str, ...] = ()
    area: str = ""
    contact: str = ""
    phone: str = ""
    hours: str = ""
    out_of_hours: str = ""
    email: str = ""
    portal: str = ""
    address: str = ""
    note: str = ""
    checked: str = ""
    checked_by: str = ""
