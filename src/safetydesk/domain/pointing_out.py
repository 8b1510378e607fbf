"""What will read unclear years later, pointed out as it is typed: initials, opinion, undated events, words of nobody.

It never holds anything up. Words in quotation marks are somebody's own and are left alone. The time it takes grows as
the text does, and no faster: one look at each sentence, a fixed number of letters round each quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from safetydesk.domain.vocabulary import Vocabulary

INITIALS, OPINION, UNDATED, SPEAKER = "initials", "opinion", "undated", "speaker"
MOST = 6
"""Points about one text: beyond that nobody reads them."""
LONGEST_READ = 40_000
"""Letters looked at: a pasted transcript is no account, and its end is not worth a pause in typing."""
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_DATED = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b\d{1,4}[/.-]\d{1,2}\b|\b20\d\d\b",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?<![\w.])[A-Z]\.(?:[A-Z]\.?| [A-Z]\.)(?: ?[A-Z]\.)?(?!\w)")
_PAIR = re.compile(r"(?<![\w./&'\u2019-])[A-Z]{2}(?![\w/&-])")
_LETTER = re.compile(r"(?<![\w./&'\u2019-])[A-Z](?![\w./&'\u2019-])")
_LETTER_BEFORE = re.compile(
    r"(?:\d|year|group|class|set|form|grade|block|room|team|plan|type|level|vitamin)\s$", re.IGNORECASE
)
_BEFORE, _AFTER = 90, 60
_NAMED = re.compile(r"\w[\w .'\u2019-]{0,40}:\s*$")
_OPENS, _CLOSES, _STRAIGHT = "\u201c", "\u201d", '"'


@dataclass(frozen=True, slots=True)
class Point:
    """`kind` is one of the above, `[label.pointing_out.<kind>]`; `found` the words, which begin at `start`."""

    kind: str
    found: str
    start: int


class PointingOut:
    """Made once of a vocabulary's lists, and then asked of each text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._opinion = _any_of(_words(vocabulary, "pointed_opinion"))
        self._undated = _any_of(_words(vocabulary, "pointed_undated"))
        self._speech = _any_of(_words(vocabulary, "pointed_speech"))
        self._nobody = _any_of(_words(vocabulary, "pointed_speech_of_nobody"))
        self._known = frozenset(_words(vocabulary, "pointed_abbreviations"))

    def points(self, text: str) -> tuple[Point, ...]:
        """In the order of the text; each wording once, and not more than `MOST`."""
        text = text[:LONGEST_READ]
        quotes = tuple(_quotes(text))
        plain = _without(text, quotes)
        found = [
            *self._initials(plain),
            *_hits(OPINION, self._opinion, plain),
            *self._undated_events(plain),
            *self._speakers(text, quotes),
        ]
        once = {(each.kind, each.found.casefold()): each for each in sorted(found, key=lambda p: -p.start)}
        return tuple(sorted(once.values(), key=lambda each: each.start)[:MOST])

    def _initials(self, plain: str) -> Iterator[Point]:
        for hit in _DOTTED.finditer(plain):
            if re.sub(r"[. ]", "", hit[0]) not in self._known:
                yield Point(INITIALS, hit[0].strip(), hit.start())
        if _is_shouted(plain):
            return
        for pattern in (_PAIR, _LETTER):
            for hit in pattern.finditer(plain):
                before = plain[max(0, hit.start() - 12) : hit.start()]
                if hit[0] not in self._known and not _LETTER_BEFORE.search(before):
                    yield Point(INITIALS, hit[0], hit.start())

    def _undated_events(self, plain: str) -> Iterator[Point]:
        """A sentence that has its date may say "yesterday" as well."""
        for sentence in _SENTENCE.finditer(plain):
            if not _DATED.search(sentence[0]):
                for hit in self._undated.finditer(sentence[0]):
                    yield Point(UNDATED, hit[0], sentence.start() + hit.start())

    def _speakers(self, text: str, quotes: tuple[tuple[int, int], ...]) -> Iterator[Point]:
        """Words in quotation marks that nobody is said to have said: of one word they are no speech."""
        ended = 0
        for start, end in quotes:
            words = text[start + 1 : end - 1].strip()
            before, after = text[max(ended, start - _BEFORE) : start], text[end : end + _AFTER]
            ended = end
            if " " in words and not self._has_speaker(before, after):
                yield Point(SPEAKER, _short(words), start)

    def _has_speaker(self, before: str, after: str) -> bool:
        if self._nobody.search(before) and " by " not in before:
            return False
        return bool(_NAMED.search(before) or self._speech.search(before) or self._speech.search(after))


def _words(vocabulary: Vocabulary, name: str) -> list[str]:
    return [word for term in vocabulary.terms(name) for word in term.words]


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """The longest first, so that "I think" is found before "think"; nothing where there are none."""
    listed = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)" if listed else r"(?!)", re.IGNORECASE)


def _hits(kind: str, pattern: re.Pattern[str], plain: str) -> Iterator[Point]:
    return (Point(kind, hit[0], hit.start()) for hit in pattern.finditer(plain))


def _quotes(text: str) -> Iterator[tuple[int, int]]:
    """Where each quotation begins and ends, its marks included. One that is never closed is none."""
    began, closing = -1, ""
    for place, letter in enumerate(text):
        if began < 0 and letter in (_OPENS, _STRAIGHT):
            began, closing = place, _CLOSES if letter == _OPENS else _STRAIGHT
        elif began >= 0 and letter == closing:
            yield began, place + 1
            began = -1


def _without(text: str, quotes: Iterable[tuple[int, int]]) -> str:
    """The same length, so that places stay what they are."""
    parts, ended = [], 0
    for start, end in quotes:
        parts += [text[ended:start], "\n" * (end - start)]
        ended = end
    return "".join((*parts, text[ended:]))


def _is_shouted(plain: str) -> bool:
    """Where nearly all is in capitals, two capitals are no initials."""
    letters = sum(1 for letter in plain if letter.isalpha())
    return letters > 20 and sum(1 for letter in plain if letter.isupper()) > letters * 0.6


def _short(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39].rstrip()}\u2026"
