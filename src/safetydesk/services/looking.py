"""Looking at evidence: the picture alone, its opening recorded; nothing that is isolated, not even meanwhile."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.drafts import DraftEvidence
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.events import ExhibitFoundDamaged, ExhibitOpened
from safetydesk.domain.exhibit import Exhibit, SealedEvidence
from safetydesk.domain.incident import Incident
from safetydesk.domain.media_kind import kind_named
from safetydesk.intake.preview import LARGEST_PICTURE, NoPreview, Picture, PreviewRoom
from safetydesk.services.drafts import Drafts
from safetydesk.services.office import Office, needs
from safetydesk.strongroom.exhibit_files import ExhibitFiles


class Looking:
    """Sight is asked for twice: before the bytes are opened, and after they were decoded."""

    def __init__(self, office: Office, files: ExhibitFiles, drafts: Drafts, previews: PreviewRoom) -> None:
        self._office = office
        self._files = files
        self._drafts = drafts
        self._previews = previews

    @needs("open_exhibit")
    def look(self, exhibit_id: UUID, longest_edge: int = 1600) -> Picture | NoPreview:
        """The picture, its opening recorded. Raises Refusal `exhibit_isolated`, Trouble `exhibit_damaged` and such."""
        with self._office.work() as work:
            exhibit = work.get(Exhibit, exhibit_id)
            incident = work.get(Incident, exhibit.incident_id)
            _refuse_isolated(exhibit)
            work.commit(
                ExhibitOpened(
                    subject=incident.id,
                    reference=incident.reference,
                    record=exhibit_id,
                    number=exhibit.number,
                )
            )
        unseen = why_not_shown(exhibit.sealed)
        if unseen:
            return unseen
        kind = kind_named(exhibit.sealed.kind)
        picture = self._previews.look(self._bytes(incident, exhibit), kind, longest_edge)
        with self._office.reading() as reading:
            _refuse_isolated(reading.get(Exhibit, exhibit_id))
        return picture

    def look_at_draft(self, evidence: DraftEvidence, longest_edge: int = 240) -> Picture | NoPreview:
        """A draft's own file, for the member who added it. Raises as `look` does."""
        sealed = evidence.sealed
        self._refuse_out_of_sight(evidence)
        unseen = why_not_shown(sealed)
        if unseen:
            return unseen
        content = self._files.read(sealed.file_name, sealed.identity, sealed.sha256, sealed.size)
        picture = self._previews.look(content, kind_named(sealed.kind), longest_edge)
        self._refuse_out_of_sight(evidence)
        return picture

    def _refuse_out_of_sight(self, evidence: DraftEvidence) -> None:
        if evidence.isolated or self._drafts.is_out_of_sight(evidence.sealed.file_name):
            raise Refusal("exhibit_isolated", number=evidence.sealed.original_name)

    def _bytes(self, incident: Incident, exhibit: Exhibit) -> bytes:
        sealed = exhibit.sealed
        try:
            return self._files.read(sealed.file_name, sealed.identity, sealed.sha256, sealed.size)
        except Trouble as fault:
            with self._office.work() as work:
                work.commit(
                    ExhibitFoundDamaged(
                        subject=incident.id,
                        reference=incident.reference,
                        record=exhibit.id,
                        number=exhibit.number,
                        state=fault.code,
                    )
                )
            raise


def why_not_shown(sealed: SealedEvidence) -> NoPreview | None:
    """Asked before a byte is read: a film of 4 GB must not be taken into memory to be told that it is no picture."""
    if not kind_named(sealed.kind).is_decodable:
        return NoPreview("not_shown")
    return NoPreview("too_large") if sealed.size > LARGEST_PICTURE else None


def _refuse_isolated(exhibit: Exhibit) -> None:
    if exhibit.is_isolated:
        raise Refusal("exhibit_isolated", number=exhibit.number)
