from __future__ import annotations

import safetydesk.records.audit_writing as borrowed

__all__ = ["borrowed"]
