"""Names that have no business on a sheet are replaced before anybody reads it: another child stays another child.

Only what the program fills in is masked. What a member types into a sheet stands as typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.person import Person
from safetydesk.domain.sheet_kinds import EVERYBODY, NOBODY, OF_ADULT, OF_CHILD

CHILDREN = ("pupil", "former_pupil")
AFFECTED, SUBJECT = "affected", "subject_adult"
NO_HANDLES_NEEDED = (OF_ADULT, OF_CHILD)
_WORDS_TOO = frozenset(
    re.findall(
        r"\w+",
        """will may grace mark rose joy hope art faith summer dawn daisy ivy lily june april august robin bill rob pat
        sky sunny amber ruby pearl jade holly iris violet olive hazel heather jack drew chase grant miles rich frank
        ray guy young long little brown green white black grey king read west north page price bush wood field hill
        stone day night love moon star an so my do he me we us""",
    )
)
"""Names that are words of the language as well: these are names only where they are written as the name is."""

_TITLES = frozenset(
    re.findall(
        r"\w+",
        "mr mrs ms miss mx dr sir dame lady lord rev revd fr prof the and of de da van von la le",
    )
)
_BEGINS = re.compile(r"(?:^|[.!?:\n])\s*\Z")
_ACCOUNT = r"(?P<account>@[\w.\-]+|https?://\S+)"

StandIn = Callable[[Person], str]


class Masking:
    """`stand_in` says what takes the place of a name."""

    def __init__(self, case: CaseFile, names: str, about: UUID | None, stand_in: StandIn) -> None:
        named, masked = _parted(case, names, about)
        self._masked = frozenset(person.id for person in masked)
        self._instead: dict[str, str] = {}
        self._pattern: re.Pattern[str] | None = None
        kept = {part for person in named for call in _calls(person) for part in (_plain(call), *_parts(call))}
        any_case: set[str] = set()
        as_written: set[str] = set()
        for person in masked:
            instead = stand_in(person)
            handles = _handles(person) if names in NO_HANDLES_NEEDED else ()
            for whole in (*_calls(person), *handles):
                self._add(_plain(whole), instead, kept, any_case, as_written, is_part=False)
                for part in _parts(whole) if whole not in handles else ():
                    self._add(part, instead, kept, any_case, as_written, is_part=True)
        self._pattern = _pattern(any_case, as_written, keeps_accounts=names == NOBODY)

    def _add(
        self,
        name: str,
        instead: str,
        kept: set[str],
        any_case: set[str],
        as_written: set[str],
        *,
        is_part: bool,
    ) -> None:
        if not name or name.casefold() in {each.casefold() for each in kept}:
            return
        self._instead.setdefault(name.casefold(), instead)
        is_word = is_part and (len(name) < 3 or name.casefold() in _WORDS_TOO)
        (as_written if is_word else any_case).add(name)

    def hides(self, person: Person) -> bool:
        """Whether that person is not to be named."""
        return person.id in self._masked

    def masked(self, text: str) -> str:
        """The text with every name that is not to stand there replaced."""
        if self._pattern is None or not text:
            return text
        plain = unicodedata.normalize("NFC", text)
        return self._pattern.sub(self._instead_of, plain)

    def _instead_of(self, found: re.Match[str]) -> str:
        if found.lastgroup == "account":
            return found.group()
        instead = self._instead.get(" ".join(found.group().split()).casefold(), "…")
        return instead[0].upper() + instead[1:] if _BEGINS.search(found.string, 0, found.start()) else instead


def _parted(case: CaseFile, names: str, about: UUID | None) -> tuple[list[Person], list[Person]]:
    """Who may be named, and who may not. Somebody withdrawn was never part of it, and is not named."""
    parts: dict[UUID, set[str]] = {}
    people: dict[UUID, Person] = {}
    for part, person in case.people:
        people[person.id] = person
        parts.setdefault(person.id, set()).update(() if part.is_withdrawn else (part.part,))
    named: list[Person] = []
    masked: list[Person] = []
    for person in people.values():
        may = _may_name(person, parts[person.id], names, about)
        (named if may else masked).append(person)
    return named, masked


def _may_name(person: Person, parts: set[str], names: str, about: UUID | None) -> bool:
    if person.kind == "unknown_account":
        return True
    if names == NOBODY or not parts:
        return False
    if names == EVERYBODY or person.id == about:
        return True
    if names == OF_ADULT:
        if person.kind in CHILDREN:
            return AFFECTED in parts
        return SUBJECT not in parts
    if person.kind in CHILDREN:
        return about is None and AFFECTED in parts
    return True


def _calls(person: Person) -> Iterable[str]:
    return (person.name, person.known_as)


def _handles(person: Person) -> tuple[str, ...]:
    """As they are written, and without the sign before them where enough is left to be told by."""
    bare = (handle.lstrip("@#/ ") for handle in person.handles)
    return (*person.handles, *(handle for handle in bare if len(handle) > 3))


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _parts(name: str) -> list[str]:
    found = re.split(r"[\s,()\"“”]+", _plain(name))
    return [part for part in found if len(part) > 1 and part[0].isalpha() and _bare(part) not in _TITLES]


def _bare(part: str) -> str:
    return part.casefold().rstrip(".")


def _pattern(any_case: set[str], as_written: set[str], *, keeps_accounts: bool) -> re.Pattern[str] | None:
    """The longest name first, so that a whole name goes before its parts. To a platform an account is no name."""
    if not any_case and not as_written:
        return None
    named = [(name, True) for name in any_case] + [(name, False) for name in as_written - any_case]
    named.sort(key=lambda one: (-len(one[0]), one[0]))
    either = "|".join(_one(name) if loose else f"(?-i:{_one(name)})" for name, loose in named)
    accounts = f"{_ACCOUNT}|" if keeps_accounts else ""
    return re.compile(rf"{accounts}(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _one(name: str) -> str:
    """Its words with any blanks between them."""
    return r"\s+".join(re.escape(word) for word in name.split())
