"""Incidents that belong together: linked with a reason, read as one story, and parted again with a reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.link import check_end, check_link
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import IncidentOpened, IncidentsLinked, LinkEnded
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.incident_link import IncidentLink
from safetydesk.domain.incident_link_drafts import LinkDraft
from safetydesk.domain.incident_link_likeness import Likeness, handles_of, people_of
from safetydesk.domain.incident_link_series import (
    LinkedIncident,
    Story,
    as_one,
    kind_from,
    other_end,
    series_of,
)
from safetydesk.domain.steps import reached
from safetydesk.records.work import Work
from safetydesk.services import reading_cases, reading_stories
from safetydesk.services.office import Office, needs


class Links:
    """A link is there for whoever may open both of its incidents, and for nobody else."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("link")
    def link(self, incident_id: UUID, draft: LinkDraft) -> IncidentLink:
        """Raises Refusal `draft_has_problems`, `no_such_record`, `linked_to_itself`, `already_linked`."""
        check_link(draft, self._office.now(), self._office.vocabulary).refuse()
        with self._office.reading() as reading:
            other_id = reading.incident_by_reference(draft.other.strip())
        if other_id is None:
            raise Refusal("no_incident_by_reference", reference=draft.other.strip())
        if other_id == incident_id:
            raise Refusal("linked_to_itself")
        with self._office.work() as work:
            incident, other = work.get(Incident, incident_id), work.get(Incident, other_id)
            _refuse_second(work, incident, other)
            link = IncidentLink(
                id=new_id(),
                incident_id=incident_id,
                other_id=other_id,
                kind=draft.kind,
                reason=draft.reason.strip(),
                recorded=self._office.now(),
                recorded_by=self._office.me,
            )
            work.add(link)
            reached("link.written")
            work.commit(IncidentsLinked(**_told(link, incident, other, link.reason)))
        return link

    @needs("link")
    def end(self, link_id: UUID, version: int, reason: str) -> IncidentLink:
        """They do not belong together after all. Raises Refusal `draft_has_problems`, `link_has_ended`; StaleRecord."""
        now = self._office.now()
        check_end(reason, now).refuse()
        with self._office.work() as work:
            before = work.get(IncidentLink, link_id)
            if before.is_ended:
                raise Refusal("link_has_ended")
            incident, other = work.get(Incident, before.incident_id), work.get(Incident, before.other_id)
            ended = work.replace(
                replace(
                    before,
                    ended=now,
                    ended_by=self._office.me,
                    ended_reason=reason.strip(),
                    row_version=version,
                )
            )
            reached("link.ended")
            work.commit(LinkEnded(**_told(ended, incident, other, ended.ended_reason)))
        return ended

    @needs("open_case")
    def of_incident(self, incident_id: UUID) -> tuple[LinkedIncident, ...]:
        """The other incidents of the story, as lines of a list: the nearest first. Nothing is opened."""
        with self._office.reading() as reading:
            links = reading.story_of(incident_id)
            others = series_of(incident_id, links)[1:]
            found = reading.by_ids(Incident, others)
        direct = {other_end(each, incident_id): each for each in links if _touches(each, incident_id)}
        return tuple(
            self._line(found[each], incident_id, direct.get(each)) for each in others if each in found
        )

    @needs("open_case")
    def story(self, incident_id: UUID) -> Story:
        """All of it in one chronology, read as `cases` has it."""
        cases = self.cases(incident_id)
        return Story(cases, as_one(cases))

    @needs("open_case")
    def suggested(self, incident_id: UUID) -> tuple[Likeness, ...]:
        """Incidents with a person, handle or address of this one, which are no part of its story yet."""
        case = reading_cases.read(self._office, incident_id)
        with self._office.reading() as reading:
            story = set(series_of(incident_id, reading.story_of(incident_id)))
            alike = reading.alike_incidents(incident_id, people_of(case), handles_of(case))
        return tuple(each for each in alike if each.incident_id not in story)

    @needs("open_case")
    def cases(self, incident_id: UUID) -> tuple[CaseFile, ...]:
        """Every incident of the story, read whole: each of the others is opened by that, and it is recorded.

        Raises Refusal `no_such_record`, Trouble `record_altered`.
        """
        cases = reading_stories.read(self._office, incident_id)
        others = [
            IncidentOpened(subject=case.incident.id, reference=case.incident.reference) for case in cases[1:]
        ]
        if others:
            with self._office.work() as work:
                work.commit(*others)
        return cases

    def _line(self, incident: Incident, seen_from: UUID, link: IncidentLink | None) -> LinkedIncident:
        return LinkedIncident(
            id=incident.id,
            reference=incident.reference,
            summary=incident.summary,
            discovered=incident.discovered,
            severity=incident.severity,
            status=incident.status,
            kind=kind_from(link, seen_from, self._office.vocabulary) if link else "",
            link=link,
        )


def _touches(link: IncidentLink, incident_id: UUID) -> bool:
    return incident_id in (link.incident_id, link.other_id)


def _refuse_second(work: Work, incident: Incident, other: Incident) -> None:
    """One link between two: a second would have to be ended too before they are parted."""
    for here, there in ((incident, other), (other, incident)):
        for link in work.of_incident(IncidentLink, here.id):
            if link.other_id == there.id and not link.is_ended:
                raise Refusal("already_linked", reference=other.reference)


def _told(link: IncidentLink, incident: Incident, other: Incident, reason: str) -> dict[str, Any]:
    return {
        "subject": link.id,
        "incident": incident.id,
        "reference": incident.reference,
        "other": other.id,
        "other_reference": other.reference,
        "link_kind": link.kind,
        "reason": reason,
    }
