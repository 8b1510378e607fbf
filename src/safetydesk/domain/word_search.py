"""Find by the beginnings of words, whatever the case and the accents; best first. For short lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")
_WORD = re.compile(r"[^\W_]+")
_NAME_WHOLE, _NAME_START, _WORD_WHOLE, _WORD_START = 8, 6, 4, 2


def plain_words(text: str) -> list[str]:
    """The words of a text, folded: no case, no accents, apostrophes dropped."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return _WORD.findall(bare.replace("'", "").replace("\u2019", ""))


def ranked(
    things: Iterable[T], words: str, text_of: Callable[[T], tuple[str, Sequence[str]]]
) -> tuple[T, ...]:
    """Those that match every word typed; failing that, those that match the most; all of them for no words.

    `text_of` gives a thing's name and its further search words; a hit in the name weighs more.
    """
    things = tuple(things)
    asked = plain_words(words)
    if not asked:
        return things
    scored: list[tuple[int, int, int]] = []
    for place, thing in enumerate(things):
        name, more = text_of(thing)
        own, other = plain_words(name), [word for phrase in more for word in plain_words(phrase)]
        scores = [_score(word, own, other) for word in asked]
        if any(scores):
            scored.append((-sum(1 for score in scores if score), -sum(scores), place))
    most = -min((row[0] for row in scored), default=0)
    if most == len(asked):
        scored = [row for row in scored if -row[0] == most]
    return tuple(things[place] for _, _, place in sorted(scored))


def _score(word: str, own: list[str], other: list[str]) -> int:
    if word in own:
        return _NAME_WHOLE
    if any(w.startswith(word) for w in own):
        return _NAME_START
    if word in other:
        return _WORD_WHOLE
    return _WORD_START if any(w.startswith(word) for w in other) else 0
