"""The beginning of a text as plain characters: never as a page, never as a message that a mail program would show.

A web page and an RTF document are shown as their source. Of an e-mail the body's own text is shown, with the lines
of its head that people ask for; what is attached is named and stays shut.
"""

from __future__ import annotations

import codecs
import email.errors
import email.header
import email.message
import email.parser
import json
from typing import Final, cast

from safetydesk.intake.asked import Asked, words
from safetydesk.intake.wire import LONGEST_HEAD
from safetydesk.visible import visible, visible_line

MOST_LETTERS: Final = 100_000
"""With the lines below, what a window lays out without a pause, whatever the letters are."""
MOST_LINES: Final = 10_000
LONGEST_LINE: Final = 2_000
"""Letters; a longer line is broken, or the window would measure a book as one line."""
_MOST_BYTES: Final = MOST_LETTERS * 4
_MOST_OF_A_MESSAGE: Final = 16 * 1024 * 1024
"""Bytes of a message that are taken apart; its text stands at its beginning."""
_HEAD: Final = ("From", "To", "Cc", "Date", "Subject")
_LONGEST_NAME: Final = 300
_MOST_NAMED: Final = 25
_SHORT_NAME: Final = 150
"""Letters, of which so many lines as there can be fit into one head, whatever the letters are."""
_LONGEST_CODEC: Final = 40
_CODECS: Final = (
    "ascii", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1250", "cp1251",
    "cp1252", "cp1253", "cp1254", "cp1256", "iso8859-2", "iso8859-15", "koi8-r", "gb18030", "shift_jis", "big5",
    "euc_kr", "raw-unicode-escape", "unicode-escape",
)  # fmt: skip
for _each in _CODECS:  # Python loads each when first asked; by then this process can open no file
    codecs.lookup(_each)


def text(content: bytes, asked: Asked) -> tuple[dict[str, object], bytes]:
    """UTF-8 of at most MOST_LETTERS and MOST_LINES, hidden characters written out; `encoding`, `cut`, `broken`, and of
    an e-mail `head` and `attached`."""
    said: dict[str, object] = {"part": "source" if words(asked, "kind") in ("rtf", "html") else "whole"}
    if words(asked, "kind") == "eml":
        body, more = _body(content)
        said |= more
        encoding = str(said.pop("charset", ""))
    else:
        body, encoding = content, ""
    letters, encoding = _decoded(body, encoding)
    shown = visible(letters.replace("\r\n", "\n").replace("\r", "\n"))
    lines, broken = _broken(shown[: MOST_LETTERS + 1])
    kept = "\n".join(lines[:MOST_LETTERS].split("\n", MOST_LINES)[:MOST_LINES])
    is_cut = bool(said.pop("cut", False)) or len(body) > _MOST_BYTES or len(kept) < len(lines)
    said |= {"encoding": encoding[:_LONGEST_CODEC], "cut": is_cut, "broken": broken}
    return _fitting(said), kept.encode("utf-8", "replace")


def _fitting(said: dict[str, object]) -> dict[str, object]:
    """As it is, or with shorter lines: an answer that begins with too much is no answer at all."""
    if len(json.dumps(said)) > LONGEST_HEAD:
        head, attached = cast(list[list[str]], said["head"]), cast(list[str], said["attached"])
        said["head"] = [[name, _short(line)] for name, line in head]
        said["attached"] = [_short(name) for name in attached]
    return said


def _short(line: str) -> str:
    return line if len(line) <= _SHORT_NAME else f"{line[: _SHORT_NAME - 1]}…"


def _decoded(content: bytes, named: str) -> tuple[str, str]:
    """By its mark of order, else as the name beside it says, else UTF-8, else as Windows writes."""
    begin = content[:_MOST_BYTES]
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if begin.startswith(mark):
            return begin.decode(encoding, "replace"), encoding.removesuffix("-sig")
    if named:
        try:
            return begin.decode(named, "replace"), named
        except (LookupError, UnicodeError, OSError):  # not one of those loaded above
            pass
    for cut in range(4 if len(content) > len(begin) else 1):  # the last letter may have been cut through
        try:
            return begin[: len(begin) - cut].decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            continue
    return begin.decode("cp1252", "replace"), "cp1252"


def _broken(shown: str) -> tuple[str, bool]:
    lines = shown.split("\n")
    if max(map(len, lines)) <= LONGEST_LINE:
        return shown, False
    parts = (
        line[at : at + LONGEST_LINE] for line in lines for at in range(0, max(1, len(line)), LONGEST_LINE)
    )
    return "\n".join(parts), True


def _body(content: bytes) -> tuple[bytes, dict[str, object]]:
    """The text of a message and what it says of it; the whole source where it cannot be taken apart."""
    try:
        message = email.parser.BytesParser().parsebytes(content[:_MOST_OF_A_MESSAGE])
        parts = [part for part in message.walk() if not part.is_multipart()]
        own = [part for part in parts if _is_own(part)]
        plain = next((part for part in own if part.get_content_type() == "text/plain"), None)
        chosen = plain or next((part for part in own if part.get_content_type() == "text/html"), None)
        body = chosen.get_payload(decode=True) if chosen is not None else b""
        attached = [_name(part) for part in parts if not _is_own(part)]
        head = [[name, _said(message.get(name, ""))] for name in _HEAD if message.get(name)]
        charset = str(chosen.get_content_charset() or "") if chosen is not None else ""
    except Exception:  # noqa: BLE001 - a hostile message may raise anything; its source can be shown all the same
        return content, {"part": "source"}
    said: dict[str, object] = {
        "part": "whole" if plain is not None or chosen is None else "source",
        "head": head,
        "attached": attached[:_MOST_NAMED],
        "more": max(0, len(attached) - _MOST_NAMED),
        "charset": charset,
        "cut": len(content) > _MOST_OF_A_MESSAGE,
    }
    return body if isinstance(body, bytes) else b"", said


def _is_own(part: email.message.Message) -> bool:
    """Whether it is the message's own words, not something sent along."""
    return part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment"


def _name(part: email.message.Message) -> str:
    return _said(part.get_filename() or part.get_content_type())


def _said(value: object) -> str:
    """A line of the head, its coded words read; one line, and not a long one."""
    raw = str(value)[: _LONGEST_NAME * 4]
    try:
        parts = email.header.decode_header(raw)
        read = "".join(
            part if isinstance(part, str) else part.decode(name or "ascii", "replace") for part, name in parts
        )
    except (LookupError, ValueError, OSError, email.errors.MessageError):
        read = raw
    return visible_line(" ".join(read.split()))[:_LONGEST_NAME]
