"""References people say aloud: `OS-2026-0001` for incidents, `EX-2026-001` for exemptions, `JSM/1` for exhibits.

Restricted ones have series of their own (`OSR-2026-0001`, `EXR-2026-001`, `JSM/R1`), so that the others have no gaps.
"""

from __future__ import annotations

INCIDENT, EXEMPTION = "OS", "EX"
RESTRICTED = "R"
SLASH, DASH, NONE, SPACE = "", "dash", "none", "space"
SEPARATORS = {SLASH: "/", DASH: "-", NONE: "", SPACE: " "}
"""What may stand between initials and number, by the code that the school's record keeps; nothing said is a slash."""
_DIGITS = "0123456789"
_SIGNS = frozenset(sign for sign in SEPARATORS.values() if sign)
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


def opens_after(series: str) -> str:
    """The series whose last number one that is new begins after: of initials that have none yet, `exhibits:`."""
    every = exhibit_series("")
    return every if series.startswith(every) else series


def exhibit_number(initials: str, number: int, separator: str = SLASH, *, restricted: bool = False) -> str:
    """The producer's initials and a running number that is never used again, not even after withdrawal.

    `separator` is one of `SEPARATORS`. Nothing between them is only for initials that stay apart from what follows:
    `JSM2` and 1 would be `JSM21`, which is 21 of `JSM`; a slash stands there instead.
    """
    sign = SEPARATORS[separator]
    if not sign and not _ends_apart(initials):
        sign = SEPARATORS[SLASH]
    return f"{initials}{sign}{RESTRICTED if restricted else ''}{number}"


def series_of_exhibit(number: str) -> tuple[str, str]:
    """The series that an exhibit's number is of, and its number there: `JSM/R1` is 1 of `exhibits:JSM/R`.

    Whatever stood between them when it was given: each number can be read in one way alone.
    """
    initials = number.rstrip(_DIGITS)
    running = number[len(initials) :]
    restricted = initials.endswith(RESTRICTED)
    initials = initials.removesuffix(RESTRICTED) if restricted else initials
    if initials[-1:] in _SIGNS:
        initials = initials[:-1]
    return exhibit_series(initials, restricted=restricted), running


def _ends_apart(initials: str) -> bool:
    """Whether a number can follow at once: what ends in a letter that is not the mark of the restricted."""
    return initials[-1:].isalpha() and not initials.upper().endswith(RESTRICTED)


def initials_of(name: str) -> str:
    """Initials offered for a name: at most four capitals, "X" where a name has no letters."""
    letters = [word[0].upper() for word in name.replace("-", " ").split() if word[:1].isalpha()]
    return "".join(letters[:4]) or "X"
