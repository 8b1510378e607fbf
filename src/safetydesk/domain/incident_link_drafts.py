"""What somebody has typed about two incidents that belong together."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkDraft:
    """`other` is the reference of the other incident, as typed; `kind` a code of `link_kinds`."""

    other: str = ""
    kind: str = ""
    reason: str = ""
