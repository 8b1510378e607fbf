"""What an exhibit's file says of itself: asked for, recorded before a byte is read, and never kept as a fact."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.events import FileClaimsRead
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.incident import Incident
from safetydesk.domain.media_kind import kind_named
from safetydesk.intake.file_says import READABLE, FileClaims, file_claims
from safetydesk.intake.preview import LARGEST_PICTURE, NoPreview, PreviewRoom
from safetydesk.services.looking import Looking, refuse_unseen
from safetydesk.services.office import Office, needs


class FileSays:
    """Nothing of it is kept: whoever wants a claim on the record writes it on the capture card, as what it is."""

    def __init__(self, office: Office, looking: Looking, previews: PreviewRoom) -> None:
        self._office = office
        self._looking = looking
        self._previews = previews

    @needs("open_exhibit")
    def read(self, exhibit_id: UUID, *, with_place: bool = False) -> FileClaims | NoPreview:
        """The claims of the file; where it says it was made only `with_place`, which the record then says too.

        Raises Refusal `exhibit_isolated`, `exhibit_withdrawn`, `exhibit_destroyed`; Trouble `exhibit_damaged` and such.
        """
        with self._office.work() as work:
            exhibit = work.get(Exhibit, exhibit_id)
            incident = work.get(Incident, exhibit.incident_id)
            refuse_unseen(exhibit)
            unread = _why_not_read(exhibit)
            if unread:
                return unread
            work.commit(
                FileClaimsRead(
                    subject=incident.id,
                    reference=incident.reference,
                    record=exhibit_id,
                    number=exhibit.number,
                    with_place=with_place,
                )
            )
        kind = kind_named(exhibit.sealed.kind)
        return self._looking.seen(
            exhibit, lambda content: file_claims(self._previews, content, kind, with_place=with_place)
        )


def _why_not_read(exhibit: Exhibit) -> NoPreview | None:
    """Asked before a byte is read."""
    if exhibit.sealed.kind not in READABLE:
        return NoPreview("not_read")
    return NoPreview("too_large") if exhibit.sealed.size > LARGEST_PICTURE else None
