from __future__ import annotations

import safetydesk.records.tables as borrowed

__all__ = ["borrowed"]
