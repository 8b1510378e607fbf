"""In the window, and not its floor plan."""

from __future__ import annotations

import safetydesk.services as borrowed

__all__ = ["borrowed"]
