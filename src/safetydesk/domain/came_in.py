"""What is said of a file that has just been sealed: whether it is held already, and whether it may do harm."""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.exhibit import SealedEvidence
from safetydesk.domain.media_kind import MAY_DO_HARM, STARTS_BY_NAME, kind_named
from safetydesk.domain.rows import HeldFile


@dataclass(frozen=True, slots=True, kw_only=True)
class CameIn:
    """One file that went in: `name` is its number, or its own name while it is a draft's.

    `held` are other exhibits that are the same file, of those that may be seen; `beside` names files of the same draft
    that are. `is_put_away`: it came in out of sight, because the same file is out of sight already, wherever that is.
    `is_compared`: whether the exhibits could be looked through at all; where not, nothing is known of `held`.
    """

    name: str
    sealed: SealedEvidence
    held: tuple[HeldFile, ...] = ()
    beside: tuple[str, ...] = ()
    is_put_away: bool = False
    is_compared: bool = True

    @property
    def may_do_harm(self) -> bool:
        """Whether it is a program, starts one, or may hold one; by its content, or by the ending of its name."""
        return self.sealed.kind in MAY_DO_HARM or self._ending in STARTS_BY_NAME

    @property
    def kind_name(self) -> str:
        """What it is, for the warning; what only its name makes dangerous is said with that ending."""
        name = kind_named(self.sealed.kind).name
        is_by_name = self.sealed.kind not in MAY_DO_HARM and self.may_do_harm
        return f"{name} (.{self._ending})" if is_by_name else name

    @property
    def _ending(self) -> str:
        """As Windows reads it: dots and blanks at the end of a name do not count."""
        _, dot, ending = self.sealed.original_name.rstrip(". ").casefold().rpartition(".")
        return ending if dot else ""
