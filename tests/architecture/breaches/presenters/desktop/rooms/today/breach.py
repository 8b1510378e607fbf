"""In a room, and not its presenter."""

from __future__ import annotations

import safetydesk.services as borrowed

__all__ = ["borrowed"]
