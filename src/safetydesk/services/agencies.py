"""The bodies outside as this school reaches them: named, with their numbers, and looked at again each year."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from safetydesk.domain.agency import CHECKED_WITHIN, Agency
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.checks.referral import check_agency
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import AgencyAdded, AgencyAmended, AgencyRetired, Change
from safetydesk.domain.identity import new_id
from safetydesk.domain.referral_drafts import AgencyDraft
from safetydesk.services.office import Office, needs

_SAME_NAME = (
    "name", "routes", "area", "contact", "phone", "hours", "out_of_hours", "email", "portal", "address", "note",
    "checked_by",
)  # fmt: skip
AMENDABLE = (*_SAME_NAME, "checked")


class Agencies:
    """Everybody may read them; who may change the school's settings changes them."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def all(self, *, retired: bool = False) -> tuple[Agency, ...]:
        """By name; those retired only where asked for."""
        with self._office.reading() as reading:
            found = reading.every(Agency)
        return tuple(
            sorted(
                (each for each in found if retired or each.retired is None),
                key=lambda each: (each.name.casefold(), each.area.casefold(), each.id.int),
            )
        )

    def needs_checking(self, agency: Agency) -> bool:
        """Nobody has tried what stands there for as long as the school allows, or ever."""
        office = self._office
        return agency.needs_checking(office.now().london_date, office.vocabulary.limit(CHECKED_WITHIN))

    @needs("settings")
    def add(self, draft: AgencyDraft) -> Agency:
        """Raises Refusal `draft_has_problems`."""
        found = self._checked(draft)
        agency = Agency(id=new_id(), recorded=found.now, recorded_by=self._office.me, **_values(draft, found))
        with self._office.work() as work:
            work.add(agency)
            work.commit(AgencyAdded(subject=agency.id, name=agency.name))
        return agency

    @needs("settings")
    def amend(self, agency_id: UUID, version: int, draft: AgencyDraft) -> Agency:
        """Raises Refusal `draft_has_problems`, `nothing_changed`, StaleRecord."""
        found = self._checked(draft)
        with self._office.work() as work:
            before = work.get(Agency, agency_id)
            after = replace(before, **_values(draft, found), row_version=version)
            changes = Change.all_between(before, after, AMENDABLE)
            if not changes:
                raise Refusal("nothing_changed")
            saved = work.replace(after)
            work.commit(AgencyAmended(subject=agency_id, name=saved.name, changes=changes))
        return saved

    @needs("settings")
    def retire(self, agency_id: UUID, version: int) -> Agency:
        """Offered no more from today. Raises Refusal `nothing_changed`, StaleRecord."""
        with self._office.work() as work:
            before = work.get(Agency, agency_id)
            if before.retired is not None:
                raise Refusal("nothing_changed")
            saved = work.replace(replace(before, retired=self._office.now().london_date, row_version=version))
            work.commit(AgencyRetired(subject=agency_id, name=saved.name))
        return saved

    @staticmethod
    def draft_of(agency: Agency) -> AgencyDraft:
        """Its present values in a form's shape."""
        return AgencyDraft(
            **{name: getattr(agency, name) for name in _SAME_NAME},
            checked=agency.checked.isoformat() if agency.checked else "",
        )

    def _checked(self, draft: AgencyDraft) -> Findings:
        found = check_agency(draft, self._office.now(), self._office.vocabulary)
        found.refuse()
        return found


def _values(draft: AgencyDraft, found: Findings) -> dict[str, Any]:
    return {
        **{name: getattr(draft, name) for name in _SAME_NAME},
        "name": draft.name.strip(),
        "checked": found.day("checked", draft.checked),
    }
