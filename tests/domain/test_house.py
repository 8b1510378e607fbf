"""The school's own values over the shipped ones: what counts, what cannot be used, what can never change."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_record_id
from escalation_builders import a_house_value
from safetydesk.domain.calendars import SCHOOL_DAYS, Term
from safetydesk.domain.clock import Moment
from safetydesk.domain.house import House, house_of
from safetydesk.domain.house_kinds import NotUsable, judged
from safetydesk.domain.house_names import house_names, kept_routes
from safetydesk.domain.house_over import calendars_over, over
from safetydesk.domain.house_terms import read_terms, terms_text
from safetydesk.domain.house_warnings import house_warnings
from safetydesk.domain.vocabulary import NEVER
from safetydesk.wording import load_calendars, load_vocabulary, timing_words

VOCABULARY, CALENDARS = load_vocabulary(), load_calendars()
NAMES = house_names(VOCABULARY, CALENDARS)
DAY = date(2026, 11, 23)
BY_PART = sorted(NAMES)


def house_from(values: dict[str, str], day: date = DAY) -> House:
    kept = [
        a_house_value(id=a_record_id(3000 + n), name=name, value=value)
        for n, (name, value) in enumerate(values.items())
    ]
    return house_of(kept, NAMES, day)


def test_the_newest_in_force_counts_and_an_empty_one_goes_back():
    name = "deadline.lado_contact.amount"
    values = [
        a_house_value(id=a_record_id(1), value="2", in_force_from=date(2026, 9, 1)),
        a_house_value(id=a_record_id(2), value="3", in_force_from=date(2026, 10, 1)),
        a_house_value(id=a_record_id(3), value="", in_force_from=date(2026, 11, 1)),
        a_house_value(id=a_record_id(4), value="5", in_force_from=date(2026, 12, 1)),
    ]
    said = {
        day: house_of(values, NAMES, day).text(name)
        for day in (date(2026, 8, 31), date(2026, 9, 1), date(2026, 10, 31), DAY, date(2027, 1, 1))
    }
    assert list(said.values()) == ["1", "2", "3", "1", "5"]


def test_of_two_from_one_day_the_one_recorded_later_counts():
    first = a_house_value(id=a_record_id(9), value="2")
    later = a_house_value(id=a_record_id(1), value="4", recorded=Moment.london(2027, 1, 1))
    for order in ([first, later], [later, first]):
        assert house_of(order, NAMES, DAY).number(first.name) == 4


def test_what_cannot_be_used_is_left_out_and_said_with_why():
    house = house_from({
        "deadline.lado_contact.amount": "a day or so",
        "deadline.social_care_form.amount": "401",
        "deadline.nudes_review.unit": "fortnights",
        "deadline.breach_ico.unit": "school_days",
        "deadline.lado_contact.off": "yes",
        "rule.nudes_always_police": "perhaps",
        "category.NUDES.severity": "2",
        "category.NUDES.images": "ask",
        "category.NUDES.off": "yes",
        "route.action_fraud.phone": "0300 123 2040",
        "route.police_999.off": "yes",
        "new_in_version_nine.limit": "7",
        "day_ends": "25:00",
        "terms": "2026-09-02 to 2026-12-18\n2026-12-01 to 2027-03-20",
        "bank_holidays": "2027-02-30 Sometime",
        "limit.repeat_incidents": "1",
    })  # fmt: skip
    assert not house.values
    assert {each.name: each.why.code for each in house.unusable} == {
        "deadline.lado_contact.amount": "house_not_a_number",
        "deadline.social_care_form.amount": "not_between",
        "deadline.nudes_review.unit": "house_not_a_unit",
        "deadline.breach_ico.unit": "house_never_pauses",
        "deadline.lado_contact.off": "house_unknown_name",
        "rule.nudes_always_police": "house_not_a_switch",
        "category.NUDES.severity": "not_between",
        "category.NUDES.images": "house_unknown_name",
        "category.NUDES.off": "house_unknown_name",
        "route.action_fraud.phone": "house_retired",
        "route.police_999.off": "house_unknown_name",
        "new_in_version_nine.limit": "house_unknown_name",
        "day_ends": "house_not_a_clock",
        "terms": "house_terms_overlap",
        "bank_holidays": "house_not_a_day",
        "limit.repeat_incidents": "not_between",
    }
    assert over(VOCABULARY, house) is VOCABULARY
    assert calendars_over(CALENDARS, house) == CALENDARS
    assert not house.is_on("rule.nudes_always_police") and not house.is_on("rule.of_a_later_version")


def test_a_number_of_the_schools_own_stands_on_the_schools_word():
    said = over(VOCABULARY, house_from({"deadline.social_care_form.amount": "48"}))
    rule = said.deadline_rule("social_care_form")
    assert (rule.amount, rule.unit, rule.source, rule.dated) == (
        48, "clock_hours", "Whitlow's own procedures, 2026", "2026-09-01",
    )  # fmt: skip
    assert rule.is_house and rule.confirmed
    assert said.deadline_rule("lado_contact") == VOCABULARY.deadline_rule("lado_contact")


def test_a_clock_not_used_is_started_by_nothing_and_still_has_its_words():
    said = over(
        VOCABULARY, house_from({"deadline.review_low.off": "yes", "deadline.report_answer.off": "yes"})
    )
    assert said.deadline_rule("review_low").is_off and said.deadline_rule("report_answer").is_off
    assert VOCABULARY.deadline_rule("review_low").is_watched
    assert not said.deadline_rule("review_low").is_watched
    assert said.deadline_rule("report_answer").label


def test_a_telephone_line_has_its_own_source_and_day():
    route = over(VOCABULARY, house_from({"route.posh.phone": "01632 960 222"})).route("posh")
    assert (route.phone, route.phone_source, route.phone_dated) == (
        "01632 960 222", "Whitlow's own procedures, 2026", "2026-09-01",
    )  # fmt: skip


def test_by_when_follows_the_number_of_its_clock_and_is_else_the_schools_own():
    shipped = timing_words(VOCABULARY.route("lado"), VOCABULARY)
    assert shipped.startswith("Within 1 working day,")
    assert "(SafetyDesk's own value)" in timing_words(VOCABULARY.route("ico"), VOCABULARY)
    own = over(
        VOCABULARY,
        house_from({
            "deadline.lado_contact.amount": "24", "deadline.lado_contact.unit": "clock_hours",
            "deadline.breach_ico.amount": "48", "route.police_101.timing": "At once, {amount}.",
            "route.posh.email": "desk@lines.example",
        }),
    )  # fmt: skip
    assert timing_words(own.route("lado"), own).startswith("Within 24 clock hours,")
    assert timing_words(own.route("ico"), own).startswith("Within 48 clock hours of knowing; ")
    assert "own value" not in timing_words(own.route("ico"), own)
    assert timing_words(own.route("police_101"), own) == "At once, {amount}."
    assert own.route("posh").email == "desk@lines.example"
    assert "route.lado.timing" not in NAMES and "route.police_101.timing" in NAMES


def test_the_schools_word_stands_beside_the_shipped_one():
    said = over(
        VOCABULARY,
        house_from({
            "category.BULLY.name": "Peer cruelty", "category.BULLY.words": "beef, drama\nbeef",
            "category.BULLY.severity": "3", "term.platforms.other.label": "Something else",
            "severity.1.meaning": "At Larkfield: nobody was hurt.",
        }),
    )  # fmt: skip
    bully = said.category("BULLY")
    assert bully.name == "Peer cruelty (Cyberbullying between pupils)"
    assert set(VOCABULARY.category("BULLY").words) < set(bully.words) and "drama" in bully.words
    assert bully.severity == 3 and said.severity_minimum(["BULLY"]) == 3
    assert said.search_categories("beef")[0].code == "BULLY"
    assert said.severity(1).meaning.startswith(VOCABULARY.severity(1).meaning)


def test_a_route_left_out_is_offered_nowhere_and_still_understood():
    said = over(VOCABULARY, house_from({"route.posh.off": "yes"}))
    assert all(route.code != "posh" for route in said.routes)
    assert all(
        route.code != "posh" for category in said.categories for route in said.routes_for([category.code])
    )
    assert said.route("posh").retired == date(2026, 9, 1)


def test_the_first_routes_of_a_locked_category_always_stay_offered():
    assert {"police_101", "social_care"} <= kept_routes(VOCABULARY)
    assert all(f"route.{code}.off" not in NAMES for code in kept_routes(VOCABULARY))


def test_terms_are_written_as_they_are_read():
    text = "Autumn: 2026-09-02 to 2026-12-18 closed 2026-10-26..2026-10-30, 2026-11-27"
    (term,) = read_terms(text)
    assert (term.name, term.first, term.last, len(term.closed)) == (
        "Autumn", date(2026, 9, 2), date(2026, 12, 18), 6,
    )  # fmt: skip
    assert terms_text([term]) == text
    assert read_terms("2 September 2026 to 18 Dec 2026 closed 26 Oct 2026..30 Oct 2026") == (
        Term(date(2026, 9, 2), date(2026, 12, 18), frozenset(date(2026, 10, n) for n in range(26, 31))),
    )


def test_a_calendar_that_does_not_reach_this_year_is_said():
    terms = {"terms": "2026-09-02 to 2026-12-18"}

    def said(values: dict[str, str], day: date) -> list[str]:
        house = house_from(values, day)
        return [each.kind for each in house_warnings(house, calendars_over(CALENDARS, house), day, 30)]

    assert said({}, DAY) == [] and said(terms, date(2026, 11, 1)) == []
    assert said(terms, DAY) == ["terms_end"] and said(terms, date(2026, 12, 19)) == ["terms_over"]
    assert said({}, date(2030, 12, 15)) == ["holidays_end"] and said({}, date(2031, 1, 1)) == [
        "holidays_over"
    ]
    assert said({"bank_holidays": "2031-01-01 New Year's Day"}, date(2031, 1, 1)) == []
    assert said({"day_ends": "teatime"}, DAY) == ["unusable"]


def test_calendars_have_the_schools_terms_days_and_end():
    said = calendars_over(
        CALENDARS,
        house_from({
            "terms": "2026-09-02 to 2026-11-20\n2026-11-30 to 2026-12-18",
            "bank_holidays": "2026-11-30 Extra bank holiday",
            "day_ends": "15.10",
        }),
    )  # fmt: skip
    start = Moment.london(2026, 11, 20, 12)
    assert said.add(start, 1, SCHOOL_DAYS).london_date == date(2026, 12, 1)
    assert said.add(start, 1, "working_days").london_date == date(2026, 11, 23)
    assert said.school.day_ends == time(15, 10) and said.known_until == date(2030, 12, 31)


def test_a_year_of_bank_holidays_still_ends_every_deadline():
    days = "\n".join(
        f"{date.fromordinal(n).isoformat()} None"
        for n in range(DAY.toordinal(), DAY.toordinal() + 700)
        if date.fromordinal(n).weekday() < 5
    )
    said = calendars_over(CALENDARS, house_from({"bank_holidays": days}))
    start = Moment.london(2026, 11, 23, 12)
    assert said.add(start, 2, "working_days").london_date == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "why", "line"),
    [
        ("Autumn", "house_not_a_term", "1"),
        ("\n2026-12-18 to 2026-09-02", "house_term_ends_first", "2"),
        ("2026-09-02 to 2028-12-18", "house_term_too_long", "1"),
        ("2026-09-02 to 2026-12-18 closed 2026-08-31", "house_closed_outside", "1"),
        ("2026-09-02 to 2026-12-18 closed half term", "house_not_a_day", "1"),
        ("2026-02-30 to 2026-12-18", "house_not_a_day", "1"),
        ("2026-09-02 to 2026-12-18\n2028-01-04 to 2028-03-20", "house_terms_far_apart", "2"),
        (
            "2026-09-02 to 2026-12-18 closed 2026-09-03..2026-12-17\n2027-07-01 to 2027-07-20",
            "house_terms_far_apart",
            "2",
        ),
        ("2026-09-02 to 2026-12-18 closed 2026-09-02..2026-12-18", "house_term_all_closed", "1"),
        ("2026-09-05 to 2026-09-06", "house_term_all_closed", "1"),
        ("2026-09-02 to 2026-12-18 closed 2026-10-30..2026-10-26", "house_term_ends_first", "1"),
        ("2026-09-02 to 2026-12-18 closed 0001-01-01..9999-12-31", "house_term_too_long", "1"),
    ],
)
def test_a_line_that_is_no_term_is_named(text: str, why: str, line: str):
    with pytest.raises(NotUsable) as fault:
        judged(NAMES["terms"], text)
    assert (fault.value.problem.code, fault.value.problem.values["line"]) == (why, line)


def _any_value() -> st.SearchStrategy[str]:
    return st.one_of(
        st.integers(-3, 500).map(str),
        st.sampled_from(["yes", "no", "days", "school_days", "16:00", "2026-09-02 to 2026-12-18", "ask", ""]),
        st.text(max_size=12),
    )


@given(st.dictionaries(st.sampled_from(BY_PART), _any_value(), max_size=12))
def test_whatever_a_school_sets_no_code_no_image_rule_and_no_least_severity_is_lost(values: dict[str, str]):
    house = house_from(values)
    said = over(VOCABULARY, house)
    calendars_over(CALENDARS, house)
    assert len(house.values) + len(house.unusable) == sum(bool(value.strip()) for value in values.values())
    assert _codes(said) == _codes(VOCABULARY)
    for code, shipped in VOCABULARY.every_category.items():
        own = said.category(code)
        assert own.images == shipped.images and own.severity >= shipped.severity
        assert set(shipped.words) <= set(own.words) and shipped.name in own.name
        assert shipped.images != NEVER or own.retired == shipped.retired
        assert (own.fours, own.routes, own.must_ask) == (shipped.fours, shipped.routes, shipped.must_ask)
    for code in kept_routes(VOCABULARY):
        assert said.route(code).retired == VOCABULARY.route(code).retired


def _codes(vocabulary: Any) -> Any:
    return (
        [(code, one.code) for code, one in vocabulary.every_category.items()],
        [(code, one.code) for code, one in vocabulary.every_route.items()],
        [(level, one.level) for level, one in vocabulary.every_severity.items()],
        [(code, one.code) for code, one in vocabulary.every_deadline_rule.items()],
        {  # what the school added of its own is beside them
            name: [code for code in terms if not code.startswith("own.")]
            for name, terms in vocabulary.lists.items()
        },
    )


@given(
    st.lists(st.tuples(st.integers(1, 90), st.integers(0, 90), st.text("ABCdef 1", max_size=9)), max_size=6)
)
def test_terms_survive_being_written_and_read(spans: list[tuple[int, int, str]]):
    terms, day = [], date(2026, 9, 1).toordinal()
    for gap, length, name in spans:
        first = day + gap
        last = first + 7 + length  # at least one weekday is open
        closed = frozenset(date.fromordinal(n) for n in range(first, last, 7))
        terms.append(Term(date.fromordinal(first), date.fromordinal(last), closed, name.strip()))
        day = last
    assert read_terms(terms_text(terms)) == tuple(terms)


def test_what_no_holiday_stops_is_neither_switched_off_nor_counted_in_school_days():
    never = {code for code, rule in VOCABULARY.every_deadline_rule.items() if not rule.may_pause}
    assert {"lado_contact", "imagery_report", "breach_ico", "review_critical"} <= never
    for code in VOCABULARY.every_deadline_rule:
        assert (f"deadline.{code}.off" not in NAMES) is (code in never)
        assert ("school_days" not in NAMES[f"deadline.{code}.unit"].units) is (code in never)
    assert judged(NAMES["deadline.lado_contact.unit"], "clock_hours") == "clock_hours"
