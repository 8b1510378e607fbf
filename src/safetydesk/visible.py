"""Characters that hide, or turn round what stands beside them, shown as what they are: `[U+202E]`.

For showing only: what is stored, found and read into a field stays as it was typed. Joiners stay, which emoji and
many scripts need. Paper has its own way, since it also lacks glyphs (`documents.glyphs`).
"""

from __future__ import annotations

import re

_TAGS = "\U000e0000-\U000e007f"
_UNSEEN = (
    "\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f"  # controls
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # marks of direction
    "\u00ad\u180e\u200b\u2028\u2029\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb"  # what has no width
    f"\ud800-\udfff{_TAGS}"  # halves of characters, letters that no one sees
)
_FLAG = f"\U0001f3f4[{_TAGS}]+"  # the flags of England, Scotland and Wales are spelt with unseen letters
_IN_TEXT = re.compile(f"({_FLAG})|[{_UNSEEN}]")
_IN_A_LINE = re.compile(f"({_FLAG})|[{_UNSEEN}\t\n\r]")


def visible(text: str) -> str:
    """`text` with each hidden character written out; line ends and tabs stay."""
    return _IN_TEXT.sub(_said, text)


def visible_line(text: str) -> str:
    """The same for what must stay on one line: line ends and tabs are written out too."""
    return _IN_A_LINE.sub(_said, text)


def _said(found: re.Match[str]) -> str:
    return found[1] or f"[U+{ord(found[0]):04X}]"
