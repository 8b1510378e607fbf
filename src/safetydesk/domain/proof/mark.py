"""The mark of a checkpoint: the first 80 bits of its root, as fours of hex digits or as eight words.

Short enough for paper and for reading out, long enough that nobody can make another history with the same one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

MARK_DIGITS = 20
WORDS = 8
_BITS = 10
_DIGITS = re.compile(rf"[0-9a-f]{{{MARK_DIGITS}}}")


def mark_of(root: str) -> str:
    """The mark of a root (64 hex digits): its first 20."""
    return root[:MARK_DIGITS].lower()


def in_fours(mark: str) -> str:
    """ "AB12 CD34 …", five groups."""
    return " ".join(mark[at : at + 4].upper() for at in range(0, len(mark), 4))


def in_words(mark: str, words: Sequence[str]) -> str:
    """The mark as eight words of a list of 1024. Raises ValueError for another list."""
    _check(words)
    number = int(mark, 16)
    places = [(number >> (_BITS * (WORDS - 1 - place))) & (2**_BITS - 1) for place in range(WORDS)]
    return " ".join(words[place] for place in places)


def read_mark(typed: str, words: Sequence[str]) -> str:
    """A mark as typed from paper, in fours or in words, whatever stands between. Raises ValueError for neither."""
    digits = re.sub(r"[\s·.:_-]+", "", typed).lower()
    if _DIGITS.fullmatch(digits):
        return digits
    _check(words)
    said = re.findall(r"[a-z]+", typed.lower())
    places = {word: place for place, word in enumerate(words)}
    if len(said) != WORDS or any(word not in places for word in said):
        raise ValueError("neither twenty hex digits nor eight words of the list")
    number = 0
    for word in said:
        number = number << _BITS | places[word]
    return f"{number:0{MARK_DIGITS}x}"


def _check(words: Sequence[str]) -> None:
    if len(words) != 2**_BITS:
        raise ValueError("a list of 1024 words is needed")
