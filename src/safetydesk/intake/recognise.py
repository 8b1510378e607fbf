"""What a file is, judged by its first bytes and never by its name."""

from __future__ import annotations

import re
from typing import Final

from safetydesk.domain import media_kind as kinds
from safetydesk.domain.media_kind import MediaKind

FIRST_BYTES: Final = 4096
"""How many bytes `recognise` likes to see. It answers for any number, with less certainty."""

_SIGNATURES: Final[tuple[tuple[bytes, MediaKind], ...]] = (
    (b"\x89PNG\r\n\x1a\n", kinds.PNG),
    (b"\xff\xd8\xff", kinds.JPEG),
    (b"GIF87a", kinds.GIF),
    (b"GIF89a", kinds.GIF),
    (b"II*\0", kinds.TIFF),
    (b"MM\0*", kinds.TIFF),
    (b"II+\0", kinds.TIFF),
    (b"MM\0+", kinds.TIFF),
    (b"8BPS", kinds.PSD),
    (b"\0\0\1\0", kinds.ICO),
    (b"%PDF-", kinds.PDF),
    (b"{\\rtf", kinds.RTF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", kinds.OLE),
    (b"PK\x03\x04", kinds.ZIP),
    (b"PK\x05\x06", kinds.ZIP),
    (b"PK\x07\x08", kinds.ZIP),
    (b"7z\xbc\xaf\x27\x1c", kinds.SEVEN_ZIP),
    (b"Rar!\x1a\x07", kinds.RAR),
    (b"\x1f\x8b", kinds.GZIP),
    (b"SQLite format 3\0", kinds.SQLITE),
    (b"\x1a\x45\xdf\xa3", kinds.MATROSKA),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", kinds.WMV),
    (b"ID3", kinds.MP3),
    (b"OggS", kinds.OGG),
    (b"fLaC", kinds.FLAC),
    (b"#!AMR", kinds.AMR),
    (b"\x7fELF", kinds.UNIX_PROGRAM),
    (b"\xcf\xfa\xed\xfe", kinds.UNIX_PROGRAM),
    (b"\xce\xfa\xed\xfe", kinds.UNIX_PROGRAM),
    (b"\xca\xfe\xba\xbe", kinds.UNIX_PROGRAM),
    (b"L\0\0\0\x01\x14\x02\0", kinds.SHORTCUT),
)
_RIFF: Final = {b"WEBP": kinds.WEBP, b"AVI ": kinds.AVI, b"WAVE": kinds.WAV}
_BRANDS: Final = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), kinds.HEIC),
    **dict.fromkeys((b"avif", b"avis"), kinds.AVIF),
    **dict.fromkeys((b"M4A ", b"M4B "), kinds.M4A),
    b"qt  ": kinds.MOV,
}
_MAIL_HEADER: Final = re.compile(
    r"^(return-path|received|from|to|subject|date|message-id|mime-version|delivered-to|content-type|"
    r"reply-to|dkim-signature|x-[a-z0-9-]+):",
    re.IGNORECASE,
)
_SVG: Final = re.compile(r"<svg[\s>]", re.IGNORECASE)
_HTML: Final = re.compile(r"<(!doctype html|html|head|body)[\s>]", re.IGNORECASE)
_PROLOGUE: Final = (("<?", "?>"), ("<!--", "-->"), ("<!DOCTYPE svg", ">"))
_TEXT_CONTROLS: Final = frozenset("\t\n\r\f\v\x1b")


def recognise(first_bytes: bytes) -> MediaKind:
    """The kind these bytes begin; UNKNOWN where nothing fits. Never raises."""
    head = first_bytes[:FIRST_BYTES]
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], kinds.UNKNOWN)
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        return _BRANDS.get(brand, kinds.THREE_GP if brand.startswith((b"3gp", b"3g2")) else kinds.MP4)
    if head[:2] == b"BM" and head[6:10] == bytes(4) and len(head) >= 26:
        return kinds.BMP
    if head[:2] == b"MZ" and b"\0" in head[:64]:
        return kinds.WINDOWS_PROGRAM
    if len(head) > 2 and head[0] == 0xFF and head[1] in (0xFB, 0xF3, 0xF2, 0xFA):
        return kinds.MP3
    if b"%PDF-" in head[:1024]:  # readers look this far, so this is a PDF whatever stands before it
        return kinds.PDF
    return _wordy_kind(head)


def _wordy_kind(head: bytes) -> MediaKind:
    text = _as_text(head)
    if not text or any(letter < " " and letter not in _TEXT_CONTROLS for letter in text):
        return kinds.UNKNOWN
    start = _past_prologue(text)
    if _SVG.match(text, start):
        return kinds.SVG
    if _HTML.match(text, start):
        return kinds.HTML
    if sum(1 for line in text.splitlines()[:40] if _MAIL_HEADER.match(line)) >= 3:
        return kinds.EML
    return kinds.TEXT


def _past_prologue(text: str) -> int:
    """Where the first element begins, by a plain walk: one pattern for it all could run for ever."""
    place = 0
    while True:
        place += len(text[place:]) - len(text[place:].lstrip())
        for opening, closing in _PROLOGUE:
            if text[place : place + len(opening)].casefold() == opening.casefold():
                end = text.find(closing, place + len(opening))
                if end < 0:
                    return place
                place = end + len(closing)
                break
        else:
            return place


def _as_text(head: bytes) -> str | None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    for cut in range(4):  # the last letter may have been cut through
        try:
            return head[: len(head) - cut].decode("utf-8-sig")
        except UnicodeDecodeError:
            continue
    return None
