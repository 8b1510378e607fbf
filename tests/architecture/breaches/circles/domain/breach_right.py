from __future__ import annotations

import safetydesk.domain.breach_left as borrowed

__all__ = ["borrowed"]
