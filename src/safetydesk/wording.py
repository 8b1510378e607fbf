"""How a thing reads in English: the one place where codes, times and sizes become words.

Sentences stand in `resources/wording/*.toml`, all files merged; values are put in by one plain replacement,
so a value that itself holds "{x}" is shown as it is. A code without a sentence never stops the program: the
reader gets a neutral sentence with the code in it, and `Wording.entry` (which tests use) raises KeyError.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from functools import cache

from safetydesk import assets
from safetydesk.domain.calendars import Calendars
from safetydesk.domain.calendars_reading import read_calendars
from safetydesk.domain.checks.capture_card import TERMS, TIMES
from safetydesk.domain.chronology import ChronologyLine
from safetydesk.domain.clock import LONDON, Moment
from safetydesk.domain.errors import Problem, Refusal, SafetyDeskError, Trouble
from safetydesk.domain.events import Event, SearchMade
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.domain.happened import ABOUT, BETWEEN, EXACT, Happened
from safetydesk.domain.roles import Roles
from safetydesk.domain.roles_reading import ROLES, read_roles
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.vocabulary_reading import read_vocabulary
from safetydesk.sentences import Said, Wording

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_BLANK = re.compile(r" ?\{\w+\}")  # an event leaves out what is empty


@cache
def load_wording() -> Wording:
    """The wording that came with the program."""
    files = assets.names("wording", suffix=".toml")
    return Wording({name: assets.read_toml("wording", name) for name in files})


@cache
def load_vocabulary() -> Vocabulary:
    """The vocabulary that came with the program. Raises Trouble("vocabulary_damaged")."""
    with _reading("vocabulary"):
        names = set(assets.names("vocabulary", suffix=".toml")) - {ROLES}
        return read_vocabulary({name: assets.read_toml("vocabulary", name) for name in sorted(names)})


@cache
def load_roles() -> Roles:
    """Who may do what. Raises Trouble("vocabulary_damaged")."""
    with _reading(ROLES):
        return read_roles(assets.read_toml("vocabulary", ROLES))


@cache
def load_calendars() -> Calendars:
    """England's working days, and school days with no term entered. Raises Trouble("vocabulary_damaged")."""
    with _reading("england.toml"):
        return read_calendars(assets.read_toml("calendars", "england.toml"))


@contextmanager
def _reading(file: str) -> Iterator[None]:
    try:
        yield
    except (OSError, ValueError) as fault:  # a VocabularyFault says where; a file that is no TOML does not
        where = {"file": getattr(fault, "file", file), "key": getattr(fault, "key", "")}
        raise Trouble("vocabulary_damaged", **where) from fault


def sentence(error: SafetyDeskError) -> Said:
    """What went wrong, in words."""
    sections = ("trouble", "refusal") if isinstance(error, Trouble) else ("refusal", "trouble")
    if isinstance(error, Refusal) and error.problems and error.code not in load_wording().codes("refusal"):
        return Said(" ".join(problem(p) for p in error.problems))
    return load_wording().find(sections, error.code, error.values)


def problem(found: Problem) -> str:
    """What is wrong with one field, in words."""
    return load_wording().find(("problem", "refusal"), found.code, found.values).text


def event_sentence(kind: str, values: Mapping[str, str]) -> str:
    """One line for the chronology and the audit trail."""
    return load_wording().find(("event",), kind, values).text


def label(key: str, **values: str) -> str:
    """A text of the `label` section."""
    return words("label", key, values)


def words(section: str, code: str, values: Mapping[str, str] | None = None) -> str:
    """A text of any section, such as an area's own "no_preview"."""
    return load_wording().find((section,), code, values or {}).text


def date_words(day: date) -> str:
    """ "9 Nov 2026": the same on paper in every country."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def moment_words(moment: Moment, *, with_zone: bool = False) -> str:
    """ "9 Nov 2026 14:10" by the wall clock it was entered under.

    The zone follows where asked for, where that hour came twice, and where the offset is not London's then.
    """
    clock = moment.local
    zone = f" {_zone(moment)}" if with_zone or _needs_zone(moment) else ""
    return f"{date_words(clock.date())} {clock:%H:%M}{zone}"


def moment_text_words(text: str) -> str:
    """A Moment's own text said as people say it; anything else as it stands."""
    try:
        return moment_words(Moment.parse(text))
    except ValueError:
        return text


def time_words(moment: Moment) -> str:
    """ "14:10" in the school's zone."""
    return f"{moment.utc.astimezone(LONDON):%H:%M}"


def size_words(size: int) -> str:
    """ "812 bytes", "1.4 MB", in steps of a thousand, as the platforms' file windows mostly do."""
    if size == 1:
        return "1 byte"
    if size < 1000:
        return f"{size} bytes"
    amount, units = float(size), iter(("KB", "MB", "GB", "TB"))
    unit = next(units)
    amount /= 1000
    while round(amount) >= 1000 and unit != "TB":
        amount, unit = amount / 1000, next(units)
    return f"{amount:.1f} {unit}" if round(amount, 1) < 10 else f"{amount:.0f} {unit}"


def count_words(number: int, one: str, many: str = "") -> str:
    """ "1 day", "2 days"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def card_words(card: CaptureCard, name: str, vocabulary: Vocabulary) -> str:
    """One field of a capture card (`checks.capture_card.IN_ORDER`) as people say it; "" where nothing is recorded."""
    if name == "series":
        return _series_words(card.series_number, card.series_of)
    value = getattr(card, name)
    if name in TIMES:
        return moment_words(value, with_zone=True) if value else ""
    return vocabulary.term(TERMS[name], value).label if name in TERMS else str(value)


def _series_words(number: int | None, of: int | None) -> str:
    """ "2 of 5", "2 of a series", "one of 5"; "" where neither is known."""
    if number is None:
        return label("card_series_some", of=str(of)) if of else ""
    if of is None:
        return label("card_series_open", number=str(number))
    return label("card_series", number=str(number), of=str(of))


def due_words(due: Moment, now: Moment) -> str:
    """ "due today 16:30", "due tomorrow 10:15", "due Fri 13 Nov 10:15", "overdue by 2 days"."""
    if now.utc > due.utc:
        return label("overdue", by=_span_words(now.utc - due.utc))
    days = (due.london_date - now.london_date).days
    clock, day = time_words(due), due.london_date
    if days == 0:
        return label("due_today", time=clock)
    if days == 1:
        return label("due_tomorrow", time=clock)
    if days < 7:
        return label("due_on", when=f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {clock}")
    return label("due_on", when=f"{date_words(day)} {clock}")


def happened_words(happened: Happened) -> str:
    """When it is said to have happened, with who or what says so."""
    said = label("happened_unknown")
    if happened.start is not None:
        start = moment_words(happened.start)
        if happened.kind == EXACT:
            said = start
        elif happened.kind == ABOUT:
            said = label("happened_about", start=start)
        elif happened.kind == BETWEEN:
            said = label("happened_between", start=start, end=_end_words(happened.start, happened.end))
    return label("happened_source", when=said, source=happened.source) if happened.source else said


def _end_words(start: Moment, end: Moment | None) -> str:
    if end is None:
        return label("happened_open_end")
    same_day = start.local.date() == end.local.date() and not _needs_zone(end) and not _needs_zone(start)
    return f"{end.local:%H:%M}" if same_day else moment_words(end)


def _span_words(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    if minutes < 1:
        return label("less_than_a_minute")
    if minutes < 60:
        return count_words(minutes, "minute")
    if minutes < 24 * 60:
        return count_words(minutes // 60, "hour")
    return count_words(minutes // (24 * 60), "day")


def _needs_zone(moment: Moment) -> bool:
    here = moment.utc.astimezone(LONDON)
    if here.utcoffset() != timedelta(minutes=moment.offset):
        return True
    return here.replace(fold=0).utcoffset() != here.replace(fold=1).utcoffset()


def _zone(moment: Moment) -> str:
    here = moment.utc.astimezone(LONDON)
    if here.utcoffset() == timedelta(minutes=moment.offset):
        return here.tzname() or "UTC"
    if moment.offset == 0:
        return "UTC"
    hours, minutes = divmod(abs(moment.offset), 60)
    return f"UTC{'-' if moment.offset < 0 else '+'}{hours}" + (f":{minutes:02}" if minutes else "")


# Fields of events that hold codes, and the vocabulary list or label that says them.
_TERMS = {
    "to_kind": "notice_kinds",
    "part": "parts",
    "question": "decision_questions",
    "decision": "exemption_decisions",
    "recipient": "recipients",
    "purpose": "purposes",
}
# The same, where one name means another list in another event. Each may also hold what somebody wrote.
_TERMS_OF_KIND = {
    "IncidentLocked": {"reason": "isolation_reasons"},
    "ExhibitIsolated": {"reason": "isolation_reasons"},
    "DraftFileIsolated": {"reason": "isolation_reasons"},
    "IncidentAmended": {"reason": "amend_reasons"},
    "DecisionRecorded": {"answer": "decision_answers"},
    "ImageQuestionAnswered": {"answer": "declaration_answers"},
    "CustodyRecorded": {"act": "custody_kinds"},
    "WordsAmended": {"what": "records_in_words"},
    "WrittenInWords": {"what": "records_in_words"},
}
_LABELS = ("document", "how", "result", "way", "keychain", "ended_by", "cause")
_COUNTS = {
    "people": ("person", "people"),
    "exhibits": ("exhibit", "exhibits"),
    "isolated": ("exhibit", "exhibits"),
    "files": ("sealed file", "sealed files"),
    "drafts": ("draft", "drafts"),
    "parts": ("screenshot", "screenshots"),
    "gaps": ("gap", "gaps"),
    "lines": ("line", "lines"),
}
_FIELDS = {
    "IncidentAmended": "incident.field_",
    "ReferralAmended": "incident.field_",
    "CaptureCardAmended": "card_field.",
    "ConversationAmended": "conversation_field.",
    "TranscriptTyped": "conversation_field.",
    "ExemptionAmended": "ex_",
    "HeldItemAmended": "held_field.",
    "MemberAmended": "team_",
    "WordsAmended": "in_words.",
}
"""How the labels begin that the window puts beside what changed; elsewhere a field is said by its name."""


def event_words(event: Event, vocabulary: Vocabulary) -> str:
    """One line for what was done, its codes said as people say them."""
    values = _values_of(event)
    for name, terms in (_TERMS | _TERMS_OF_KIND.get(event.kind, {})).items():
        if values.get(name):
            values[name] = vocabulary.term(terms, values[name]).label
    for name in _LABELS:
        if values.get(name):
            values[name] = label(f"{name}.{values[name]}")
    for name, (one, many) in _COUNTS.items():
        if name in values:
            values[name] = count_words(int(values[name]), one, many)
    if values.get("with_place"):
        values["with_place"] = label("says_with_place")
    if values.get("route") in vocabulary.every_route:
        values["route"] = vocabulary.route(values["route"]).name
    if changes := getattr(event, "changes", ()):
        values["changes"] = ", ".join(field_words(event.kind, one.field) for one in changes)
    return _said_of(event, values)


def state_words(code: str) -> str:
    """What a sealed file was found to be, by the last part of a code such as `exhibit_truncated`."""
    name = f"evidence_state.{code.removeprefix('exhibit_')}"
    return label(name if name in load_wording().codes("label") else "evidence_state.unreadable")


def _said_of(event: Event, values: Mapping[str, str]) -> str:
    """What somebody else looked for is left out where the records are read: then the looking alone is said."""
    if isinstance(event, SearchMade) and not event.words:
        return label("search_withheld")
    return _BLANK.sub("", event_sentence(event.kind, values))


def _values_of(event: Event) -> dict[str, str]:
    """Fields as text, moments as people say them; what is about no one record is about the whole trail."""
    values = event.values()
    for name in values:
        found = getattr(event, name)
        if isinstance(found, Moment | date):
            values[name] = moment_words(found) if isinstance(found, Moment) else date_words(found)
    if isinstance(taken := getattr(event, "generation", None), str):
        values["generation"] = generation_words(taken)
    if "state" in values:
        values["state"] = state_words(values["state"])
    failed = int(values.pop("failed_before", "0"))
    if failed:
        values["failed_before"] = label("failed_before", count=count_words(failed, "failed attempt"))
    if not values.get("reference", "-"):
        values["reference"] = label("the_whole_trail")
    return values


def generation_words(name: str) -> str:
    """When a backup was begun, as its name has it: "20261121T204731Z-0003"; any other name as it stands."""
    try:
        begun = datetime.strptime(name.partition("-")[0], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return name
    return moment_words(Moment.of(begun.astimezone(LONDON)))


def field_words(kind: str, field: str) -> str:
    """What the window calls a field that an act of this kind changed."""
    return label(f"{_FIELDS[kind]}{field}") if kind in _FIELDS else field.replace("_", " ")


def route_words(code: str, organisation: str, vocabulary: Vocabulary, *, short: bool = False) -> str:
    """The way to an agency and who was written as reached: a team's name alone does not say whose it is.

    `short` where a line has little room. An organisation that only repeats the route is left out.
    """
    route = vocabulary.every_route.get(code)
    if route is None:
        return ", ".join(part for part in (code, organisation) if part)
    said = route.short if short else route.name
    is_repeated = organisation.casefold() in (
        route.name.casefold(),
        route.short.casefold(),
        route.agency.casefold(),
    )
    return f"{said}, {organisation}" if organisation and not is_repeated else said


def chronology_words(line: ChronologyLine, vocabulary: Vocabulary) -> tuple[str, str]:
    """A line's title and text, their codes said as people say them; what is no code stays as it is."""

    def term(terms: str, code: str) -> str:
        return vocabulary.term(terms, code).label if code else ""

    title, text = line.title, line.text
    if line.kind in ("notice", "not_told", "acknowledged"):
        title = term("notice_kinds", title)
    elif line.kind.startswith("referral"):
        title = route_words(title, line.whom, vocabulary)
    if line.kind == "not_told":
        text = term("reasons_not_told", text)
    elif line.kind == "amended":
        text = term("amend_reasons", text)
    elif line.kind == "referral_closed":
        text = term("referral_outcomes", text)
    elif line.kind == "withdrawn":
        title = f"{title}, {term('parts', line.answer)}"
    elif line.kind == "custody":
        done = term("custody_kinds", line.answer)
        title = " \u00b7 ".join(part for part in (title, done, line.whom) if part)
    elif line.kind == "decision":
        title, text = term("decision_questions", title), f"{term('decision_answers', line.answer)}\n{text}"
    return title, text
