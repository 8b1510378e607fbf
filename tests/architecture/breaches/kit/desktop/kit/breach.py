from __future__ import annotations

import safetydesk.domain.incident as borrowed

__all__ = ["borrowed"]
