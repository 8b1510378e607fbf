"""What a file is, as told by its content: a permanent code, a name for people, and what may be done with it.

Only three kinds of picture are ever decoded; of a PDF single pages are drawn, and texts are shown as plain characters.
Anything else is sealed and listed, never opened here: whoever must see it takes a copy out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

PICTURE, PAGES, WORDS, NOTHING = "picture", "pages", "text", "none"


@dataclass(frozen=True, slots=True)
class MediaKind:
    """`code` is permanent and stored; `extension` has no dot and may be empty.

    `is_picture` says that people would call it a picture; `view` how this program shows it: PICTURE, PAGES, WORDS or
    NOTHING. `runs` says that a double click may start it, or let it call out to wherever it likes.
    """

    code: str
    name: str
    extension: str
    is_picture: bool = False
    view: str = NOTHING
    runs: bool = False

    @property
    def is_decodable(self) -> bool:
        """Whether it is a picture that this program shows and prints."""
        return self.view == PICTURE

    @property
    def may_be_viewed(self) -> bool:
        """Whether this program shows it in any way."""
        return self.view != NOTHING


PNG: Final = MediaKind("png", "PNG picture", "png", is_picture=True, view=PICTURE)
JPEG: Final = MediaKind("jpeg", "JPEG picture", "jpg", is_picture=True, view=PICTURE)
WEBP: Final = MediaKind("webp", "WebP picture", "webp", is_picture=True, view=PICTURE)
GIF: Final = MediaKind("gif", "GIF picture", "gif", is_picture=True)
HEIC: Final = MediaKind("heic", "HEIC picture", "heic", is_picture=True)
AVIF: Final = MediaKind("avif", "AVIF picture", "avif", is_picture=True)
TIFF: Final = MediaKind("tiff", "TIFF picture", "tif", is_picture=True)
BMP: Final = MediaKind("bmp", "bitmap picture", "bmp", is_picture=True)
ICO: Final = MediaKind("ico", "icon", "ico", is_picture=True)
SVG: Final = MediaKind("svg", "SVG drawing", "svg", is_picture=True, runs=True)
PSD: Final = MediaKind("psd", "Photoshop picture", "psd", is_picture=True)

MP4: Final = MediaKind("mp4", "MP4 video", "mp4")
MOV: Final = MediaKind("mov", "QuickTime video", "mov")
THREE_GP: Final = MediaKind("3gp", "3GP video", "3gp")
MATROSKA: Final = MediaKind("matroska", "Matroska or WebM video", "mkv")
AVI: Final = MediaKind("avi", "AVI video", "avi")
WMV: Final = MediaKind("wmv", "Windows Media recording", "wmv")
M4A: Final = MediaKind("m4a", "M4A sound recording", "m4a")
MP3: Final = MediaKind("mp3", "MP3 sound recording", "mp3")
WAV: Final = MediaKind("wav", "WAV sound recording", "wav")
OGG: Final = MediaKind("ogg", "Ogg recording", "ogg")
FLAC: Final = MediaKind("flac", "FLAC sound recording", "flac")
AMR: Final = MediaKind("amr", "AMR voice recording", "amr")

PDF: Final = MediaKind("pdf", "PDF document", "pdf", view=PAGES)
RTF: Final = MediaKind("rtf", "RTF document", "rtf", view=WORDS)
HTML: Final = MediaKind("html", "web page", "html", view=WORDS, runs=True)
EML: Final = MediaKind("eml", "e-mail message", "eml", view=WORDS)
MSG: Final = MediaKind("msg", "Outlook message", "msg")
OLE: Final = MediaKind("ole", "older Office document", "")
ZIP: Final = MediaKind("zip", "ZIP archive or Office document", "zip")
SEVEN_ZIP: Final = MediaKind("7z", "7-Zip archive", "7z")
RAR: Final = MediaKind("rar", "RAR archive", "rar")
GZIP: Final = MediaKind("gzip", "gzip archive", "gz")
SQLITE: Final = MediaKind("sqlite", "SQLite database", "sqlite")
WINDOWS_PROGRAM: Final = MediaKind("windows_program", "Windows program", "exe", runs=True)
UNIX_PROGRAM: Final = MediaKind("unix_program", "Linux or macOS program", "", runs=True)
SHORTCUT: Final = MediaKind("shortcut", "Windows shortcut", "lnk", runs=True)
TEXT: Final = MediaKind("text", "plain text", "txt", view=WORDS)
UNKNOWN: Final = MediaKind("unknown", "file of an unknown kind", "")

ALL_KINDS: Final[tuple[MediaKind, ...]] = (
    PNG, JPEG, WEBP, GIF, HEIC, AVIF, TIFF, BMP, ICO, SVG, PSD,
    MP4, MOV, THREE_GP, MATROSKA, AVI, WMV, M4A, MP3, WAV, OGG, FLAC, AMR,
    PDF, RTF, HTML, EML, MSG, OLE, ZIP, SEVEN_ZIP, RAR, GZIP, SQLITE,
    WINDOWS_PROGRAM, UNIX_PROGRAM, SHORTCUT, TEXT, UNKNOWN,
)  # fmt: skip
MAY_DO_HARM: Final = frozenset(
    kind.code for kind in ALL_KINDS if kind.runs or kind in (ZIP, SEVEN_ZIP, RAR, GZIP)
)
"""Codes of programs, of what starts them, and of what may hold them: whoever adds such a file is told."""
STARTS_BY_NAME: Final = frozenset(
    {
        "apk", "app", "appimage", "bash", "bat", "chm", "cmd", "com", "command", "cpl", "csh", "deb",
        "desktop", "dll", "dmg", "docm", "dotm", "exe", "gadget", "hta", "htm", "html", "img", "inf",
        "iso", "jar", "jnlp", "job", "js", "jse", "ksh", "lnk", "mht", "mhtml", "mjs", "ms-settings",
        "msc", "msi", "msix", "msp", "mst", "ocx", "pif", "pl", "potm", "ppam", "ppsm", "pptm", "ps1",
        "ps1xml", "psd1", "psm1", "py", "pyc", "pyw", "rb", "reg", "rpm", "scf", "scpt", "scr", "sct",
        "settingcontent-ms", "sh", "shb", "shs", "sldm", "svg", "sys", "terminal", "tool", "url", "vb",
        "vbe", "vbs", "vhd", "vhdx", "webloc", "website", "wsc", "wsf", "wsh", "xbap", "xhtml", "xlam",
        "xll", "xlsm", "xltm", "xpi", "zsh",
    }
)  # fmt: skip
"""Endings by which a system starts a file, or opens a page that runs: to be told from words by the name alone."""
_BY_CODE: Final = {kind.code: kind for kind in ALL_KINDS}


def kind_named(code: str) -> MediaKind:
    """The kind with this stored code. A code this release does not know reads as UNKNOWN."""
    return _BY_CODE.get(code, UNKNOWN)
