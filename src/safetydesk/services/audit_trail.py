"""The audit trail as people read it, and the proof that it, the records and the sealed files still fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.case_file import Done
from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import TrailVerified
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.proof.checkpoint import Checkpoint
from safetydesk.domain.proof.finding import Finding
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.reading import Reading
from safetydesk.records.verifying import TrailCheck
from safetydesk.services.office import Office
from safetydesk.services.sealed_files_check import SealedFilesCheck, SealedFilesRead
from safetydesk.strongroom.remembered import RememberedCheckpoints

VerifyRecords = Callable[[tuple[int, ...], Progress], TrailCheck]
_DAMAGE = ("records_damaged", "disk_failing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """`ok` is true when every promise was kept; `remembered` whether an earlier checkpoint was there to compare.

    `draft_files` counts the files read that this member's own drafts hold; `unclaimed` names sealed files that stand
    aside, which breaks no promise.
    """

    ok: bool
    findings: tuple[Finding, ...]
    checkpoint: Checkpoint
    entries: int
    exhibits: int
    draft_files: int
    unclaimed: tuple[str, ...]
    remembered: bool


class AuditTrail:
    """`remember` and `verify` look at what stands outside the store too."""

    def __init__(
        self,
        office: Office,
        sealed_files: SealedFilesCheck,
        memory: RememberedCheckpoints,
        verify_records: VerifyRecords,
        header_findings: Callable[[], tuple[Finding, ...]],
    ) -> None:
        self._office = office
        self._sealed_files = sealed_files
        self._memory = memory
        self._verify_records = verify_records
        self._header_findings = header_findings
        self._leads_on = False

    def count(self) -> int:
        """How many acts there are."""
        with self._office.reading() as reading:
            return reading.count_done()

    def page(self, offset: int, limit: int) -> tuple[Done, ...]:
        """Acts, the newest first."""
        with self._office.reading() as reading:
            return reading.done(offset, limit)

    def names(self) -> dict[UUID, str]:
        """Names of the team by member, for whoever reads acts."""
        with self._office.reading() as reading:
            return {member.id: member.name for member in reading.every(TeamMember)}

    def checkpoint(self) -> Checkpoint:
        """The present one, as a printed page carries it."""
        with self._office.reading() as reading:
            return reading.checkpoint(self._office.now())

    def history(self, subject: UUID) -> tuple[Done, ...]:
        """Every act about one record, the oldest first."""
        with self._office.reading() as reading:
            return reading.history_of(subject)

    def verify(self, progress: Progress = NO_PROGRESS) -> Verification:
        """Everything recomputed. Damage found is a finding, never an exception; only the machine's trouble is."""
        remembered = self._memory.last(self._office.store_id)
        sizes = (remembered.size,) if remembered else ()
        findings = list(self._header_findings())
        check = self._trail(sizes, progress)
        findings += check.findings
        if remembered and check.root and check.roots_at.get(remembered.size) != remembered.root_hex:
            shorter = check.size < remembered.size
            findings.append(
                Finding(
                    "checkpoint_beyond_end" if shorter else "checkpoint_differs",
                    {"size": str(remembered.size), "entries": str(check.size)},
                )
            )
        sealed = self._read_sealed(progress) if not _unreadable(check) else SealedFilesRead()
        findings += sealed.findings
        checkpoint = Checkpoint(check.size, check.root, self._office.now())
        verdict = Verification(
            ok=not findings,
            findings=tuple(findings),
            checkpoint=checkpoint,
            entries=check.size,
            exhibits=sealed.exhibits,
            draft_files=sealed.draft_files,
            unclaimed=sealed.unclaimed,
            remembered=remembered is not None,
        )
        if not _unreadable(check):
            self._record(verdict)
        return verdict

    def remember(self) -> None:
        """Keeps the present checkpoint where the store folder cannot reach.

        Never over one that the trail no longer leads to: a trail cut or put back must not cover its tracks by growing
        past what is remembered. Asked once, since from then on only this process writes.
        """
        with self._office.reading() as reading:
            if not self._leads_on and not self._leads_from_remembered(reading):
                return
            checkpoint = reading.checkpoint(self._office.now())
        self._leads_on = True
        self._memory.remember(self._office.store_id, checkpoint.size, checkpoint.root, checkpoint.at.text())

    def _leads_from_remembered(self, reading: Reading) -> bool:
        remembered = self._memory.last(self._office.store_id)
        return remembered is None or reading.root_at(remembered.size) == remembered.root_hex

    def _trail(self, sizes: tuple[int, ...], progress: Progress) -> TrailCheck:
        try:
            return self._verify_records(sizes, progress)
        except Trouble as fault:
            check = TrailCheck()
            check.say(_damage(fault))
            return check

    def _read_sealed(self, progress: Progress) -> SealedFilesRead:
        try:
            return self._sealed_files.read(progress)
        except Trouble as fault:
            return SealedFilesRead(findings=(Finding(_damage(fault)),))

    def _record(self, verdict: Verification) -> None:
        """The verification itself is an act. A store found broken may take no more entries; then it stays unsaid."""
        try:
            with self._office.work() as work:
                work.commit(
                    TrailVerified(
                        subject=self._office.store_id,
                        result="kept" if verdict.ok else "broken",
                        entries=verdict.entries,
                        findings=len(verdict.findings),
                    )
                )
        except Trouble:
            if verdict.ok:
                raise


def _damage(fault: Trouble) -> str:
    """The finding that a trouble is; raises it again where it says nothing about the store (busy, no room)."""
    if fault.code not in _DAMAGE:
        raise fault
    return fault.code


def _unreadable(check: TrailCheck) -> bool:
    return any(found.code in (*_DAMAGE, "trail_unreadable") for found in check.findings)
