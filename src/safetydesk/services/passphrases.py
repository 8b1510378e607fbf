"""What the doors may know of passphrases: one to offer, and what is wrong with one's own."""

from __future__ import annotations

from collections.abc import Iterable

from safetydesk.domain.errors import Problem
from safetydesk.strongroom import passphrases

WORDS = (5, 6)
"""How many words may be drawn: five are as good as an own one must be, six are better."""
MOST = WORDS[-1]


def offer(words: int = MOST) -> str:
    """So many words drawn at random, a space between."""
    return passphrases.generate(words)


def offer_unlike(refused: Iterable[str], words: int = MOST) -> str:
    """One that will do: drawn again where its words happen to hold a name that is refused."""
    names = tuple(refused)
    while True:
        drawn = offer(words)
        if weakness(drawn, names) is None:
            return drawn


def weakness(passphrase: str, refused: Iterable[str] = ()) -> Problem | None:
    """What is wrong with a passphrase somebody made up, or None. `refused` are names a stranger would try first."""
    return passphrases.check_own(passphrase, refused)
