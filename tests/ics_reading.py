"""A strict reader of calendar files, written from RFC 5545 and from nothing of ours: what is off is refused."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[^;:\"]+)*):(.*)", re.DOTALL)
_UTC = re.compile(r"\d{8}T\d{6}Z")
_NEEDED = {"UID", "DTSTAMP", "DTSTART"}


class NotACalendar(ValueError):
    """What was wrong with it."""


def read_calendar(content: bytes) -> tuple[dict[str, str], list[dict[str, str]]]:
    """The calendar's own properties, and those of each event. Raises NotACalendar."""
    lines = _unfolded(content)
    if lines[0] != ("BEGIN", "VCALENDAR") or lines[-1] != ("END", "VCALENDAR"):
        raise NotACalendar("no calendar object")
    own: dict[str, str] = {}
    events: list[dict[str, str]] = []
    inside: dict[str, str] | None = None
    for name, value in lines[1:-1]:
        if (name, value) == ("BEGIN", "VEVENT") and inside is None:
            inside = {}
        elif (name, value) == ("END", "VEVENT") and inside is not None:
            if not inside.keys() >= _NEEDED:
                raise NotACalendar(f"an event lacks {_NEEDED - inside.keys()}")
            events.append(inside)
            inside = None
        elif name in ("BEGIN", "END"):
            raise NotACalendar(f"{name}:{value} out of place")
        else:
            place = own if inside is None else inside
            if name in place:
                raise NotACalendar(f"{name} twice")
            place[name] = value
    if own.get("VERSION") != "2.0" or not own.get("PRODID"):
        raise NotACalendar("VERSION and PRODID must be there")
    if len({event["UID"] for event in events}) != len(events):
        raise NotACalendar("two events of one UID")
    return own, events


def moment(value: str) -> datetime:
    if not _UTC.fullmatch(value):
        raise NotACalendar(f"no UTC date-time: {value}")
    return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def text(value: str) -> str:
    """A TEXT value without its escapes. Raises NotACalendar for a bare comma, semicolon or an unknown escape."""
    if re.search(r"(?<!\\)(?:\\\\)*[,;]", value) or re.search(r"(?<!\\)(?:\\\\)*\\(?![\\;,nN])", value):
        raise NotACalendar(f"not escaped: {value}")
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def _unfolded(content: bytes) -> list[tuple[str, str]]:
    if not content.endswith(b"\r\n") or re.search(rb"(?<!\r)\n|\r(?!\n)", content):
        raise NotACalendar("lines end with CR LF")
    whole: list[str] = []
    for line in content[:-2].split(b"\r\n"):
        if len(line) > 75:
            raise NotACalendar("a line of over 75 octets")
        words = line.decode("utf-8")  # a character that was parted is refused here
        if words[:1] in (" ", "\t"):
            if not whole:
                raise NotACalendar("begins with a fold")
            whole[-1] += words[1:]
        else:
            whole.append(words)
    found = [_LINE.fullmatch(line) for line in whole]
    if not all(found):
        raise NotACalendar("a line is no property")
    return [(one[1], one[3]) for one in found if one]
