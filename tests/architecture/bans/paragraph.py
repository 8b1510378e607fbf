from __future__ import annotations

from reportlab.platypus import Paragraph

__all__ = ["Paragraph"]
