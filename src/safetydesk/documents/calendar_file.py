"""Clocks as a calendar file (RFC 5545): one event each, its reference and nothing else of the case, times in UTC.

A deadline put into a calendar again is the same event: its UID is made of the rule and the record that started it.
"""

from __future__ import annotations

from collections.abc import Iterable

from safetydesk.domain.clock import Moment
from safetydesk.domain.day_sheet import SheetLine

_LONGEST = 75
"""Octets of a line, its end not counted."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


def calendar_file(lines: Iterable[SheetLine], made: Moment, title: str, told: str) -> bytes:
    """`title` names the calendar; `told` is what an event is called, with `{reference}` in it."""
    written = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//SafetyDesk//Deadlines//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(title)}",
    ]
    for line in lines:
        written += [
            "BEGIN:VEVENT",
            f"UID:{_text(line.key)}@safetydesk.invalid",
            f"DTSTAMP:{_utc(made)}",
            f"DTSTART:{_utc(line.due)}",
            f"SUMMARY:{_text(told.replace('{reference}', line.reference))}",
            "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "".join(
        f"{folded}\r\n" for each in (*written, "END:VCALENDAR") for folded in _folded(each)
    ).encode()


def _text(value: str) -> str:
    return value.translate(_ESCAPED)


def _utc(moment: Moment) -> str:
    return f"{moment.utc:%Y%m%dT%H%M%SZ}"


def _folded(line: str) -> list[str]:
    """Lines of 75 octets at most, the further ones begun with a blank; no character is parted."""
    folded, held = [], ""
    for sign in line:
        if len((held + sign).encode()) > _LONGEST:
            folded.append(held)
            held = " "
        held += sign
    return [*folded, held]
