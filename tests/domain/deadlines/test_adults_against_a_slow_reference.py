"""Each adult who must be judged has one clock, from when they were written down: against a walk through the story.

A story is told by the hour: who was written down as what, whose part was withdrawn, and when the category changed.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.domain.deadlines.test_clocks import ground

import builders
from safetydesk.domain.case_file import Amendment, CaseFile, Done
from safetydesk.domain.clock import LONDON, Moment
from safetydesk.domain.deadline import RUNNING
from safetydesk.domain.deadlines.clocks import clocks_of
from safetydesk.domain.events import Change, IncidentLogged, InvolvementAdded
from safetydesk.domain.incident import Involvement

KNOWN = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
LOGGED = KNOWN + timedelta(hours=2)
PLAIN, NAMING = ("BULLY",), ("STAFF-UNSUIT",)
WHO = {"Ann": "staff", "Bea": "external", "Cy": "", "Dot": "parent", "Eve": "governor"}
"""Everybody but the parent works with children, or may."""
Act = tuple[int, str, str]
"""Hours from logging; `in`, `out`, `alleged`, `category` or `told`; whom ("": of nobody by name), or which category."""


def hour(after: int) -> Moment:
    return Moment.of((LOGGED + timedelta(hours=after)).astimezone(LONDON))


def expected(story: list[Act], is_naming: bool) -> dict[str, tuple[datetime, bool]]:
    """By name ("" for whoever it may be) since when the LADO is to be told, and whether they still are."""
    since: dict[str, int] = {}
    gone: dict[str, int] = {}
    everybody: list[str] = []
    by_category, off, told = (0 if is_naming else None), None, []
    for at, act, what in story:
        if act in ("in", "alleged") and (
            what != "Dot" and (act == "in" or WHO[what] in ("staff", "governor"))
        ):
            if what in since and (what not in gone or at - gone[what] < 24):
                gone.pop(what, None)  # there, or gone for less than a day: nothing begins
            else:
                since[what] = at
                gone.pop(what, None)
                everybody.append(f"{what} {at}")
        elif act == "out" and what in since and what not in gone:
            gone[what] = at
        elif act == "category" and what == "naming":
            if by_category is None or (off is not None and at - off >= 24):
                by_category = at
            off = None
        elif act == "category" and by_category is not None and off is None:
            off = at
        elif act == "told":
            told.append((at, what))
    here = {who: at for who, at in since.items() if who not in gone}
    clocks = dict(here)
    first = everybody[0].split()[0] if everybody else ""
    first = first if everybody and everybody[0] == f"{first} {here.get(first, '')}" else ""
    whole = {who for who, at in here.items() if at == 0} | {first}
    if by_category is not None and off is None and all(at > by_category for at in here.values()):
        clocks[first] = by_category
    told = [(at, of if of in since else "") for at, of in told]  # of a child is of nobody by name
    return {
        who: (
            KNOWN if at == 0 else LOGGED + timedelta(hours=at),
            not any(
                who in ("", of) or (of == "" and (who in whole or told_at >= here[who]))
                for told_at, of in told
            ),
        )
        for who, at in clocks.items()
    }


def a_case(story: list[Act], is_naming: bool) -> CaseFile:
    now = PLAIN if not is_naming else NAMING
    amendments, people, history, referrals = [], [], [], []
    standing: dict[str, list[int]] = {}
    event = IncidentLogged(subject=builders.INCIDENT_ID, reference="")
    history.append(a_deed(0, event))
    for number, (at, act, what) in enumerate(story):
        if act in ("in", "alleged"):
            part = "subject_adult" if act == "in" else "alleged"
            person = builders.a_staff_member(id=who_id(what), name=what, kind=WHO[what])
            one = builders.an_involvement(
                id=builders.a_record_id(3000 + number), person_id=person.id, part=part, withdrawn=None
            )
            standing.setdefault(what, []).append(len(people))
            people.append((one, person))
            if at:
                added = InvolvementAdded(
                    subject=builders.INCIDENT_ID, reference="", record=one.id, name=what, part=part
                )
                history.append(a_deed(at, added))
        elif act == "out":
            for place in standing.pop(what, []):
                one, person = people[place]
                people[place] = (withdrawn(one, at), person)
        elif act == "category":
            after = NAMING if what == "naming" else PLAIN
            before, now = now, after
            if before != after:
                amendments.append(an_amendment(at, before, after))
        else:
            named, record = ((who_id(what),) if what else ()), builders.a_record_id(5000 + number)
            referrals.append(builders.a_referral(id=record, route="lado", made=hour(at), about=named))
    incident = builders.an_incident(
        discovered=Moment.of(KNOWN.astimezone(LONDON)), recorded=hour(0), categories=now, severity=0
    )
    return CaseFile(
        school=builders.a_school(),
        incident=incident,
        first_account=incident,
        people=tuple(people),
        history=tuple(history),
        referrals=tuple(referrals),
        amendments=tuple(amendments),
    )


def who_id(name: str) -> UUID:
    return builders.a_record_id(900 + [*WHO].index(name))


def withdrawn(part: Involvement, at: int) -> Involvement:
    return builders.an_involvement(
        id=part.id, person_id=part.person_id, part=part.part, withdrawn=hour(at), withdrawn_reason="Wrong"
    )


def an_amendment(at: int, before: tuple[str, ...], after: tuple[str, ...]) -> Amendment:
    old, new = (builders.an_incident(categories=each) for each in (before, after))
    return Amendment(
        at=hour(at), by=builders.MEMBER_ID, reason="r", changes=Change.all_between(old, new, ("categories",))
    )


def a_deed(at: int, event: IncidentLogged | InvolvementAdded) -> Done:
    return Done(
        number=1, at=hour(at), member=builders.MEMBER_ID, kind=event.kind, subject=event.subject, event=event
    )


WHAT = {"in": WHO, "alleged": WHO, "out": WHO, "category": ("naming", "plain"), "told": ("", *WHO)}
acts = st.sampled_from([*WHAT]).flatmap(
    lambda act: st.tuples(st.integers(0, 40), st.just(act), st.sampled_from([*WHAT[act]]))
)
at_logging = st.lists(
    st.tuples(st.just(0), st.sampled_from(["in", "alleged"]), st.sampled_from([*WHO])),
    max_size=2,
    unique_by=lambda act: act[2],
)


@settings(max_examples=150, deadline=None)
@given(at_logging, st.lists(acts, max_size=8), st.booleans())
@example([], [(5, "in", "Ann"), (1, "in", "Bea"), (1, "told", "")], False)
@example([], [(5, "in", "Ann"), (1, "out", "Ann"), (30, "in", "Bea"), (1, "in", "Ann")], True)
@example([(0, "in", "Ann")], [(3, "told", ""), (4, "in", "Bea"), (1, "out", "Bea"), (23, "in", "Bea")], False)
@example([(0, "in", "Ann"), (0, "in", "Bea")], [(3, "told", "Bea"), (9, "in", "Cy"), (9, "told", "Cy")], True)
@example([(0, "alleged", "Bea")], [(9, "category", "naming"), (9, "in", "Bea"), (1, "told", "")], False)
def test_each_adult_is_told_of_by_one_clock_of_their_own(
    first: list[Act], later: list[Act], is_naming: bool
) -> None:
    story, at = [*first], 0
    for gap, act, what in later:
        at += gap + 1  # no two things in one hour, and none in that of logging
        story.append((at, act, what))
    clocks = [
        clock
        for clock in clocks_of(a_case(story, is_naming), ground(hour(at + 100)))
        if clock.rule_code == "lado_contact" and not clock.is_taken_off
    ]
    found = {clock.about: (clock.started.utc, clock.state == RUNNING) for clock in clocks}
    assert len(found) == len(clocks) == len({clock.started_by for clock in clocks})
    assert found == expected(story, is_naming)
