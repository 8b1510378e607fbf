"""How a derived copy was made of its parent: what of the picture was kept or covered, and why. The parent stays."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

CROP, REDACTION = DERIVATIONS = ("crop", "redaction")
"""A crop keeps one area and nothing else; a redaction burns black over each area and keeps the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A rectangle in pixels of the upright original, from its top left corner. `reason`: of `redaction_reasons`."""

    left: int
    top: int
    width: int
    height: int
    reason: str = ""

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Left, top, and the first column and row beyond it."""
        return self.left, self.top, self.left + self.width, self.top + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """Empty for what came in from outside. The parent's fingerprint is not repeated here: it may be destroyed."""

    kind: str = ""
    parent: UUID | None = None
    parent_number: str = ""
    areas: tuple[Area, ...] = ()
    note: str = ""

    @property
    def reasons(self) -> tuple[str, ...]:
        """The codes, each once, in the order of the areas."""
        return tuple(dict.fromkeys(area.reason for area in self.areas if area.reason))


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivationDraft:
    """What is to be made of an exhibit, as it was drawn."""

    kind: str
    areas: tuple[Area, ...] = ()
    note: str = ""
