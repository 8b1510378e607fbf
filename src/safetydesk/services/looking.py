"""Looking at evidence: the picture alone, its opening recorded; nothing that is isolated, not even meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar
from uuid import UUID

from safetydesk.domain.drafts import DraftEvidence
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.events import ExhibitFoundDamaged, ExhibitOpened
from safetydesk.domain.exhibit import Exhibit, SealedEvidence
from safetydesk.domain.incident import Incident
from safetydesk.domain.media_kind import NOTHING, PICTURE, kind_named
from safetydesk.intake.preview import LARGEST_PICTURE, NoPreview, Picture, PreviewRoom
from safetydesk.services.drafts import Drafts
from safetydesk.services.found_damaged import last_told
from safetydesk.services.office import Office, needs
from safetydesk.strongroom.exhibit_files import ExhibitFiles

Seen = TypeVar("Seen")


class Looking:
    """Sight is asked for twice: before the bytes are opened, and after they were decoded."""

    def __init__(self, office: Office, files: ExhibitFiles, drafts: Drafts, previews: PreviewRoom) -> None:
        self._office = office
        self._files = files
        self._drafts = drafts
        self._previews = previews

    @needs("open_exhibit")
    def look(self, exhibit_id: UUID, longest_edge: int = 1600) -> Picture | NoPreview:
        """The picture, its opening recorded. Raises Refusal `exhibit_isolated` and its like, Trouble `exhibit_damaged`
        and such."""
        exhibit = self.recorded(exhibit_id)
        unseen = why_not_shown(exhibit.sealed)
        if unseen:
            return unseen
        kind = kind_named(exhibit.sealed.kind)
        return self.seen(exhibit, lambda content: self._previews.look(content, kind, longest_edge))

    def recorded(self, exhibit_id: UUID) -> Exhibit:
        """The exhibit, its opening recorded before a byte of it is read. Raises Refusal as `look` does."""
        with self._office.work() as work:
            exhibit = work.get(Exhibit, exhibit_id)
            incident = work.get(Incident, exhibit.incident_id)
            refuse_unseen(exhibit)
            work.commit(
                ExhibitOpened(
                    subject=incident.id,
                    reference=incident.reference,
                    record=exhibit_id,
                    number=exhibit.number,
                )
            )
        return exhibit

    def seen(self, exhibit: Exhibit, show: Callable[[bytes], Seen]) -> Seen:
        """What `show` makes of the plain bytes, unless the exhibit is put out of sight before or while it does."""
        self._refuse_now(exhibit.id)
        made = show(self._bytes(exhibit))
        self._refuse_now(exhibit.id)
        return made

    def look_at_draft(self, evidence: DraftEvidence, longest_edge: int = 240) -> Picture | NoPreview:
        """A draft's own file, for the member who added it; recorded too. Raises as `look` does."""
        sealed = evidence.sealed
        self._refuse_out_of_sight(evidence)
        unseen = why_not_shown(sealed)
        if unseen:
            return unseen
        self._drafts.note_look(sealed.file_name)
        content = self._files.read(sealed.file_name, sealed.identity, sealed.sha256, sealed.size)
        picture = self._previews.look(content, kind_named(sealed.kind), longest_edge)
        self._refuse_out_of_sight(evidence)
        return picture

    def _refuse_out_of_sight(self, evidence: DraftEvidence) -> None:
        if evidence.isolated or self._drafts.is_out_of_sight(evidence.sealed.file_name):
            raise Refusal("exhibit_isolated", number=evidence.sealed.original_name)

    def _refuse_now(self, exhibit_id: UUID) -> None:
        with self._office.reading() as reading:
            refuse_unseen(reading.get(Exhibit, exhibit_id))

    def _bytes(self, exhibit: Exhibit) -> bytes:
        sealed = exhibit.sealed
        try:
            return self._files.read(sealed.file_name, sealed.identity, sealed.sha256, sealed.size)
        except Trouble as fault:
            note_damage(self._office, exhibit, fault)
            raise


def note_damage(office: Office, exhibit: Exhibit, fault: Trouble) -> None:
    """Says in the trail that its sealed file is not as it was; nothing where the fault is another."""
    if not fault.code.startswith("exhibit_"):
        return
    with office.reading() as reading:
        if last_told(reading.history_of(exhibit.incident_id), exhibit.id) == fault.code:
            return  # said already: looking again is no news
    with office.work() as work:
        incident = work.get(Incident, exhibit.incident_id)
        work.commit(
            ExhibitFoundDamaged(
                subject=incident.id,
                reference=incident.reference,
                record=exhibit.id,
                number=exhibit.number,
                state=fault.code,
            )
        )


def refuse_untold(office: Office, told: Iterable[UUID], pictured: Iterable[UUID] = ()) -> None:
    """Before a paper leaves that was drawn earlier: `told` are the exhibits that it tells by name or fingerprint,
    `pictured` those that it shows. Raises Refusal `print_holds_isolated` where one may no longer stand on it."""
    seen = frozenset(pictured)
    with office.reading() as reading:
        every = (reading.get(Exhibit, each) for each in dict.fromkeys((*told, *seen)))
        gone = [
            each.number for each in every if not (each.may_be_seen if each.id in seen else each.may_be_told)
        ]
    if gone:
        raise Refusal("print_holds_isolated", numbers=", ".join(gone))


def why_not_shown(sealed: SealedEvidence, view: str = PICTURE) -> NoPreview | None:
    """Asked before a byte is read: a film of 4 GB must not be taken into memory to be told that it is no picture.

    `view` is the way in which it would be shown, one of `media_kind`.
    """
    if kind_named(sealed.kind).view != view or view == NOTHING:
        return NoPreview("not_shown")
    return NoPreview("too_large") if sealed.size > LARGEST_PICTURE else None


def refuse_unseen(exhibit: Exhibit) -> None:
    """Raises Refusal `exhibit_isolated`, `exhibit_withdrawn` or `exhibit_destroyed`."""
    if not exhibit.may_be_seen:
        raise Refusal(f"exhibit_{exhibit.state}", number=exhibit.number)
