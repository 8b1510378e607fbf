"""What the room of agencies asks of the services: each in words for its list, and its values for the form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from safetydesk import wording
from safetydesk.domain.agency import Agency
from safetydesk.domain.clock import Moment
from safetydesk.domain.referral_drafts import AgencyDraft
from safetydesk.services.desk import Desk

__all__ = ["Agency", "AgencyDraft", "AgencyLine", "AgenciesPresenter"]


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """One agency in words; `is_old` where nobody has checked it for a year."""

    agency: Agency
    name: str
    routes: str
    reached: str
    checked: str
    is_old: bool
    is_retired: bool


class AgenciesPresenter:
    """`save` and `retire` write to the store: run them by `Tasks`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @classmethod
    def of(cls, desk: object) -> AgenciesPresenter:
        """For the desk that every room is handed."""
        return cls(Desk.of(desk))

    def moment(self) -> Moment:
        return self._desk.clock.now()

    def lines(self) -> list[AgencyLine]:
        """Those offered by name, then those that are not any more."""
        found = sorted(self._desk.agencies.all(retired=True), key=lambda each: each.retired is not None)
        return [self._line(each) for each in found]

    def get(self, agency_id: str) -> Agency | None:
        return next((one for one in self._desk.agencies.all(retired=True) if str(one.id) == agency_id), None)

    def draft_of(self, agency: Agency) -> AgencyDraft:
        return self._desk.agencies.draft_of(agency)

    def routes(self, typed: str) -> list[tuple[str, str, str]]:
        """Ways to an agency outside, as (code, name, when)."""
        words = self._desk.vocabulary
        found = words.search_routes(typed) if typed else words.routes
        return [
            (route.code, route.name, wording.timing_words(route, words))
            for route in found
            if route.is_outside
        ]

    def route_name(self, code: str) -> str:
        known = self._desk.vocabulary.every_route
        return known[code].name if code in known else code

    def save(self, before: Agency | None, draft: AgencyDraft) -> Agency:
        """Raises Refusal `draft_has_problems`, `nothing_changed`, StaleRecord."""
        if before is None:
            return self._desk.agencies.add(draft)
        return self._desk.agencies.amend(before.id, before.row_version, draft)

    def retire(self, agency: Agency) -> Agency:
        return self._desk.agencies.retire(agency.id, agency.row_version)

    def _line(self, agency: Agency) -> AgencyLine:
        known = self._desk.vocabulary.every_route
        shorts = [known[code].short if code in known else code for code in agency.routes]
        reached = [agency.contact, agency.phone, agency.hours]
        if agency.out_of_hours:
            reached.append(wording.label("agencies_out_of_hours", number=agency.out_of_hours))
        return AgencyLine(
            agency=agency,
            name=agency.name,
            routes=", ".join(shorts),
            reached=_joined(reached) or _joined([agency.email, agency.portal]),
            checked=self._checked(agency),
            is_old=agency.retired is None and self._desk.agencies.needs_checking(agency),
            is_retired=agency.retired is not None,
        )

    @staticmethod
    def _checked(agency: Agency) -> str:
        if agency.retired is not None:
            return wording.label("agencies_retired", when=wording.date_words(agency.retired))
        if agency.checked is None:
            return wording.label("agencies_never_checked")
        return _joined([wording.date_words(agency.checked), agency.checked_by])


def _joined(parts: Sequence[str]) -> str:
    return " · ".join(part for part in parts if part)
