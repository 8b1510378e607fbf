from __future__ import annotations

from reportlab.platypus.paragraph import Paragraph

__all__ = ["Paragraph"]
