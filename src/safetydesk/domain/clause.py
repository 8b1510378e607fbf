"""A clause of a policy: where it stands, and in our own few words what it says. A school may write its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

OWN = "own"
"""How the codes of a school's own clauses begin, which belong to no policy that came with the program."""
_LONGEST_NUMBER = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """`code` is permanent and cited; `number` is where it stands in the policy as written; `rules` it carries."""

    code: str
    number: str
    words: str
    rules: tuple[str, ...] = ()


class ClauseFault(ValueError):
    """One line is no clause: `line` is counted from 1."""

    def __init__(self, code: str, line: int) -> None:
        super().__init__(code)
        self.code, self.line = code, line


def read_own_clauses(text: str) -> tuple[Clause, ...]:
    """A school's own, a line each: "4.2 Personal accounts are not used with pupils". Raises ClauseFault."""
    found: dict[str, Clause] = {}
    for place, line in _lines(text):
        number, _, words = line.partition(" ")
        if not words or not _is_number(number):
            raise ClauseFault("not_a_clause", place)
        if number in found:
            raise ClauseFault("clause_twice", place)
        found[number] = Clause(code=f"{OWN}.{number}", number=number, words=words)
    return tuple(found.values())


def own_clauses_text(clauses: Iterable[Clause]) -> str:
    """The reverse of `read_own_clauses`."""
    return "\n".join(f"{clause.number} {clause.words}" for clause in clauses)


def _is_number(text: str) -> bool:
    """Letters, digits, and what stands between them: "4.2", "B-7", "3a"."""
    return (
        len(text) <= _LONGEST_NUMBER and text.isascii() and text.replace(".", "").replace("-", "").isalnum()
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for place, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield place, " ".join(line.split())
