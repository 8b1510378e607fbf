from __future__ import annotations

import urllib.request as borrowed

__all__ = ["borrowed"]
