"""Recovery sheets as tests hold them: the codes read back from the pages that were saved."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from safetydesk.services.desk import Desk
from safetydesk.strongroom.sheet_codes import LETTERS

from .conftest import PASSPHRASE


def made(desk: Desk, folder: Path) -> tuple[str, ...]:
    """The codes of a new set in force, sheet 1 first."""
    folder.mkdir(exist_ok=True)
    return tuple(code_on(path) for path in desk.recovery_sheets.make(PASSPHRASE, folder))


def code_on(page: Path) -> str:
    """The code printed on a page, group by group as a reader finds them."""
    document = pypdfium2.PdfDocument(page)
    try:
        words = document[0].get_textpage().get_text_range().split()
    finally:
        document.close()
    groups = [word for word in words if len(word) == 6 and set(word) <= set(LETTERS)]
    assert len(groups) == 12, groups
    return "-".join(groups)
