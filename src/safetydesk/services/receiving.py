"""Files from outside, one after the other, into sealed evidence. One that cannot come in never holds up the rest."""

from __future__ import annotations

import errno
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import DraftEvidence
from safetydesk.domain.errors import Cancelled, Refusal, SafetyDeskError, Trouble
from safetydesk.domain.exhibit import CaptureCard, Declaration, SealedEvidence
from safetydesk.domain.image_guard import check_answer
from safetydesk.domain.progress import Progress
from safetydesk.intake.outside_file import OutsideFile
from safetydesk.intake.recognise import recognise
from safetydesk.intake.source import Source
from safetydesk.services.batches import Batches
from safetydesk.services.office import Office
from safetydesk.strongroom.exhibit_files import ExhibitFiles

__all__ = ["Outcome", "Receiving", "Source", "declaration"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    refused: tuple[SafetyDeskError, ...] = ()
    was_cancelled: bool = False


def declaration(office: Office, answer: str) -> Declaration:
    """The answer, by whom and when; made before the first byte is read."""
    check_answer(answer)
    return Declaration(answer=answer, member_id=office.me, at=office.now())


class Receiving:
    def __init__(self, office: Office, files: ExhibitFiles, batches: Batches) -> None:
        self._office = office
        self._files = files
        self._batches = batches

    def each(
        self,
        subject: UUID,
        sources: Sequence[Path | Source],
        said: Declaration,
        card: CaptureCard,
        may_enter: Callable[[], object],
        claim: Callable[[DraftEvidence], None],
        progress: Progress,
    ) -> Outcome:
        """Seals and claims for `subject` one source after the other. Cancelling keeps what was claimed before.

        `may_enter` is asked before each is opened; its Refusal ends the act, since it holds for the rest too.
        """
        went_in = 0

        def counted(sealed: DraftEvidence) -> None:
            nonlocal went_in
            claim(sealed)
            went_in += 1

        batch = self._batches.begin(subject, said, len(sources))
        outcome = self._through(sources, said, card, may_enter, counted, progress)
        self._batches.end(batch, went_in)
        return outcome

    def _through(
        self,
        sources: Sequence[Path | Source],
        said: Declaration,
        card: CaptureCard,
        may_enter: Callable[[], object],
        claim: Callable[[DraftEvidence], None],
        progress: Progress,
    ) -> Outcome:
        refused: list[SafetyDeskError] = []
        for place, source in enumerate(sources):
            try:
                progress.step(place, len(sources), "")
                may_enter()
            except Cancelled:
                return Outcome(refused=tuple(refused), was_cancelled=True)
            except Refusal as fault:
                refused.append(fault)
                break
            try:
                self._claimed(self._seal(source, said, card, progress), claim)
            except Cancelled:
                return Outcome(refused=tuple(refused), was_cancelled=True)
            except Refusal as fault:
                refused.append(fault)
            except Trouble as fault:
                refused.append(fault)
                break  # the machine's fault is not the next file's: a full disk stays full
        return Outcome(refused=tuple(refused))

    def _claimed(self, sealed: DraftEvidence, claim: Callable[[DraftEvidence], None]) -> None:
        """What is refused at the last moment (the guard closed meanwhile) leaves no byte behind."""
        try:
            claim(sealed)
        except Refusal:
            self._files.destroy(sealed.sealed.file_name)
            raise

    def _seal(
        self, source: Path | Source, said: Declaration, card: CaptureCard, progress: Progress
    ) -> DraftEvidence:
        with OutsideFile.open(source) if isinstance(source, Path) else source as opened:
            try:
                sealed = self._files.seal(opened.stream, opened.size, progress, opened.name)
            except OSError as fault:
                raise Refusal(
                    "file_unreadable", name=opened.name, reason=errno.errorcode.get(fault.errno or 0, "")
                ) from fault
            try:
                opened.check_unchanged()
            except Refusal:
                self._files.destroy(sealed.name)
                raise
            return DraftEvidence(
                sealed=SealedEvidence(
                    file_name=sealed.name,
                    identity=sealed.identity,
                    sha256=sealed.sha256,
                    size=sealed.size,
                    kind=recognise(sealed.first_bytes).code,
                    original_name=opened.name,
                    received=self._office.now(),
                    received_by=self._office.me,
                    declaration=said,
                    file_modified=Moment.of(opened.modified) if opened.modified else None,
                    source="file" if isinstance(source, Path) else "clipboard",
                ),
                card=card,
            )
