"""Batches of files on their way in: one that is cut short, by the lock or a crash, says afterwards how many went in.

A note is kept before the first file and taken away after the last, sealed to the member who adds them: whose batch,
how many files, begun when. Not a record, so no event; how many went in is read from what went in, never counted twice.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.clock import Moment
from safetydesk.domain.exhibit import Declaration, Exhibit, SealedEvidence
from safetydesk.domain.incident import Incident
from safetydesk.domain.plain import from_plain, to_plain
from safetydesk.services.drafts import Drafts
from safetydesk.services.office import Office
from safetydesk.strongroom.member_files import MemberFiles

KIND = "batch"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """`total` files offered to an incident or a draft; `at` is when the question before them was answered."""

    subject: UUID
    at: Moment
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CutShort:
    """A batch of which only `went_in` of `total` files were sealed. `reference` is "" while it is a draft."""

    subject: UUID
    reference: str
    went_in: int
    total: int


class Batches:
    def __init__(self, office: Office, files: MemberFiles, drafts: Drafts) -> None:
        self._office = office
        self._files = files
        self._drafts = drafts
        self._is_leaving = False

    def leave(self) -> None:
        """The desk is being left: from here on nobody sees how a batch ended, so its note stays."""
        self._is_leaving = True

    def begin(self, subject: UUID, said: Declaration, total: int) -> Batch:
        """Keeps the note. Raises Trouble for the disk's."""
        batch = Batch(subject=subject, at=said.at, total=total)
        self._files.keep(KIND, _key(batch), json.dumps(to_plain(batch)).encode())
        return batch

    def end(self, batch: Batch, went_in: int) -> None:
        """Takes the note away, unless files are missing and the member is no longer there to be told."""
        if went_in == batch.total or not self._is_leaving:
            self._files.discard(KIND, _key(batch))

    def take(self) -> tuple[CutShort, ...]:
        """What was cut short before this sign-in, the oldest first. Told once: the notes are gone afterwards.

        A note that cannot be read stays where it is; what went in is listed at the incident or draft all the same.
        """
        if self._is_leaving:
            return ()
        kept = [self._files.load(KIND, key) for key in self._files.keys(KIND)]
        batches: list[Batch] = [from_plain(Batch, json.loads(each)) for each in kept if each is not None]
        batches.sort(key=lambda batch: batch.at.utc)
        told = [self._told(batch) for batch in batches]
        for batch in batches:
            self._files.discard(KIND, _key(batch))
        return tuple(each for each in told if each is not None and each.went_in < each.total)

    def _told(self, batch: Batch) -> CutShort | None:
        """None where what it belonged to was thrown away since."""
        sealed: list[SealedEvidence]
        with self._office.reading() as reading:
            if reading.has(Incident, batch.subject):
                reference = reading.get(Incident, batch.subject).reference
                sealed = [each.sealed for each in reading.of_incident(Exhibit, batch.subject)]
            else:
                draft = self._drafts.get(batch.subject)
                if draft is None:
                    return None
                reference, sealed = "", [each.sealed for each in draft.evidence]
        # Every file of a batch came in on one answer, given at one moment.
        went_in = sum(each.declaration.at.utc == batch.at.utc for each in sealed)
        return CutShort(subject=batch.subject, reference=reference, went_in=went_in, total=batch.total)


def _key(batch: Batch) -> str:
    return f"{batch.subject}\n{batch.at.text()}"
