"""Taking a plain copy of an exhibit out to look at it: warned, with a purpose, recorded before it exists, and followed
until somebody says that it is deleted."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from safetydesk.domain.checks.copy_out import check_copy_out, check_deleted
from safetydesk.domain.copy_out import CopyOut, name_outside
from safetydesk.domain.disclosure import FAILED, RELEASED
from safetydesk.domain.errors import Refusal, SafetyDeskError, Trouble
from safetydesk.domain.events import CopyOutDeleted, CopyOutFailed, CopyOutPrepared, CopyTakenOut
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.media_kind import kind_named
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.steps import reached
from safetydesk.services.looking import note_damage, refuse_unseen
from safetydesk.services.office import Office, needs
from safetydesk.strongroom import copies_outside
from safetydesk.strongroom.copies_outside import CHANGED, GONE, UNREACHABLE
from safetydesk.strongroom.exhibit_files import ExhibitFiles

_MOST_NAMES = 999


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A copy that may still lie outside, and the incident it is of."""

    copy: CopyOut
    reference: str


class CopiesOut:
    """Whatever its kind, an exhibit leaves by this door alone, one at a time."""

    def __init__(self, office: Office, files: ExhibitFiles, require_passphrase: Callable[[], None]) -> None:
        self._office = office
        self._files = files
        self._require_passphrase = require_passphrase

    @needs("copy_out")
    def take_out(
        self, exhibit_id: UUID, folder: Path, purpose: str, progress: Progress = NO_PROGRESS
    ) -> CopyOut:
        """Writes the plain bytes into `folder` under a name of ours, at flat memory, proved on the way.

        Raises Refusal `draft_has_problems`, `passphrase_needed`, `exhibit_isolated` and its like, `copy_out_no_folder`,
        `copy_out_in_store`, `copy_out_synced`, `copy_out_not_writable`, `copy_out_no_name`,
        `copy_out_name_taken`; Trouble of the disk, `exhibit_damaged`, `exhibit_missing`; Cancelled. Then nothing of it
        stays, and it is recorded as failed.
        """
        check_copy_out(purpose, self._office.now()).refuse()
        self._require_passphrase()
        folder = folder.absolute()
        if self._files.is_in_store(folder):
            raise Refusal("copy_out_in_store")
        copies_outside.check_folder(folder)
        copy, exhibit = self._prepared(exhibit_id, folder, purpose)
        reached("copy_out.prepared")
        path = folder / copy.file_name
        sealed = exhibit.sealed

        def write(file: BinaryIO) -> None:
            self._files.copy_out(
                sealed.file_name, sealed.identity, sealed.sha256, sealed.size, file, progress, exhibit.number
            )
            with self._office.reading() as reading:  # put out of sight meanwhile: then it does not leave
                refuse_unseen(reading.get(Exhibit, exhibit_id))

        with copies_outside.NewCopy(path) as leaving:
            try:
                leaving.write(write)
                released = self._settled(copy, RELEASED)
            except BaseException as fault:
                self._failed(copy, leaving)
                if isinstance(fault, Trouble):
                    note_damage(self._office, exhibit, fault)
                    if fault.code == "store_read_only":  # the disk's word for any folder that takes nothing
                        raise Refusal("copy_out_not_writable") from fault
                raise
        reached("copy_out.released")
        return released

    @needs("copy_out")
    def confirm_deleted(self, copy_id: UUID, version: int, note: str = "") -> CopyOut:
        """A member says that it is gone. Raises Refusal `copy_out_still_there` where it plainly is not,
        `copy_out_changed_untold` where another file has its name and no `note` says what became of it,
        `copy_out_settled`, `draft_has_problems`; StaleRecord."""
        check_deleted(note, self._office.now()).refuse()
        copy = self._open(copy_id)
        found = self._found(copy)
        if found not in (GONE, UNREACHABLE, CHANGED):
            raise Refusal("copy_out_still_there", name=copy.file_name, place=copy.place)
        if found == CHANGED and not note.strip():
            raise Refusal("copy_out_changed_untold", name=copy.file_name, place=copy.place)
        return self._deleted(copy, version, note, found="" if found == GONE else found)

    @needs("copy_out")
    def delete_now(self, copy_id: UUID, version: int) -> CopyOut:
        """Deletes the file and records it. Raises Refusal `copy_out_changed` where another file has its name,
        `copy_out_no_folder`, `copy_out_settled`; Trouble of the disk; StaleRecord."""
        copy = self._open(copy_id)
        found = self._found(copy)
        if found == CHANGED:
            raise Refusal("copy_out_changed", name=copy.file_name, place=copy.place)
        if found == UNREACHABLE:
            raise Refusal("copy_out_no_folder")
        copies_outside.delete_copy(Path(copy.place), copy.file_name, is_whole=copy.is_whole)
        reached("copy_out.deleted")
        return self._deleted(copy, version, "", by_program=True)

    @needs("open_case")
    def still_out(self) -> tuple[CopyLine, ...]:
        """Copies that may still lie outside, of incidents the member may see, the oldest first."""
        with self._office.reading() as reading:
            out = [copy for copy in reading.every(CopyOut) if copy.is_out]
            incidents = reading.by_ids(Incident, (copy.incident_id for copy in out))
        return tuple(CopyLine(copy, incidents[copy.incident_id].reference) for copy in out)

    @needs("open_case")
    def where_it_is(self, copy_id: UUID) -> str:
        """What stands at the place of a copy: a code of `copies_outside`. Reads the disk."""
        with self._office.reading() as reading:
            copy = reading.get(CopyOut, copy_id)
        return self._found(copy)

    def _prepared(self, exhibit_id: UUID, folder: Path, purpose: str) -> tuple[CopyOut, Exhibit]:
        with self._office.work() as work:
            exhibit = work.get(Exhibit, exhibit_id)
            incident = work.get(Incident, exhibit.incident_id)
            refuse_unseen(exhibit)
            copy = CopyOut(
                id=new_id(),
                incident_id=incident.id,
                exhibit_id=exhibit.id,
                number=exhibit.number,
                purpose=purpose.strip(),
                place=str(folder),
                file_name=_free_name(exhibit, folder),
                taken=self._office.now(),
                taken_by=self._office.me,
            )
            work.add(copy)
            work.commit(
                CopyOutPrepared(
                    subject=incident.id,
                    reference=incident.reference,
                    record=copy.id,
                    number=copy.number,
                    purpose=copy.purpose,
                    place=copy.place,
                )
            )
        return copy, exhibit

    def _settled(self, copy: CopyOut, state: str) -> CopyOut:
        with self._office.work() as work:
            incident = work.get(Incident, copy.incident_id)
            if state == RELEASED:
                refuse_unseen(work.get(Exhibit, copy.exhibit_id))
            saved = work.replace(replace(copy, state=state))
            work.commit(
                CopyTakenOut(
                    subject=incident.id,
                    reference=incident.reference,
                    record=copy.id,
                    number=copy.number,
                    purpose=copy.purpose,
                    place=copy.place,
                )
                if state == RELEASED
                else CopyOutFailed(
                    subject=incident.id, reference=incident.reference, record=copy.id, number=copy.number
                )
            )
        return saved

    def _failed(self, copy: CopyOut, leaving: copies_outside.NewCopy) -> None:
        """Nothing stays; where even that cannot be made sure or said, the copy stays prepared, and Today says so."""
        with suppress(SafetyDeskError):
            if leaving.undo():
                self._settled(copy, FAILED)

    def _open(self, copy_id: UUID) -> CopyOut:
        with self._office.reading() as reading:
            copy = reading.get(CopyOut, copy_id)
        if not copy.is_out:
            raise Refusal("copy_out_settled")
        return copy

    def _found(self, copy: CopyOut) -> str:
        with self._office.reading() as reading:
            sealed = reading.get(Exhibit, copy.exhibit_id).sealed
        return copies_outside.found_at(
            Path(copy.place), copy.file_name, sealed.size, sealed.sha256, is_whole=copy.is_whole
        )

    def _deleted(
        self, copy: CopyOut, version: int, note: str, *, by_program: bool = False, found: str = ""
    ) -> CopyOut:
        with self._office.work() as work:
            now = work.get(CopyOut, copy.id)
            incident = work.get(Incident, copy.incident_id)
            saved = work.replace(
                replace(
                    now,
                    deleted=self._office.now(),
                    deleted_by=self._office.me,
                    deleted_note=note.strip(),
                    row_version=version,
                )
            )
            work.commit(
                CopyOutDeleted(
                    subject=incident.id,
                    reference=incident.reference,
                    record=copy.id,
                    number=copy.number,
                    by_program=by_program,
                    note=note.strip(),
                    found=found,
                )
            )
        return saved


def _free_name(exhibit: Exhibit, folder: Path) -> str:
    """Raises Refusal `copy_out_no_name` where so many copies lie there already."""
    kind, original = kind_named(exhibit.sealed.kind), exhibit.sealed.original_name
    for place in range(1, _MOST_NAMES):
        name = name_outside(exhibit.number, kind, original, place)
        if copies_outside.is_free(folder / name):
            return name
    raise Refusal("copy_out_no_name")
