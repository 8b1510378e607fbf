"""Screenshots of one chat put in order by what each shows of the one before. The order is proposed: people decide.

Rows of two screens vote for how far the one is scrolled against the other; the shifts with most votes are looked at
row by row. What only repeats itself ("ok", "ok") proves no overlap: where all that two screens share stands
elsewhere too, the place is called a gap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.screen_rows import ScreenRows, alike, fixed_edges

_CANDIDATES: Final = 5
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


@dataclass(frozen=True, slots=True)
class _Link:
    """`other` is scrolled `shift` rows further than `one` (less, where it is negative)."""

    one: int
    other: int
    shift: int
    matched: int
    share: float


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

    def placed(self) -> tuple[Placed, ...]:
        twins = self._twins()
        single = [at for at in range(len(self._screens)) if at not in twins]
        links = self._links(single)
        runs = _runs(single, links)
        found: list[Placed] = []
        for run in sorted(runs, key=lambda run: min(self._ranks[at] for at in run)):
            found += self._laid(run, links, is_first=not found)
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
        for at in range(len(self._screens)):
            for earlier in range(at):
                if earlier in found or self._screens[earlier].height != self._screens[at].height:
                    continue
                matched, seen = self._compared(earlier, at, 0)
                if seen and matched >= seen * _SAME_SHARE:
                    found[at] = earlier
                    break
        return found

    def _links(self, single: Sequence[int]) -> list[_Link]:
        pairs = [(one, other) for place, one in enumerate(single) for other in single[place + 1 :]]
        found = []
        for done, (one, other) in enumerate(pairs):
            self._progress.step(done, len(pairs), "")
            link = self._link(one, other)
            if link is not None:
                found.append(link)
        return sorted(found, key=lambda link: (link.matched, link.share), reverse=True)

    def _link(self, one: int, other: int) -> _Link | None:
        best: _Link | None = None
        for shift in self._candidates(one, other):
            matched, seen = self._compared(one, other, shift)
            if matched < _LEAST_ROWS or matched < seen * _SHARE or (best and matched <= best.matched):
                continue
            if self._kinds(one, other, shift) >= _LEAST_KINDS:
                best = _Link(one, other, shift, matched, matched / seen)
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
        return sorted(votes, key=lambda shift: votes[shift], reverse=True)[:_CANDIDATES]

    def _shared(self, one: int, other: int, shift: int) -> range:
        """Rows of `other` that both would show."""
        mine, theirs = self._content(one), self._content(other)
        return range(max(theirs.start, mine.start - shift), min(theirs.stop, mine.stop - shift))

    def _compared(self, one: int, other: int, shift: int) -> tuple[int, int]:
        """Of the rows both would show with something on them: how many are alike, and how many there are."""
        first, second = self._screens[one], self._screens[other]
        shared = self._shared(one, other, shift)
        matched = seen = 0
        for row in shared:
            if not (second.is_textured[row] or first.is_textured[row + shift]):
                continue
            seen += 1
            matched += alike(first.rows[row + shift], second.rows[row])
            if seen == 64 and matched < 16:
                return 0, seen  # a shift by chance: not worth the rest
        return matched, seen

    def _kinds(self, one: int, other: int, shift: int) -> int:
        second = self._screens[other]
        return len(
            {second.marks[row][0] for row in self._shared(one, other, shift) if second.is_textured[row]}
        )

    def _laid(self, run: dict[int, int], links: Sequence[_Link], *, is_first: bool) -> list[Placed]:
        """A run from top to bottom. `run`: each screen, and how far it is scrolled against the first of them."""
        order = sorted(run, key=lambda at: (run[at], self._ranks[at]))
        found = [Placed(order[0], is_gap=not is_first)]
        reached = run[order[0]] + self._content(order[0]).stop
        for before, at in zip(order, order[1:], strict=False):
            start = run[at] + self._content(at).start
            overlap = max(0, min(reached, run[at] + self._content(at).stop) - start)
            link = _between(links, before, at)
            share = link.share if link else _SHARE
            repeats = self._only_repeats(before, at, run, overlap)
            found.append(
                Placed(
                    at,
                    overlap=0 if repeats else overlap,
                    is_gap=repeats or overlap == 0,
                    certainty=0 if repeats else round(share * 100),
                )
            )
            reached = max(reached, run[at] + self._content(at).stop)
        return found

    def _only_repeats(self, before: int, at: int, run: dict[int, int], overlap: int) -> bool:
        """Whether all that joins two screens stands in another place of the chat too, so that it joins nothing."""
        if overlap > _LARGE:
            return False
        shift = run[at] - run[before]
        screen = self._screens[at]
        shared = [row for row in self._shared(before, at, shift) if screen.is_textured[row]]
        for other in range(len(self._screens)):
            votes: dict[int, int] = defaultdict(int)
            for row in shared:
                places = {place for mark in screen.marks[row] for place in self._index[other].get(mark, ())}
                for place in places:
                    votes[place - row] += 1
            for moved, count in votes.items():
                if count < len(shared) * _SHARE or self._is_the_same_place(other, moved, at, before, run):
                    continue
                rows = self._screens[other].rows
                agreed = sum(
                    alike(rows[row + moved], screen.rows[row])
                    for row in shared
                    if 0 <= row + moved < len(rows)
                )
                if agreed >= len(shared) * 0.9:
                    return True
        return False

    def _is_the_same_place(self, other: int, moved: int, at: int, before: int, run: dict[int, int]) -> bool:
        """Whether that screen shows those very rows, not the like of them."""
        if other in (at, before):
            return moved == (0 if other == at else run[at] - run[before])
        if other in run:
            return abs(run[at] - run[other] - moved) <= 2
        return False

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


def _between(links: Sequence[_Link], one: int, other: int) -> _Link | None:
    return next((link for link in links if {link.one, link.other} == {one, other}), None)


def _runs(single: Sequence[int], links: Sequence[_Link]) -> list[dict[int, int]]:
    """Screens that hang together, the strongest links first: each run maps a screen to how far it is scrolled."""
    run_of: dict[int, dict[int, int]] = {at: {at: 0} for at in single}
    for link in links:
        mine, theirs = run_of[link.one], run_of[link.other]
        if mine is theirs:
            continue
        moved = mine[link.one] + link.shift - theirs[link.other]
        for at, place in theirs.items():
            mine[at] = place + moved
            run_of[at] = mine
    unique: dict[int, dict[int, int]] = {id(run): run for run in run_of.values()}
    return list(unique.values())
