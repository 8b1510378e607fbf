"""A clause of a policy in words, though its policy was given up since."""

from __future__ import annotations

from collections.abc import Iterable

from safetydesk.domain.clause import OWN, Clause
from safetydesk.wording.saying import label
from safetydesk.wording.shipped import load_profiles


def clause_place(code: str) -> str:
    """ "Social media policy (July 2019), Sexting 1": where it stands, and no more."""
    for profile in load_profiles().values():
        for clause in profile.clauses:
            if clause.code == code:
                return label(
                    "clause_place", title=profile.title, version=profile.version, number=clause.number
                )
    return code.removeprefix(f"{OWN}.")


def clause_words(code: str, own: Iterable[Clause] = ()) -> str:
    """ "Sexting 1: every such image …". `own`: the school's own clauses, where they are known."""
    for profile in load_profiles().values():
        for clause in profile.clauses:
            if clause.code == code:
                return label(
                    "clause_of",
                    title=profile.title,
                    version=profile.version,
                    number=clause.number,
                    words=clause.words,
                )
    for clause in own:
        if clause.code == code:
            return label("clause_own", number=clause.number, words=clause.words)
    if code.startswith(f"{OWN}."):
        return label("clause_own", number=code.removeprefix(f"{OWN}."), words="").replace("  ", " ")
    return label("clause_unknown", code=code)
