"""How a clock reads: how long it gives, why it stands there, what met it, what was done to it."""

from __future__ import annotations

from safetydesk.domain.deadline import MET, TAKEN_OFF, Deadline
from safetydesk.domain.deadline_change import DeadlineChange
from safetydesk.domain.vocabulary import Route, Vocabulary
from safetydesk.sentences import fill
from safetydesk.wording.saying import label
from safetydesk.wording.times import moment_words

_OF_ROUTES = ("referral", "heard", "reference", "ended", "challenged", "called")
_LISTS = {"told": "notice_kinds", "not_told": "notice_kinds", "words": "records_in_words"}


def amount_words(amount: int, unit: str) -> str:
    """ "1 working day": the plural of a unit is its code."""
    words = label(unit)
    if amount == 0:
        return label("today_same_day")
    return f"{amount} {words[:-1] if amount == 1 else words}"


def timing_words(route: Route, vocabulary: Vocabulary) -> str:
    """By when to go to a route: with the number of the clock it goes by, as this school counts it, and whose it is."""
    if not route.timing_rule:
        return route.timing
    rule = vocabulary.deadline_rule(route.timing_rule)
    said = fill(route.timing, {"amount": amount_words(rule.amount, rule.unit)})
    return said if rule.confirmed else f"{said} ({label('timing_own_value')})"


def clock_why(clock: Deadline) -> list[str]:
    """When it started, how long it gives and on whose word; then what is to be said of how it was counted."""
    amount = amount_words(clock.amount, clock.calendar)
    started = moment_words(clock.started)
    lines = [label("today_started", when=started, amount=amount, source=clock.source)]
    if not clock.is_confirmed:
        lines.append(label("today_house"))
    lines += [label(f"deadline_doubt.{code}") for code in dict.fromkeys(clock.doubts)]
    return lines


def settled_words(clock: Deadline, vocabulary: Vocabulary) -> str:
    """ "Met 20 Nov 2026 16:00: A referral, LADO"; "" while it is live."""
    if clock.is_live:
        return ""
    at = moment_words(clock.settled) if clock.settled else label("clock_no_time")
    if clock.was_late and clock.settled_by == TAKEN_OFF:
        return label("clock_taken_off_late", at=at)
    by = ", ".join(fact_words(name, vocabulary) for name in clock.settled_by.split(", ") if name)
    return label("clock_was_met" if clock.state == MET else "clock_not_needed", at=at, by=by)


def clock_words(clock: Deadline, vocabulary: Vocabulary) -> str:
    """What it is, and of what where that is not the incident itself: "Tell the LADO · Ann Quill"."""
    about = clock_about(clock, vocabulary)
    is_said = about.casefold() in clock.label.casefold()
    return clock.label if is_said else f"{clock.label} · {about}"


def clock_about(clock: Deadline, vocabulary: Vocabulary) -> str:
    """A route, a platform, a number, an adult; "" where it is the incident itself."""
    route = vocabulary.every_route.get(clock.about)
    return route.name if route is not None else vocabulary.term("platforms", clock.about).label


def change_words(change: DeadlineChange, vocabulary: Vocabulary, by: str, to: str = "") -> str:
    """ "Extend · 20 Nov 2026 16:00 · until 23 Nov 2026 12:00 · Morgan: they asked us to ring"."""
    said = [vocabulary.term("clock_changes", change.kind).label, moment_words(change.at)]
    if change.until is not None:
        said.append(label("clock_until", at=moment_words(change.until)))
    if to:
        said.append(label("clock_to", name=to))
    if change.agreed_by:
        said.append(label("clock_agreed", name=change.agreed_by))
    return f"{' · '.join((*said, by))}: {change.reason}"


def fact_words(name: str, vocabulary: Vocabulary) -> str:
    """A fact as people say it: "A referral: LADO". One that no label knows is said by its name."""
    kind, _colon, rest = name.partition(":")
    if kind == "change":
        return vocabulary.term("clock_changes", rest).label
    if kind == "answer":
        question, _equals, answer = rest.partition("=")
        asked = vocabulary.term("decision_questions", question).label
        between = " " if asked.endswith("?") else ": "
        return f"{asked}{between}{vocabulary.term('decision_answers', answer).label}"
    if kind in _OF_ROUTES and rest in vocabulary.every_route:
        rest = vocabulary.route(rest).name
    elif kind in _LISTS:
        rest = vocabulary.term(_LISTS[kind], rest).label
    elif kind == "this":
        return label(f"met_by.this.{rest}")
    return label(f"met_by.{kind}", what=rest).rstrip(": ")
