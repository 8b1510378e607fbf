"""Arabic letters in the form that their neighbours ask for: alone, at the beginning, in the middle, at the end.

Unicode has each form as a character of its own, said of which letter it is, and the print font has most of them. A
letter without such a form stays as it is. Text copied out of the PDF has the letters as they were typed: `as_typed`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_ARABIC: Final = re.compile("[\u0620-\u06ff]")
_TRANSPARENT: Final = ("Mn", "Me")
_STRETCH: Final = "\u0640"
_ALONE, _END, _BEGIN, _MIDDLE = "<isolated>", "<final>", "<initial>", "<medial>"


def joined(text: str) -> str:
    """`text` with the forms of its Arabic letters. Lam and alef become one, as the script demands."""
    if not _ARABIC.search(text):
        return text
    forms = _forms()
    text = _with_ligatures(text)
    result = []
    for at, letter in enumerate(text):
        key = unicodedata.normalize("NFKC", letter) if letter in _ligatures_alone() else letter
        known = forms.get(key)
        if known is None:
            result.append(letter)
            continue
        after = _reaches_on(_neighbour(text, at, -1)) and _END in known
        before = _takes_up(_neighbour(text, at, 1)) and _BEGIN in known
        wanted = (_MIDDLE if before else _END) if after else (_BEGIN if before else _ALONE)
        result.append(known.get(wanted, letter))
    return "".join(result)


def as_typed(shown: str) -> str:
    """The letter behind one form; behind lam with alef it is lam, and `alef_of` says the other."""
    if unicodedata.decomposition(shown)[:1] != "<":
        return shown
    letters = unicodedata.normalize("NFKC", shown)
    return letters[0] if alef_of(shown) else letters


def alef_of(shown: str) -> str:
    """The alef that is one with a lam in `shown`; else nothing."""
    return unicodedata.normalize("NFKC", shown)[1:] if "\ufef5" <= shown <= "\ufefc" else ""


def _with_ligatures(text: str) -> str:
    for ligature in _ligatures_alone():
        text = text.replace(unicodedata.normalize("NFKC", ligature), ligature)
    return text


def _neighbour(text: str, at: int, step: int) -> str:
    at += step
    while 0 <= at < len(text) and unicodedata.category(text[at]) in _TRANSPARENT:
        at += step
    return text[at] if 0 <= at < len(text) else ""


def _reaches_on(letter: str) -> bool:
    """True of a letter that joins the one after it."""
    return letter == _STRETCH or _BEGIN in _forms().get(letter, {})


def _takes_up(letter: str) -> bool:
    """True of a letter that joins the one before it."""
    if letter in _ligatures_alone():
        return True
    return letter == _STRETCH or _END in _forms().get(letter, {})


@cache
def _forms() -> dict[str, dict[str, str]]:
    """Of each letter, and of lam with alef: the characters of its forms."""
    found: dict[str, dict[str, str]] = {}
    for code in (*range(0xFB50, 0xFBFF + 1), *range(0xFE80, 0xFEFC + 1)):
        form, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if form in (_ALONE, _END, _BEGIN, _MIDDLE):
            letter = "".join(chr(int(each, 16)) for each in letters)
            found.setdefault(letter, {})[form] = chr(code)
    return found


@cache
def _ligatures_alone() -> tuple[str, ...]:
    """Lam with each alef, standing alone."""
    return tuple(chr(code) for code in range(0xFEF5, 0xFEFC, 2))
