"""The audit trail as people read it: acts in order, the history of one record, the checkpoint of now."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from safetydesk import assets, wording
from safetydesk.domain.case_file import Done
from safetydesk.domain.events import RecoveryUsed
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.proof.checkpoint import Checkpoint
from safetydesk.domain.proof.mark import in_words, mark_of, read_mark
from safetydesk.domain.team_member import TeamMember
from safetydesk.services.office import Office, needs
from safetydesk.services.remembering import Remembering
from safetydesk.services.verifying import Verification, Verifying

__all__ = ["AuditTrail", "Verification"]

_MOST_USED = 100


class AuditTrail:
    """`verify`, `verify_lately` and `remember` look at what stands outside the store too."""

    def __init__(self, office: Office, verifying: Verifying, remembering: Remembering) -> None:
        self._office = office
        self._verifying = verifying
        self._remembering = remembering

    @needs("verify")
    def verify(self, progress: Progress = NO_PROGRESS, marks: Iterable[str] = ()) -> Verification:
        """Everything recomputed, and `marks` (20 hex digits, from paper) looked for at every size."""
        return self._verifying.verify(progress, marks)

    @needs("verify")
    def verify_lately(self, progress: Progress = NO_PROGRESS, *, with_records: bool = True) -> Verification:
        """What came since this member last verified, and every record. For the background, after signing in."""
        return self._verifying.verify_lately(progress, with_records=with_records)

    @needs("verify")
    def last_verified(self) -> Verification | None:
        """How the last verification of this session ended, in the background or asked for."""
        return self._verifying.last

    def remember(self) -> None:
        """Keeps the present checkpoint where the trail's writer cannot reach every copy of it."""
        self._remembering.remember()

    @needs("read_audit")
    def count(self) -> int:
        """How many acts there are, for a list that reads a page at a time; shown to nobody."""
        with self._office.reading() as reading:
            return reading.count_done()

    @needs("read_audit")
    def page(self, offset: int, limit: int) -> tuple[Done, ...]:
        """Acts, the newest first."""
        with self._office.reading() as reading:
            return reading.done(offset, limit)

    def names(self) -> dict[UUID, str]:
        """Names of the team by member, and of pairs of recovery sheets that were used, for whoever reads acts."""
        with self._office.reading() as reading:
            names = {member.id: member.name for member in reading.every(TeamMember)}
            used = reading.latest_acts(self._office.store_id, (RecoveryUsed.__name__,), _MOST_USED)
        for act in used:
            sheets = act.event.sheets if isinstance(act.event, RecoveryUsed) else ""
            names[act.member] = wording.label("sheets_signed", sheets=sheets.replace("+", " and "))
        return names

    def checkpoint(self) -> Checkpoint:
        """The present one, as a printed page carries it."""
        with self._office.reading() as reading:
            return reading.checkpoint(self._office.now())

    @needs("read_audit")
    def history(self, subject: UUID) -> tuple[Done, ...]:
        """Every act about one record, the oldest first."""
        with self._office.reading() as reading:
            return reading.history_of(subject)


def mark_words() -> tuple[str, ...]:
    """The 1024 words that marks are said in. Never changed: paper in a drawer is read by them."""
    return tuple(assets.read_text("verifier", "mark_words.txt").split())


def mark_in_words(root: str) -> str:
    """The mark of a root as eight words."""
    return in_words(mark_of(root), mark_words())


def mark_typed(typed: str) -> str | None:
    """The mark (20 hex digits) that somebody typed from paper, in fours or in words; None for neither."""
    try:
        return read_mark(typed, mark_words())
    except ValueError:
        return None
