"""One-colour icons, tinted to a token of the theme and drawn sharp at the size asked for."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from safetydesk import assets
from safetydesk.desktop import theme


@cache
def _drawing(name: str) -> str:
    return assets.read_text("icons", f"{name}.svg")


def paint(painter: QPainter, name: str, where: QRectF, colour: QColor) -> None:
    """Draw icon `name` into `where`. Raises FileNotFoundError for an icon that does not exist."""
    drawing = _drawing(name).replace("currentColor", colour.name())
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, where)


def pixmap(name: str, tint: str = "ink", size: int = 18, gap: int = 0) -> QPixmap:
    """Icon `name` in the colour of `tint`, `size` pixels square, `gap` pixels of air after it; sharp when dense."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    drawn = QPixmap(round((size + gap) * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    paint(painter, name, QRectF(0, 0, size, size), theme.tone(tint))
    painter.end()
    return drawn


def icon(name: str, tint: str = "ink", size: int = 18, gap: int = 0) -> QIcon:
    """The same as a QIcon. It does not follow a change of theme: ask again on `theme.restyled.changed`."""
    return QIcon(pixmap(name, tint, size, gap))
