"""References people say aloud: `OS-2026-0001` for incidents, `EX-2026-001` for exemptions, `JSM/1` for exhibits."""

from __future__ import annotations

INCIDENT, EXEMPTION = "OS", "EX"
_WIDTH = {INCIDENT: 4, EXEMPTION: 3}


def reference(series: str, year: int, number: int) -> str:
    """A reference by calendar year; numbers are never reused, and grow past their width when they must."""
    return f"{series}-{year}-{number:0{_WIDTH.get(series, 4)}}"


def exhibit_number(initials: str, number: int, separator: str = "/") -> str:
    """The producer's initials and a running number that is never used again, not even after withdrawal."""
    return f"{initials}{separator}{number}"


def initials_of(name: str) -> str:
    """Initials offered for a name: at most four capitals, "X" where a name has no letters."""
    letters = [word[0].upper() for word in name.replace("-", " ").split() if word[:1].isalpha()]
    return "".join(letters[:4]) or "X"
