from __future__ import annotations

import sqlalchemy as borrowed

__all__ = ["borrowed"]
