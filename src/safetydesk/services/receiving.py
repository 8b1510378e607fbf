"""Files from outside, one after the other, into sealed evidence. One that cannot come in never holds up the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from safetydesk.domain.clock import Moment
from safetydesk.domain.drafts import DraftEvidence
from safetydesk.domain.errors import Cancelled, Refusal, SafetyDeskError, Trouble
from safetydesk.domain.exhibit import CaptureCard, Declaration, SealedEvidence
from safetydesk.domain.image_guard import check_answer
from safetydesk.domain.media_kind import MSG, OLE, MediaKind
from safetydesk.domain.progress import Progress
from safetydesk.domain.steps import reached
from safetydesk.intake.outlook import is_outlook_message
from safetydesk.intake.outside_file import OutsideFile
from safetydesk.intake.recognise import recognise
from safetydesk.intake.source import Source
from safetydesk.services.batches import Batches
from safetydesk.services.claiming import Claim, Together
from safetydesk.services.office import Office
from safetydesk.services.unfolding import unfolded
from safetydesk.strongroom.exhibit_files import ExhibitFiles, SealedFile
from safetydesk.visible import visible_line

__all__ = ["Outcome", "Receiving", "Source", "declaration"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """`left_out`: what is never taken out of a folder, said for completeness."""

    refused: tuple[SafetyDeskError, ...] = ()
    left_out: tuple[SafetyDeskError, ...] = ()
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
        claim: Claim,
        progress: Progress,
        came_by: str = "",
    ) -> Outcome:
        """Seals and claims for `subject` one source after the other, small ones a few together. Cancelling keeps what
        was sealed before.

        A folder stands for the files in it. `may_enter` is asked before those that are claimed together are opened; its
        Refusal ends the act, since it holds for the rest too. `came_by` is kept instead of what each source says of
        itself.
        """
        went_in = 0
        try:
            found = unfolded(sources, progress)
        except Cancelled:
            return Outcome(was_cancelled=True)

        def counted(sealed: Sequence[DraftEvidence]) -> None:
            nonlocal went_in
            claim(sealed)
            went_in += len(sealed)

        reached("attach.listed")
        batch = self._batches.begin(subject, said, len(found.sources))
        outcome = self._through(found.sources, said, card, may_enter, counted, progress, came_by)
        # What went in is said whatever the disk says now; a note that stays is told at the next sign-in.
        with suppress(Trouble):
            self._batches.end(batch, went_in)
        return replace(outcome, refused=(*found.refused, *outcome.refused), left_out=found.left_out)

    def _through(
        self,
        sources: Sequence[Path | Source],
        said: Declaration,
        card: CaptureCard,
        may_enter: Callable[[], object],
        claim: Claim,
        progress: Progress,
        came_by: str,
    ) -> Outcome:
        together = Together(self._files, claim)
        refused: list[SafetyDeskError] = []
        was_cancelled = False

        def through() -> None:
            for place, source in enumerate(sources):
                progress.step(place, len(sources), "")
                if together.is_empty:
                    may_enter()
                try:
                    together.add(self._seal(source, said, card, progress, came_by, together))
                except Refusal as fault:
                    refused.append(fault)

        try:
            through()
        except Cancelled:
            was_cancelled = True
        except (Refusal, Trouble) as fault:
            _say_once(refused, fault)  # the machine's fault is not the next file's: a full disk stays full
        except BaseException:
            with suppress(SafetyDeskError):
                together.settle()
            raise
        try:
            together.settle()
        except (Refusal, Trouble) as fault:
            _say_once(refused, fault)
        return Outcome(refused=tuple(refused), was_cancelled=was_cancelled)

    def _seal(
        self,
        source: Path | Source,
        said: Declaration,
        card: CaptureCard,
        progress: Progress,
        came_by: str,
        together: Together,
    ) -> DraftEvidence:
        sealed: SealedFile | None = None
        try:
            with OutsideFile.open(source) if isinstance(source, Path) else source as opened:
                together.make_way(opened.size)
                sealed = self._sealed(opened, progress)
                kind = _kind_of(sealed.first_bytes, opened.stream)
                opened.check_unchanged()
                name, modified = opened.name, opened.modified
        except BaseException:  # refused at the very end too: a byte that is not wanted does not stay
            if sealed is not None:
                self._files.destroy(sealed.name)
            raise
        return DraftEvidence(
            sealed=SealedEvidence(
                file_name=sealed.name,
                identity=sealed.identity,
                sha256=sealed.sha256,
                size=sealed.size,
                kind=kind.code,
                original_name=name,
                received=self._office.now(),
                received_by=self._office.me,
                declaration=said,
                file_modified=Moment.of(modified) if modified else None,
                source=came_by or opened.came_by,
            ),
            card=card,
        )

    def _sealed(self, opened: Source, progress: Progress) -> SealedFile:
        """What cannot be read is that file's fault and not the machine's: the next one may well come in."""
        try:
            return self._files.seal(opened.stream, opened.size, progress, opened.name)
        except Trouble as fault:
            if fault.code != "source_unreadable":
                raise
            raise Refusal("file_unreadable", name=visible_line(opened.name)) from fault


def _kind_of(first_bytes: bytes, stream: BinaryIO) -> MediaKind:
    """Where the beginning does not tell, it is looked further into what has been sealed already."""
    kind = recognise(first_bytes)
    return MSG if kind is OLE and is_outlook_message(stream) else kind


def _say_once(refused: list[SafetyDeskError], fault: SafetyDeskError) -> None:
    """What ends a batch meets both the files that were to be claimed and the next that was to enter."""
    if not any(each.code == fault.code and each.values == fault.values for each in refused):
        refused.append(fault)
