"""Logging, opening, amending and listing incidents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.checks.incident import check_person, problems_of
from safetydesk.domain.drafts import DraftPerson, IncidentDraft
from safetydesk.domain.duty import Duty
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.events import Event, IncidentOpened, InvolvementAdded
from safetydesk.domain.image_guard import is_locked
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.rows import IncidentFilter, IncidentRow
from safetydesk.domain.vocabulary import Route
from safetydesk.records.work import Work
from safetydesk.services import reading_cases
from safetydesk.services.amending import Amending, draft_of
from safetydesk.services.drafts import Drafts
from safetydesk.services.duties_left import left_duties
from safetydesk.services.if_logged import Foreseen, foresee
from safetydesk.services.logging_incident import Logging
from safetydesk.services.notes import Notes
from safetydesk.services.office import Office, needs
from safetydesk.services.people import place_person
from safetydesk.services.raising import holding, raise_severity
from safetydesk.services.withdrawing import withdraw_part


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What the vocabulary says of a draft, and what would be so once it is logged. It reminds; it does not decide
    (rule R9).

    `clocks` of `foreseen` are those that Today will then show, and no others.
    """

    severity_minimum: int
    is_locked: bool
    routes: tuple[Route, ...]
    must_ask: tuple[str, ...]
    foreseen: Foreseen


class IncidentLog:
    """Drafts, logging and amending are offices of their own, and are reached through here."""

    def __init__(self, office: Office, drafts: Drafts) -> None:
        self._office = office
        self._drafts = drafts
        self._logging = Logging(office, drafts)
        self._amending = Amending(office, drafts)
        self.new_draft = drafts.new
        self.keep_draft = drafts.keep
        self.drafts = drafts.all
        self.draft = drafts.get
        self.discard_draft = drafts.discard
        self.discard_damaged_drafts = drafts.discard_damaged
        self.log = self._logging.log
        self.amend = self._amending.amend
        self.amendment_draft = draft_of
        self.add_note = Notes(office).add

    def check(self, draft: IncidentDraft) -> tuple[Problem, ...]:
        """Everything wrong with the draft, as `log` would refuse it."""
        return problems_of(draft, self._office.now(), self._office.vocabulary)

    def suggest(self, draft: IncidentDraft) -> Suggestion:
        """What is to be said of the draft as it stands."""
        vocabulary = self._office.vocabulary
        return Suggestion(
            severity_minimum=vocabulary.severity_minimum(draft.categories),
            is_locked=is_locked(draft.categories, draft.sexual_image, (), vocabulary),
            routes=vocabulary.routes_for(draft.categories),
            must_ask=vocabulary.must_ask(draft.categories),
            foreseen=foresee(self._office, draft),
        )

    @needs("open_case")
    def open(self, incident_id: UUID) -> CaseFile:
        """The case file, its opening recorded. Raises Refusal `no_such_record`, Trouble `record_altered`."""
        case = self.reread(incident_id)
        with self._office.work() as work:
            work.commit(IncidentOpened(subject=incident_id, reference=case.incident.reference))
        return case

    @needs("open_case")
    def reread(self, incident_id: UUID) -> CaseFile:
        """A fresh read after an act of one's own on an incident already open."""
        return reading_cases.read(self._office, incident_id)

    def still_needed(self, case: CaseFile) -> tuple[Duty, ...]:
        """What the incident lacks before it can be closed, in the order of the rules. It never holds up saving."""
        with self._office.reading() as reading:
            return left_duties(self._office, reading, case)

    @needs("add_people")
    def add_person(self, incident_id: UUID, draft: DraftPerson, *more: DraftPerson) -> None:
        """People with a part, all of them or none. Raises Refusal `subject_is_member`, `subject_may_be_member`."""
        found = Findings(self._office.now())
        for place, each in enumerate((draft, *more)):
            check_person(each, f"people[{place}]", self._office.vocabulary, found)
        found.refuse()
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            held = holding(self._office, work, incident)
            events = [each for one in (draft, *more) for each in self._placed(work, incident, one)]
            _incident, raised = raise_severity(self._office, work, incident, events[0], held)
            work.commit(*events, *raised)

    @needs("withdraw")
    def withdraw_person(self, involvement_id: UUID, version: int, reason: str) -> Involvement:
        """A part that was recorded wrongly. Raises Refusal `already_withdrawn`, `draft_has_problems`; StaleRecord."""
        return withdraw_part(self._office, involvement_id, version, reason)

    def _placed(self, work: Work, incident: Incident, draft: DraftPerson) -> tuple[Event, ...]:
        placed = place_person(self._office, work, incident, draft)
        added = InvolvementAdded(
            subject=incident.id,
            reference=incident.reference,
            record=placed.involvement.id,
            name=placed.person.name,
            part=draft.part,
        )
        return (added, *placed.events)

    @needs("open_case")
    def count(self, wanted: IncidentFilter) -> int:
        """How many lines the list has when it is narrowed so."""
        with self._office.reading() as reading:
            return reading.count_incidents(wanted)

    @needs("open_case")
    def page(self, wanted: IncidentFilter, offset: int = 0, limit: int = 200) -> Sequence[IncidentRow]:
        """Lines of the list, ordered and narrowed by the database."""
        with self._office.reading() as reading:
            return reading.incidents(wanted, offset, limit)

    @needs("open_case")
    def by_reference(self, reference: str) -> UUID:
        """The id of "OS-2026-0001". Raises Refusal `no_such_record`."""
        with self._office.reading() as reading:
            found = reading.incident_by_reference(reference.strip())
        if found is None:
            raise Refusal("no_such_record")
        return found
