"""What a drag or a paste brings: files by their paths, a picture by its bytes. No file is opened here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter


def files_in(offered: QMimeData) -> list[Path]:
    """The paths of the files on this machine that are offered, in order."""
    return [Path(url.toLocalFile()) for url in offered.urls() if url.isLocalFile()]


def image_in(offered: QMimeData) -> bytes | None:
    """The picture offered as PNG bytes, or None. PNG is passed on as it came; others are re-encoded."""
    if offered.hasFormat("image/png"):
        raw = bytes(offered.data("image/png").data())
        if raw:
            return raw
    if not offered.hasImage():
        return None
    picture = offered.imageData()
    return png_of(picture) if isinstance(picture, QImage) and not picture.isNull() else None


def png_of(picture: QImage) -> bytes:
    """`picture` as PNG bytes."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    buffer.close()
    return bytes(kept.data())


def is_offered(offered: QMimeData) -> bool:
    """Whether there are files or a picture in it."""
    return bool(files_in(offered)) or offered.hasImage() or offered.hasFormat("image/png")
