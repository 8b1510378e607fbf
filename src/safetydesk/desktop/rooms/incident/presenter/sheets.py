"""Sheets for agencies: which there are, how each stands, answered and copied."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.agency_sheet import AgencySheet, SheetAnswer
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.disclosure import sheet_document
from safetydesk.domain.events import SheetFieldCopied
from safetydesk.domain.person import Person
from safetydesk.domain.sheet_filling import FilledSheet, filled, people_for
from safetydesk.domain.sheet_kinds import SheetKind
from safetydesk.domain.takedown_standing import answers_due
from safetydesk.domain.team_member import TeamMember
from safetydesk.services.agency_sheets import CopiedField
from safetydesk.services.desk import Desk
from safetydesk.wording import SheetWords, load_sheets

__all__ = ["CopiedField", "SheetsDesk", "SheetsShown"]


@dataclass(frozen=True, slots=True)
class SheetsShown:
    """`kinds` begun or offered first; `offered` are the codes of those. `me` is the member at the desk."""

    kinds: tuple[SheetKind, ...] = ()
    offered: frozenset[str] = frozenset()
    me: TeamMember | None = None


class SheetsDesk:
    """`shown`, `save` and `copied` are for the worker; the rest derives from a case already read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def shown(self, case: CaseFile) -> SheetsShown:
        """Which sheets there are for the incident."""
        kinds = self._desk.agency_sheets.kinds(case)
        wanted = {route.code for route in self._desk.vocabulary.routes_for(case.incident.categories)}
        offered = frozenset(kind.code for kind in kinds if wanted & set(kind.routes))
        return SheetsShown(kinds, offered, self._desk.me)

    def filled(
        self, case: CaseFile, sheets: SheetsShown, sheet: str, person_id: UUID | None
    ) -> FilledSheet | None:
        """As it stands; None for one that there is not."""
        kind = next((each for each in sheets.kinds if each.code == sheet), None)
        if kind is None or sheets.me is None:
            return None
        return filled(
            case,
            kind,
            person_id,
            sheets=load_sheets(),
            me=sheets.me,
            now=self._desk.clock.now(),
            speak=SheetWords(self._desk.vocabulary),
            answer_due=answers_due(self._desk.vocabulary, self._desk.office.calendars),
        )

    def people(self, kind: SheetKind, case: CaseFile) -> tuple[Person, ...]:
        """Whom one may be about; and whoever one was begun about and who is withdrawn since."""
        found = people_for(kind, case)
        begun = {each.person_id for each in case.agency_sheets if each.sheet == kind.code}
        known = {person.id for person in found}
        gone = {p.id: p for _part, p in case.people if p.id in begun and p.id not in known}
        return (*found, *gone.values())

    def copied_at(self, case: CaseFile, sheet: str, person_id: UUID | None) -> dict[str, Moment]:
        """When each field was last copied."""
        return {
            done.event.field: done.at
            for done in case.history
            if isinstance(done.event, SheetFieldCopied)
            and (done.event.document, done.event.person) == (sheet_document(sheet), person_id)
        }

    def save(
        self,
        incident_id: UUID,
        sheet: FilledSheet,
        person_id: UUID | None,
        answers: Sequence[SheetAnswer],
        as_recorded: Collection[str] = (),
    ) -> AgencySheet:
        """Raises Refusal, StaleRecord."""
        version = sheet.saved.row_version if sheet.saved is not None else 0
        return self._desk.agency_sheets.save(
            incident_id, sheet.kind.code, person_id, version, answers, as_recorded
        )

    def copied(
        self, incident_id: UUID, sheet: str, person_id: UUID | None, code: str, session: UUID | None
    ) -> CopiedField:
        """Recorded before the clipboard is given anything. Raises Refusal."""
        return self._desk.agency_sheets.copied(incident_id, sheet, person_id, code, session)
