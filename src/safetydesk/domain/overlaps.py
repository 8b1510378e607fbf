"""Screenshots of one chat put in order by what each shows of the one before. The order is proposed: people decide.

Rows of two screens vote for how far the one is scrolled against the other; the shifts with most votes are looked at
row by row. What only repeats itself ("ok", "ok") proves no overlap: where all that two screens share stands
elsewhere too, the place is called a gap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.screen_rows import ScreenRows, alike, alike_beside, fixed_edges

_CANDIDATES, _LOOKED_AT = 5, 400
_MANY: Final = 6
"""A mark that stands in more places of one screen is no mark."""
_LEAST_ROWS: Final = 20
"""Rows with something to see on them that two screens must share."""
_LEAST_KINDS: Final = 8
"""Different rows among them: one line drawn fifty times says little."""
_SHARE: Final = 0.75
"""Of what two screens must both show, how much is the same: a picture may load, a tick may turn blue."""
_SAME_SHARE: Final = 0.97
_LARGE: Final = 400
"""Rows that do not all repeat themselves by chance: beyond this a repetition is not looked for."""
_ENOUGH: Final = 64
"""Rows after which it shows whether a shift is more than chance."""
_VOTED, _REPEATED, _SLACK = 0.5, 0.9, 40
_Run = dict[int, int]
"""Each screen of a run, and by how many rows it is scrolled against the first of them."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One screen in its place. `overlap`: rows that the ones before it show too. `certainty`: 0 to 100.

    `is_gap`: nothing joins it to what stands before it. `same_as`: the screen that shows the very same, if one does.
    """

    index: int
    overlap: int = 0
    is_gap: bool = False
    same_as: int | None = None
    certainty: int = 100


class _Seen(NamedTuple):
    """Of two screens, of the rows with something on them that both would show: how many are alike, how many nearly so
    (those among them), and how many there are."""

    exact: int
    alike: int
    rows: int

    def is_the_same(self, share: float) -> bool:
        return self.alike >= self.rows * share


@dataclass(frozen=True, slots=True)
class _Link:
    """`other` is scrolled `shift` rows further than `one` (less, where it is negative)."""

    one: int
    other: int
    shift: int
    exact: int


def put_in_order(
    screens: Sequence[ScreenRows], taken: Sequence[int] = (), progress: Progress = NO_PROGRESS
) -> tuple[Placed, ...]:
    """All screens, each once, from the top of the chat down.

    Runs that nothing joins follow one another by `taken`, a rank of each screen (such as when it was captured; the
    order in which they were given, where there is none). Raises what `progress` raises.
    """
    ranks = list(taken) if taken else list(range(len(screens)))
    return _Joining(screens, ranks, progress).placed()


class _Joining:
    def __init__(self, screens: Sequence[ScreenRows], ranks: Sequence[int], progress: Progress) -> None:
        self._screens, self._ranks, self._progress = screens, ranks, progress
        self._top, self._bottom = fixed_edges(screens)
        self._index = [self._indexed(screen) for screen in screens]
        self._single: list[int] = []

    def placed(self) -> tuple[Placed, ...]:
        twins = self._twins()
        self._single = [at for at in range(len(self._screens)) if at not in twins]
        runs = self._runs(self._links())
        found: list[Placed] = []
        for run in sorted(runs, key=lambda run: min(self._ranks[at] for at in run)):
            found += self._laid(run, is_first=not found)
        return self._with_twins(found, twins)

    def _content(self, at: int) -> range:
        """The rows that scroll."""
        return range(self._top, max(self._top, self._screens[at].height - self._bottom))

    def _indexed(self, screen: ScreenRows) -> dict[bytes, list[int]]:
        found: dict[bytes, list[int]] = defaultdict(list)
        for row in range(self._top, max(self._top, screen.height - self._bottom)):
            if screen.is_textured[row]:
                for mark in screen.marks[row]:
                    found[mark].append(row)
        return found

    def _twins(self) -> dict[int, int]:
        """Screens that show what an earlier one shows, unscrolled, and that earlier one."""
        found: dict[int, int] = {}
        by_rank = sorted(range(len(self._screens)), key=lambda at: self._ranks[at])
        for place, at in enumerate(by_rank):
            for earlier in by_rank[:place]:
                if earlier in found or self._screens[earlier].height != self._screens[at].height:
                    continue
                seen = self._compared(earlier, at, 0)
                if seen.rows and seen.is_the_same(_SAME_SHARE):
                    found[at] = earlier
                    break
        return found

    def _links(self) -> list[_Link]:
        single = self._single
        pairs = [(one, other) for place, one in enumerate(single) for other in single[place + 1 :]]
        found = []
        for done, (one, other) in enumerate(pairs):
            self._progress.step(done, len(pairs), "")
            link = self._link(one, other)
            if link is not None:
                found.append(link)
        return sorted(found, key=lambda link: link.exact, reverse=True)

    def _link(self, one: int, other: int) -> _Link | None:
        best: _Link | None = None
        for shift in self._candidates(one, other):
            seen = self._compared(one, other, shift)
            if (
                seen.alike < _LEAST_ROWS
                or not seen.is_the_same(_SHARE)
                or (best and seen.exact <= best.exact)
            ):
                continue
            if self._kinds(one, other, shift) >= _LEAST_KINDS:
                best = _Link(one, other, shift, seen.exact)
        return best

    def _candidates(self, one: int, other: int) -> list[int]:
        """The shifts with most votes. A mark that stands in several places has but a part of a vote for each."""
        votes: dict[int, float] = defaultdict(float)
        mine, theirs = self._index[one], self._index[other]
        for mark in mine.keys() & theirs.keys():
            here, there = mine[mark], theirs[mark]
            if len(here) > _MANY or len(there) > _MANY:
                continue
            weight = 1 / (len(here) * len(there))
            for row in here:
                for beside in there:
                    votes[row - beside] += weight
        votes.pop(0, None)  # unscrolled is a twin or nothing
        many = sorted(votes, key=lambda shift: votes[shift], reverse=True)
        # Two that share little have few votes to give: what they have is judged by how much they could have.
        dense = sorted(
            many[:_LOOKED_AT],
            key=lambda shift: votes[shift] / (_LEAST_ROWS + len(self._shared(one, other, shift))),
            reverse=True,
        )
        return list(dict.fromkeys((*many[:_CANDIDATES], *dense[:_CANDIDATES])))

    def _shared(self, one: int, other: int, shift: int) -> range:
        """Rows of `other` that both would show."""
        mine, theirs = self._content(one), self._content(other)
        return range(max(theirs.start, mine.start - shift), min(theirs.stop, mine.stop - shift))

    def _compared(self, one: int, other: int, shift: int) -> _Seen:
        """The rows both would show with something on them."""
        first, second = self._screens[one], self._screens[other]
        above, below = first.rows, second.rows
        exact = near = seen = 0
        for row in self._shared(one, other, shift):
            there = row + shift
            if not (second.is_textured[row] or first.is_textured[there]):
                continue
            seen += 1
            if alike(above[there], below[row]):
                exact += 1
            elif 0 < there < first.height - 1:
                near += alike_beside(below[row], above[there - 1], above[there], above[there + 1])
            if seen == _ENOUGH and (exact + near) * 4 < seen:
                return _Seen(0, 0, seen)  # a shift by chance: not worth the rest
        return _Seen(exact, exact + near, seen)

    def _kinds(self, one: int, other: int, shift: int) -> int:
        second = self._screens[other]
        return len(
            {second.marks[row][0] for row in self._shared(one, other, shift) if second.is_textured[row]}
        )

    def _runs(self, links: Sequence[_Link]) -> list[_Run]:
        """Screens that hang together, the strongest links first."""
        run_of: dict[int, _Run] = {at: {at: 0} for at in self._single}
        for link in links:
            mine, theirs = run_of[link.one], run_of[link.other]
            moved = mine[link.one] + link.shift - theirs[link.other]
            if mine is theirs or not self._holds(link, mine, theirs, moved):
                continue
            for at, place in theirs.items():
                mine[at] = place + moved
                run_of[at] = mine
        return list({id(run): run for run in run_of.values()}.values())

    def _holds(self, link: _Link, mine: _Run, theirs: _Run, moved: int) -> bool:
        """Whether nothing that the two runs show contradicts it, and it is more than a repetition."""
        for one, here in mine.items():
            for other, there in theirs.items():
                shift = there + moved - here
                seen = self._compared(one, other, shift)
                if seen.rows >= _LEAST_ROWS and not seen.is_the_same(_SHARE):
                    return False
        together = {**mine, **{at: place + moved for at, place in theirs.items()}}
        return not self._only_repeats(link.one, link.other, together)

    def _laid(self, run: _Run, *, is_first: bool) -> list[Placed]:
        """A run from top to bottom."""
        order = sorted(run, key=lambda at: (run[at], self._ranks[at]))
        found = [Placed(order[0], is_gap=not is_first)]
        reached = run[order[0]] + self._content(order[0]).stop
        for before, at in zip(order, order[1:], strict=False):
            content = self._content(at)
            overlap = max(0, min(reached, run[at] + content.stop) - run[at] - content.start)
            seen = self._compared(before, at, run[at] - run[before])
            certainty = round(100 * seen.alike / seen.rows) if seen.rows else 0
            found.append(Placed(at, overlap=overlap, is_gap=overlap == 0, certainty=certainty))
            reached = max(reached, run[at] + content.stop)
        return found

    def _only_repeats(self, one: int, other: int, run: _Run) -> bool:
        """Whether all that joins two screens stands in another place of the chat too, so that it joins nothing."""
        shift = run[other] - run[one]
        screen = self._screens[other]
        span = self._shared(one, other, shift)
        if len(span) > _LARGE:
            return False
        shared = [row for row in span if screen.is_textured[row]]
        return any(
            self._is_repeated(shared, screen, third, moved)
            for third in self._single
            for moved in self._moves(shared, screen, third)
            if not (third in run and abs(run[other] - run[third] - moved) <= _SLACK)
        )

    def _moves(self, shared: Sequence[int], screen: ScreenRows, third: int) -> list[int]:
        """By how much those rows may be moved to stand on that screen."""
        votes: dict[int, int] = defaultdict(int)
        for row in shared:
            for place in {place for mark in screen.marks[row] for place in self._index[third].get(mark, ())}:
                votes[place - row] += 1
        return [moved for moved, count in votes.items() if count >= len(shared) * _VOTED]

    def _is_repeated(self, shared: Sequence[int], screen: ScreenRows, third: int, moved: int) -> bool:
        rows = self._screens[third].rows
        there = [row for row in shared if 0 <= row + moved < len(rows)]
        return sum(alike(rows[row + moved], screen.rows[row]) for row in there) >= len(shared) * _REPEATED

    def _with_twins(self, found: Sequence[Placed], twins: dict[int, int]) -> tuple[Placed, ...]:
        placed: list[Placed] = []
        for each in found:
            placed.append(each)
            placed += [
                Placed(twin, overlap=len(self._content(twin)), same_as=each.index)
                for twin, of in twins.items()
                if of == each.index
            ]
        return tuple(placed)
