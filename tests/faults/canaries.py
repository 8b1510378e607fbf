"""Words that are looked for wherever something is written, put into every free text of a draft, and into pixels."""

from __future__ import annotations

import dataclasses
import io
import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PIL import Image, PngImagePlugin

_numbers = itertools.count(1)


def canary() -> str:
    return f"Canary{next(_numbers):04}Kanarienvogel"


def filled(draft: Any, **fixed: Any) -> Any:
    """Every text of a draft that is free holds a canary of its own."""
    texts = {
        part.name: canary()
        for part in dataclasses.fields(draft)
        if part.type == "str" and part.name not in fixed and part.name not in CODED
    }
    FILLED.add(type(draft))
    return replace(draft, **texts, **fixed)


CODED = {
    "happened_kind", "happened_start", "happened_end", "discovered", "reported", "at", "acknowledged", "made", "closed",
    "decided", "route", "form", "about", "slot", "question", "to_kind",
    "declared_on", "dsl_on", "head_on", "chair_on", "decided_on", "decision",
    "in_force_from", "in_force_to", "review_on", "ended_on", "kind", "standing", "staff_name", "part",
    "method", "told_how", "place", "device", "answer", "live", "whole_screen", "informed",
    "account", "context_included", "agency_id", "started", "consent", "next_contact", "challenged", "began", "ended",
    "result", "checked", "where_kind", "holder_kind",
}  # fmt: skip
FILLED = set[type]()


def speaking() -> Image.Image:
    """Pixels that are canaries, should they ever lie decoded on a disk."""
    size = (60, 40)
    said = canary().encode()
    return Image.frombytes(
        "RGB", size, (said * (3 * size[0] * size[1] // len(said) + 1))[: 3 * size[0] * size[1]]
    )


def speaking_png(canaries: Sequence[str]) -> bytes:
    """The same, and each of the canaries plainly in its notes."""
    notes, written = PngImagePlugin.PngInfo(), io.BytesIO()
    for place, words in enumerate(canaries):
        notes.add_text("Comment" if not place else f"Note{place}", words)
    speaking().save(written, "PNG", pnginfo=notes)
    return written.getvalue()
