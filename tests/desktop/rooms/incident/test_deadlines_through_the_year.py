"""Clocks as the window says them, over summer, Easter and both clock changes, against the slow reference."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from hypothesis import example, given, settings
from hypothesis.strategies import booleans
from PySide6.QtWidgets import QWidget
from tests.desktop.rooms.incident.conftest import logged
from tests.domain.deadlines.test_against_a_slow_reference import (
    AUTUMN,
    EASTER,
    SPRING,
    SUMMER,
    TERMS,
    reference,
    starts,
)

from safetydesk import wording
from safetydesk.desktop.kit.plain_label import PlainLabel
from safetydesk.domain.calendars import Term
from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.clock import LONDON, Moment
from safetydesk.domain.house_drafts import HouseValueDraft
from safetydesk.domain.house_terms import terms_text
from safetydesk.domain.incident import Incident
from safetydesk.services.desk import Desk

COUNTED = {
    "lado_contact": (1, "working_days"),
    "nudes_review": (0, "school_days"),
    "welfare_check": (4, "clock_hours"),
    "review_critical": (1, "clock_hours"),
    "incident_untouched": (10, "school_days"),
}
"""As they ship. Written down here: read from the file, a wrong number there would be right here."""


def said(place: QWidget) -> list[str]:
    return [each.text() for each in place.findChildren(PlainLabel) if each.isVisibleTo(place)]


def own(desk: Desk, name: str, value: str, day: str = "today") -> None:
    desk.house_values.set([HouseValueDraft(name=name, value=value, in_force_from=day, source="Ours")])


def test_the_page_says_what_the_slow_reference_counts(room, desk, clock):
    """From when the school knew of it, be it by an amendment; by the number of that day, whatever was set the next."""
    terms = terms_text(Term(first, last, frozenset(closed)) for first, last, closed in TERMS)
    clock.set(Moment.of(datetime(2027, 9, 1, 9, 0, tzinfo=LONDON)))
    own(desk, "terms", terms)

    def brought(start: Moment, came_later: bool) -> Incident:
        known = {"categories": ("NUDES", "STAFF-UNSUIT", "SELFHARM"), "severity": 4}
        if not came_later:
            clock.set(start)
            return logged(desk, discovered="now", people=(), **known)
        clock.set(start.plus(timedelta(days=-9)))
        incident = logged(desk, categories=("BULLY",), severity=2, discovered="now", people=())
        clock.set(start)
        known["categories"] = ("NUDES", "STAFF-UNSUIT")  # that her life is at risk is said by a mark
        draft = replace(desk.incident_log.amendment_draft(desk.incident_log.reread(incident.id)), **known)
        amended = desk.incident_log.amend(incident.id, incident.row_version, draft, "It came out today")
        desk.circumstances.record(incident.id, CircumstancesDraft(marks=("life_at_risk",)))
        return amended

    turn = count()

    @settings(max_examples=2)
    @example(SUMMER, True)
    @example(EASTER, False)
    @example(SPRING, True)
    @example(AUTUMN, False)
    @given(starts, booleans())
    def tried(start: datetime, came_later: bool) -> None:
        incident = brought(Moment.of(start.astimezone(LONDON)), came_later)
        clock.move(days=1, minutes=2 * next(turn))  # no two values are set at one moment
        own(desk, "deadline.welfare_check.amount", "30")
        own(desk, "deadline.lado_contact.amount", "7")
        page = room.open(incident, part="deadlines")
        words = said(page.escalation.page("deadlines"))
        rules = desk.vocabulary.every_deadline_rule
        seen = 0
        for code, (amount, unit) in COUNTED.items():
            if rules[code].label in words:
                seen += 1
                due = Moment.of(reference(start, amount, unit, []).astimezone(LONDON))
                beneath = words[words.index(rules[code].label) :]
                assert wording.moment_words(due) == next(each for each in beneath if " 20" in each), code
        assert seen == len(COUNTED), words
        clock.move(minutes=1)
        own(desk, "deadline.welfare_check.amount", "")
        own(desk, "deadline.lado_contact.amount", "")

    tried()
