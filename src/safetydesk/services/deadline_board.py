"""Today: what is overdue, due and coming, whom we wait on, what lies unfinished. Derived at each look, never stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from safetydesk.domain.clock import Moment
from safetydesk.domain.deadline import Deadline
from safetydesk.domain.drafts import IncidentDraft
from safetydesk.domain.exemption import IN_FORCE, PENDING
from safetydesk.domain.rows import ExemptionRow, IncidentFilter, WaitingRow
from safetydesk.domain.running_deadlines import has_clock, running
from safetydesk.domain.team_member import TeamMember
from safetydesk.services.drafts import Drafts
from safetydesk.services.office import Office

COMING_DAYS = 14
MOST_READ = 10_000
REVIEW_WARNING_DAYS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """One running clock and the incident it runs on."""

    deadline: Deadline
    reference: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What the foot of Today says of the store itself."""

    entries: int
    exhibits: int
    damaged_drafts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    now: Moment
    overdue: tuple[DueLine, ...]
    due_today: tuple[DueLine, ...]
    coming: tuple[DueLine, ...]
    waiting: tuple[WaitingRow, ...]
    drafts: tuple[IncidentDraft, ...]
    reviews: tuple[ExemptionRow, ...]
    open_incidents: int
    health: Health


class DeadlineBoard:
    def __init__(self, office: Office, drafts: Drafts) -> None:
        self._office = office
        self._drafts = drafts

    def today(self) -> Today:
        now = self._office.now()
        with self._office.reading() as reading:
            owner = reading.get(TeamMember, self._office.me).name
            rows = reading.incidents(IncidentFilter(status="open"), 0, MOST_READ)
            lines = [
                DueLine(deadline=deadline, reference=row.reference, summary=row.summary)
                for row in rows
                if has_clock(row.categories, self._office.vocabulary)
                for deadline in running(
                    row, reading.duties(row.id), self._office.vocabulary, self._office.calendars, owner
                )
            ]
            waiting = tuple(reading.waiting_on())
            exemptions = reading.exemptions()
            health = Health(
                entries=reading.count_done(),
                exhibits=reading.count_exhibits(),
                damaged_drafts=self._drafts.damaged(),
            )
            open_incidents = reading.count_incidents(IncidentFilter(status="open"))
        lines.sort(key=lambda line: line.deadline.due.utc)
        today = now.london_date
        horizon = today + timedelta(days=COMING_DAYS)
        return Today(
            now=now,
            overdue=tuple(line for line in lines if line.deadline.is_overdue(now)),
            due_today=tuple(
                line
                for line in lines
                if not line.deadline.is_overdue(now) and line.deadline.due.london_date == today
            ),
            coming=tuple(line for line in lines if today < line.deadline.due.london_date <= horizon),
            waiting=waiting,
            drafts=self._drafts.all(),
            reviews=self._reviews(exemptions, now),
            open_incidents=open_incidents,
            health=health,
        )

    def _reviews(self, rows: Sequence[ExemptionRow], now: Moment) -> tuple[ExemptionRow, ...]:
        """Exemptions in force whose review is past or near, the earliest first."""
        horizon = now.london_date + timedelta(days=REVIEW_WARNING_DAYS)
        return tuple(
            row
            for row in rows
            if row.decision in (*IN_FORCE, PENDING)
            and (row.decision == PENDING or (row.review_on is not None and row.review_on <= horizon))
        )
