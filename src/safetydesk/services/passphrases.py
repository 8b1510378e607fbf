"""What the doors may know of passphrases: one to offer, and what is wrong with one's own."""

from __future__ import annotations

from collections.abc import Iterable

from safetydesk.domain.errors import Problem
from safetydesk.strongroom import passphrases


def offer() -> str:
    """Six words drawn at random, a space between."""
    return passphrases.generate()


def weakness(passphrase: str, refused: Iterable[str] = ()) -> Problem | None:
    """What is wrong with a passphrase somebody made up, or None. `refused` are names a stranger would try first."""
    return passphrases.check_own(passphrase, refused)
