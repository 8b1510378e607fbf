"""The check of all evidence: each sealed file read to its end and compared, a little at a time while nobody works.

A round goes through every exhibit of the store, those that the member at the desk may not see too, and then through the
files of their own drafts; it is due when the member's last is a week old. Where it stands is kept in the member's own
sealed files, so that it goes on next time. What was found of exhibits stands in the trail, once for each change:
damaged, and whole again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.clock import Moment
from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import EvidenceChecked, ExhibitFoundDamaged, ExhibitFoundWhole
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.incident import Incident
from safetydesk.domain.plain import from_plain, to_plain
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.restriction import Restriction
from safetydesk.domain.rows import ExhibitLine
from safetydesk.records.reading import Reading
from safetydesk.services.drafts import Drafts
from safetydesk.services.found_damaged import last_told
from safetydesk.services.office import Office, needs
from safetydesk.services.restores import restores
from safetydesk.services.scrubbing_drafts import DraftFileDamaged, DraftFiles, Read
from safetydesk.strongroom.exhibit_files import ExhibitFiles, ExhibitState
from safetydesk.strongroom.member_files import MemberFiles

KIND, KEY = "evidence-check", "round"
EVERY = timedelta(days=7)
_ABOUT = (ExhibitFoundDamaged.__name__, ExhibitFoundWhole.__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Where a member's round stands. `after` is the id of the exhibit checked last, "" at its beginning; `unnamed` is
    whether any that this member may not see was damaged, in the round under way and in the `last` that was finished:
    their count would say how many there are. `draft_after` is the sealed file of a draft that was read last;
    `in_drafts` holds those of them that did not open, each as "name state"."""

    begun: Moment | None = None
    after: str = ""
    unnamed: bool = False
    draft_after: str = ""
    in_drafts: tuple[str, ...] = ()
    last: Moment | None = None
    last_unnamed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDamaged:
    """One exhibit whose file did not open when it was last read. `state` is an `ExhibitState`'s value."""

    exhibit_id: UUID
    incident_id: UUID
    number: str
    reference: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceState:
    """What may be said of the check, counted of what the member at the desk may see.

    `checked` of `total` were read since the last round began, or, `under_way`, in this one; `at` is when the last was
    finished, by anybody. `unnamed`: there are damaged ones that may not be named here, nor counted. `in_drafts`:
    damaged files of the member's own drafts, which the numbers do not count.
    """

    total: int
    checked: int
    at: Moment | None
    under_way: bool
    damaged: tuple[FoundDamaged, ...] = field(default=())
    unnamed: bool = False
    in_drafts: tuple[DraftFileDamaged, ...] = ()

    @property
    def is_whole(self) -> bool:
        return not (self.damaged or self.unnamed or self.in_drafts)


class Scrubbing:
    """Safe beside other work: it holds no transaction while it reads a file."""

    def __init__(
        self, office: Office, files: ExhibitFiles, member_files: MemberFiles, drafts: Drafts
    ) -> None:
        self._office = office
        self._files = files
        self._drafts = DraftFiles(drafts, files)
        self._member_files = member_files

    @needs("verify")
    def is_due(self) -> bool:
        """Whether a round is under way, or the last is a week old, or dated in the future."""
        now, found = self._office.now(), self._round()
        if found.begun is not None or found.last is None:
            return True
        return not timedelta(0) <= now.utc - found.last.utc < EVERY

    @needs("verify")
    def step(self, progress: Progress = NO_PROGRESS) -> bool:
        """Checks the next file of the round, beginning one if none is under way. True while more are left.

        Raises Cancelled, after which the same file is next; Trouble where records or disk cannot be read at all.
        """
        return self._checked(progress) is not None

    @needs("verify")
    def check_all(self, progress: Progress = NO_PROGRESS) -> EvidenceState:
        """A whole round at once, from its beginning. Raises as `step`; what was checked by then is kept.

        Told is how many of those that may be seen here were read: of the others, not even how many there are.
        """
        self._keep(self._begun(self._round()))
        with self._office.reading() as reading:
            seen = {each.id for each in reading.exhibit_lines()}
        done, total = 0, len(seen)
        while (read := self._checked(_Whole(progress, done, total))) is not None:
            done += isinstance(read, Exhibit) and read.id in seen
            progress.step(done, total, "")
        return self._now()

    @needs("verify")
    def state(self) -> EvidenceState:
        """How it stands, for the foot of the window and Today."""
        return self._now()

    @needs("verify")
    def said(self) -> tuple[str, str]:
        """The one line of it, and "ok", "warning" or "waiting"."""
        return evidence_words(self._now())

    def _begun(self, found: Round) -> Round:
        return replace(found, begun=self._office.now(), after="", draft_after="", unnamed=False)

    def _checked(self, progress: Progress) -> Exhibit | Read | None:
        """The exhibit, or the file of a draft, that was read next; None where the round has just ended."""
        found = self._round()
        if found.begun is None:
            found = self._begun(found)
        with self._office.reading() as reading:
            following = reading.next_exhibit(found.after)
            absent = self._absent(reading)
        if following is None:
            return self._read_in_drafts(found, absent, progress)
        state = self._state(following, absent, progress)
        is_hidden = not self._tell(following, state)
        is_bad = state is not ExhibitState.GOOD
        self._keep(replace(found, after=str(following.id), unnamed=found.unnamed or (is_hidden and is_bad)))
        return following

    def _read_in_drafts(self, found: Round, absent: set[str], progress: Progress) -> Read | None:
        read = self._drafts.read_next(found.draft_after, absent, progress)
        if read is None:
            self._finish(found)
            return None
        bad = dict(each.split(" ") for each in found.in_drafts)
        bad.pop(read.file_name, None)
        if read.state is not ExhibitState.GOOD:
            bad[read.file_name] = read.state.value
        told = tuple(f"{name} {state}" for name, state in sorted(bad.items()))
        self._keep(replace(found, draft_after=read.file_name, in_drafts=told))
        return read

    def _now(self) -> EvidenceState:
        mine = self._round()
        with self._office.reading() as reading:
            seen = reading.exhibit_lines()
            latest = reading.latest_acts(self._office.store_id, (EvidenceChecked.__name__,))
            damaged = _damaged(reading, seen)
        ended = [each for each in (mine.last, latest[0].at if latest else None) if each is not None]
        at = max(ended, key=lambda each: each.utc, default=None)
        if mine.begun is not None and mine.after:
            checked = sum(str(each.id) <= mine.after for each in seen)
        else:
            checked = sum(at is not None and each.added.utc <= at.utc for each in seen)
        return EvidenceState(
            total=len(seen),
            checked=checked,
            at=at,
            under_way=bool(mine.begun is not None and mine.after),
            damaged=damaged,
            unnamed=mine.unnamed or (mine.begun is None and mine.last_unnamed),
            in_drafts=self._drafts.named(dict(each.split(" ") for each in mine.in_drafts)),
        )

    def _state(self, exhibit: Exhibit, absent: set[str], progress: Progress) -> ExhibitState:
        sealed = exhibit.sealed
        state = self._files.check(sealed.file_name, sealed.identity, sealed.sha256, sealed.size, progress)
        left_out = sealed.file_name in absent and not exhibit.may_be_seen
        if state is ExhibitState.MISSING and left_out:  # out of sight when the backup restored here was made
            return ExhibitState.GOOD
        return state

    def _tell(self, exhibit: Exhibit, state: ExhibitState) -> bool:
        """Puts what was found into the trail, where it is news. False for an exhibit that may not be seen here: it is
        not named here, and its own people's rounds name it."""
        with self._office.reading() as reading:
            if not reading.has(Exhibit, exhibit.id):
                return False
            told = last_told(reading.acts_of(_ABOUT), exhibit.id)
            incident = reading.get(Incident, exhibit.incident_id)
        code = "" if state is ExhibitState.GOOD else f"exhibit_{state.value}"
        if code == told:
            return True
        subject, reference, number = incident.id, incident.reference, exhibit.number
        with self._office.work() as work:
            work.commit(
                ExhibitFoundDamaged(
                    subject=subject, reference=reference, record=exhibit.id, number=number, state=code
                )
                if code
                else ExhibitFoundWhole(subject=subject, reference=reference, record=exhibit.id, number=number)
            )
        return True

    def _finish(self, found: Round) -> None:
        now = self._office.now()
        with self._office.reading() as reading:
            damaged = _damaged(reading, reading.exhibit_lines())
            closed = {each.about for each in reading.every(Restriction) if each.is_in_force}
        # Everybody reads this entry: it counts none that somebody may not know of.
        count = sum(each.incident_id not in closed for each in damaged)
        with self._office.work() as work:
            result = "damaged" if damaged or found.unnamed else "whole"
            work.commit(EvidenceChecked(subject=self._office.store_id, result=result, damaged=count))
        self._keep(Round(last=now, last_unnamed=found.unnamed, in_drafts=found.in_drafts))

    def _absent(self, reading: Reading) -> set[str]:
        return {name for one in restores(reading, self._office.store_id) for name in one.left_out}

    def _round(self) -> Round:
        try:
            content = self._member_files.load(KIND, KEY)
        except Trouble as fault:
            if fault.code != "member_file_damaged":
                raise
            return Round()  # begun anew: nothing is lost but time
        return Round() if content is None else _round_from(content)

    def _keep(self, found: Round) -> None:
        self._member_files.keep(KIND, KEY, json.dumps(to_plain(found)).encode())


@dataclass(frozen=True, slots=True)
class _Whole:
    """Counts exhibits; a long one may still be stopped in its middle."""

    progress: Progress
    done: int
    total: int

    def step(self, done: int, total: int, label: str) -> None:
        self.progress.step(min(self.done, self.total), self.total, "")


def evidence_words(state: EvidenceState) -> tuple[str, str]:
    """ "Evidence: 214 of 214 checked, 20 Nov 2026 14:20", and "ok", "warning" or "waiting"."""
    counted = {"checked": str(state.checked), "total": str(state.total)}
    if state.damaged or state.in_drafts:
        count = str(len(state.damaged) + len(state.in_drafts))
        return wording.label("evidence_damaged", count=count, **counted), "warning"
    if state.unnamed:
        return wording.label("evidence_damaged_unnamed", **counted), "warning"
    if state.under_way:
        return wording.label("evidence_under_way", **counted), "waiting"
    if state.at is None or not state.total:
        return (wording.label("evidence_unchecked", **counted), "waiting") if state.total else ("", "ok")
    return wording.label("evidence_checked", when=wording.moment_words(state.at), **counted), "ok"


def _round_from(content: bytes) -> Round:
    """How far it had got; from the start where an earlier program wrote it otherwise: it is a note, not a record."""
    try:
        found: Round = from_plain(Round, json.loads(content))
    except (ValueError, TypeError, KeyError):
        return Round()
    return found


def _damaged(reading: Reading, seen: Sequence[ExhibitLine]) -> tuple[FoundDamaged, ...]:
    """Those of `seen` that the trail last told to be damaged."""
    told: dict[UUID, str] = {}
    names: dict[UUID, str] = {}
    for done in reading.acts_of(_ABOUT):
        if isinstance(done.event, ExhibitFoundDamaged | ExhibitFoundWhole):
            told[done.event.record] = getattr(done.event, "state", "")
            names[done.event.record] = done.event.reference
    return tuple(
        FoundDamaged(
            exhibit_id=each.id,
            incident_id=each.incident_id,
            number=each.number,
            reference=names[each.id],
            state=told[each.id].removeprefix("exhibit_"),
        )
        for each in seen
        if told.get(each.id)
    )
