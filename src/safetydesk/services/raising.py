"""Severity goes up by rule, in the act that makes a rule hold, and says why. It comes down by a member's own reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.calendars import months_after
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.circumstances import Circumstances
from safetydesk.domain.events import Change, Event, SeverityRaised
from safetydesk.domain.facts import facts_of
from safetydesk.domain.image_guard import is_locked
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.person import Person
from safetydesk.domain.raising import (
    PARTS_COUNTED,
    REPEAT,
    REPEAT_INCIDENTS,
    REPEAT_MONTHS,
    RaisingRule,
    least,
)
from safetydesk.domain.raising import holding as rules_holding
from safetydesk.domain.rows import LaterIncident
from safetydesk.domain.school import School
from safetydesk.domain.steps import reached
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.reading import Reading
from safetydesk.records.work import Work
from safetydesk.services import access
from safetydesk.services.office import Office


def holding(office: Office, work: Work, incident: Incident) -> tuple[RaisingRule, ...]:
    """The rules that hold of it as this transaction sees it, whatever its severity; the highest level first."""
    return rules_of(office, work, _as_it_stands(office, work, incident))


def rules_of(office: Office, records: Work | Reading, case: CaseFile) -> tuple[RaisingRule, ...]:
    """The rules that hold of a case, saved or not, among what `records` show; the highest level first."""
    facts = dict(facts_of(case))
    if _repeats(office, records, case):
        facts[REPEAT] = case.incident.discovered
    return rules_holding(wording.load_raising(), facts)


def raise_severity(
    office: Office, work: Work, incident: Incident, cause: Event, held_before: Iterable[RaisingRule] = ()
) -> tuple[Incident, tuple[Event, ...]]:
    """The incident with its severity raised, and what is to be committed of it; as it was where nothing raises it.

    `cause` is the act that made a rule hold: everything written in `work` so far is told of it, so that the trail says
    of the raised level alone that it was the rule's. Only a rule that did not hold before raises: a level that somebody
    lowered, with a reason, stays lowered while nothing new is known.
    """
    before = {rule.code for rule in held_before}
    new = [rule for rule in holding(office, work, incident) if rule.code not in before]
    to = least(new)
    if to <= incident.severity:
        return incident, ()
    named = [rule for rule in new if rule.to > incident.severity]
    work.tell(cause)
    raised = work.replace(replace(incident, severity=to))
    reached("raising.raised")
    event = SeverityRaised(
        subject=incident.id,
        reference=incident.reference,
        reason=because_words(office, to, named),
        changes=Change.all_between(incident, raised, ("severity",)),
        rules=tuple(rule.code for rule in named),
    )
    return raised, (work.tell(event),)


def check_raised(office: Office, work: Work, before: Incident, after: Incident, found: Findings) -> None:
    """A severity that goes below what a rule asks for wants its own reason. `after` is written in `work` already."""
    rules = [rule for rule in holding(office, work, after) if rule.to > after.severity]
    is_lowered = 0 < after.severity < before.severity
    if rules and is_lowered and after.severity_reason.strip() in ("", before.severity_reason.strip()):
        name = office.vocabulary.severity(least(rules)).name
        found.say("severity", "below_raised", least=name, because=because(rules))


def because_words(office: Office, to: int, rules: Iterable[RaisingRule]) -> str:
    """ "Raised to Serious because …": what a history, a page and the paper say of it."""
    name = office.vocabulary.severity(to).name
    return wording.label("raised_because", to=name, because=because(rules))


def because(rules: Iterable[RaisingRule]) -> str:
    """What holds, as the end of a sentence."""
    return wording.label("raised_and").join(rule.because for rule in rules)


def _as_it_stands(office: Office, work: Work, incident: Incident) -> CaseFile:
    """As much of the case file as the rules ask of."""
    parts = work.of_incident(Involvement, incident.id)
    known = {each.person_id: work.hidden(Person, each.person_id) for each in parts}
    return CaseFile(
        school=work.every(School)[0],
        incident=incident,
        first_account=incident,
        people=tuple((part, person) for part in parts for person in known[part.person_id]),
        circumstances=work.of_incident(Circumstances, incident.id),
        members={each.id: each for each in work.every(TeamMember)},
        is_locked=is_locked(
            incident.categories, incident.sexual_image, work.described_of(incident.id), office.vocabulary
        ),
    )


def _repeats(office: Office, records: Work | Reading, case: CaseFile) -> bool:
    """Whether one of its people has a part in enough incidents. Restricted ones do not count, but for itself: whoever
    may not know of them would learn of them by the level of another."""
    limit, known = office.vocabulary.limit, case.incident.discovered
    since = months_after(known.london_date, -limit(REPEAT_MONTHS))
    counted = {
        person.id for part, person in case.people if not part.is_withdrawn and part.part in PARTS_COUNTED
    }
    for person in counted:
        found = _incidents_with(records, person, since)
        others = [
            each
            for each in found
            if each.id != case.incident.id
            and set(each.parts) & set(PARTS_COUNTED)
            and each.discovered.utc <= known.utc
            and access.restriction_of(records, each.id) is None
        ]
        if len(others) + 1 >= limit(REPEAT_INCIDENTS):  # and this one, saved or not
            return True
    return False


def _incidents_with(records: Work | Reading, person: UUID, since: date) -> Sequence[LaterIncident]:
    if isinstance(records, Work):
        return records.incidents_with(person, since)
    return records.later_incidents(person, since)
