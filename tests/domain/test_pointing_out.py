"""What reads unclear is pointed out, what is clear is not; whatever is typed, it never raises and is quick."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safetydesk.domain.pointing_out import LONGEST_READ, PointingOut
from safetydesk.wording import load_vocabulary

POINTING = PointingOut(load_vocabulary())


def told(text: str) -> list[tuple[str, str]]:
    return [(point.kind, point.found) for point in POINTING.points(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("J.S. hit T by the gate.", [("initials", "J.S."), ("initials", "T")]),
        ("JS showed it to Maya Reid.", [("initials", "JS")]),
        ("In PE and IT, Year 9 B, on X and on TV at 9 AM. Plan B. I saw a DSL.", []),
        ("The U.K. version. MO/1 was shown by Dr. Reid.", []),
        ("It seems that he probably lied.", [("opinion", "seems"), ("opinion", "probably")]),
        ("Obviously on purpose", [("opinion", "Obviously"), ("opinion", "on purpose")]),
        ("She said: \u201cI think he probably did it last week\u201d.", []),
        ('Maya said "I think J did it".', []),
        (
            "It happened last week and the other day.",
            [("undated", "last week"), ("undated", "the other day")],
        ),
        ("Last week, on 17 November, she was sent it.", []),
        ("On 17/11/2026 (yesterday) it was sent.", []),
        ("They met on Monday. On Monday 16 November too.", [("undated", "on Monday")]),
        ("Then \u201cyou are dead meat\u201d in the corridor.", [("speaker", "you are dead meat")]),
        ('It was said "nobody likes you" at lunch.', [("speaker", "nobody likes you")]),
        ('"Nobody likes you," Leo wrote at 20:14.', []),
        ('Leo: "nobody likes you"', []),
        ('The group is called "Nine"', []),
        ("", []),
    ],
)
def test_what_is_pointed_out(text: str, wanted: list[tuple[str, str]]) -> None:
    assert told(text) == wanted


@given(st.text(max_size=400) | st.text(alphabet='AJS.i "\u201c\u201d thnk\n:last wek', max_size=400))
def test_it_never_raises_and_points_at_what_stands_there(text: str) -> None:
    for point in POINTING.points(text):
        start = point.start + (1 if point.kind == "speaker" else 0)
        assert text[start:].strip().startswith(point.found.rstrip("\u2026"))


@pytest.mark.parametrize(
    "piece",
    ['"', "\u201c", "I think ", "A.", "A. ", "J", "last week. ", 'x "a b" ', "x", " ", "the other ", "'A "],
)
def test_it_is_quick_however_long_the_text(piece: str) -> None:
    def seconds(letters: int) -> float:
        text = (piece * letters)[:letters]
        best = 9.0
        for _ in range(2):
            began = time.perf_counter()
            POINTING.points(text)
            best = min(best, time.perf_counter() - began)
        return best

    assert seconds(20_000) < 0.25
    assert seconds(200_000) < 0.6  # what lies beyond LONGEST_READ is not looked at


def test_the_end_of_a_pasted_transcript_is_left_alone() -> None:
    assert told("x" * LONGEST_READ + " probably") == []
