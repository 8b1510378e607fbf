"""The clocks of one incident as they stand: started, changed, met; each with what is to be said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from uuid import UUID, uuid5

from safetydesk.domain.calendars import Calendars
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.conditions import Condition
from safetydesk.domain.deadline import (
    CLOSED,
    JUDGED,
    KNOWN,
    MET,
    NOT_NEEDED,
    PAUSED,
    RUNNING,
    TAKEN,
    TAKEN_OFF,
    Deadline,
    DeadlineRule,
)
from safetydesk.domain.deadline_change import DeadlineChange
from safetydesk.domain.deadlines import doubts
from safetydesk.domain.deadlines.changed import MET_OTHERWISE, NO_NEED, Stand, responsible_of, stand_of
from safetydesk.domain.deadlines.doubts import doubts_of
from safetydesk.domain.deadlines.starts import Start, starts_of
from safetydesk.domain.facts import facts_of
from safetydesk.domain.from_when.since_then import minute_of
from safetydesk.domain.house_numbers import rule_on
from safetydesk.domain.incident import OPEN
from safetydesk.domain.vocabulary import Vocabulary

COMING_DAYS = "coming_days"
"""The limit that says how far ahead Today looks."""
_OUTLIVE_CLOSING = frozenset({CLOSED, TAKEN})
"""What starts by closing, and a device that is still held, goes on when the incident is closed; nothing else does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What clocks are counted by. `names` are the team's by id; `stands_in` who stands in today for whoever is away;
    `rules` the house rules the school has adopted; `here` who is on the team now; `named` whom the restriction of an
    incident lets open it, by its id."""

    vocabulary: Vocabulary
    calendars: Calendars
    now: Moment
    names: Mapping[UUID, str] = field(default_factory=dict)
    stands_in: Mapping[UUID, UUID] = field(default_factory=dict)
    rules: frozenset[str] = frozenset()
    here: frozenset[UUID] | None = None
    named: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)

    def may_answer(self, incident: UUID) -> frozenset[UUID] | None:
        """Who can be answerable for a clock of it; None where it is not known who is on the team."""
        return self.here & self.named.get(incident, self.here) if self.here is not None else None


def clocks_of(case: CaseFile, ground: Ground, touched: Moment | None = None) -> tuple[Deadline, ...]:
    """Every clock that was ever started here, the met ones too, the earliest due first.

    `touched` is when anything was last written here: the nudge counts from it.
    """
    facts = facts_of(case, ground.rules)
    found = [
        _clock(start, case, facts, ground)
        for start in starts_of(case, ground.vocabulary, ground.rules, touched)
        if start.rule.only_if.holds({**facts, **start.own})
    ]
    return tuple(sorted(found, key=lambda clock: (clock.due.utc, clock.rule_code, str(clock.started_by))))


def live_clocks_of(case: CaseFile, ground: Ground, touched: Moment | None = None) -> tuple[Deadline, ...]:
    """Those of `clocks_of` that are not settled; what is settled is not counted at all."""
    facts = facts_of(case, ground.rules)
    is_closed = case.incident.status != OPEN
    found = [
        _clock(start, case, facts, ground)
        for start in starts_of(case, ground.vocabulary, ground.rules, touched)
        if start.until is None
        and not (is_closed and start.on not in _OUTLIVE_CLOSING)
        and _may_run(start, facts)
    ]
    return tuple(clock for clock in found if clock.is_live)


def _may_run(start: Start, facts: Mapping[str, Moment]) -> bool:
    facts = facts if start.lately is None else start.lately
    every = {**facts, **start.own} if start.own else facts
    rule = start.rule
    return rule.only_if.holds(every) and not (rule.met_by.every and rule.met_by.holds(every))


def on_today(clock: Deadline, rule: DeadlineRule, now: Moment) -> bool:
    """Whether Today has a line for it: not of a register's own, and a quiet one not before its time.

    One that was switched off since has its lines too, of the clocks it started before.
    """
    return not rule.register and clock.is_live and (not rule.is_quiet or clock.is_overdue(now))


def in_sight(clock: Deadline, vocabulary: Vocabulary, now: Moment) -> bool:
    """Whether Today has it now: due within `COMING_DAYS`, run out, or paused, which must not be forgotten."""
    rule = vocabulary.every_deadline_rule[clock.rule_code]
    horizon = now.london_date + timedelta(days=vocabulary.limit(COMING_DAYS))
    return on_today(clock, rule, now) and (clock.due.london_date <= horizon or clock.state == PAUSED)


def _clock(start: Start, case: CaseFile, facts: Mapping[str, Moment], ground: Ground) -> Deadline:
    rule, incident = start.rule, case.incident
    changes = _own_changes(start, case)
    stand = stand_of(rule, start.at, ground.calendars, changes)
    lately = facts if start.lately is None else start.lately
    settled = _settled(rule.met_by, {**lately, **start.own}, stand, start, ground.now)
    if start.until is not None:
        settled = _taken_off(settled, start, case, start.until)
    again = _ended_by_closing(start, case)
    if again is not None and (settled.at is None or settled.at.utc >= minute_of(again.at)):
        return _clock(again, case, facts, ground)
    owner = responsible_of(incident.owner, changes, ground.now, ground.may_answer(incident.id))
    if settled.state in (RUNNING, PAUSED) and incident.status != OPEN and start.on not in _OUTLIVE_CLOSING:
        settled = _Settled(NOT_NEEDED, facts.get("closed"), "closed")
    first_due = rule.due_from(start.at, ground.calendars) if changes else stand.due
    return Deadline(
        rule_code=rule.code,
        label=rule.label_by(facts),
        started=start.at,
        due=stand.due,
        first_due=first_due,
        calendar=rule.unit,
        amount=rule.amount,
        source=rule.source,
        record_kind="incident",
        record_id=incident.id,
        started_by=start.record if start.until is None else uuid5(start.record, start.at.text()),
        started_on=start.on,
        responsible=_named(owner, ground, incident.id),
        state=settled.state,
        since=stand.since,
        settled=settled.at,
        settled_by=settled.by,
        changes=changes,
        doubts=(
            *doubts_of(start.at, first_due, rule.unit, ground.calendars),
            *((doubts.RETIRED,) if rule.retired else ()),
            *stand.doubts,
            *settled.doubts,
        ),
        is_confirmed=rule.confirmed,
        about=start.about,
        ended=start.until,
    )


def changes_of(rule: str, record: UUID, every: Iterable[DeadlineChange]) -> tuple[DeadlineChange, ...]:
    """Those of one clock, in the order in which they were recorded."""
    own = (change for change in every if change.rule == rule and change.started_by == record)
    return tuple(sorted(own, key=lambda change: (change.recorded.utc, str(change.id))))


def _ended_by_closing(start: Start, case: CaseFile) -> Start | None:
    """Anew from when the incident was last opened again: closing had ended it, but for what nothing ever stops.

    By the number of that day; where the school has switched it off since, by its old one: what it started runs.
    """
    if start.on not in (KNOWN, JUDGED) or not start.rule.may_pause or start.until is not None:
        return None
    opened = [c.reopened for c in case.closures if c.reopened and c.closed.utc >= start.at.utc]
    opened = [each for each in opened if each.utc > start.at.utc]
    if not opened:
        return None
    last = max(opened, key=lambda at: at.utc)
    rule = rule_on(start.rule, last.london_date, last)
    return replace(start, rule=start.rule if rule.is_off else rule, at=last, typed=last, is_anew=True)


def _taken_off(settled: _Settled, start: Start, case: CaseFile, until: Moment) -> _Settled:
    """It ended as it stood: where closing had ended it before, by that."""
    if settled.state in (MET, NOT_NEEDED):
        return settled
    closed = [each.closed for each in case.closures if start.at.utc <= each.closed.utc < until.utc]
    if closed and start.rule.may_pause:
        return _Settled(NOT_NEEDED, min(closed, key=lambda at: at.utc), "closed")
    return _Settled(NOT_NEEDED, until, TAKEN_OFF)


def _own_changes(start: Start, case: CaseFile) -> tuple[DeadlineChange, ...]:
    """What was done before an amendment brought it anew was done to the clock that the last such amendment ended."""
    changes = changes_of(start.rule.code, start.record, case.deadline_changes)
    if start.until is not None:
        changes = tuple(each for each in changes if each.recorded.utc < start.until.utc)
    if not start.is_anew or start.typed is None:
        return changes
    return tuple(each for each in changes if each.recorded.utc >= start.typed.utc)


def changes_of_no_clock(case: CaseFile, clocks: Iterable[Deadline]) -> tuple[DeadlineChange, ...]:
    """Changes of a clock that runs no more: its rule is retired, or what started it has been put right."""
    known = {change.id for clock in clocks for change in clock.changes}
    return tuple(each for each in case.deadline_changes if each.id not in known)


@dataclass(frozen=True, slots=True)
class _Settled:
    state: str
    at: Moment | None = None
    by: str = ""
    doubts: tuple[str, ...] = ()


def _settled(
    condition: Condition,
    facts: Mapping[str, Moment],
    stand: Stand,
    start: Start,
    now: Moment,
) -> _Settled:
    """A record that meets it counts before what somebody wrote of it: the record shows when."""
    if condition.every and condition.holds(facts):
        at = condition.met_at(facts)
        by = ", ".join(dict.fromkeys(_meeting(condition, facts)))
        return _Settled(MET, at, by, tuple(_contradicts(at, start, now)))
    if stand.state in (MET, NOT_NEEDED):
        by = MET_OTHERWISE if stand.state == MET else NO_NEED
        said = tuple(_contradicts(stand.since, start, now)) if stand.state == MET else ()
        return _Settled(stand.state, stand.since, f"change:{by}", said)
    return _Settled(stand.state)


def _meeting(condition: Condition, facts: Mapping[str, Moment]) -> Iterator[str]:
    """The facts that were needed and are there, of each set the one that came first."""
    for terms in condition.every:
        there = [(facts[t.fact].utc, t.fact) for t in terms if not t.is_absent and t.fact in facts]
        if there:
            yield min(there)[1]


def _contradicts(at: Moment | None, start: Start, now: Moment) -> Iterator[str]:
    if at is None:
        return
    if at.utc < start.at.utc:
        yield doubts.EARLY
    if at.utc > now.utc:
        yield doubts.FUTURE


def _named(member: UUID | None, ground: Ground, incident: UUID) -> str:
    """The name of who answers for it; whoever stands in for somebody away is named with them, if they may open it."""
    if member is None:
        return ""
    name = ground.names.get(member, "")
    other, may = ground.stands_in.get(member), ground.may_answer(incident)
    if other is None or other not in ground.names or (may is not None and other not in may):
        return name
    return f"{ground.names[other]} ({name})"
