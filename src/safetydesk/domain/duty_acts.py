"""The forms by which a duty before closing, or what a policy asks for, is done."""

from __future__ import annotations

ACTS = (
    "amend",
    "people",
    "decide",
    "tell",
    "refer",
    "describe",
    "circumstances",
    "threshold",
    "answer",
    "takedown",
)
