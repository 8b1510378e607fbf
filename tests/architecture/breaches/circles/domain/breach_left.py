from __future__ import annotations

import safetydesk.domain.breach_right as borrowed

__all__ = ["borrowed"]
