"""A word with a shape and a colour: severity, status, due. The colour says nothing that the word does not."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from safetydesk.desktop import icons, theme
from safetydesk.visible import visible_line

TONES = ("low", "moderate", "serious", "critical", "ok", "neutral", "accent")
_SHAPES: dict[str, list[tuple[float, float]]] = {
    "low": [(0.1, 0.1), (0.9, 0.1), (0.9, 0.9), (0.1, 0.9)],
    "moderate": [(0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)],
    "serious": [(0.5, 0.05), (1.0, 0.95), (0.0, 0.95)],
    "critical": [(0.25, 0.05), (0.75, 0.05), (1.0, 0.5), (0.75, 0.95), (0.25, 0.95), (0.0, 0.5)],
}


def badge_font() -> QFont:
    """The type of a badge."""
    font = QFont(theme.FAMILY)
    font.setPointSizeF(theme.points(9))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def badge_size(text: str, tone: str) -> QSize:
    """How much room a badge takes."""
    metrics = QFontMetrics(badge_font())
    mark = theme.scaled(17) if tone in _SHAPES or tone == "ok" else 0
    return QSize(
        metrics.horizontalAdvance(visible_line(text)) + mark + theme.scaled(16),
        metrics.height() + theme.scaled(6),
    )


def paint_badge(painter: QPainter, where: QRectF, text: str, tone: str) -> None:
    """Draw a badge into `where`, cutting words that do not fit."""
    ink, soft = _colours(tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.tone("line") if theme.current().shown == "contrast" else Qt.PenStyle.NoPen)
    painter.setBrush(theme.tone(soft))
    painter.drawRoundedRect(where, 4, 4)
    left = where.left() + theme.scaled(8)
    side = theme.scaled(10)
    middle = where.center().y()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.tone(ink))
    if tone in _SHAPES:
        shape = [QPointF(left + x * side, middle - side / 2 + y * side) for x, y in _SHAPES[tone]]
        painter.drawPolygon(QPolygonF(shape))
        left += theme.scaled(17)
    elif tone == "ok":
        tick = QRectF(left - 2, middle - side * 0.7, side * 1.4, side * 1.4)
        icons.paint(painter, "ok", tick, theme.tone(ink))
        left += theme.scaled(17)
    painter.setPen(theme.tone(ink))
    painter.setFont(badge_font())
    room = QRectF(left, where.top(), where.right() - left - theme.scaled(6), where.height())
    words = painter.fontMetrics().elidedText(
        visible_line(text), Qt.TextElideMode.ElideRight, max(0, int(room.width()) + 2)
    )
    painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
    painter.restore()


def _colours(tone: str) -> tuple[str, str]:
    if tone == "neutral":
        return "low", "low_soft"
    return tone, f"{tone}_soft"


class Badge(QWidget):
    """A badge standing by itself. Raises ValueError for a tone that does not exist (see TONES)."""

    def __init__(self, text: str, tone: str = "neutral") -> None:
        super().__init__()
        self._text, self._tone = "", "neutral"
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.set(text, tone)

    def set(self, text: str, tone: str) -> None:
        """Say something else."""
        if tone not in TONES:
            raise ValueError(f"no such tone: {tone}")
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words."""
        return self._text

    def tone(self) -> str:
        """The tone."""
        return self._tone

    def sizeHint(self) -> QSize:
        return badge_size(self._text, self._tone)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.scaled(60)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_badge(QPainter(self), QRectF(self.rect()), self._text, self._tone)
