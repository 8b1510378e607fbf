"""What one member likes: theme, size of text, a narrow rail. Kept sealed to that member."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

THEMES = ("system", "light", "dark", "contrast")


@dataclass(frozen=True, slots=True)
class Preferences:
    """`columns` remembers, by list, which columns are shown, in order."""

    theme: str = "system"
    scale: float = 1.0
    narrow_rail: bool = False
    columns: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def written(self) -> bytes:
        """As JSON, for sealing."""
        return json.dumps(asdict(self)).encode()

    @staticmethod
    def read(kept: bytes | None) -> Preferences:
        """From what `written` gave. Anything unreadable or strange becomes the default."""
        try:
            found = json.loads(kept or b"{}")
        except (ValueError, UnicodeDecodeError):
            return Preferences()
        if not isinstance(found, dict):
            return Preferences()
        known = {field.name for field in fields(Preferences)}
        return _sound({key: value for key, value in found.items() if key in known})


def _sound(found: dict[str, Any]) -> Preferences:
    theme = found.get("theme")
    scale = found.get("scale")
    columns = found.get("columns")
    lists: list[tuple[str, tuple[str, ...]]] = []
    for one in columns if isinstance(columns, list) else []:
        if isinstance(one, list) and len(one) == 2 and isinstance(one[1], list):
            lists.append((str(one[0]), tuple(str(key) for key in one[1])))
    return Preferences(
        theme=theme if theme in THEMES else "system",
        scale=min(2.0, max(1.0, float(scale))) if isinstance(scale, int | float) else 1.0,
        narrow_rail=found.get("narrow_rail") is True,
        columns=tuple(lists),
    )
