"""What each destination's form asks for, in its own order: blocks of fields, and which of them must not stay blank."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from safetydesk.domain.vocabulary import Vocabulary

YES, ASK, OPTIONAL = NEEDED = ("yes", "ask", "optional")
ADULT, CHILD, INCIDENT = ABOUT = ("adult", "child", "incident")
OF_ADULT, OF_CHILD, EVERYBODY, NOBODY = NAMES = ("adult", "child", "everybody", "nobody")
ANYBODY, SAME_PERSON = CARRIED = ("anybody", "person")
NOT_CARRIED = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetField:
    """One question. `needed`: missing while blank, worth asking, or neither. `source`: where it is filled from.

    `carried`: what another sheet of the same incident answers stands here too, about anybody or the same person only.
    `not_known_allowed`: whether "not known" is an answer to it. `forbids_blank`: a blank is missing whatever `needed`.
    """

    code: str
    label: str
    hint: str = ""
    needed: str = YES
    source: str = ""
    carried: str = NOT_CARRIED
    not_known_allowed: bool = True
    forbids_blank: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetBlock:
    """A part of the form under its own heading."""

    code: str
    title: str
    fields: tuple[SheetField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetKind:
    """`about`: one for each adult, one for each child (or the incident), or one for the incident.

    `names` says whose names may be put in by the program. `confirmed` is False where the list is SafetyDesk's own
    reading and the form itself was not seen: the page says so, and so does the paper. `agency_only`: what the agency
    itself fills in, on paper alone and only where it is asked for.
    """

    code: str
    name: str
    short: str
    routes: tuple[str, ...]
    about: str
    names: str
    confirmed: bool
    note: str
    source: str
    dated: date
    blocks: tuple[SheetBlock, ...]
    agency_only_title: str = ""
    agency_only: tuple[str, ...] = ()
    retired: date | None = None

    @property
    def fields(self) -> Iterator[SheetField]:
        """All of them, in the form's order."""
        return (field for block in self.blocks for field in block.fields)

    def field(self, code: str) -> SheetField:
        """Raises KeyError."""
        return self._by_code()[code]

    def has_field(self, code: str) -> bool:
        return code in self._by_code()

    def is_offered(self, vocabulary: Vocabulary) -> bool:
        """Whether any way that leads there is still in use."""
        in_use = {route.code for route in vocabulary.routes}
        return self.retired is None and any(route in in_use for route in self.routes)

    def _by_code(self) -> dict[str, SheetField]:
        return {field.code: field for field in self.fields}


Sheets = Mapping[str, SheetKind]


def offered_first(
    sheets: Sheets, categories: Iterable[str], vocabulary: Vocabulary, begun: Collection[str] = ()
) -> tuple[SheetKind, ...]:
    """Those begun, then those for these categories in the order of their routes, then the others; retired ones only
    where one was begun."""
    order = {route.code: place for place, route in enumerate(vocabulary.routes_for(categories))}
    here = [kind for kind in sheets.values() if kind.code in begun or kind.is_offered(vocabulary)]

    def place(kind: SheetKind) -> int:
        wanted = (order[code] for code in kind.routes if code in order)
        return -1 if kind.code in begun else min(wanted, default=len(order))

    return tuple(sorted(here, key=place))
