"""Find by the beginnings of words, whatever the case and the accents; best first. For short lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from os.path import commonprefix
from typing import TypeVar

T = TypeVar("T")
Folded = tuple[list[str], list[str]]
"""The words of a name, and the words of whatever else finds it."""
_WORD = re.compile(r"[^\W_]+")
_NAME_WHOLE, _NAME_START, _WORD_WHOLE, _WORD_START, _ALIKE = 8, 6, 4, 2, 1
_SAME_LETTERS, _OTHER_LETTERS = 5, 4
"""Of two forms of one word: how many letters begin both, and how many may end each ("suicide", "suicidal")."""


def plain_words(text: str) -> list[str]:
    """The words of a text, folded: no case, no accents, apostrophes dropped."""
    bare = text.casefold()
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return _WORD.findall(bare.replace("'", "").replace("\u2019", ""))


def ranked(
    things: Iterable[T], words: str, text_of: Callable[[T], tuple[str, Sequence[str]]]
) -> tuple[T, ...]:
    """Those that match every word typed; failing that, those that match the most; all of them for no words.

    `text_of` gives a thing's name and its further search words; a hit in the name weighs more. Another form of a word
    is found as well, behind all that begins as it was typed.
    """
    things = tuple(things)
    return ranked_words([(thing, folded(*text_of(thing))) for thing in things], words, other_forms=True)


def folded(name: str, more: Sequence[str]) -> Folded:
    """A name and further phrases as `ranked_words` compares them."""
    return plain_words(name), [word for phrase in more for word in plain_words(phrase)]


def ranked_words(
    things: Sequence[tuple[T, Folded]], words: str, *, other_forms: bool = False
) -> tuple[T, ...]:
    """As `ranked`, over what has been folded before: for a list that is asked on every key. Names have no other forms:
    who is called nearly so is somebody else."""
    asked = plain_words(words)
    if not asked:
        return tuple(thing for thing, _words in things)
    scored: list[tuple[int, int, int]] = []
    for place, (_thing, (own, other)) in enumerate(things):
        scores = [_score(word, own, other, other_forms) for word in asked]
        if any(scores):
            scored.append((-sum(1 for score in scores if score), -sum(scores), place))
    most = -min((row[0] for row in scored), default=0)
    if most == len(asked):
        scored = [row for row in scored if -row[0] == most]
    return tuple(things[place][0] for _, _, place in sorted(scored))


def _score(word: str, own: list[str], other: list[str], other_forms: bool) -> int:
    if word in own:
        return _NAME_WHOLE
    if any(w.startswith(word) for w in own):
        return _NAME_START
    if word in other:
        return _WORD_WHOLE
    if any(w.startswith(word) for w in other):
        return _WORD_START
    return _alike(word, (*own, *other)) if other_forms else 0


def _alike(word: str, others: Sequence[str]) -> int:
    """American spellings too. The first letters are compared first: most words differ in them."""
    asked = word.replace("z", "s")
    start = asked[:_SAME_LETTERS]
    if len(start) < _SAME_LETTERS:
        return 0
    near = (other.replace("z", "s") for other in others if other[:2] == word[:2])
    return _ALIKE if any(each.startswith(start) and _ends_near(asked, each) for each in near) else 0


def _ends_near(one: str, other: str) -> bool:
    same = len(commonprefix((one, other)))
    return max(len(one), len(other)) - same <= _OTHER_LETTERS
