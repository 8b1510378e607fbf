"""References people say aloud: `OS-2026-0001` for incidents, `EX-2026-001` for exemptions, `JSM/1` for exhibits.

Restricted ones have series of their own (`OSR-2026-0001`, `EXR-2026-001`, `JSM/R1`), so that the others have no gaps.
"""

from __future__ import annotations

INCIDENT, EXEMPTION = "OS", "EX"
RESTRICTED = "R"
_WIDTH = {INCIDENT: 4, EXEMPTION: 3, f"{INCIDENT}{RESTRICTED}": 4, f"{EXEMPTION}{RESTRICTED}": 3}


def reference(series: str, year: int, number: int) -> str:
    """A reference by calendar year; numbers are never reused, and grow past their width when they must."""
    return f"{series}-{year}-{number:0{_WIDTH.get(series, 4)}}"


def series_of(kind: str, *, restricted: bool = False) -> str:
    """`OS`, `EX`, or the series of those restricted when they were recorded. `kind` is `INCIDENT` or `EXEMPTION`."""
    return kind + RESTRICTED if restricted else kind


def is_of_exemption(reference: str) -> bool:
    """Whether it is written as an exemption's, restricted or not, in capitals or small letters."""
    return reference.strip().upper().startswith((f"{EXEMPTION}-", f"{EXEMPTION}{RESTRICTED}-"))


def exhibit_series(initials: str, *, restricted: bool = False) -> str:
    """The series that a producer's next number is of."""
    return f"exhibits:{initials}/{RESTRICTED}" if restricted else f"exhibits:{initials}"


def exhibit_number(initials: str, number: int, separator: str = "/", *, restricted: bool = False) -> str:
    """The producer's initials and a running number that is never used again, not even after withdrawal."""
    return f"{initials}{separator}{RESTRICTED if restricted else ''}{number}"


def series_of_exhibit(number: str) -> tuple[str, str]:
    """The series that an exhibit's number is of, and its number there: `JSM/R1` is 1 of `exhibits:JSM/R`."""
    initials, _, running = number.rpartition("/")
    if running.startswith(RESTRICTED):
        return exhibit_series(initials, restricted=True), running.removeprefix(RESTRICTED)
    return exhibit_series(initials), running


def initials_of(name: str) -> str:
    """Initials offered for a name: at most four capitals, "X" where a name has no letters."""
    letters = [word[0].upper() for word in name.replace("-", " ").split() if word[:1].isalpha()]
    return "".join(letters[:4]) or "X"
