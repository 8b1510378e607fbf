"""A mark goes to paper in fours or in words, and comes back from a keyboard whatever its spacing."""

from __future__ import annotations

import hashlib

import pytest

from safetydesk import assets
from safetydesk.domain.clock import Moment
from safetydesk.domain.proof.checkpoint import Checkpoint
from safetydesk.domain.proof.mark import in_fours, in_words, mark_of, read_mark

WORDS = assets.read_text("verifier", "mark_words.txt").split()
ROOTS = [hashlib.sha256(bytes([number])).hexdigest() for number in range(40)] + ["0" * 64, "f" * 64]


@pytest.mark.parametrize("root", ROOTS)
def test_fours_and_words_lead_back_to_the_mark(root):
    mark = mark_of(root)
    assert read_mark(in_fours(mark), WORDS) == mark
    assert read_mark(in_words(mark, WORDS), WORDS) == mark
    assert len(in_words(mark, WORDS).split()) == 8


@pytest.mark.parametrize(
    "typed", ["ab12cd34ef567890ab12", " AB12·CD34-EF56\n7890 ab12 ", "ab12:cd34.ef56_7890ab12"]
)
def test_what_stands_between_does_not_matter(typed):
    assert read_mark(typed, WORDS) == "ab12cd34ef567890ab12"


@pytest.mark.parametrize("typed", ["", "AB12", "ab12cd34ef567890ab1g", "one two three", "able " * 9])
def test_what_is_no_mark_is_refused(typed):
    with pytest.raises(ValueError, match="neither"):
        read_mark(typed, WORDS)


def test_the_list_is_fit_for_reading_out():
    assert len(WORDS) == len(set(WORDS)) == len({word[:4] for word in WORDS}) == 1024
    assert not any(len(word) == 20 for word in WORDS)


def test_the_printed_mark_does_not_tell_how_many_entries_there_are():
    at = Moment.london(2026, 3, 3, 15, 2)
    assert Checkpoint(214, ROOTS[0], at).short == Checkpoint(9, ROOTS[0], at).short
