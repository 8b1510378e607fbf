"""What was sent with a referral: words, and exhibits by their number with the fingerprint of what was sent."""

from __future__ import annotations

from collections.abc import Iterable

from safetydesk.domain.exhibit import Exhibit

_HASH = " · SHA-256 "


def document_of(exhibit: Exhibit) -> str:
    """An exhibit as it stands in the list. Of one out of sight the fingerprint can itself tell what it is."""
    return f"{exhibit.number}{_HASH}{exhibit.sealed.sha256}" if exhibit.may_be_told else exhibit.number


def documents_sent(lines: Iterable[str], exhibits: Iterable[Exhibit]) -> tuple[str, ...]:
    """Each line as typed, or where it is an exhibit's number that exhibit with its SHA-256. Each once."""
    by_number = {exhibit.number.casefold(): exhibit for exhibit in exhibits}
    said = (document_of(by_number[key]) if (key := line.casefold()) in by_number else line for line in lines)
    return tuple(dict.fromkeys(said))
