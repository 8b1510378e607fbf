from __future__ import annotations

from PySide6.QtWidgets import QLabel

__all__ = ["QLabel"]
