"""Today: what is overdue, due and coming, whom we wait on, what lies unfinished. Derived at each look, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from safetydesk.domain.board import BoardCase
from safetydesk.domain.clock import Moment
from safetydesk.domain.custody import line_of
from safetydesk.domain.deadline import PAUSED, Deadline
from safetydesk.domain.deadlines.clocks import COMING_DAYS, Ground, in_sight, live_clocks_of
from safetydesk.domain.deadlines.kept_clocks import KeptClocks
from safetydesk.domain.drafts import FormDraft, IncidentDraft
from safetydesk.domain.exemption import IN_FORCE, NEAR_DAYS, PENDING, Exemption
from safetydesk.domain.house_numbers import rule_on
from safetydesk.domain.incident import Incident
from safetydesk.domain.rows import ActionFilter, ActionRow, ExemptionRow, IncidentFilter, WaitingRow
from safetydesk.domain.still_held import is_still_held
from safetydesk.records.kept_rows import LookedAt
from safetydesk.records.reading import Reading
from safetydesk.services.drafts import Drafts
from safetydesk.services.drafts_of_forms import FormDrafts
from safetydesk.services.ground import ground_of
from safetydesk.services.office import Office, needs
from safetydesk.services.waiting_takedowns import TakedownLine, waiting_takedowns

EXEMPTION_FORM = "exemption"
"""The draft of a form about an exemption; every other form belongs to an incident."""
DEBRIEF_ASKED = "debrief_asked_days"
"""The limit of how long after closing Today asks for a debrief that nobody held or waived."""
MOST_ACTIONS = 200
SUMMARY_SHOWN = 200
_DEBRIEF = "debrief"
_DEVICE_HELD = "device_held"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """One running clock and the incident it runs on."""

    deadline: Deadline
    reference: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldLine:
    """A thing that is still in the school's hands; `since` is when it came in, `holder` and `place` where it is now.

    `is_long` once the time of the rule `device_held` has passed.
    """

    incident_id: UUID
    reference: str
    number: str
    description: str
    holder: str
    place: str
    since: Moment
    is_long: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What the foot of Today says of the store itself."""

    entries: int
    exhibits: int
    damaged_drafts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BegunForm:
    """A form begun and not saved, and the reference of what it is about; "" for a new record."""

    draft: FormDraft
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """Everything on the page, each list in the order in which it is to be read."""

    now: Moment
    overdue: tuple[DueLine, ...]
    due_today: tuple[DueLine, ...]
    coming: tuple[DueLine, ...]
    paused: tuple[DueLine, ...]
    actions: tuple[ActionRow, ...]
    waiting: tuple[WaitingRow, ...]
    takedowns: tuple[TakedownLine, ...]
    drafts: tuple[IncidentDraft, ...]
    forms: tuple[BegunForm, ...]
    reviews: tuple[ExemptionRow, ...]
    held: tuple[HeldLine, ...]
    open_incidents: int
    health: Health


class DeadlineBoard:
    """`today` reads every open incident: run it off the window's thread."""

    def __init__(self, office: Office, drafts: Drafts, forms: FormDrafts) -> None:
        self._office = office
        self._drafts = drafts
        self._forms = forms
        self._kept, self._looked_at = KeptClocks(), LookedAt()

    @needs("open_case")
    def today(self) -> Today:
        """As things stand at this moment, for the member at the desk."""
        now = self._office.now()
        with self._office.reading() as reading:
            ground, cases, every = self._clocks(reading, now)
            takedowns = waiting_takedowns(cases, ground)
            actions = self._actions(reading, now)
            waiting = tuple(reading.waiting_on())
            exemptions = reading.exemptions() if self._office.may("open_exemption") else ()
            held = tuple(self._held(now, reading))
            health = Health(
                entries=reading.count_done(),
                exhibits=reading.count_exhibits(),
                damaged_drafts=self._drafts.damaged() + self._forms.damaged(),
            )
            forms = tuple(
                self._begun(draft, reading) for draft in self._forms.all() if self._is_known(draft, reading)
            )
            open_incidents = reading.count_incidents(IncidentFilter(status="open"))
        paused = tuple(line for line in every if line.deadline.state == PAUSED)
        lines = [line for line in every if line.deadline.state != PAUSED]
        ahead = [line for line in lines if not line.deadline.is_overdue(now)]
        today = now.london_date
        return Today(
            now=now,
            overdue=tuple(line for line in lines if line.deadline.is_overdue(now)),
            due_today=tuple(line for line in ahead if line.deadline.due.london_date == today),
            coming=tuple(line for line in ahead if line.deadline.due.london_date > today),
            paused=paused,
            actions=actions,
            waiting=waiting,
            takedowns=takedowns,
            drafts=self._drafts.all(),
            forms=forms,
            reviews=self._reviews(exemptions, now),
            held=held,
            open_incidents=open_incidents,
            health=health,
        )

    @needs("open_case")
    def due_count(self) -> int:
        """How much is overdue or due today, as `today` has it; nothing else is read."""
        now = self._office.now()
        with self._office.reading() as reading:
            _ground, _cases, every = self._clocks(reading, now)
        running = (line.deadline.due for line in every if line.deadline.state != PAUSED)
        return sum(due.utc < now.utc or due.london_date == now.london_date for due in running)

    @needs("open_case")
    def of_incident(self, incident_id: UUID) -> tuple[DueLine, ...]:
        """The lines that Today has of one incident, the earliest first, and no other incident is read for them."""
        with self._office.reading() as reading:
            ground = ground_of(self._office, reading, self._office.now())
            cases = reading.board_of(incident_id)
            return _lines(((each, live_clocks_of(each.case, ground, each.touched)) for each in cases), ground)

    @needs("open_case")
    def references(self, incidents: Iterable[UUID]) -> dict[UUID, str]:
        """What these incidents are called, of those that may be seen."""
        with self._office.reading() as reading:
            return {each.id: each.reference for each in reading.by_ids(Incident, set(incidents)).values()}

    def _clocks(
        self, reading: Reading, now: Moment
    ) -> tuple[Ground, Sequence[BoardCase], tuple[DueLine, ...]]:
        ground = ground_of(self._office, reading, now)
        since = now.plus(-self._days(DEBRIEF_ASKED))
        cases = reading.board(since, _asks_every_one(ground), self._looked_at)
        return ground, cases, _lines(self._kept.live_of(cases, ground), ground)

    def _actions(self, reading: Reading, now: Moment) -> tuple[ActionRow, ...]:
        """Open actions that are due within sight, the earliest first; one without a day waits in its tracker."""
        horizon = now.london_date + self._days(COMING_DAYS)
        found = reading.actions(ActionFilter(), now.london_date, 0, MOST_ACTIONS)
        return tuple(row for row in found if row.due is not None and row.due <= horizon)

    def _held(self, now: Moment, reading: Reading) -> Iterator[HeldLine]:
        """The longest held first: it is asked every day, in open incidents and closed ones alike."""
        rule = self._office.vocabulary.deadline_rule(_DEVICE_HELD)
        for row in sorted(reading.may_be_held(), key=lambda each: each.item.taken.utc):
            item, line = row.item, line_of(row.entries)
            if not is_still_held(line):
                continue
            counted = rule_on(rule, item.taken.london_date, item.recorded)
            yield HeldLine(
                incident_id=item.incident_id,
                reference=row.reference,
                number=item.number,
                description=item.description,
                holder=line.holder,
                place=line.place,
                since=item.taken,
                is_long=counted.due_from(item.taken, self._office.calendars).utc < now.utc,
            )

    def _days(self, limit: str) -> timedelta:
        return timedelta(days=self._office.vocabulary.limit(limit))

    @staticmethod
    def _begun(draft: FormDraft, reading: Reading) -> BegunForm:
        kind: type[Exemption] | type[Incident] = Exemption if draft.form == EXEMPTION_FORM else Incident
        if not draft.about or not reading.has(kind, UUID(draft.about)):
            return BegunForm(draft=draft, reference="")
        return BegunForm(draft=draft, reference=reading.get(kind, UUID(draft.about)).reference)

    @staticmethod
    def _is_known(draft: FormDraft, reading: Reading) -> bool:
        """A form begun about what the member may not open any more waits unseen, and unharmed."""
        kind: type[Exemption] | type[Incident] = Exemption if draft.form == EXEMPTION_FORM else Incident
        return not draft.about or reading.has(kind, UUID(draft.about))

    def _reviews(self, rows: Sequence[ExemptionRow], now: Moment) -> tuple[ExemptionRow, ...]:
        """Exemptions in force whose review is past or near, the earliest first."""
        horizon = now.london_date + self._days(NEAR_DAYS)
        return tuple(
            row
            for row in rows
            if row.decision in (*IN_FORCE, PENDING)
            and (row.decision == PENDING or (row.review_on is not None and row.review_on <= horizon))
        )


def _asks_every_one(ground: Ground) -> bool:
    """Whether by the school's rules every incident that is closed asks for a debrief, not the serious ones alone."""
    adopted = {f"rule:{rule}": ground.now for rule in ground.rules}
    return ground.vocabulary.deadline_rule(_DEBRIEF).only_if.holds(adopted)


def _lines(counted: Iterable[tuple[BoardCase, tuple[Deadline, ...]]], ground: Ground) -> tuple[DueLine, ...]:
    """Live clocks that have run out or will within `COMING_DAYS`, and the paused ones, the earliest first."""
    lines = (
        DueLine(
            deadline=clock,
            reference=board.case.incident.reference,
            summary=board.case.incident.summary[:SUMMARY_SHOWN],
        )
        for board, clocks in counted
        for clock in clocks
        if in_sight(clock, ground.vocabulary, ground.now)
    )
    return tuple(
        sorted(lines, key=lambda line: (line.deadline.due.utc, line.reference, line.deadline.rule_code))
    )
