"""What somebody has typed about an address that is to be taken down."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class TakedownDraft:
    """`exhibit_id` is what captured it. One of address and account says where it is."""

    address: str = ""
    platform: str = ""
    account: str = ""
    what: str = ""
    exhibit_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakedownStepDraft:
    """`kind` is a code of `takedown_steps`, `route` of `takedown_routes`; `at` as typed."""

    kind: str = ""
    at: str = "now"
    route: str = ""
    reference: str = ""
    note: str = ""
    exhibit_id: UUID | None = None
