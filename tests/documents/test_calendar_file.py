"""A calendar file is read back by a strict reader, whatever a reference holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ics_reading import NotACalendar, moment, read_calendar, text
from safetydesk.documents.calendar_file import calendar_file
from safetydesk.domain.clock import Moment
from safetydesk.domain.day_sheet import SheetLine

MADE = Moment.london(2026, 7, 20, 9, 0)
DUE = Moment.london(2026, 7, 21, 10, 15)


def a_line(reference: str = "OS-2026-0001", key: str = "lado_contact-1") -> SheetLine:
    return SheetLine(key=key, reference=reference, what="Tell the LADO", due=DUE, who="Morgan")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=120), max_size=3))
def test_what_is_written_is_what_a_strict_reader_reads(references: list[str]) -> None:
    lines = [a_line(reference, f"rule-{n}") for n, reference in enumerate(references)]
    own, events = read_calendar(calendar_file(lines, MADE, "Fälligkeiten, alle; \\", "Desk {reference}"))
    assert text(own["X-WR-CALNAME"]) == "Fälligkeiten, alle; \\"
    assert [text(event["SUMMARY"]) for event in events] == [f"Desk {reference}" for reference in references]
    assert all(moment(event["DTSTART"]) == DUE.utc for event in events)


def test_an_event_has_a_time_in_utc_and_keeps_its_uid_and_says_nothing_else() -> None:
    first, again = (calendar_file([a_line()], made, "t", "{reference}") for made in (MADE, DUE))
    events = [read_calendar(content)[1][0] for content in (first, again)]
    assert events[0]["UID"] == events[1]["UID"] and events[0]["DTSTAMP"] != events[1]["DTSTAMP"]
    assert events[0]["DTSTART"] == "20260721T091500Z"  # a quarter past ten in summer
    assert b"LADO" not in first and b"Morgan" not in first


@pytest.mark.parametrize(
    "content",
    [
        b"BEGIN:VCALENDAR\nEND:VCALENDAR\n",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:" + b"x" * 80 + b"\r\nEND:VCALENDAR\r\n",
    ],
)
def test_the_reader_is_strict(content: bytes) -> None:
    with pytest.raises(NotACalendar):
        read_calendar(content)
