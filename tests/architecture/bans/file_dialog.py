from __future__ import annotations

from PySide6.QtWidgets import QFileDialog

__all__ = ["QFileDialog"]
