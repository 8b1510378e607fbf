"""The head of an Outlook message: from whom, to whom and when, by its properties; and names of what is attached."""

from __future__ import annotations

import email.parser
import struct
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final

from safetydesk.intake.claims.compound import STORAGE, CompoundFile, Entry
from safetydesk.intake.claims.found import Found
from safetydesk.intake.claims.mail import headers

_TEXTS: Final = {
    "0037": "subject", "0C1A": "from", "0E04": "to", "0E03": "cc", "1035": "message_id", "1042": "in_reply_to",
}  # fmt: skip
_SENDER: Final = ("5D01", "0C1F")
"""The sender's address: as the world writes it, and as the school's own post does."""
_HEADERS: Final = "007D"
_SENT: Final = 0x00390040
_ATTACHED: Final = ("3707", "3704")
_MOST_ATTACHED: Final = 60
_START: Final = datetime(1601, 1, 1, tzinfo=UTC)


def outlook_message(content: bytes, found: Found) -> None:
    """The headers it came with where it kept them, else its own properties."""
    whole = CompoundFile(content)
    top = whole.of()
    kept = _text(whole, top, _HEADERS)
    if kept.strip():
        headers(email.parser.HeaderParser().parsestr(kept.lstrip()), found)
    else:
        for number, name in _TEXTS.items():
            found.say(name, _from(whole, top) if name == "from" else _text(whole, top, number))
        found.read("text", partial(_sent, whole, top, found))
    found.read("attached", partial(_attached, whole, top, found))


def _from(whole: CompoundFile, top: dict[str, Entry]) -> str:
    name = _text(whole, top, "0C1A")
    address = next((text for number in _SENDER if (text := _text(whole, top, number))), "")
    return f"{name} <{address}>" if name and address and name != address else name or address


def _text(whole: CompoundFile, inside: dict[str, Entry], number: str) -> str:
    """A property that is a text, in either of the two ways in which it may be kept."""
    for kind, alphabet in (("001F", "utf-16-le"), ("001E", "cp1252")):
        entry = inside.get(f"__substg1.0_{number}{kind}")
        if entry is not None:
            return whole.read(entry).decode(alphabet, "replace")
    return ""


def _sent(whole: CompoundFile, top: dict[str, Entry], found: Found) -> None:
    entry = top.get("__properties_version1.0")
    if entry is None:
        return
    content = whole.read(entry)
    for place in range(32, len(content) - 15, 16):
        tag, _, ticks = struct.unpack_from("<IIQ", content, place)
        if tag == _SENT:
            when = _START + timedelta(microseconds=ticks // 10)
            found.say("sent", f"{when:%Y-%m-%d %H:%M:%S} UTC")


def _attached(whole: CompoundFile, top: dict[str, Entry], found: Found) -> None:
    storages = [each for name, each in top.items() if name.startswith("__attach") and each.kind == STORAGE]
    for storage in sorted(storages, key=lambda each: each.name)[:_MOST_ATTACHED]:
        inside = whole.of(storage)
        name = next((text for number in _ATTACHED if (text := _text(whole, inside, number))), "")
        found.say("attached", name or storage.name)
    found.left_out += max(0, len(storages) - _MOST_ATTACHED)
