"""The manual page, for whichever door shows it. It needs no store, and holds nothing of one: so it is the one page
that asks for no passphrase, and who has no key at all may print it."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

from safetydesk import __version__, assets
from safetydesk.domain.clock import Clock
from safetydesk.domain.errors import Trouble
from safetydesk.domain.manual import Manual, read_manual
from safetydesk.strongroom.disk import write_whole

_FILE = "what_this_protects.toml"


@cache
def manual() -> Manual:
    """The page that came with the program. Raises Trouble `vocabulary_damaged`."""
    try:
        return read_manual(assets.read_toml("manual", _FILE))
    except (OSError, ValueError) as error:
        raise Trouble("vocabulary_damaged", file=_FILE, key="") from error


def save_manual(path: Path, clock: Clock) -> None:
    """Writes the page to `path` as a PDF, over what stood there. Raises Trouble for the disk's."""
    # Only now: the drawing of pages is slow to load, and the page is read far more often than it is printed.
    from safetydesk.documents.manual_page import draw_manual

    target = io.BytesIO()
    draw_manual(manual(), __version__, clock.now(), target)
    write_whole(path, target.getvalue(), "manual")
