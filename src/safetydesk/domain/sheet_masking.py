"""Names that have no business on a sheet are replaced before anybody reads it: another child stays another child.

Only what the program fills in is masked. What a member types into a sheet stands as typed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.person import Person
from safetydesk.domain.sheet_kinds import EVERYBODY, NOBODY, OF_ADULT, OF_CHILD
from safetydesk.domain.subject import SUBJECT_PARTS

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
_WORD = re.compile(r"\w+")
_NEAR = 8
_ACCOUNT = re.compile(r"@[\w.\-]+|https?://\S+", re.IGNORECASE)
"""To a platform an account is no name, and it must be able to find it."""

StandIn = Callable[[Person], str]


class Masking:
    """`stand_in` says what takes the place of a name. `cases` are the sheet's own incident, then those linked to it: of
    whoever stands in its own that one alone decides, of the others every one that concerns whom the sheet is about.

    Names are looked up by their first word: a long text and many people must not wait for one another.
    """

    def __init__(self, cases: Sequence[CaseFile], names: str, about: UUID | None, stand_in: StandIn) -> None:
        named, masked = _parted(cases, names, about)
        self._masked = frozenset(person.id for person in masked)
        self._keeps_accounts = names == NOBODY
        self._kept = {
            part.casefold()
            for person in named
            for call in (person.name, person.known_as)
            for part in (_plain(call), *_parts(call))
        }
        self._by_word: dict[str, list[_Name]] = {}
        for person in masked:
            instead = stand_in(person)
            handles = _handles(person) if names in NO_HANDLES_NEEDED else ()
            for whole in (person.name, person.known_as, *handles):
                self._add(_plain(whole), instead, is_part=False)
            for whole in (person.name, person.known_as):
                for part in _parts(whole):
                    self._add(part, instead, is_part=True)
        for found in self._by_word.values():
            found.sort(key=lambda name: -name.length)

    def _add(self, name: str, instead: str, *, is_part: bool) -> None:
        first = _WORD.search(name)
        if first is None or name.casefold() in self._kept:
            return
        is_word = is_part and (len(name) < 3 or name.casefold() in _WORDS_TOO)
        words = r"\s+".join(re.escape(word) for word in name.split())
        pattern = re.compile(rf"(?<!\w){words}(?!\w)", 0 if is_word else re.IGNORECASE)
        made = _Name(first.start(), len(name), pattern, instead)
        self._by_word.setdefault(first.group().casefold(), []).append(made)

    def hides(self, person: Person) -> bool:
        """Whether that person is not to be named."""
        return person.id in self._masked

    @property
    def hidden(self) -> frozenset[UUID]:
        """The people who are not to be named."""
        return self._masked

    def masked(self, text: str) -> str:
        """The text with every name that is not to stand there replaced."""
        if not self._by_word or not text:
            return text
        plain = unicodedata.normalize("NFC", text)
        kept = [found.span() for found in _ACCOUNT.finditer(plain)] if self._keeps_accounts else []
        parts, end = [], 0
        for word in _WORD.finditer(plain):
            if word.start() < end or any(start <= word.start() < stop for start, stop in kept):
                continue
            for name in self._by_word.get(word.group().casefold(), ()):
                at = word.start() - name.lead
                found = name.pattern.match(plain, at) if at >= end else None
                if found is not None:
                    parts += [plain[end:at], _begun(name.instead, plain, at)]
                    end = found.end()
                    break
        return "".join([*parts, plain[end:]])


@dataclass(frozen=True, slots=True)
class _Name:
    """`lead` is how many signs stand before its first word, "@" for one."""

    lead: int
    length: int
    pattern: re.Pattern[str]
    instead: str


def _begun(instead: str, text: str, at: int) -> str:
    """With a capital letter where a sentence begins."""
    near = text[max(0, at - _NEAR) : at]
    before = near.rstrip()
    begins = at == 0 or before[-1:] in (".", "!", "?", ":") or "\n" in near[len(before) :]
    return instead[:1].upper() + instead[1:] if begins else instead


def _parted(cases: Sequence[CaseFile], names: str, about: UUID | None) -> tuple[list[Person], list[Person]]:
    """Who may be named, and who may not. Somebody withdrawn was never part of it, and is not named."""
    parts: dict[UUID, set[str]] = {}
    people: dict[UUID, Person] = {}
    own = frozenset(person.id for _part, person in cases[0].people)
    for case in cases:
        is_own = case is cases[0]
        concerns = is_own or about is None or _stands_in(about, case)
        for part, person in case.people:
            people[person.id] = person
            counts = concerns and (is_own or person.id not in own) and not part.is_withdrawn
            parts.setdefault(person.id, set()).update((part.part,) if counts else ())
    named: list[Person] = []
    masked: list[Person] = []
    for person in people.values():
        may = _may_name(person, parts[person.id], names, about)
        (named if may else masked).append(person)
    return named, masked


def _stands_in(person: UUID, case: CaseFile) -> bool:
    """As whom it is about, or as the child affected: of what they only saw or heard, nobody else is told."""
    return any(
        each.id == person
        and not part.is_withdrawn
        and (part.part in SUBJECT_PARTS or (part.part == AFFECTED and each.kind in CHILDREN))
        for part, each in case.people
    )


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
