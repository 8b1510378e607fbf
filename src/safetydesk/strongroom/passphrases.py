"""Good passphrases: drawn from a list of plain words, or a member's own if long and hard to guess."""

from __future__ import annotations

import math
import re
import secrets
import unicodedata
from collections.abc import Iterable
from functools import cache

from safetydesk import assets
from safetydesk.domain.errors import Problem

SHORTEST = 14
LEAST_BITS = 55.0
"""Below this an own passphrase is refused. Six drawn words have a little over 70."""
_WELL_KNOWN = re.compile(
    r"passw[o0]rds?|passphrase|letmein|welcome|admin|qwerty\w*|azerty\w*|asdf\w*|zxcv\w*|iloveyou|secret|"
    r"football|monkey|dragon|princess|sunshine|summer|winter|spring|autumn|liverpool|arsenal|chelsea|"
    r"safeguarding|safety|school|academy|teacher|headteacher|correct ?horse ?battery ?staple"
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_CHANGES = re.compile(r"(?<=[a-z])[^a-z]|(?<=[^a-z])[a-z]|(?<=\d)[^\w\s]|(?<=[^\w\s])\d")
_REPEAT = re.compile(r"(.+?)\1+")  # of all of it


@cache
def words() -> tuple[str, ...]:
    """The list that passphrases are drawn from."""
    return tuple(assets.read_text("vocabulary", "passphrase_words.txt").split())


def generate(words_wanted: int = 6) -> str:
    """A fresh passphrase: different words drawn at random, a space between."""
    return " ".join(secrets.SystemRandom().sample(words(), words_wanted))


def normal(passphrase: str) -> str:
    """As every keyboard gives it: two that are alike here open the same slot."""
    return unicodedata.normalize("NFKC", passphrase)


def check_own(passphrase: str, refused: Iterable[str] = ()) -> Problem | None:
    """What is wrong with a passphrase that somebody made up, or None.

    `refused` are terms that a stranger would try first: the school's name and town, the member's own name.
    Codes `passphrase_short` (value `least`), `passphrase_names_us`, `passphrase_repeats`, `passphrase_year`,
    `passphrase_weak`. None of them repeats any of it.
    """
    text = unicodedata.normalize("NFKC", passphrase).casefold().strip()
    if len(text) < SHORTEST:
        return Problem("passphrase", "passphrase_short", {"least": str(SHORTEST)})
    if any(term in _letters(text) for term in _terms(refused)) or _short_terms(refused) & _words_of(text):
        return Problem("passphrase", "passphrase_names_us")
    if _REPEAT.fullmatch(_letters(text)) or re.search(r"(.)\1{3}", text):
        return Problem("passphrase", "passphrase_repeats")
    if _YEAR.search(text):
        return Problem("passphrase", "passphrase_year")
    if estimated_bits(text) < LEAST_BITS:
        return Problem("passphrase", "passphrase_weak")
    return None


def estimated_bits(passphrase: str) -> float:
    """A cautious guess at how many bits of chance went into it: each word or run counts once."""
    text = unicodedata.normalize("NFKC", passphrase).casefold()
    jumbled = [token for token in text.split() if len(_CHANGES.findall(token)) >= 5]
    if jumbled:
        return 4.0 * len(set("".join(jumbled)))  # what a password manager makes: no words to be found in it
    known = len(set(_WELL_KNOWN.findall(text)))
    text = _WELL_KNOWN.sub(" ", text)
    runs = set(re.findall(r"[^\W\d_]+|\d+", text))
    signs = set(re.findall(r"[^\w\s]", text))
    return known * 3.0 + len(signs) * 4.0 + sum(_run_bits(run) for run in runs)


def _run_bits(run: str) -> float:
    steps = {ord(after) - ord(before) for before, after in zip(run, run[1:], strict=False)}
    if len(run) >= 3 and len(steps) == 1:
        return 4.0  # abcd, 4321, aaaa
    if run.isdigit():
        return len(run) * 3.0
    # A word is worth what it costs to guess it from a list; one that we do not list, hardly more.
    per_word = math.log2(len(words()))
    if run in _known_words():
        return per_word
    return min(len(run) * 3.0, per_word + 3.0) if len(run) > 3 else len(run) * 2.0


@cache
def _known_words() -> frozenset[str]:
    return frozenset(words())


def _terms(refused: Iterable[str]) -> set[str]:
    """Each whole term and each of its words that is long enough to mean something."""
    found: set[str] = set()
    for term in refused:
        plain = unicodedata.normalize("NFKC", term).casefold()
        found.update(_letters(part) for part in (plain, *re.split(r"[\s,.'’-]+", plain)))
    return {term for term in found if len(term) >= 4 and term not in _COMMON}


def _short_terms(refused: Iterable[str]) -> set[str]:
    """A whole name of three letters (Ely, Rye): refused as a word, since many a word holds it."""
    whole = {_letters(unicodedata.normalize("NFKC", term).casefold()) for term in refused}
    return {term for term in whole if len(term) == 3}


def _words_of(text: str) -> set[str]:
    return set(re.split(r"[\W\d_]+", text))


_COMMON = frozenset(
    {"school", "academy", "college", "primary", "high", "grammar", "saint", "church", "infant", "junior"}
)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)
