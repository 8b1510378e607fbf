"""Printing: prepared and numbered before the paper has a name, released or failed after. Read on screen first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from safetydesk.documents.plate import Plate
from safetydesk.documents.printing import Drawn
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.covered import COVERED, has_covered, left_out
from safetydesk.domain.disclosure import CASE_FILE, CERTIFICATE, FAILED, LINKED, RELEASED, Disclosure
from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.incident_link_series import Story, as_one
from safetydesk.domain.media_kind import kind_named
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.intake.preview import NoPreview, PreviewRoom
from safetydesk.services import reading_cases, reading_stories
from safetydesk.services.copies import Copies, Numbered, Prepared
from safetydesk.services.exemptions import Exemptions
from safetydesk.services.looking import note_damage, refuse_untold, why_not_shown
from safetydesk.services.office import Office, needs
from safetydesk.services.out_tray import OutTray
from safetydesk.strongroom.exhibit_files import ExhibitFiles

ON_PAPER, SAVED = "paper", "saved"


class PrintShop:
    """A copy is numbered, drawn in memory, and leaves or does not; each of its ends is recorded."""

    def __init__(
        self,
        office: Office,
        files: ExhibitFiles,
        previews: PreviewRoom,
        copies: Copies,
        out: OutTray,
    ) -> None:
        self._office = office
        self._files = files
        self._previews = previews
        self._copies = copies
        self._out = out
        self._exemptions = Exemptions(office)

    @needs("print")
    def prepare_case_file(
        self, incident_id: UUID, request: PrintRequest, progress: Progress = NO_PROGRESS
    ) -> Prepared:
        """Draws a numbered copy. Raises Refusal `draft_has_problems`, Trouble `record_altered`; a damaged exhibit is
        named on its page, never printed as good. Whoever came in by the keychain shows the passphrase first: Refusal
        `passphrase_needed`."""
        self._copies.check(request)
        before = reading_cases.read(self._office, incident_id)
        reference, pictures = before.incident.reference, request.pictures or COVERED
        told = pictures if has_covered(before.exhibits) else ""
        copy = self._copies.number(incident_id, CASE_FILE, "case file", request, reference, told)
        case = reading_cases.read(self._office, incident_id)
        printing = replace(copy.printing, pictures=pictures if has_covered(case.exhibits) else "")
        plates: dict[UUID, Plate] = {}

        def draw(target: BinaryIO) -> Drawn:
            # Here, not above: reportlab takes a fifth of the way to the sign-in, and most days print nothing.
            from safetydesk.documents.case_file_document import draw_case_file

            plates.update(self._plates(case, progress, pictures))
            return draw_case_file(case, plates, printing, self._office.vocabulary, target, progress)

        drawn = self._copies.drawn(copy, draw)
        pictured = tuple(plate.exhibit_id for plate in plates.values() if plate.jpeg is not None)
        named = tuple(exhibit.id for exhibit in case.exhibits if exhibit.may_be_told)
        return replace(drawn, pictured=pictured, told=named)

    @needs("print")
    def prepare_linked(
        self, incident_id: UUID, request: PrintRequest, progress: Progress = NO_PROGRESS
    ) -> Prepared:
        """The same of an incident with those linked to it, as one document: it is numbered for each of them.

        Raises what `prepare_case_file` does; Refusal `nothing_linked` where it stands alone.
        """
        self._copies.check(request)
        before = reading_stories.read(self._office, incident_id)
        if len(before) < 2:
            raise Refusal("nothing_linked", reference=before[0].incident.reference)
        pictures = request.pictures or COVERED
        copy, *also = numbered = [self._number_linked(case, request, pictures) for case in before]
        cases = reading_stories.read(self._office, incident_id)
        story = Story(cases, as_one(cases))
        exhibits = [exhibit for case in story.cases for exhibit in case.exhibits]
        printing = replace(
            copy.printing,
            reference=", ".join(each.reference for each in numbered),
            pictures=pictures if has_covered(exhibits) else "",
        )
        plates: dict[UUID, Plate] = {}

        def draw(target: BinaryIO) -> Drawn:
            from safetydesk.documents.linked_pages import draw_linked

            for case in story.cases:
                plates.update(self._plates(case, progress, pictures))
            return draw_linked(story, plates, printing, self._office.vocabulary, target, progress)

        drawn = self._copies.drawn(copy, draw, also)
        pictured = tuple(plate.exhibit_id for plate in plates.values() if plate.jpeg is not None)
        return replace(drawn, pictured=pictured, told=tuple(each.id for each in exhibits if each.may_be_told))

    def _number_linked(self, case: CaseFile, request: PrintRequest, pictures: str) -> Numbered:
        incident = case.incident
        told = pictures if has_covered(case.exhibits) else ""
        called = "with those linked to it"
        return self._copies.number(incident.id, LINKED, called, request, incident.reference, told)

    @needs("print")
    def prepare_certificate(
        self, exemption_id: UUID, request: PrintRequest, progress: Progress = NO_PROGRESS
    ) -> Prepared:
        """The same of an exemption: its certificate. Raises Refusal `draft_has_problems`, `no_such_record`,
        `passphrase_needed`."""
        self._copies.check(request)
        reference = self._exemptions.reread(exemption_id).exemption.reference
        copy = self._copies.number(exemption_id, CERTIFICATE, "certificate", request, reference)
        file = self._exemptions.reread(exemption_id)

        def draw(target: BinaryIO) -> Drawn:
            from safetydesk.documents.certificate import draw_certificate

            progress.step(0, 1, "")
            return draw_certificate(
                file.exemption,
                file.staff,
                file.school,
                copy.printing,
                self._office.vocabulary,
                target,
                file.amendments,
                file.members,
            )

        return self._copies.drawn(copy, draw)

    @needs("print")
    def save(self, prepared: Prepared, path: Path) -> Disclosure:
        """Writes the document and only then calls it released. Raises Trouble; then the disclosure is failed.

        Raises Refusal `print_holds_isolated` as `check_may_leave` does, `print_path_in_store`.
        """
        self.check_may_leave(prepared)
        try:
            self._out.save(path, lambda: prepared.pdf)
        except Trouble:
            self._copies.settle(prepared, FAILED, SAVED)
            raise
        return self._copies.settle(prepared, RELEASED, SAVED)

    def check_may_leave(self, prepared: Prepared) -> None:
        """Ask before pages go to paper: what they show or name may have been isolated since they were drawn.

        Raises Refusal `print_holds_isolated`.
        """
        refuse_untold(self._office, prepared.told, prepared.pictured)

    @needs("print")
    def printed(self, prepared: Prepared, how: str = ON_PAPER) -> Disclosure:
        """Its pages went to paper: the copy is released."""
        return self._copies.settle(prepared, RELEASED, how)

    def abandon(self, prepared: Prepared) -> Disclosure:
        """Looked at and neither saved nor printed: the number stays used, and says so."""
        with self._office.reading() as reading:
            now = reading.get(Disclosure, prepared.disclosure.id)
        return now if now.state == RELEASED else self._copies.settle(prepared, FAILED, "abandoned")

    def _plates(self, case: CaseFile, progress: Progress, pictures: str = COVERED) -> dict[UUID, Plate]:
        """What is left out for its covered copy, or for its original, is not even read."""
        gone, covered = left_out(case.exhibits, pictures), left_out(case.exhibits, COVERED)
        plates = {}
        for place, exhibit in enumerate(case.exhibits):
            progress.step(place, len(case.exhibits), exhibit.number)
            if exhibit.id in gone:
                plates[exhibit.id] = replace(Plate.without(exhibit.id, pictures), instead=gone[exhibit.id])
            else:
                plates[exhibit.id] = replace(self._plate(exhibit), covered_in=covered.get(exhibit.id, ()))
        return plates

    def _plate(self, exhibit: Exhibit) -> Plate:
        """The exhibit as a JPEG of our own making, its hash compared on the way; or why there is no picture."""
        if not exhibit.may_be_seen:
            return Plate.without(exhibit.id, exhibit.state)
        sealed = exhibit.sealed
        if not kind_named(sealed.kind).is_decodable:
            return Plate.without(exhibit.id, "not_a_picture")
        unseen = why_not_shown(sealed)
        if unseen is not None:
            return Plate.without(exhibit.id, unseen.reason)
        try:
            content = self._files.read(sealed.file_name, sealed.identity, sealed.sha256, sealed.size)
        except Trouble as fault:
            note_damage(self._office, exhibit, fault)
            return Plate.without(exhibit.id, fault.code)
        made = self._previews.for_print(content, kind_named(sealed.kind))
        if isinstance(made, NoPreview):
            return Plate.without(exhibit.id, made.reason)
        return Plate(exhibit.id, made.jpeg, made.width, made.height)
