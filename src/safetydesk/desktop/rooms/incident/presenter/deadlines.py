"""What the clocks of an incident ask of the services, and in which words the page says them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.deadline import PAUSED, RUNNING, Deadline
from safetydesk.domain.deadline_change import DeadlineChange
from safetydesk.domain.deadline_drafts import DeadlineChangeDraft
from safetydesk.domain.deadlines.changed import (
    COVERED,
    EXTENDED,
    HANDED,
    MET_OTHERWISE,
    NO_NEED,
    PAUSE,
    RESUMED,
)
from safetydesk.domain.deadlines.clocks import in_sight
from safetydesk.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class ClocksShown:
    """Every clock of an incident, changes of those that run no more, and who may answer for one as (id, name)."""

    every: tuple[Deadline, ...] = ()
    left_over: tuple[DeadlineChange, ...] = ()
    team: tuple[tuple[str, str], ...] = ()

    def clock(self, rule: str, started_by: UUID) -> Deadline | None:
        return next((c for c in self.every if (c.rule_code, c.started_by) == (rule, started_by)), None)


class DeadlinesDesk:
    """An attribute of the room's presenter. What writes is run by `Tasks`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def shown(self, case: CaseFile) -> ClocksShown:
        every, left_over = self._desk.deadlines.all_of(case)
        team = tuple((str(one.id), one.name) for one in self._desk.deadlines.may_answer(case))
        return ClocksShown(every=every, left_over=left_over, team=team)

    def in_sight(self, clocks: ClocksShown, now: Moment) -> tuple[Deadline, ...]:
        """Those that Today has a line for."""
        vocabulary = self._desk.vocabulary
        return tuple(
            clock for clock in clocks.every if clock.state == RUNNING and in_sight(clock, vocabulary, now)
        )

    def acts(self, clock: Deadline) -> tuple[str, ...]:
        """Codes of what may be done to it now."""
        if not clock.is_live:
            is_by_word = clock.settled_by.startswith("change:") and not clock.is_taken_off
            return (RESUMED,) if is_by_word else ()
        may_pause = self._desk.vocabulary.deadline_rule(clock.rule_code).may_pause
        stops = (RESUMED,) if clock.state == PAUSED else (PAUSE,) if may_pause else ()
        return (MET_OTHERWISE, NO_NEED, *stops, EXTENDED, HANDED, COVERED)

    def asks_who_agreed(self, clock: Deadline) -> bool:
        """Whether an extension of it says who at the agency agreed: nothing else may hold such a clock."""
        return not self._desk.vocabulary.deadline_rule(clock.rule_code).may_pause

    def why(self, clock: Deadline) -> list[str]:
        return wording.clock_why(clock)

    def settled(self, clock: Deadline) -> str:
        return wording.settled_words(clock, self._desk.vocabulary)

    def changed(self, change: DeadlineChange, case: CaseFile) -> str:
        to = case.member_name(change.to_member) if change.to_member else ""
        return wording.change_words(change, self._desk.vocabulary, case.member_name(change.recorded_by), to)

    def change(
        self, incident_id: UUID, rule: str, started_by: UUID, draft: DeadlineChangeDraft
    ) -> DeadlineChange:
        return self._desk.deadlines.change(incident_id, rule, started_by, draft)
