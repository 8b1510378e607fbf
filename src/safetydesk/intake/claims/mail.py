"""The head of an e-mail: from whom, to whom, when, by which way. What is attached is named, never opened."""

from __future__ import annotations

import codecs
import email.errors
import email.header
import email.message
import email.parser
from typing import Final

from safetydesk.intake.claims.found import Found

MOST_BYTES: Final = 16 * 1024 * 1024
"""Of a longer message the rest is not taken apart: its head stands at its beginning."""
MOST_PARTS: Final = 400
_ONCE: Final = {
    "From": "from", "Sender": "sender", "Reply-To": "reply_to", "Return-Path": "return_path", "To": "to", "Cc": "cc",
    "Date": "sent", "Subject": "subject", "Message-ID": "message_id", "In-Reply-To": "in_reply_to",
    "X-Mailer": "software", "User-Agent": "software", "X-Originating-IP": "sent_from",
}  # fmt: skip
_EVERY: Final = {"Received": "received", "Authentication-Results": "checked"}
_LONGEST_HEADER: Final = 4_000
for _each in (
    "ascii",
    "utf-8",
    "latin-1",
    "cp1252",
    "iso8859-15",
    "gb18030",
    "shift_jis",
    "koi8-r",
    "utf-16",
    "utf-16-le",
):
    codecs.lookup(_each)  # loaded when first asked; by then this process can open no file


def mail(content: bytes, found: Found) -> None:
    """Headers as they stand, each once but for the way it went, the last station first; names of what is attached."""
    message = email.parser.BytesParser().parsebytes(content[:MOST_BYTES])
    headers(message, found)
    found.read("attached", lambda: _attached(message, found))
    if len(content) > MOST_BYTES:
        found.left_out += 1


def headers(message: email.message.Message, found: Found) -> None:
    """What the head of a message says, wherever it was kept."""
    for header, name in _ONCE.items():
        for value in (message.get_all(header) or [])[:1]:
            found.say(name, _said(value))
    for header, name in _EVERY.items():
        for value in message.get_all(header) or []:
            found.say(name, _said(value))


def _attached(message: email.message.Message, found: Found) -> None:
    for number, part in enumerate(message.walk()):
        if number >= MOST_PARTS:
            found.left_out += 1
            return
        name = part.get_filename()
        if name is not None:
            found.say("attached", f"{_said(name)} ({part.get_content_type()})")


def _said(value: object) -> str:
    """A header as people read it: its encoded words decoded, where they can be."""
    text = str(value)[:_LONGEST_HEADER]
    try:
        pieces = email.header.decode_header(text)
    except (email.errors.HeaderParseError, ValueError):
        return text
    return "".join(piece if isinstance(piece, str) else _decoded(piece, charset) for piece, charset in pieces)


def _decoded(piece: bytes, charset: str | None) -> str:
    try:
        return piece.decode(charset or "ascii", "replace")
    except (LookupError, OSError, ValueError):  # not one of those loaded above
        return piece.decode("latin-1")
