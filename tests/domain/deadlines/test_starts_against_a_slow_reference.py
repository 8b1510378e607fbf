"""From when a clock is counted, and by whose number: against a reference that reads the whole story from its beginning.

A story is what an incident was logged as, what each later amendment made of it, and what the school set meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.domain.deadlines.test_against_a_slow_reference import CALENDARS, EASTER, LONDON, SUMMER, reference

import builders
import escalation_builders as more
from safetydesk.domain.case_file import Amendment, CaseFile, Done
from safetydesk.domain.circumstances import Circumstances
from safetydesk.domain.clock import Moment
from safetydesk.domain.deadlines.clocks import Ground, changes_of_no_clock, clocks_of
from safetydesk.domain.events import Change, CircumstancesAmended, IncidentLogged
from safetydesk.domain.house import house_of
from safetydesk.domain.house_names import house_names
from safetydesk.domain.house_over import over
from safetydesk.domain.house_value import HouseValue
from safetydesk.wording import load_vocabulary

VOCABULARY = load_vocabulary()
NAMES = house_names(VOCABULARY, CALENDARS)
NAMED_BY = {
    "nudes_review": {"NUDES", "NUDES-NC"}, "lado_contact": {"STAFF-UNSUIT", "STAFF-CONTACT"},
    "breach_ico": {"BREACH"}, "welfare_check": set(),
}  # fmt: skip
MARKED_BY = {"breach_ico": {"personal_data"}, "welfare_check": {"blackmail", "life_at_risk"}}
LEVEL_OF = {"review_low": 1, "review_moderate": 2, "review_serious": 3, "review_critical": 4}
AS_SHIPPED = {
    "nudes_review": (0, "school_days"), "lado_contact": (1, "working_days"), "review_low": (5, "school_days"),
    "review_moderate": (1, "school_days"), "review_serious": (0, "school_days"),
    "review_critical": (1, "clock_hours"), "breach_ico": (72, "clock_hours"), "welfare_check": (4, "clock_hours"),
}  # fmt: skip
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Version:
    after: int
    categories: tuple[str, ...]
    severity: int
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Set:
    """Hours after logging, and by how many days the value was dated back or ahead."""

    after: int
    dated: int
    name: str
    value: str


Due = dict[str, list[tuple[datetime, datetime, datetime | None]]]


def expected(known: datetime, logged: datetime, story: list[Version], sets: list[Set], now: datetime) -> Due:
    """Of each rule that runs when it started and is due; and before that, when it did, and was taken off."""
    found = {}
    for rule in AS_SHIPPED:
        started = typed = gone = None
        before: list[tuple[datetime, datetime, datetime | None]] = []
        for version in story:
            at = logged + version.after * HOUR
            is_so = (
                bool(NAMED_BY[rule] & {*version.categories} or MARKED_BY.get(rule, set()) & {*version.marks})
                if rule in NAMED_BY
                else version.severity >= LEVEL_OF[rule]
            )
            if not is_so:
                gone = gone or at
            elif started is None or (gone is not None and at >= gone + timedelta(days=1)):
                if started is not None and typed is not None:
                    before.append((started, typed, gone))
                started, typed = (at, at) if version is not story[0] else (known, logged)
            gone = None if is_so else gone
        if (
            started is None
            or typed is None
            or gone is not None
            or LEVEL_OF.get(rule, story[-1].severity) != story[-1].severity
        ):
            continue
        clocks = []
        for began, wrote, ended in (*before, (started, typed, None)):
            amount, unit, is_off = in_force(rule, began, wrote, sets, logged, now)
            if not is_off:
                clocks.append((began, reference(began, amount, unit, []), ended))
        if clocks:
            found[rule] = clocks
    return found


def in_force(
    rule: str, started: datetime, typed: datetime, sets: list[Set], logged: datetime, now: datetime
) -> tuple[int, str, bool]:
    amount, unit = AS_SHIPPED[rule]
    of_day: dict[str, tuple[date, str]] = {"amount": (date.min, str(amount)), "off": (date.min, "no")}
    day = started.astimezone(LONDON).date()
    for one in sets:  # in the order in which they were set
        code, part = one.name.removeprefix("deadline.").split(".")
        recorded = logged + one.after * HOUR
        first = recorded.astimezone(LONDON).date() + timedelta(days=one.dated)
        if code != rule or recorded > now or first > day:
            continue
        if recorded > typed and recorded.astimezone(LONDON).date() > day:
            continue
        if first >= of_day[part][0]:
            of_day[part] = (first, one.value)
    return int(of_day["amount"][1]), unit, of_day["off"][1] == "yes"


def a_case(known: datetime, logged: datetime, story: list[Version]) -> CaseFile:
    last = story[-1]
    incident = builders.an_incident(
        discovered=moment(known), recorded=moment(logged), categories=last.categories, severity=last.severity
    )
    event = IncidentLogged(subject=incident.id, reference=incident.reference)
    done = Done(
        number=1,
        at=moment(logged),
        member=builders.MEMBER_ID,
        kind=event.kind,
        subject=incident.id,
        event=event,
    )
    amendments = [
        Amendment(
            at=moment(logged + after.after * HOUR),
            by=builders.MEMBER_ID,
            reason="It came out",
            changes=Change.all_between(before, after, ("categories", "severity")),
        )
        for before, after in zip(story, story[1:], strict=False)
    ]
    school, bearing = builders.a_school(), marked(logged, story)
    case = CaseFile(school=school, incident=incident, first_account=incident, history=(done, *bearing[1]))
    return replace(case, amendments=tuple(amendments), circumstances=bearing[0])


def marked(logged: datetime, story: list[Version]) -> tuple[tuple[Circumstances, ...], tuple[Done, ...]]:
    """What bears on it as it stands last, written down first with the first mark; and each act that changed it."""
    record: Circumstances | None = None
    acts: list[Done] = []
    for version in story:
        at = moment(logged + version.after * HOUR)
        if record is None:
            if version.marks:
                record = more.circumstances(marks=version.marks, recorded=at)
            continue
        after = replace(record, marks=version.marks)
        if changes := Change.all_between(record, after, ("marks",)):
            event = CircumstancesAmended(
                subject=record.incident_id, reference="", record=record.id, reason="", changes=changes
            )
            act = Done(
                number=9,
                at=at,
                member=builders.MEMBER_ID,
                kind=event.kind,
                subject=event.subject,
                event=event,
            )
            acts.append(act)
        record = after
    return (record,) if record else (), tuple(acts)


def moment(at: datetime) -> Moment:
    return Moment.of(at.astimezone(LONDON))


def ground(values: list[HouseValue], now: datetime) -> Ground:
    house = house_of(values, NAMES, now.astimezone(LONDON).date())
    return Ground(vocabulary=over(VOCABULARY, house), calendars=CALENDARS, now=moment(now))


def values_of(sets: list[Set], logged: datetime) -> list[HouseValue]:
    return [
        more.a_house_value(
            id=builders.a_record_id(3000 + number),
            name=one.name,
            value=one.value,
            in_force_from=(logged + one.after * HOUR).astimezone(LONDON).date() + timedelta(days=one.dated),
            recorded=moment(logged + one.after * HOUR),
        )
        for number, one in enumerate(sets)
    ]


codes = st.sampled_from(
    [
        (),
        ("BULLY",),
        ("NUDES",),
        ("NUDES-NC", "BULLY"),
        ("STAFF-UNSUIT",),
        ("NUDES", "STAFF-CONTACT"),
        ("BREACH",),
    ]
)
marks = st.sets(st.sampled_from(["personal_data", "blackmail", "life_at_risk", "hate"]), max_size=2).map(
    sorted
)
versions = st.lists(
    st.tuples(st.integers(1, 24 * 12), codes, st.integers(1, 4), marks.map(tuple)), min_size=1, max_size=5
)
one_set = st.one_of(
    st.tuples(
        st.sampled_from([f"deadline.{rule}.amount" for rule in AS_SHIPPED]), st.integers(0, 9).map(str)
    ),
    st.tuples(
        st.sampled_from(
            [f"deadline.{rule}.off" for rule in ("nudes_review", "review_low", "review_serious")]
        ),
        st.sampled_from(["yes", "no"]),
    ),
)
sets_made = st.lists(st.tuples(st.integers(-24 * 20, 24 * 40), st.integers(-12, 12), one_set), max_size=6)
OFF_AND_ON = [(480, ("STAFF-UNSUIT",), 4, ()), (23, ("BULLY",), 3, ()), (1, ("STAFF-UNSUIT",), 4, ())]
LATER = [(24, ("BULLY",), 2, ()), (24 * 9, ("BULLY", "STAFF-UNSUIT"), 4, ("blackmail",))]
BY_MARK_THEN_CATEGORY = [
    (9, (), 2, ()), (20, (), 2, ("personal_data",)), (5, ("BREACH",), 2, ("personal_data",)), (30, ("BREACH",), 2, ()),
    (2, (), 2, ("life_at_risk",)),
]  # fmt: skip


@settings(max_examples=120, deadline=None)
@given(st.sampled_from([SUMMER, EASTER]), st.integers(0, 72), versions, sets_made, st.integers(0, 24 * 40))
@example(SUMMER, 5, LATER, [], 0)
@example(SUMMER, 5, OFF_AND_ON, [], 0)
@example(SUMMER, 5, BY_MARK_THEN_CATEGORY, [], 0)
@example(SUMMER, 5, [(480, ("NUDES",), 3, ()), (24, (), 2, ()), (24, ("NUDES",), 3, ())], [], 0)
@example(SUMMER, 5, LATER, [(24 * 9, 0, ("deadline.lado_contact.amount", "5"))], 24)
@example(EASTER, 5, LATER, [(24 * 11, -9, ("deadline.lado_contact.amount", "5"))], 24 * 9)
@example(
    EASTER,
    0,
    [(1, ("NUDES",), 3, ()), (48, ("NUDES-NC", "BULLY"), 3, ())],
    [(72, 0, ("deadline.nudes_review.off", "yes"))],
    24 * 5,
)
def test_each_clock_starts_when_the_school_knew_and_by_the_number_of_that_day(
    known: datetime,
    waited: int,
    later: list[tuple[int, tuple[str, ...], int, tuple[str, ...]]],
    made: list[tuple[int, int, tuple[str, str]]],
    looked: int,
) -> None:
    logged, after, story = known + waited * HOUR, 0, []
    for gap, categories, severity, marks in later:
        story.append(Version(after, categories, severity, marks if story else ()))
        after += gap
    sets = [Set(at, dated, name, value) for at, dated, (name, value) in sorted(made)]
    now = logged + (story[-1].after + looked) * HOUR
    sets = [one for one in sets if logged + one.after * HOUR <= now]
    case = a_case(known, logged, story)
    found: Due = {}
    for clock in sorted(clocks_of(case, ground(values_of(sets, logged), now)), key=lambda c: c.started.utc):
        ended = clock.ended and clock.ended.utc
        assert clock.is_live == (ended is None) and clock.was_late == (
            ended is not None and ended > clock.due.utc
        )
        if clock.rule_code in AS_SHIPPED:
            found.setdefault(clock.rule_code, []).append((clock.started.utc, clock.due.utc, ended))
    assert found == expected(known, logged, story, sets, now)


def test_what_was_done_to_a_clock_before_its_level_came_back_is_of_the_earlier_one() -> None:
    known = datetime(2028, 5, 2, 9, 0, tzinfo=UTC)
    story = [Version(0, ("BULLY",), 4), Version(24, ("BULLY",), 2), Version(240, ("BULLY",), 4)]
    met = more.a_deadline_change(
        rule="review_critical",
        kind="met",
        to_member=None,
        until=None,
        at=moment(known),
        recorded=moment(known),
    )
    for whole, states in ((story[:1], ["met"]), (story, ["met", "running"])):
        case = replace(a_case(known, known, whole), deadline_changes=(met,))
        clocks = clocks_of(case, ground([], known + 300 * HOUR))
        assert [c.state for c in clocks if c.rule_code == "review_critical"] == states
        assert len({c.started_by for c in clocks if c.rule_code == "review_critical"}) == len(states)
    assert changes_of_no_clock(case, clocks) == ()


@pytest.mark.parametrize(("hours_off", "is_decided", "started", "state"), [
    (23, False, 0, "met"),
    (23, True, 0, "running"),
    (24, False, 264, "running"),
])  # fmt: skip
def test_what_was_decided_of_it_while_it_was_less_is_decided_anew_and_the_missed_time_stays(
    hours_off: int, is_decided: bool, started: int, state: str
) -> None:
    known = datetime(2028, 5, 2, 9, 0, tzinfo=UTC)
    off = 264 - hours_off
    story = [Version(0, ("BULLY",), 3), Version(off, ("BULLY",), 2), Version(264, ("BULLY",), 3)]
    at = known + (off + 2 if is_decided else 100) * HOUR
    decided = builders.a_decision(answer="not_refer", decided=moment(at))
    case = replace(a_case(known, known, story), decisions=(decided,))
    clocks = clocks_of(case, ground([], known + 300 * HOUR))
    clock = next(c for c in clocks if c.rule_code == "review_serious" and c.ended is None)
    assert (clock.started.utc, clock.state) == (known + started * HOUR, state)


@pytest.mark.parametrize(
    ("name", "value", "days"), [("amount", "3", 3), ("amount", "", 1), ("off", "yes", 1), ("off", "no", 1)]
)
def test_what_starts_anew_by_being_opened_again_has_the_number_of_that_day(
    name: str, value: str, days: int
) -> None:
    known, again = datetime(2028, 5, 2, 9, 0, tzinfo=UTC), datetime(2028, 5, 22, 9, 0, tzinfo=UTC)
    shut = more.a_closure(
        closed=moment(known + 24 * HOUR), reopened=moment(again), reopened_by=builders.MEMBER_ID
    )
    case = replace(a_case(known, known, [Version(0, ("BULLY",), 2)]), closures=(shut,))
    values = values_of([Set(240, 0, f"deadline.review_moderate.{name}", value)], known)
    clock = next(c for c in clocks_of(case, ground(values, again)) if c.rule_code == "review_moderate")
    assert clock.started.utc == again
    assert clock.due.utc == clock.first_due.utc == again + timedelta(days=days)
