"""An incident opened again: by a member with a reason, or by what happens to it while it is closed.

What is live again is open again: on Today, with its clocks, its duties and in time a closing of its own. No office
asks for it: `live_again` is asked after every act, in the same transaction, and never stands in an act's way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from safetydesk import wording
from safetydesk.domain import deadline
from safetydesk.domain.call_attempt import CallAttempt
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.closure import Closure
from safetydesk.domain.deadlines.clocks import live_clocks_of
from safetydesk.domain.duty import CLOCK
from safetydesk.domain.errors import Trouble
from safetydesk.domain.events import (
    CallBegan,
    CallRecorded,
    Change,
    DescribedItemRecorded,
    Event,
    ExhibitIsolated,
    IncidentClosed,
    IncidentLocked,
    IncidentReopened,
    InvolvementAdded,
    ReferralMade,
    SeverityRaised,
    TakedownBegun,
    TakedownStepTaken,
)
from safetydesk.domain.facts import facts_of
from safetydesk.domain.from_when.formerly import SERIOUS_FROM
from safetydesk.domain.image_guard import BY_CATEGORY, BY_DESCRIPTION, SAME_FILE
from safetydesk.domain.incident import CLOSED, OPEN, Incident
from safetydesk.domain.raising import PARTS_COUNTED, holding
from safetydesk.domain.referral import Referral
from safetydesk.domain.steps import reached
from safetydesk.domain.takedown_standing import BACK
from safetydesk.records.work import Follow, Work
from safetydesk.services.duties_left import left_duties
from safetydesk.services.ground import ground_of
from safetydesk.services.office import Office
from safetydesk.services.reading_cases import judged

_GO_ON_CLOSED = (deadline.CLOSED, deadline.TAKEN)
"""Clocks that are on Today of a closed incident too: none of them is lost."""
_BY_ITSELF = (BY_CATEGORY, BY_DESCRIPTION, SAME_FILE)
"""Why an exhibit went out of sight without anybody having said what it is."""


def live_again(office: Office) -> Follow:
    """What opens each closed incident that these acts leave with something to do, and says why."""

    def follow(work: Work, acts: tuple[Event, ...]) -> tuple[Event, ...]:
        return tuple(_opened(office, work, acts))

    return follow


def reopened_by(office: Office, work: Work, incident: Incident, reason: str) -> tuple[Event, ...]:
    """Opens it again inside the caller's transaction; what is to be committed of it, nothing where it is not closed."""
    closure = _in_force(work, incident)
    if closure is None:
        return ()
    work.replace(
        replace(closure, reopened=office.now(), reopened_by=office.me, reopened_reason=reason.strip())
    )
    reached("reopening.written")
    opened = work.replace(replace(incident, status=OPEN))
    event = IncidentReopened(
        subject=incident.id,
        reference=incident.reference,
        record=closure.id,
        reason=reason.strip(),
        changes=Change.all_between(incident, opened, ("status",)),
    )
    return (work.tell(event),)


def _opened(office: Office, work: Work, acts: tuple[Event, ...]) -> Iterator[Event]:
    done = [each for each in acts if each.bears_on_duties and not each.is_reading]
    for incident in work.hidden(Incident, *dict.fromkeys(each.subject for each in done)):
        about = [each for each in done if each.subject == incident.id]
        was_closed_now = any(isinstance(each, IncidentClosed) for each in about)
        if incident.status == CLOSED and not was_closed_now and work.has(Incident, incident.id):
            why = (
                _what_they_say(office, work, incident, about)
                or _what_they_leave(office, work, incident)
                or _what_they_add(office, about)
            )
            if why:
                yield from reopened_by(office, work, incident, why)


def _what_they_say(office: Office, work: Work, incident: Incident, acts: Iterable[Event]) -> str:
    """Acts that are by themselves something new: somebody outside is told, something is there, it weighs more."""
    closure = _in_force(work, incident)
    for act in acts:
        match act:
            case SeverityRaised() if incident.severity >= SERIOUS_FROM:
                return act.reason
            case IncidentLocked():
                return wording.label("reopened_by_lock")
            case ReferralMade():
                made = work.get(Referral, act.record)
                route = wording.route_words(made.route, made.organisation, office.vocabulary)
                return wording.label("reopened_by_referral", route=route)
            case TakedownBegun():
                return wording.label("reopened_by_address")
            case TakedownStepTaken() if act.step == BACK:
                return wording.label("reopened_by_back")
            case CallBegan() | CallRecorded():
                call = work.get(CallAttempt, act.record)
                known = office.vocabulary.every_route.get(call.route)
                is_outside = known is None or known.is_outside
                if is_outside and closure is not None and call.began.utc >= closure.closed.utc:
                    route = wording.route_words(call.route, call.organisation, office.vocabulary)
                    return wording.label("reopened_by_call", route=route)
    return ""


def _what_they_add(office: Office, acts: Iterable[Event]) -> str:
    """One more of what is there already asks for nothing by another name: another child, another image of one."""
    for act in acts:
        match act:
            case ExhibitIsolated() if act.reason not in _BY_ITSELF:
                return wording.label("reopened_by_exhibit", number=act.number)
            case DescribedItemRecorded(sexual_image=True):
                return wording.label("reopened_by_described")
            case InvolvementAdded() if act.part in PARTS_COUNTED:
                part = office.vocabulary.term("parts", act.part).label
                return wording.label("reopened_by_person", part=part)
    return ""


@dataclass(frozen=True, slots=True)
class _Asks:
    """What an incident would ask for if it were open: rules that hold, duties that are open, clocks that run."""

    rules: Mapping[object, str]
    duties: Mapping[object, str]
    clocks: Mapping[object, str]


def _what_they_leave(office: Office, work: Work, incident: Incident) -> str:
    """What is asked of it now and was not before: asked of it as if open, before these acts and after them.

    What was set aside when it was closed, and what a newer rule asks of an old incident, was asked before.
    """
    try:
        with office.reading() as reading:  # as it was committed last: before anything of this work
            if not reading.has(Incident, incident.id):
                return ""  # these acts let it be seen: what it asks for is not new, and nothing is refused for it
            before = _asks(office, work, reading.case_file(incident.id))
        after = _asks(office, work, work.case_file(incident.id))
    except Trouble as fault:
        if fault.code != "record_altered":
            raise
        return ""  # whoever opens it is told; what must be written down meanwhile is not refused for it
    if rules := _new(before.rules, after.rules):
        return wording.label("reopened_by_rule", because=wording.label("raised_and").join(rules))
    left = dict.fromkeys((*_new(before.duties, after.duties), *_new(before.clocks, after.clocks)))
    return wording.label("reopened_by_duties", duties="; ".join(left)) if left else ""


def _asks(office: Office, work: Work, found: CaseFile) -> _Asks:
    case = _as_if_open(judged(office, found))
    rules = holding(wording.load_raising(), facts_of(case))
    clocks = live_clocks_of(case, ground_of(office, work, office.now()))
    return _Asks(
        {rule.code: rule.because for rule in rules if rule.to >= SERIOUS_FROM},
        {
            duty.code: duty.label
            for duty in left_duties(office, work, case)
            if duty.holds_back and not duty.code.startswith(CLOCK)
        },
        {
            (each.rule_code, each.started_by, each.started): each.label
            for each in clocks
            if each.started_on not in _GO_ON_CLOSED
        },
    )


def _new(before: Mapping[object, str], after: Mapping[object, str]) -> list[str]:
    return [words for name, words in after.items() if name not in before]


def _as_if_open(case: CaseFile) -> CaseFile:
    """As it stood before it was closed for the last time."""
    over = tuple(each for each in case.closures if each.reopened is not None)
    return replace(case, incident=replace(case.incident, status=OPEN), closures=over)


def _in_force(work: Work, incident: Incident) -> Closure | None:
    if incident.status != CLOSED:
        return None
    every = (each for each in work.of_incident(Closure, incident.id) if each.reopened is None)
    return max(every, key=lambda each: each.closed.utc, default=None)
