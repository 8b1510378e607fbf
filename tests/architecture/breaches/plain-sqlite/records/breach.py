from __future__ import annotations

import sqlite3 as borrowed

__all__ = ["borrowed"]
