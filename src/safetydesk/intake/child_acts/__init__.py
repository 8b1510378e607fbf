"""What the child can be asked to do with the bytes of a hostile file: one module for each act.

An act is handed the bytes and what was asked with them (small numbers and words), and gives a short head and bytes
back. It may raise anything: the child answers "damaged". All it needs is imported with it, for by the time it runs
its process can open no file.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from safetydesk.intake.asked import Asked
from safetydesk.intake.child_acts import claims, derived, pages, pictures, rows, texts

Act = Callable[[bytes, Asked], tuple[dict[str, object], bytes]]

ACTS: Final[dict[str, Act]] = {
    "look": pictures.look,
    "print": pictures.for_print,
    "page": pages.page,
    "text": texts.text,
    "derive": derived.derive,
    "measure": derived.measure,
    "rows": rows.rows,
    "claims": claims.claims,
}
