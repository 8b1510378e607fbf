"""The bytes of an exhibit for an act that works on the picture itself: its opening recorded, its file proved."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.events import ExhibitFoundDamaged, ExhibitOpened
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.image_guard import is_locked, refuse_if_locked
from safetydesk.domain.incident import Incident
from safetydesk.domain.media_kind import MediaKind, kind_named
from safetydesk.records.work import Work
from safetydesk.services.looking import why_not_shown
from safetydesk.services.office import Office
from safetydesk.strongroom.exhibit_files import ExhibitFiles


def refuse_locked(office: Office, work: Work, incident: Incident) -> None:
    """Raises Refusal `images_never` where no picture may be added, so none made here either."""
    described = work.described_of(incident.id)
    refuse_if_locked(is_locked(incident.categories, incident.sexual_image, described, office.vocabulary))


def refuse_unseen(exhibit: Exhibit) -> None:
    """Raises Refusal `exhibit_isolated`, `exhibit_not_seen` for what may not be opened."""
    if exhibit.is_isolated:
        raise Refusal("exhibit_isolated", number=exhibit.number)
    if not exhibit.may_be_seen:
        raise Refusal("exhibit_not_seen", number=exhibit.number)


def open_picture(office: Office, files: ExhibitFiles, exhibit_id: UUID) -> tuple[Exhibit, MediaKind, bytes]:
    """The exhibit, its kind and its bytes. Call with the act's own role required.

    Raises Refusal `images_never`, `exhibit_isolated`, `exhibit_not_seen`, `not_a_picture_here`; Trouble as the file
    has.
    """
    with office.work() as work:
        exhibit = work.get(Exhibit, exhibit_id)
        incident = work.get(Incident, exhibit.incident_id)
        refuse_locked(office, work, incident)
        refuse_unseen(exhibit)
        unseen = why_not_shown(exhibit.sealed)
        if unseen or not kind_named(exhibit.sealed.kind).is_decodable:
            raise Refusal("not_a_picture_here", number=exhibit.number)
        work.commit(
            ExhibitOpened(
                subject=incident.id, reference=incident.reference, record=exhibit_id, number=exhibit.number
            )
        )
    sealed = exhibit.sealed
    try:
        content = files.read(sealed.file_name, sealed.identity, sealed.sha256, sealed.size)
    except Trouble as fault:
        with office.work() as work:
            work.commit(
                ExhibitFoundDamaged(
                    subject=incident.id,
                    reference=incident.reference,
                    record=exhibit_id,
                    number=exhibit.number,
                    state=fault.code,
                )
            )
        raise
    return exhibit, kind_named(sealed.kind), content
