"""What is copied for a portal lies on the clipboard for a minute, and is asked to be left out of every history."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

SECONDS = 60
"""A bound of safety, and no setting: a school cannot make it longer."""
_NOT_FOR_HISTORY = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
    'application/x-qt-windows-mime;value="CanIncludeInClipboardHistory"': b"\0\0\0\0",
    'application/x-qt-windows-mime;value="CanUploadToCloudClipboard"': b"\0\0\0\0",
    "application/x-kde-passwordManagerHint": b"secret",
    "org.nspasteboard.ConcealedType": b"1",
}
"""How Windows, KDE and clipboard programs on macOS are asked to keep it out of histories and clouds. They may not."""


class BriefClipboard(QObject):
    """`put` words there; they go again after `seconds`, or when `clear` is asked, if they are still what lies there."""

    def __init__(self, seconds: float = SECONDS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._put: str | None = None
        self._left = QTimer(self)
        self._left.setSingleShot(True)
        self._left.setInterval(int(seconds * 1000))
        self._left.timeout.connect(self.clear)

    def put(self, text: str) -> None:
        """Plain words, in place of whatever lay there."""
        held = QMimeData()
        held.setText(text)
        for name, value in _NOT_FOR_HISTORY.items():
            held.setData(name, QByteArray(value))
        QGuiApplication.clipboard().setMimeData(held)
        self._put = text
        self._left.start()

    def clear(self) -> None:
        """Take them away, unless somebody has put something else there since."""
        self._left.stop()
        put, self._put = self._put, None
        if put is not None and QGuiApplication.clipboard().text() == put:
            QGuiApplication.clipboard().clear()


_made: list[BriefClipboard] = []


def brief_clipboard() -> BriefClipboard:
    """The one of this process: whatever page put something there, the cover takes it away."""
    if not _made:
        _made.append(BriefClipboard())
    return _made[0]
