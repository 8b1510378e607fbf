"""What destroying an exhibit did not reach, in words."""

from __future__ import annotations

from collections.abc import Iterable

from safetydesk.wording.saying import label


def twins_words(names: Iterable[str], *, more: bool) -> str:
    """Exhibits with the same bytes, in one line; "" where there are none. `more`: some that are not named."""
    return ", ".join((*names, *([label("alike_more")] if more else [])))
