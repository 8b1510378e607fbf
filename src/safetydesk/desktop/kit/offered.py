"""What a drag or a paste brings: files by their paths, a picture by its bytes, a link by its words.

No file is opened here, and no address is ever gone to.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter

PASTED, DRAGGED = "clipboard", "dragged"
LONGEST_ADDRESS: Final = 2000
_AS_THEY_COME: Final = (
    ("image/png", "png"),
    ("image/jpeg", "jpg"),
    ("image/webp", "webp"),
    ("image/gif", "gif"),
)
"""Formats whose bytes are passed on untouched, the best first."""
_PROMISED: Final = "application/octet-stream"
"""Under this name Chromium hands over the bytes of a picture dragged out of a page, as the site sent them."""
_BEGINNINGS: Final = ((b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpg"), (b"RIFF", "webp"), (b"GIF8", "gif"))
_MOST_INLINE: Final = 64 * 1024 * 1024
_INLINE: Final = re.compile(r"data:image/(png|jpeg|webp|gif)((?:;[\w=.+-]+)*),", re.IGNORECASE)
_SOURCE: Final = re.compile(r"<img\b[^>]{0,4000}?\bsrc\s*=\s*[\"']([^\"'<>]+)", re.IGNORECASE)
_WEB: Final = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedPicture:
    """A picture that came without a file, held in memory until it is sealed or thrown away.

    Either `content`, as it came, or `image`, which is encoded as PNG when it is asked for. `address` is where it was
    dragged from, words only.
    """

    content: bytes = field(default=b"", repr=False)
    image: QImage | None = field(default=None, repr=False)
    extension: str = "png"
    address: str = ""
    came_by: str = PASTED

    def encoded(self) -> bytes:
        """Its bytes. May take a moment for a large `image`."""
        return self.content or (png_of(self.image) if self.image is not None else b"")


def files_in(offered: QMimeData) -> list[Path]:
    """The paths of the files on this machine that are offered, in order."""
    return [Path(url.toLocalFile()) for url in offered.urls() if url.isLocalFile()]


def picture_in(offered: QMimeData, came_by: str = PASTED) -> OfferedPicture | None:
    """The picture offered, or None. What is PNG, JPEG, WebP or GIF is passed on as it came; others become PNG.

    Its bytes are taken now: a clipboard that changes or vanishes afterwards changes nothing.
    """
    address = address_in(offered)
    order = sorted(_AS_THEY_COME, key=lambda one: not _is_named(address, one[1]))
    for kind, extension in order:
        raw = bytes(offered.data(kind).data()) if offered.hasFormat(kind) else b""
        if raw:
            return OfferedPicture(content=raw, extension=extension, address=address, came_by=came_by)
    raw = bytes(offered.data(_PROMISED).data()) if _is_promised(offered) else b""
    for beginning, extension in _BEGINNINGS:
        if raw.startswith(beginning):
            return OfferedPicture(content=raw, extension=extension, address=address, came_by=came_by)
    if offered.hasImage():
        picture = offered.imageData()
        if isinstance(picture, QImage) and not picture.isNull():
            return OfferedPicture(image=QImage(picture), address=address, came_by=came_by)
    return _inline(offered, came_by)


def address_in(offered: QMimeData) -> str:
    """The web address that came along, as words; "" for none."""
    said = [url.toString() for url in offered.urls() if url.scheme() in ("http", "https")]
    if not said and offered.hasFormat("text/x-moz-url"):
        said = bytes(offered.data("text/x-moz-url").data()).decode("utf-16-le", "replace").splitlines()[:1]
    if not said and offered.hasHtml():
        said = _SOURCE.findall(offered.html()[:_MOST_INLINE])[:1]
    for one in said:
        if _WEB.fullmatch(one.strip()):
            return one.strip()[:LONGEST_ADDRESS]
    return ""


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
    return (
        bool(files_in(offered))
        or offered.hasImage()
        or any(offered.hasFormat(kind) for kind, _ in _AS_THEY_COME)
        or _is_promised(offered)
        or bool(_inline_words(offered))
    )


def is_taken(offered: QMimeData) -> bool:
    """Whether a drag of it may be let go here: files, a picture, or a link, of which something can be said."""
    return is_offered(offered) or bool(address_in(offered))


def _is_promised(offered: QMimeData) -> bool:
    return offered.hasFormat(_PROMISED) and offered.hasHtml()


def _is_named(address: str, extension: str) -> bool:
    """Whether the address ends like that format: of several offered, that one is the picture as the site has it."""
    ending = Path(address.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0]).suffix.casefold()
    return ending in ((".jpg", ".jpeg") if extension == "jpg" else (f".{extension}",))


def _inline_words(offered: QMimeData) -> str:
    """An address that is itself the picture, as sites use for small ones."""
    said = [url.toString() for url in offered.urls() if url.scheme() == "data"]
    if not said and offered.hasHtml() and "data:image/" in (words := offered.html()[:_MOST_INLINE]):
        said = _SOURCE.findall(words)[:1]
    return next((one for one in said if _INLINE.match(one)), "")


def _inline(offered: QMimeData, came_by: str) -> OfferedPicture | None:
    said = _inline_words(offered)
    found = _INLINE.match(said)
    if found is None:
        return None
    raw = bytes(QByteArray.fromPercentEncoding(QByteArray(said[found.end() :].encode())).data())
    if ";base64" in found[2].casefold():
        try:
            raw = base64.b64decode(raw, validate=False)
        except binascii.Error:
            return None
    extension = dict(_AS_THEY_COME)[f"image/{found[1].casefold()}"]
    return OfferedPicture(content=raw, extension=extension, came_by=came_by) if raw else None
