"""What would be so if a draft were logged as it stands: raised to what and why, which clocks run, which pathways begin.

Nothing is saved. The rules, clocks and pathways are the ones that count once it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.deadline import Deadline
from safetydesk.domain.deadlines.clocks import live_clocks_of, on_today
from safetydesk.domain.drafts import IncidentDraft
from safetydesk.domain.identity import new_id
from safetydesk.domain.image_guard import is_locked
from safetydesk.domain.incident import Involvement
from safetydesk.domain.pathway import Pathway
from safetydesk.domain.pathways import pathways_of
from safetydesk.domain.person import Person
from safetydesk.domain.raising import RaisingRule, least
from safetydesk.domain.school import School
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.reading import Reading
from safetydesk.services.ground import ground_of
from safetydesk.services.logging_incident import incident_of
from safetydesk.services.office import Office
from safetydesk.services.people import person_of
from safetydesk.services.raising import rules_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """`raised_to` is 0 where no rule asks for more than the draft's own level; `raising` are the rules that do, the
    highest first. `is_kept_lower`: a level with its reason was typed, and stays. `clocks` are those that Today will
    show, the earliest due first."""

    raised_to: int
    raising: tuple[RaisingRule, ...]
    is_kept_lower: bool
    clocks: tuple[Deadline, ...]
    pathways: tuple[Pathway, ...]


def foresee(office: Office, draft: IncidentDraft) -> Foreseen:
    """Of a draft that may still have problems: a time that cannot be read yet counts as now."""
    now, vocabulary = office.now(), office.vocabulary
    incident = incident_of(draft, "", Findings(now), office)
    with office.reading() as reading:
        people = tuple(_people(reading, draft))
        case = CaseFile(
            school=reading.every(School)[0],
            incident=incident,
            first_account=incident,
            people=people,
            members={each.id: each for each in reading.every(TeamMember)},
            is_locked=is_locked(draft.categories, draft.sexual_image, (), vocabulary),
        )
        holding = [rule for rule in rules_of(office, reading, case) if rule.to > incident.severity]
        ground = ground_of(office, reading, now)
    is_kept_lower = bool(draft.severity and draft.severity_reason.strip())
    to = least(holding)
    if to and not is_kept_lower:
        case = replace(case, incident=replace(incident, severity=to))
    clocks = live_clocks_of(case, ground, now)
    return Foreseen(
        raised_to=to,
        raising=tuple(holding),
        is_kept_lower=is_kept_lower,
        clocks=tuple(
            sorted(
                (each for each in clocks if on_today(each, vocabulary.deadline_rule(each.rule_code), now)),
                key=lambda clock: (clock.due.utc, clock.rule_code),
            )
        ),
        pathways=tuple(
            each.pathway
            for each in pathways_of(case, vocabulary.every_pathway, office.house.rules())
            if each.applies
        ),
    )


def _people(reading: Reading, draft: IncidentDraft) -> Iterator[tuple[Involvement, Person]]:
    for typed in draft.people:
        known = reading.hidden(Person, typed.person_id) if typed.person_id else (person_of(typed),)
        for person in known:
            part = Involvement(id=new_id(), incident_id=draft.id, person_id=person.id, part=typed.part)
            yield part, person
