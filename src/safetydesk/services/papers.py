"""Papers about one incident beside its case file: an agency's sheet, a bundle for it, who knows, what is to be done.

They are numbered, and hold no picture. What is saved or printed of them ends where every copy does, in the print shop.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from safetydesk.documents.printing import Drawn, Printing
from safetydesk.domain.action_sheet import ActionSheet, sheet_of, sheet_of_rows
from safetydesk.domain.agency_bundle import BUNDLED, bundle_of
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.sheet import check_about
from safetydesk.domain.disclosure import (
    ACTIONS,
    WHO_KNOWS,
    bundle_document,
    linked_bundle_document,
    sheet_document,
)
from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import ActionSheetPrinted
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.incident import Incident
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.rows import ActionFilter
from safetydesk.domain.school import School
from safetydesk.domain.sheet_filling import masking_of
from safetydesk.domain.sheet_kinds import SheetKind
from safetydesk.domain.steps import reached
from safetydesk.domain.team_member import TeamMember
from safetydesk.services import reading_cases, reading_sheets, reading_stories
from safetydesk.services.copies import Copies, Numbered, Prepared
from safetydesk.services.office import Office, needs
from safetydesk.services.out_tray import OutTray
from safetydesk.wording import SheetWords

_MOST = 5_000
"""Actions on one sheet: beyond that it is a list for the screen."""


class Papers:
    """Whoever came in by the keychain alone is asked for the passphrase first."""

    def __init__(self, office: Office, copies: Copies, out: OutTray) -> None:
        self._office = office
        self._copies = copies
        self._out = out

    @needs("print")
    def prepare_sheet(
        self,
        incident_id: UUID,
        sheet: str,
        person_id: UUID | None,
        request: PrintRequest,
        progress: Progress = NO_PROGRESS,
    ) -> Prepared:
        """An agency's sheet about one person, or about the incident. It tells of exhibits by number.

        Raises Refusal `draft_has_problems`, `no_such_record`, `no_such_sheet`, `passphrase_needed` and those of
        `check_about`.
        """
        before, kind = self._asked(incident_id, sheet, person_id, request)
        check_about(before, kind, person_id, self._office.vocabulary)
        reference, called = before.incident.reference, f"{kind.short} sheet"
        copy = self._copies.number(incident_id, sheet_document(sheet), called, request, reference)
        case, filled = reading_sheets.read(self._office, incident_id, sheet, person_id)

        def draw(target: BinaryIO) -> Drawn:
            from safetydesk.documents.agency_sheet import draw_agency_sheet  # reportlab is slow to come

            words, only = self._office.vocabulary, request.agency_only
            return draw_agency_sheet(filled, case, copy.printing, words, target, progress, agency_only=only)

        told = () if case.is_locked else tuple(each.id for each in case.exhibits if each.may_be_told)
        return replace(self._copies.drawn(copy, draw), told=told)

    @needs("print")
    def prepare_bundle(
        self,
        incident_id: UUID,
        sheet: str,
        person_id: UUID | None,
        request: PrintRequest,
        progress: Progress = NO_PROGRESS,
        *,
        with_linked: bool = False,
    ) -> Prepared:
        """An agency's sheet with what stands behind it, masked as the sheet is; `with_linked` what stands behind those
        linked to it too, as one document that is numbered for each of them.

        Raises Refusal `draft_has_problems`, `no_such_record`, `no_such_sheet`, `no_bundle_for_sheet`,
        `nothing_linked`, `passphrase_needed` and those of `check_about`.
        """
        before, kind = self._asked(incident_id, sheet, person_id, request)
        if sheet not in BUNDLED:
            raise Refusal("no_bundle_for_sheet", sheet=kind.short)
        check_about(before, kind, person_id, self._office.vocabulary)
        cases = reading_stories.read(self._office, incident_id) if with_linked else (before,)
        if with_linked and len(cases) < 2:
            raise Refusal("nothing_linked", reference=before.incident.reference)
        copy, *also = numbered = [self._number_bundle(each.incident, kind, request, cases) for each in cases]
        case, filled = reading_sheets.read(self._office, incident_id, sheet, person_id)
        linked = [reading_cases.read(self._office, each.disclosure.about) for each in also]
        masking = masking_of(case, kind, person_id, SheetWords(self._office.vocabulary), linked)
        bundle = bundle_of(filled, case, masking, self._declared())
        others = [bundle_of(filled, each, masking) for each in linked]
        printing = replace(copy.printing, reference=", ".join(each.reference for each in numbered))

        def draw(target: BinaryIO) -> Drawn:
            from safetydesk.documents.agency_bundle import draw_agency_bundle

            words, only = self._office.vocabulary, request.agency_only
            return draw_agency_bundle(bundle, printing, words, target, progress, others, agency_only=only)

        told = tuple(each.id for one in (bundle, *others) for each in one.exhibits if each.may_be_told)
        return replace(self._copies.drawn(copy, draw, also), told=told)

    @needs("print")
    def prepare_who_knows(
        self, incident_id: UUID, request: PrintRequest, progress: Progress = NO_PROGRESS
    ) -> Prepared:
        """Raises Refusal `draft_has_problems`, `no_such_record`, `passphrase_needed`."""

        def draw(case: CaseFile, printing: Printing, target: BinaryIO) -> Drawn:
            from safetydesk.documents.who_knows_paper import draw_who_knows

            return draw_who_knows(case, printing, self._office.vocabulary, target, progress)

        return self._about_incident(incident_id, WHO_KNOWS, "who knows", request, draw)

    @needs("print")
    def prepare_actions(
        self, incident_id: UUID, request: PrintRequest, progress: Progress = NO_PROGRESS
    ) -> Prepared:
        """One incident's actions, open and settled. Raises as `prepare_who_knows`."""

        def draw(case: CaseFile, printing: Printing, target: BinaryIO) -> Drawn:
            from safetydesk.documents.action_sheet import draw_incident_actions

            sheet = sheet_of(case.actions, printing.printed.london_date)
            return draw_incident_actions(case, sheet, printing, self._office.vocabulary, target, progress)

        return self._about_incident(incident_id, ACTIONS, "actions", request, draw)

    @needs("print")
    def school_actions(self) -> ActionSheet:
        """What would be on the school's sheet now: open actions of incidents that nobody restricted."""
        today = self._office.now().london_date
        with self._office.reading() as reading:
            rows = reading.actions(ActionFilter(state="open", restricted_too=False), today, 0, _MOST)
        return sheet_of_rows(rows, today)

    @needs("print")
    def drawn_school_actions(self) -> bytes:
        """As a PDF, for paper or to be saved; that it was drawn is an act. Raises Refusal `passphrase_needed`."""
        self._out.require_passphrase()
        from safetydesk.documents.action_sheet import draw_school_actions

        sheet, now, target = self.school_actions(), self._office.now(), io.BytesIO()
        with self._office.reading() as reading:
            (school,) = reading.every(School)
            me = reading.get(TeamMember, self._office.me)
        draw_school_actions(sheet, school, me.name, now, self._office.vocabulary, target)
        with self._office.work() as work:
            reached("action_sheet.drawn")
            work.commit(ActionSheetPrinted(subject=self._office.store_id))
        return target.getvalue()

    @needs("print")
    def save_school_actions(self, path: Path) -> None:
        """Raises Refusal `print_path_in_store`, `passphrase_needed`; Trouble for the disk's."""
        self._out.save(path, self.drawn_school_actions)

    def _asked(
        self, incident_id: UUID, sheet: str, person_id: UUID | None, request: PrintRequest
    ) -> tuple[CaseFile, SheetKind]:
        """The incident and the sheet that is meant, before a number is used."""
        self._copies.check(request)
        case, filled = reading_sheets.read(self._office, incident_id, sheet, person_id)
        return case, filled.kind

    def _declared(self) -> tuple[Exemption, ...]:
        """Exemptions that this member may open: those of the adult asked of belong in what the LADO is handed."""
        if not self._office.may("open_exemption"):
            return ()
        with self._office.reading() as reading:
            return reading.every(Exemption)

    def _number_bundle(
        self, incident: Incident, kind: SheetKind, request: PrintRequest, cases: Sequence[CaseFile]
    ) -> Numbered:
        document, called = bundle_document(kind.code), f"{kind.short} bundle"
        if len(cases) > 1:
            document, called = linked_bundle_document(kind.code), f"{called} with those linked to it"
        return self._copies.number(incident.id, document, called, request, incident.reference)

    def _about_incident(
        self,
        incident_id: UUID,
        document: str,
        called: str,
        request: PrintRequest,
        draw: Callable[[CaseFile, Printing, BinaryIO], Drawn],
    ) -> Prepared:
        self._copies.check(request)
        reference = reading_cases.read(self._office, incident_id).incident.reference
        copy = self._copies.number(incident_id, document, called, request, reference)
        case = reading_cases.read(self._office, incident_id)
        return self._copies.drawn(copy, lambda target: draw(case, copy.printing, target))
