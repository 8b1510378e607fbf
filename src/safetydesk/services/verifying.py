"""The proof that trail, records and sealed files still fit: everything, or only what came since it was last proved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from safetydesk.domain.clock import Moment
from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import TrailVerified
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.proof.checkpoint import Checkpoint
from safetydesk.domain.proof.finding import Finding
from safetydesk.domain.proof.mark import in_fours
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.verifying import TrailCheck
from safetydesk.services.office import Office, needs
from safetydesk.services.remembering import WITNESS, Known, Remembering
from safetydesk.services.sealed_files_check import SealedFilesCheck, SealedFilesRead
from safetydesk.services.witness import Seen
from safetydesk.wording import moment_text_words

_DAMAGE = ("records_damaged", "disk_failing")
_OF_PAPER = "mark_not_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the records are asked: roots at `sizes`, where `marks` stood, and from where signatures are judged."""

    sizes: tuple[int, ...] = ()
    marks: tuple[str, ...] = ()
    verified: tuple[int, str] | None = None
    with_records: bool = True


VerifyRecords = Callable[[Wanted, Progress], TrailCheck]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """`ok` is true when every promise was kept; `remembered` whether an earlier checkpoint was there to compare.

    `anomalies` break no promise. `marks` tells of each mark asked for when it stood, or None where nothing has it.
    `draft_files` counts the files read that this member's own drafts hold; `unclaimed` names sealed files that stand
    aside, which breaks no promise. `is_whole`: every entry was judged and every sealed file read. How many entries
    and exhibits there are is for tests and figures: no page or listing shows it.
    """

    ok: bool
    findings: tuple[Finding, ...]
    anomalies: tuple[Finding, ...] = ()
    checkpoint: Checkpoint
    entries: int
    exhibits: int
    draft_files: int
    unclaimed: tuple[str, ...]
    remembered: bool
    marks: Mapping[str, Moment | None] = field(default_factory=dict)
    is_whole: bool = True


class Verifying:
    """Slow, and safe beside other work: it reads one snapshot and writes a single entry at its end.

    `last` is how the last one of this session ended.
    """

    def __init__(
        self,
        office: Office,
        sealed_files: SealedFilesCheck,
        remembering: Remembering,
        verify_records: VerifyRecords,
        header_findings: Callable[[], tuple[Finding, ...]],
    ) -> None:
        self._office = office
        self._sealed_files = sealed_files
        self._remembering = remembering
        self._verify_records = verify_records
        self._header_findings = header_findings
        self.last: Verification | None = None

    @needs("verify")
    def verify(self, progress: Progress = NO_PROGRESS, marks: Iterable[str] = ()) -> Verification:
        """Everything recomputed, and `marks` (20 hex digits, from paper) looked for at every size.

        Damage found is a finding, never an exception; only the machine's trouble is one.
        """
        return self._verified(Wanted(marks=tuple(marks)), progress)

    @needs("verify")
    def verify_lately(self, progress: Progress = NO_PROGRESS, *, with_records: bool = True) -> Verification:
        """What came since this member last verified; everything before is hashed and compared with what was proved.

        Sealed files stay unread. Recorded only where something is wrong.
        """
        seen, _is_damaged = self._remembering.seen()
        verified = seen.verified if seen else None
        return self._verified(Wanted(verified=verified, with_records=with_records), progress, lately=True)

    def _verified(self, wanted: Wanted, progress: Progress, *, lately: bool = False) -> Verification:
        known = self._remembering.known()
        seen, is_damaged = self._remembering.seen()
        sizes = tuple({each.size for each in known})
        check = self._trail(replace(wanted, sizes=sizes), progress)
        known = tuple(_not_left_behind(known, check))
        findings = [*self._header_findings(), *check.findings]
        if is_damaged:
            check.remark("witness_damaged")  # no more than a file taken away; it is begun anew
        if check.root:
            compared = [*_compared(known, check), *self._keys_changed(seen, check)]
            findings += compared
            if not _unreadable(check):
                self._remembering.trust(compared)
        findings += _marks_missing(wanted.marks, check)
        reads_files = not lately and not _unreadable(check)
        sealed = self._read_sealed(progress) if reads_files else SealedFilesRead()
        findings += sealed.findings
        verdict = Verification(
            ok=not findings,
            findings=tuple(findings),
            anomalies=tuple(_in_words(each) for each in check.anomalies),
            checkpoint=Checkpoint(check.size, check.root, self._office.now()),
            entries=check.size,
            exhibits=sealed.exhibits,
            draft_files=sealed.draft_files,
            unclaimed=sealed.unclaimed,
            remembered=bool(known),
            marks={mark: _moment(check.marks_at.get(mark)) for mark in wanted.marks},
            is_whole=check.is_whole and not lately,
        )
        self._settle(verdict, check, lately=lately)
        self.last = verdict
        return verdict

    def _settle(self, verdict: Verification, check: TrailCheck, *, lately: bool) -> None:
        if verdict.ok:
            self._remembering.verified(check.size, check.root)
        if not _unreadable(check) and not (lately and verdict.ok):
            self._record(verdict)

    def _trail(self, wanted: Wanted, progress: Progress) -> TrailCheck:
        try:
            return self._verify_records(wanted, progress)
        except Trouble as fault:
            check = TrailCheck()
            check.say(_damage(fault))
            return check

    def _keys_changed(self, seen: Seen | None, check: TrailCheck) -> list[Finding]:
        """A colleague's key that this member saw, and that the trail does not name up to then."""
        then = check.keys_ever_at.get(seen.size) if seen else None
        if seen is None or then is None:
            return []
        changed = [signer for signer, key in seen.keys.items() if key not in then.get(signer, ())]
        if not changed:
            return []
        with self._office.reading() as reading:
            names = {str(member.id): member.name for member in reading.every(TeamMember)}
        at = moment_text_words(seen.at)
        return [
            Finding("colleague_key_changed", {"member": names.get(each, each), "at": at}) for each in changed
        ]

    def _read_sealed(self, progress: Progress) -> SealedFilesRead:
        try:
            return self._sealed_files.read(progress)
        except Trouble as fault:
            return SealedFilesRead(findings=(Finding(_damage(fault)),))

    def _record(self, verdict: Verification) -> None:
        """The verification itself is an act. A store found broken may take no more entries; then it stays unsaid.

        A mark that was mistyped from paper says nothing about the store.
        """
        broken = [each for each in verdict.findings if each.code != _OF_PAPER]
        try:
            with self._office.work() as work:
                work.commit(
                    TrailVerified(
                        subject=self._office.store_id,
                        result="broken" if broken else "kept",
                        findings=len(broken),
                    )
                )
        except Trouble:
            if verdict.ok:
                raise


def _compared(known: Iterable[Known], check: TrailCheck) -> list[Finding]:
    found: list[Finding] = []
    for each in known:
        finding = each.judged(check.size, check.roots_at.get(each.size))
        if finding is not None and finding not in found:
            found.append(finding)
    return found


def _not_left_behind(known: Iterable[Known], check: TrailCheck) -> list[Known]:
    """Without what a member saw on a branch that a restore left behind: the trail says so itself, and so do we."""
    from_here = min(check.restored, default=check.size)
    kept = []
    for each in known:
        is_left = each.source == WITNESS and each.size > from_here and check.restored
        if is_left and each.judged(check.size, check.roots_at.get(each.size)):
            check.remark("witness_left_behind", at=each.at)
        else:
            kept.append(each)
    return kept


def _marks_missing(marks: Iterable[str], check: TrailCheck) -> list[Finding]:
    return [Finding(_OF_PAPER, {"mark": in_fours(mark)}) for mark in marks if mark not in check.marks_at]


def _moment(text: str | None) -> Moment | None:
    try:
        return Moment.parse(text) if text else None
    except ValueError:
        return None


def _in_words(anomaly: Finding) -> Finding:
    return Finding(anomaly.code, {name: moment_text_words(text) for name, text in anomaly.values.items()})


def _damage(fault: Trouble) -> str:
    """The finding that a trouble is; raises it again where it says nothing about the store (busy, no room)."""
    if fault.code not in _DAMAGE:
        raise fault
    return fault.code


def _unreadable(check: TrailCheck) -> bool:
    return any(found.code in (*_DAMAGE, "trail_unreadable") for found in check.findings)
