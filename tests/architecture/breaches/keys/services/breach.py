from __future__ import annotations

import pyrage as borrowed

__all__ = ["borrowed"]
