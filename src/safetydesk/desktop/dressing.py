"""The look that a member likes, put on as they come in."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from safetydesk.bootstrap import Desk
from safetydesk.desktop import theme
from safetydesk.domain.errors import Trouble


def dress(app: QApplication, desk: Desk) -> Trouble | None:
    """Wishes that cannot be read keep nobody out: gives back why, to be told inside."""
    try:
        wishes = desk.preferences.load()
    except Trouble as fault:
        return fault
    try:
        scale = float(wishes.get("scale", "1"))
    except ValueError:
        scale = 1.0
    wished = wishes.get("theme", theme.current().asked)
    theme.apply(app, wished if wished in (*theme.NAMES, "system") else "system", scale)
    return None
