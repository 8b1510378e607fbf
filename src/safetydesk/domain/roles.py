"""What each role of the team may do, and what of the cases it sees. A house rule, kept by the services."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SEES_ALL, SEES_OWN, SEES_NONE = SEES = ("all", "own", "none")
OF_CASES, OF_EXEMPTIONS, OF_THE_TRAIL, OF_THE_STORE = PARTS = ("cases", "exemptions", "trail", "store")
TEAM = "team"
"""The act of changing the team itself: at least one member must always be able to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that can be done. `part` is one of PARTS; `why` says why these `roles` and no others."""

    code: str
    name: str
    part: str
    roles: frozenset[str]
    why: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """`sees` is one of SEES: which incidents and exemptions there are for this role at all."""

    code: str
    name: str
    short: str
    sees: str
    duty: str
    source: str


NO_ROLE = Role(code="", name="", short="", sees=SEES_NONE, duty="", source="")
"""Of somebody who has left, or whose role this program does not know: nothing may be done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The table: every act and every role by code, in the order in which they are shown."""

    every_act: Mapping[str, Act]
    every_role: Mapping[str, Role]

    def role(self, code: str) -> Role:
        """`NO_ROLE` for a code that is not known here."""
        return self.every_role.get(code, NO_ROLE)

    def act(self, code: str) -> Act:
        """Raises KeyError for an act that is not in the table: our own mistake."""
        return self.every_act[code]

    def may(self, role: str, act: str) -> bool:
        """Whether the table lets this role do that. Raises KeyError for an unknown act."""
        return role in self.act(act).roles

    def is_for_all(self, act: str) -> bool:
        """Whether every role may."""
        return self.act(act).roles == self.every_role.keys()
