"""The clocks of an incident, and what is done to them. Nothing moves one without a reason and a name."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.deadlines import check_change
from safetydesk.domain.deadline import Deadline, DeadlineRule
from safetydesk.domain.deadline_change import DeadlineChange
from safetydesk.domain.deadline_drafts import DeadlineChangeDraft
from safetydesk.domain.deadlines.changed import COVERED, EXTENDED, HANDED
from safetydesk.domain.deadlines.clocks import changes_of_no_clock, clocks_of
from safetydesk.domain.deadlines.touched import touched_in
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import DeadlineChanged
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.steps import reached
from safetydesk.domain.team_member import TeamMember
from safetydesk.services import reading_cases
from safetydesk.services.ground import ground_of
from safetydesk.services.office import Office, needs
from safetydesk.services.who_may_open import who_may_open


class Deadlines:
    """Derived at each look from the case file; only what somebody did to a clock is a record."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("open_case")
    def of_case(self, case: CaseFile) -> tuple[Deadline, ...]:
        """Every clock that was ever started there, the met ones too, the earliest due first."""
        with self._office.reading() as reading:
            ground = ground_of(self._office, reading, self._office.now())
        return clocks_of(case, ground, touched_in(case))

    @needs("open_case")
    def all_of(self, case: CaseFile) -> tuple[tuple[Deadline, ...], tuple[DeadlineChange, ...]]:
        """The same; and changes of a clock that runs no more: its rule is retired, what started it was put right."""
        clocks = self.of_case(case)
        return clocks, changes_of_no_clock(case, clocks)

    @needs("open_case")
    def may_answer(self, case: CaseFile) -> tuple[TeamMember, ...]:
        """Whom a clock of it can be handed to: those on the team who may open it."""
        with self._office.reading() as reading:
            return who_may_open(self._office, reading, case.incident)

    @needs("decide")
    def change(
        self, incident_id: UUID, rule: str, started_by: UUID, draft: DeadlineChangeDraft
    ) -> DeadlineChange:
        """Raises Refusal `draft_has_problems`, `no_such_clock`, `no_such_record`."""
        now = self._office.now()
        case = reading_cases.read(self._office, incident_id)
        clock = next(
            (c for c in self.of_case(case) if (c.rule_code, c.started_by) == (rule, started_by)), None
        )
        if clock is None:
            raise Refusal("no_such_clock")
        found = check_change(draft, clock, self._rule(rule), self._members(), self._may_open(case), now)
        found.refuse()
        takes_over = draft.kind in (HANDED, COVERED)
        change = DeadlineChange(
            id=new_id(),
            incident_id=incident_id,
            rule=rule,
            started_by=started_by,
            kind=draft.kind,
            until=found.moment("until", draft.until, past_only=False)
            if draft.kind in (EXTENDED, COVERED)
            else None,
            to_member=UUID(draft.to_member) if takes_over else None,
            reason=draft.reason,
            agreed_by=draft.agreed_by.strip() if draft.kind == EXTENDED else "",
            at=found.moment("at", draft.at, past_only=False) or now,
            recorded=now,
            recorded_by=self._office.me,
        )
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            work.add(change)
            reached("clock.written")
            work.commit(
                DeadlineChanged(
                    subject=incident_id,
                    reference=incident.reference,
                    record=change.id,
                    rule=rule,
                    change=change.kind,
                    reason=change.reason,
                )
            )
        return change

    def _rule(self, code: str) -> DeadlineRule:
        return self._office.vocabulary.deadline_rule(code)

    def _members(self) -> frozenset[UUID]:
        with self._office.reading() as reading:
            return frozenset(member.id for member in reading.every(TeamMember) if member.ended is None)

    def _may_open(self, case: CaseFile) -> frozenset[UUID]:
        return frozenset(member.id for member in self.may_answer(case))
