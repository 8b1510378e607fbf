from __future__ import annotations

import PySide6.QtCore as borrowed

__all__ = ["borrowed"]
