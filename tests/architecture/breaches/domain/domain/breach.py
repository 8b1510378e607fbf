from __future__ import annotations

import platformdirs as borrowed

__all__ = ["borrowed"]
