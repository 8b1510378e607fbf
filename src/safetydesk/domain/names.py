"""Whether two written names are one person's: surely, possibly, or not. People write names in many ways.

"Surely" is a whole name in any order, with titles, jobs or more forenames around it. "Possibly" is a surname or a
forename alone, initials where the other has a name, or a short form (Jo, Joanna). It stops being possible as soon as
both names are written out and differ: that is the way on for two people, and why these rules can be strict. No rule
here knows that Kate is Katherine, or a name spelt wrong.
"""

from __future__ import annotations

import re
import unicodedata

from safetydesk.domain.word_search import plain_words

Words = list[str]

_ADULTS = frozenset(("mr", "mrs", "ms", "mx", "dr", "prof", "professor"))
_TITLES = (
    *_ADULTS, "miss", "master", "sir", "madam", "dame", "lady", "lord", "rev", "revd", "reverend", "fr", "cllr",
)  # fmt: skip
_JOBS = (
    "head", "headteacher", "headmaster", "headmistress", "teacher", "principal", "dsl", "ddsl", "designated",
    "safeguarding", "lead", "chair", "governor", "governors", "school", "acting", "deputy", "assistant", "the",
    "our", "of",
)  # fmt: skip
_AROUND = frozenset(_TITLES + _JOBS)
"""Titles and jobs. One of them that is part of the name looked for (Tom Head) counts as a name."""
_PARTICLES = frozenset(("o", "mc", "mac", "d"))
_BETWEEN = re.compile(r"[;/&+\n]|\b(?:and|with)\b", re.I)
_IN_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)(?:[)\]}]|$)")
_APOSTROPHES = re.compile("['\u2018\u2019\u201b\u02bc\u02b9\u2032\uff07`\u00b4]")
_LETTERS = str.maketrans({"\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u0131": "i", "\u00e6": "ae"})
"""Letters that no normal form takes apart."""
_MOST_WORDS = 40
"""Of a name: in anything longer only whole names are looked for."""


def is_named_in(name: str, text: str) -> bool:
    """Whether the person called `name` is surely one of those named in `text`."""
    bare, wanted = _bare(name), _name_words(name)
    return (bool(bare) and bare == _bare(text)) or any(
        _surely(whole, part) for whole in _spelt(wanted) for part in _parts(text, wanted)
    )


def is_the_same_name(one: str, other: str) -> bool:
    """Whether both are the same names: titles, order, case, accents and what stands in brackets aside."""
    first, second = (_name_words(_IN_BRACKETS.sub(" ", text)) or _name_words(text) for text in (one, other))
    if not first or not second:
        return _bare(one) == _bare(other)
    return set(first) == set(second) or "".join(first) == "".join(second)


def may_be_named_in(name: str, text: str) -> bool:
    """Whether the person called `name` is possibly or surely one of those named in `text`."""
    wanted = _name_words(name)
    if not set(_words(text)) - _AROUND and not set(_words(name)).isdisjoint(_name_words(text)):
        return True  # "Mr Head" of Joanna Head: what is a job elsewhere is a surname here.
    return is_named_in(name, text) or any(
        _fits(whole, part) or "".join(part) == _initials(wanted) or "".join(wanted) == _initials(part)
        for whole in _spelt(wanted)
        for part in _parts(text, wanted)
        if len(part) + len(whole) <= _MOST_WORDS
    )


def has_title_of_adult(name: str) -> bool:
    """Whether it is written as nobody writes the name of a child: "Mrs Marsh"."""
    return not _ADULTS.isdisjoint(_words(name))


def _surely(one: Words, other: Words) -> bool:
    if "".join(one) == "".join(other):
        return True
    return min(len(one), len(other)) > 1 and (set(one) <= set(other) or set(other) <= set(one))


def _fits(one: Words, other: Words) -> bool:
    """Each word of the name with fewer words goes with a word of its own in the other; one is even the same."""
    few, many = sorted((one, other), key=len)
    left, lone = list(enumerate(many)), []
    for place, word in enumerate(few):
        same = next((each for each in left if each[1] == word), None)
        if same is None:
            lone.append((place, word))
        else:
            left.remove(same)
    if not any(len(word) > 1 and word in many for word in few):
        return len(few) == 1 and len(few[0]) > 1 and any(_is_short(few[0], word) for word in many[:-1])
    for place, word in lone:
        is_last = place == len(few) - 1
        fit = next(
            (
                each
                for each in left
                if min(len(word), len(each[1])) == 1 or not (is_last and each[0] == len(many) - 1)
                if _is_short(word, each[1])
            ),
            None,
        )
        if fit is None:
            return False
        left.remove(fit)
    return True


def _is_short(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _name_words(name: str) -> Words:
    """Without titles and jobs; where nothing else is there a job is the name (Mr Head), and then a title."""
    words = _words(name)
    untitled = [word for word in words if word not in _TITLES]
    return [word for word in words if word not in _AROUND] or untitled or words


def _parts(text: str, wanted: Words) -> list[Words]:
    """The words of each person named in the text, without titles and jobs; a turned name the right way round."""
    found: list[Words] = []
    for piece in _BETWEEN.split(text):
        aside = [_without_jobs(words, wanted) for words in _IN_BRACKETS.findall(piece)]
        sides = [_without_jobs(words, wanted) for words in _IN_BRACKETS.sub(" ", piece).split(",")]
        sides = [words for words in sides if words]
        if len(sides) == 2 and min(len(words) for words in sides) == 1:
            sides.append(sides[1] + sides[0])  # Marsh, Joanna
        called = [words for words in aside if len(words) == 1]  # Jo (Joanna) Marsh
        sides += [known + side for side in sides[-1:] for known in called]
        found += [spelt for words in sides + aside if words for spelt in _spelt(words)]
    return found


def _without_jobs(text: str, wanted: Words) -> Words:
    return [word for word in _words(text) if word not in _AROUND or word in wanted]


def _spelt(words: Words) -> list[Words]:
    """The words, and again with O Neill written as ONeill."""
    joined: Words = []
    for word in words:
        if joined and joined[-1] in _PARTICLES:
            joined[-1] += word
        else:
            joined.append(word)
    return [words] if joined == words else [words, joined]


def _words(text: str) -> Words:
    return plain_words(_APOSTROPHES.sub("", _bare(text)).translate(_LETTERS))


def _bare(text: str) -> str:
    """Without case, spacing and characters that do not show."""
    return " ".join("".join(c for c in text if unicodedata.category(c) != "Cf").casefold().split())


def _initials(words: Words) -> str:
    return "".join(word[0] for word in words) if len(words) > 1 else "?"
