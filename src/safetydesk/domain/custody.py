"""Who had an exhibit or a held item, from when, for what: entries that are only added, and the line they make.

The giver of each is whoever held it: worked out, never typed. A mistake is put right by a further entry that points at
it; both stay. What breaks a line is named; a service accepts no entry that would break it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from safetydesk.domain.clock import Moment

EXHIBIT, HELD_ITEM = "exhibit", "held_item"
RECEIVED, HANDED_OVER, RETURNED = "received", "handed_over", "returned"
VIEWED, COPIED, EXAMINED = "viewed", "copied", "examined"
MOVED, RESEALED, DISPOSED, CORRECTED = "moved", "resealed", "disposed", "corrected"
PASSES_ON = frozenset((RECEIVED, HANDED_OVER, RETURNED))
"""Acts after which somebody else holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CustodyEntry:
    """One act of a person. `kind` is a code of `custody_kinds`; `about_kind` is `EXHIBIT` or `HELD_ITEM`.

    `to_who` has it from here on; where nobody else does (viewed, copied, examined), it is by or for whom that was.
    `corrects` is the entry that this one puts right: what stands here then stands for it, or, where it `is_struck`,
    it never happened.
    """

    id: UUID
    incident_id: UUID
    about: UUID
    about_kind: str
    kind: str
    at: Moment
    from_who: str = ""
    to_who: str = ""
    purpose: str = ""
    place: str = ""
    seal: str = ""
    receipt: str = ""
    witness: str = ""
    note: str = ""
    corrects: UUID | None = None
    is_struck: bool = False
    recorded: Moment
    recorded_by: UUID
    row_version: int = 1

    @property
    def is_programs_own(self) -> bool:
        """Whether the program saw it: how an exhibit came in. Nobody wrote it, and nobody writes it anew."""
        return self.id == self.about


@dataclass(frozen=True, slots=True)
class Break:
    """Where a line does not hold: at which entry, in which field, and why (a code of `problem`)."""

    entry: UUID
    field: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One entry of the line as it now reads: who gave and who had it, with all that was put right.

    `entry` is what was first written; `now` what stands for it, None where it never happened; `put_right` the entries
    that say so, in order. `clock_was_ahead` is said of what the program wrote itself: its time cannot have been.
    """

    entry: CustodyEntry
    now: CustodyEntry | None
    giver: str = ""
    holder: str = ""
    put_right: tuple[CustodyEntry, ...] = ()
    clock_was_ahead: bool = False

    @property
    def giver_first_said(self) -> str:
        """The giver as first written; what a correction says of it stands in `giver`."""
        return self.entry.from_who if self.put_right else self.giver

    @property
    def at(self) -> Moment:
        return (self.now or self.entry).at


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`holder`, `place` and `seal` are the present ones, empty where nobody has said; `since` is when that holder got
    it, `last` when anything was last done with it. `made_from` is the number of the exhibit that a derived copy
    was made of: nobody gave it."""

    steps: tuple[Step, ...] = ()
    holder: str = ""
    place: str = ""
    seal: str = ""
    since: Moment | None = None
    last: Moment | None = None
    is_ended: bool = False
    breaks: tuple[Break, ...] = ()
    made_from: str = ""

    @property
    def is_unbroken(self) -> bool:
        return bool(self.steps) and not self.breaks

    def was_made(self, step: Step) -> bool:
        """Whether that is how a derived copy came to be: made here, not received."""
        return bool(self.made_from) and step.entry.is_programs_own

    def giver_is_unsaid(self, step: Step) -> bool:
        """Whether nobody has said from whom it first came, which the program cannot know."""
        return (
            bool(self.steps) and step.entry is self.steps[0].entry and not step.giver and not self.made_from
        )


def line_of(entries: Sequence[CustodyEntry], now: Moment | None = None) -> Line:
    """The line that these make, which are of one thing and in the order in which they were recorded.

    `now` is for judging times: without it none is in the future.
    """
    own: list[CustodyEntry] = []
    fixes: dict[UUID, list[CustodyEntry]] = {}
    line, said = Line(), list[Break]()
    for entry in entries:
        said += _wrong_with(entry, line)
        if entry.kind == CORRECTED and entry.corrects is not None:
            fixes.setdefault(entry.corrects, []).append(entry)
            line = _read(own, fixes)
        else:
            own.append(entry)
            line = _followed_by(line, entry, ())
    line = replace(line, breaks=(*said, *line.breaks, *_in_the_future(line, now)))
    return replace(line, steps=tuple(_clock_judged(step, entries, now) for step in line.steps))


def same_name(one: str, other: str) -> bool:
    """Whether two names are one but for capitals and blanks."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def minute(moment: Moment) -> datetime:
    """The minute it is in: times are typed to the minute, so nothing finer decides what came first."""
    return moment.utc.replace(second=0, microsecond=0)


def _in_the_future(line: Line, now: Moment | None) -> list[Break]:
    """Of what stands: a time that was put right is judged as it reads now."""
    if now is None:
        return []
    standing = [(each.now, each.put_right) for each in line.steps]
    return [
        Break(put_right[-1].id if put_right else stands.id, "at", "in_the_future")
        for stands, put_right in standing
        if stands is not None and minute(stands.at) > minute(now)
    ]


def _clock_judged(step: Step, entries: Sequence[CustodyEntry], now: Moment | None) -> Step:
    """Says of what the program wrote itself whether it lies after now, or after what was written down later."""
    if not step.entry.is_programs_own:
        return step
    later = [minute(each.recorded) for each in entries] + ([minute(now)] if now is not None else [])
    return replace(step, clock_was_ahead=minute(step.entry.at) > min(later))


def _wrong_with(entry: CustodyEntry, before: Line) -> list[Break]:
    """What is wrong with an entry as it is made, after the line as it stood; what it leads to is `_read`'s."""
    found = []
    if entry.kind == CORRECTED:
        known = [step.entry.id for step in before.steps]
        if entry.corrects not in known:
            found.append(Break(entry.id, "corrects", "custody_corrects_nothing"))
        elif entry.is_struck and entry.corrects == known[0]:
            found.append(Break(entry.id, "is_struck", "custody_first_stays"))
    elif before.steps and not same_name(entry.from_who, before.holder):
        found.append(Break(entry.id, "from_who", "custody_not_the_holder"))
    return found


def _read(own: Sequence[CustodyEntry], fixes: Mapping[UUID, Sequence[CustodyEntry]]) -> Line:
    line = Line()
    for entry in own:
        line = _followed_by(line, entry, tuple(fixes.get(entry.id, ())))
    return line


def _followed_by(line: Line, entry: CustodyEntry, put_right: tuple[CustodyEntry, ...]) -> Line:
    """The line with one more step, and what does not follow from the line so far."""
    now = _as_put_right(entry, put_right, is_first=not line.steps)
    giver = line.holder if line.steps else (now or entry).from_who
    if now is None:
        struck = Step(entry=entry, now=None, giver=giver, holder=line.holder, put_right=put_right)
        return replace(line, steps=(*line.steps, struck))
    blamed = put_right[-1].id if put_right else entry.id
    breaks = tuple(Break(blamed, *why) for why in _does_not_follow(line, now))
    passes = now.kind in PASSES_ON
    step = Step(
        entry=entry, now=now, giver=giver, holder=now.to_who if passes else line.holder, put_right=put_right
    )
    return Line(
        steps=(*line.steps, step),
        holder=step.holder,
        place=now.place or ("" if passes else line.place),
        seal=now.seal or line.seal,
        since=now.at if passes else line.since,
        last=now.at,
        is_ended=line.is_ended or now.kind == DISPOSED,
        breaks=(*line.breaks, *breaks),
    )


def _as_put_right(
    entry: CustodyEntry, put_right: Sequence[CustodyEntry], *, is_first: bool
) -> CustodyEntry | None:
    """What stands for an entry. Only of the first is the giver anybody's to say: of each other it is worked out.

    Of what the program saw, the giver can be put right, and its time be moved back where the clock was ahead: the rest
    was never anybody's word.
    """
    if not put_right:
        return entry
    last = put_right[-1]
    if entry.is_programs_own:
        at = last.at if minute(last.at) < minute(entry.at) else entry.at
        return replace(entry, from_who=last.from_who, at=at)
    giver = last.from_who if is_first else entry.from_who
    return None if last.is_struck else replace(last, kind=entry.kind, from_who=giver)


def _does_not_follow(line: Line, entry: CustodyEntry) -> list[tuple[str, str]]:
    """Field and code, for each."""
    found = []
    if not line.steps and entry.kind != RECEIVED:
        found.append(("kind", "custody_first_is_received"))
    if line.is_ended:
        found.append(("kind", "custody_after_disposal"))
    if line.last is not None and minute(entry.at) < minute(line.last):
        found.append(("at", "custody_before_the_last"))
    if entry.kind in PASSES_ON:
        if not entry.to_who.strip():
            found.append(("to_who", "needed"))
        elif same_name(entry.to_who, line.holder):
            found.append(("to_who", "custody_same_holder"))
    return found
