"""Clocks as the window says them, over summer, Easter and both clock changes, against the slow reference."""

from __future__ import annotations

from datetime import datetime

from hypothesis import example, given, settings
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
from safetydesk.domain.clock import LONDON, Moment
from safetydesk.domain.house_drafts import HouseValueDraft
from safetydesk.domain.house_terms import terms_text

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


def test_the_page_says_what_the_slow_reference_counts(room, desk, clock):
    terms = terms_text(Term(first, last, frozenset(closed)) for first, last, closed in TERMS)
    clock.set(Moment.of(datetime(2027, 9, 1, 9, 0, tzinfo=LONDON)))
    desk.house_values.set([HouseValueDraft(name="terms", value=terms, in_force_from="today", source="Ours")])

    @settings(max_examples=2)
    @example(SUMMER)
    @example(EASTER)
    @example(SPRING)
    @example(AUTUMN)
    @given(starts)
    def tried(start: datetime) -> None:
        clock.set(Moment.of(start.astimezone(LONDON)))
        incident = logged(
            desk, categories=("NUDES", "STAFF-UNSUIT", "SELFHARM"), discovered="now", severity=4, people=()
        )
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
        assert seen >= 4, words

    tried()
