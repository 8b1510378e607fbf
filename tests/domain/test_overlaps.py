"""Screens made of random rows: whatever overlaps is joined, whatever only repeats itself is not."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as some

from safetydesk.domain.overlaps import put_in_order
from safetydesk.domain.progress import Progress
from safetydesk.domain.screen_rows import BINS, ScreenRows, fixed_edges

HEIGHT = 300
PAPER = bytes([234]) * BINS


def message(seed: int, rows: int = 30) -> list[bytes]:
    """A bubble: words that nobody else writes, and paper under it."""
    drawn = random.Random(seed)
    words = [bytes(drawn.choice((20, 250)) for _ in range(BINS)) for _ in range(rows)]
    return [*words, *[PAPER] * 10]


def screen(chat: list[bytes], at: int, clock: int = 0) -> ScreenRows:
    """A bar with a clock, what the chat shows from `at`, and the line to type in."""
    bar = (
        [bytes([90]) * BINS] * 8
        + [bytes([90 + clock] * 4 + [90] * (BINS - 4))] * 8
        + [bytes([60]) * BINS] * 14
    )
    line = [bytes([200]) * BINS] * 20
    return ScreenRows(HEIGHT, b"".join((*bar, *chat[at : at + HEIGHT - 50], *line)))


CHAT = [row for seed in range(60) for row in message(seed)]


@settings(max_examples=15, deadline=None)
@given(some.lists(some.integers(40, 200), min_size=2, max_size=7), some.randoms(use_true_random=False))
def test_any_overlaps_in_any_order(overlaps: list[int], shuffling: random.Random) -> None:
    places = [0]
    for overlap in overlaps:
        places.append(places[-1] + HEIGHT - 50 - overlap)
    order = list(range(len(places)))
    shuffling.shuffle(order)
    shown = [screen(CHAT, places[at], clock=at * 9) for at in order]
    top, bottom = fixed_edges(shown)
    assert 30 <= top <= 38 and 20 <= bottom <= 28, "a row or two of the chat may happen to be the same"
    placed = put_in_order(shown)
    assert [order[each.index] for each in placed] == list(range(len(places)))
    assert not any(each.is_gap for each in placed)
    assert all(0 <= said - each.overlap <= 16 for each, said in zip(placed[1:], overlaps, strict=True))


def test_what_only_repeats_itself_joins_nothing() -> None:
    ok = message(999)
    chat = [*CHAT[:210], *ok, *CHAT[400:800], *ok, *CHAT[1200:1400]]
    first, second = screen(chat, 0), screen([*ok, *CHAT[2000:2300]], 0)
    elsewhere = screen(chat, 550)
    placed = put_in_order([first, second, elsewhere])
    assert [each.index for each in placed] == [0, 1, 2] and [each.is_gap for each in placed] == [
        False,
        True,
        True,
    ]


def test_runs_that_nothing_joins_follow_by_when_they_were_taken() -> None:
    shown = [screen(CHAT, at) for at in (1500, 1400, 100, 0)]
    assert [each.index for each in put_in_order(shown)] == [1, 0, 3, 2]
    assert [each.index for each in put_in_order(shown, taken=[9, 8, 1, 2])] == [3, 2, 1, 0]


def test_screens_of_nothing_and_of_another_height() -> None:
    blank = ScreenRows(HEIGHT, PAPER * HEIGHT)
    tall = ScreenRows(900, b"".join(CHAT[:900]))
    placed = put_in_order([blank, tall, screen(CHAT, 500), blank, ScreenRows(1, PAPER)])
    assert sorted(each.index for each in placed) == [0, 1, 2, 3, 4]


def test_it_can_be_stopped() -> None:
    class Stopping:
        def step(self, done: int, total: int, label: str) -> None:
            raise KeyboardInterrupt

    stopping: Any = Stopping()
    progress: Progress = stopping
    try:
        put_in_order([screen(CHAT, 0), screen(CHAT, 100)], progress=progress)
    except KeyboardInterrupt:
        return
    raise AssertionError("it went on")
