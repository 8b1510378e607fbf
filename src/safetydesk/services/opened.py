"""The bytes of an exhibit for an act that works on the picture itself: its opening recorded, its file proved."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.events import ExhibitOpened
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.image_guard import is_locked, refuse_if_locked
from safetydesk.domain.incident import Incident
from safetydesk.domain.media_kind import MediaKind, kind_named
from safetydesk.records.work import Work
from safetydesk.services.looking import note_damage, refuse_unseen, why_not_shown
from safetydesk.services.office import Office
from safetydesk.strongroom.exhibit_files import ExhibitFiles


def refuse_locked(office: Office, work: Work, incident: Incident) -> None:
    """Raises Refusal `images_never` where no picture may be added, so none made here either."""
    described = work.described_of(incident.id)
    refuse_if_locked(is_locked(incident.categories, incident.sexual_image, described, office.vocabulary))


def open_picture(
    office: Office, files: ExhibitFiles, exhibit_id: UUID, *, to_make_one: bool
) -> tuple[Exhibit, MediaKind, bytes]:
    """The exhibit, its kind and its bytes. Call with the act's own role required.

    `to_make_one`: where no picture may be added none may be made of it either. Raises Refusal `images_never`,
    `not_a_picture_here`, and as `refuse_unseen` does; Trouble as the file has.
    """
    with office.work() as work:
        exhibit = work.get(Exhibit, exhibit_id)
        incident = work.get(Incident, exhibit.incident_id)
        if to_make_one:
            refuse_locked(office, work, incident)
        refuse_unseen(exhibit)
        if why_not_shown(exhibit.sealed):
            raise Refusal("not_a_picture_here", number=exhibit.number)
        work.commit(
            ExhibitOpened(
                subject=incident.id, reference=incident.reference, record=exhibit_id, number=exhibit.number
            )
        )
    return exhibit, kind_named(exhibit.sealed.kind), read_again(office, files, exhibit)


def read_again(office: Office, files: ExhibitFiles, exhibit: Exhibit) -> bytes:
    """The bytes within an act that recorded the opening. Raises Trouble as the file has, and says it in the trail."""
    sealed = exhibit.sealed
    try:
        return files.read(sealed.file_name, sealed.identity, sealed.sha256, sealed.size)
    except Trouble as fault:
        note_damage(office, exhibit, fault)
        raise
