"""Which font shows which character, and what is shown for a character that none has: never nothing.

Text is taken letter by letter: the face asked for first, then the scripts and signs. Control and direction
characters, which could hide or turn round what stands beside them, are made visible.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from safetydesk import assets
from safetydesk.documents.joining import as_typed
from safetydesk.documents.theme import BOLD, ITALIC, MONO, REGULAR

_FACES: Final = {
    REGULAR: "NotoSans-Regular",
    BOLD: "NotoSans-Bold",
    ITALIC: "NotoSans-Italic",
    MONO: "DejaVuSansMono",
}
_FALLBACKS: Final = (
    "NotoSans-Regular", "NotoSansSymbols2-Regular", "NotoSansSymbols-Regular", "NotoSansArabic-Regular",
    "NotoSansHebrew-Regular", "NotoSansDevanagari-Regular", "NotoSansBengali-Regular", "NotoSansGurmukhi-Regular",
    "NotoSansGujarati-Regular", "NotoSansTamil-Regular", "NotoSansThai-Regular", "NotoEmoji-Regular",
    "DejaVuSansMono", "NotoSansSC-Regular",
)  # fmt: skip
_WIDE_CODE: Final = re.compile(r"<([0-9A-F]{5,6})>")
_FORM_CODE: Final = re.compile(r"<(F[BE][0-9A-F]{2})>")
_JOINERS: Final = "\u200c\u200d\ufe0e\ufe0f"
_FORMS: Final = "\ufe0e\ufe0f"
_KEYCAPS: Final = "0123456789#*"
_BLANK: Final = "\u034f\u2800\ufe0e\ufe0f"
"""What a font has, but as a glyph that leaves no mark, or should."""
_TAB: Final = "    "
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one font. `is_stand_in` marks a code point shown in place of a character; `is_unseen` a letter
    that is drawn as part of its neighbour, and is there to be found and copied out."""

    font: str
    text: str
    width: float
    is_stand_in: bool = False
    is_unseen: bool = False

    @property
    def stands_alone(self) -> bool:
        """True where it may not become one with the run beside it."""
        return self.is_stand_in or self.is_unseen


class _PrintFont(TTFont):  # type: ignore[misc]  # reportlab has no types
    """A TrueType font whose text can be copied out whole: reportlab cuts code points above FFFF short."""

    def addObjects(self, doc: Any) -> None:
        names = self._base_names(len(self.state[doc].subsets))
        super().addObjects(doc)
        for name in names:
            stream = doc.idToObject[f"toUnicodeCMap:{name}"]
            stream.content = _FORM_CODE.sub(_letters_of, _WIDE_CODE.sub(_in_utf16, stream.content))

    def _base_names(self, count: int) -> list[str]:
        face = self.face
        return [(SUBSETN(n) + b"+" + face.name + face.subfontNameX).decode("latin-1") for n in range(count)]


def _letters_of(found: re.Match[str]) -> str:
    return f"<{as_typed(chr(int(found[1], 16))).encode('utf-16-be').hex().upper()}>"


def _in_utf16(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"


def font_name(face: str) -> str:
    """The registered font of a face of the theme."""
    name = _FACES[face]
    _font(name)
    return name


@lru_cache(maxsize=32)
def _font(name: str) -> Any:
    with _lock:
        font = _PrintFont(name, BytesIO(assets.read_bytes("fonts", "print", f"{name}.ttf")), shapable=False)
        pdfmetrics.registerFont(font)
    return font


@lru_cache(maxsize=50_000)
def _glyph(character: str, face: str) -> tuple[str, str, float, bool]:
    """Font, text shown, width at size 1, and whether it is a stand-in."""
    shown = _picture_of_control(character)
    code = ord(shown)
    if not _is_hidden(shown):
        for name in (_FACES[face], *_FALLBACKS):
            found = _font(name).face
            if code in found.charToGlyph:
                return name, shown, found.charWidths.get(code, found.defaultWidth) / 1000, False
    standing = f"[U+{ord(character):04X}]"
    widths = _font(_FACES[MONO]).face.charWidths
    return _FACES[MONO], standing, sum(widths[ord(c)] for c in standing) / 1000, True


def _picture_of_control(character: str) -> str:
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else character


def _is_hidden(character: str) -> bool:
    """True of what would leave no mark, or would change how its neighbours read."""
    return character in _BLANK or unicodedata.category(character) in (
        "Cc",
        "Cf",
        "Cs",
        "Co",
        "Cn",
        "Zl",
        "Zp",
    )


class _Plain(dict[str, float]):
    """Width at size 1 of each character that its face shows as it is. KeyError for all others."""

    def __init__(self, face: str) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, character: str) -> float:
        name, shown, advance, is_stand_in = _glyph(character, self._face)
        if (
            is_stand_in
            or shown != character
            or name != _FACES[self._face]
            or unicodedata.bidirectional(character) in ("R", "AL")
            or unicodedata.east_asian_width(character) in ("W", "F")
            or character in _JOINERS
        ):
            raise KeyError(character)
        self[character] = advance
        return advance


_plain: Final = {face: _Plain(face) for face in _FACES}


def plain_widths(text: str, face: str) -> list[float] | None:
    """Widths at size 1 of the characters of a text that is one run of its own face; None where it is more."""
    widths = _plain[face]
    try:
        return [widths[character] for character in text]
    except KeyError:
        return None


@lru_cache(maxsize=20_000)
def runs_of(text: str, face: str, size: float) -> tuple[Run, ...]:
    """`text`, without line ends, as runs of one font each."""
    result: list[Run] = []
    letters: list[str] = []
    current, width, before = "", 0.0, ""
    for character in text.replace("\t", _TAB):
        if character in _JOINERS and (
            before > "\x7f" or character in _FORMS and before in _KEYCAPS and before
        ):
            continue  # joins or picks the form of the letter before; it has no mark of its own
        before = character
        name, shown, advance, is_stand_in = _glyph(character, face)
        if letters and (is_stand_in or name != current):
            result.append(Run(current, "".join(letters), width))
            letters, width = [], 0.0
        if is_stand_in:
            result.append(Run(name, shown, advance * size, True))
            continue
        current = name
        letters.append(shown)
        width += advance * size
    if letters:
        result.append(Run(current, "".join(letters), width))
    return tuple(result)


def visible(text: str) -> str:
    """`text` for places without fonts (title, bookmarks): one line, hidden characters made visible."""
    shown = (_picture_of_control(c) for c in text.replace("\r\n", " ").replace("\n", " "))
    return "".join(f"[U+{ord(c):04X}]" if _is_hidden(c) and c not in _JOINERS else c for c in shown)
