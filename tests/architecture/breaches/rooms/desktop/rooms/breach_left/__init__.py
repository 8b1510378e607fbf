from __future__ import annotations

import safetydesk.desktop.rooms.breach_right as borrowed

__all__ = ["borrowed"]
