from __future__ import annotations

import reportlab as borrowed

__all__ = ["borrowed"]
