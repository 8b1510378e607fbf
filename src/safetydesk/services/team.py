"""Who is on the team, as what, from when to when, and who stands in for whom. Keys are `TeamKeys`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.checks.team import check_cover, check_member, free_initials, leads, nobody_leads
from safetydesk.domain.clock import Moment
from safetydesk.domain.cover import Cover
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.events import Change, CoverArranged, CoverWithdrawn, MemberAmended
from safetydesk.domain.identity import new_id
from safetydesk.domain.person import Person
from safetydesk.domain.roles import Role
from safetydesk.domain.subject import SUBJECT_PARTS
from safetydesk.domain.team_drafts import CoverDraft, MemberDraft
from safetydesk.domain.team_member import DSL, TeamMember
from safetydesk.records.work import Work
from safetydesk.services.office import Office, needs

AMENDABLE = ("name", "initials", "job", "role", "started", "ended")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standby:
    """A cover with both its members, `is_now` on its days."""

    cover: Cover
    absent: TeamMember
    stands_in: TeamMember
    is_now: bool


class Team:
    """Everybody may read who is on the team; changing it needs the act `team`.

    `require_passphrase` is asked before each change: Refusal `passphrase_needed` for whoever came in without it.
    """

    def __init__(self, office: Office, require_passphrase: Callable[[], None]) -> None:
        self._office = office
        self._require_passphrase = require_passphrase

    def members(self) -> tuple[TeamMember, ...]:
        """Those who are there by name, then those who have left, the last to leave first."""
        with self._office.reading() as reading:
            every = reading.every(TeamMember)
        here = sorted((one for one in every if one.ended is None), key=lambda one: one.name.casefold())
        gone = sorted((one for one in every if one.ended), key=_left, reverse=True)
        return (*here, *gone)

    def role_of(self, member: TeamMember) -> Role:
        return self._office.roles.role(member.role)

    def dsl(self) -> TeamMember | None:
        """The one who answers for every incident that nobody else was given: the present DSL, where there is one."""
        return next((one for one in self.members() if one.role == DSL and one.ended is None), None)

    def is_led_by_one(self) -> bool:
        """Whether a single member may change the team: where they forget or fall ill, only recovery sheets help."""
        return sum(leads(one, self._office.roles) for one in self.members()) < 2

    def covers(self) -> tuple[Standby, ...]:
        """Of today and of days to come, in order; those withdrawn or over are told by the trail.

        One ends with whoever leaves the team: nobody is to be sent to a colleague who cannot sign in.
        """
        today = self._office.now().london_date
        with self._office.reading() as reading:
            members = {one.id: one for one in reading.every(TeamMember)}
            every = reading.every(Cover)
        kept = _of_those_here(every, tuple(members.values()))
        wanted = (one for one in kept if one.withdrawn is None and one.ends >= today)
        return tuple(
            Standby(
                cover=one,
                absent=members[one.absent],
                stands_in=members[one.stands_in],
                is_now=one.is_in_force(today),
            )
            for one in sorted(wanted, key=lambda one: (one.starts, one.ends))
        )

    def standing_in(self) -> Mapping[UUID, TeamMember]:
        """Who stands in today, by the member who is away."""
        return {one.absent.id: one.stands_in for one in self.covers() if one.is_now}

    def check(self, draft: MemberDraft, member_id: UUID | None = None) -> tuple[Problem, ...]:
        """Everything wrong with it; `member_id` is None for somebody new."""
        with self._office.reading() as reading:
            before = reading.get(TeamMember, member_id) if member_id else None
            return tuple(self._judged(draft, before, reading.every(TeamMember)).problems)

    def offered_initials(self, name: str) -> str:
        """Initials for a name that nobody has or had, as "JSM" or "JSM2"."""
        return free_initials(name, self.members())

    @needs("team")
    def subject_of(self, person_id: UUID) -> tuple[str, ...]:
        """References of the incidents in which this person is a subject, as far as the member at the desk may see."""
        with self._office.reading() as reading:
            found = reading.later_incidents(person_id, date.min)
        return tuple(one.reference for one in found if set(one.parts) & set(SUBJECT_PARTS))

    @needs("team")
    def amend(self, member_id: UUID, version: int, draft: MemberDraft) -> TeamMember:
        """Raises Refusal `draft_has_problems`, `nothing_changed`, `last_who_manages`; StaleRecord.

        The person that the member is takes the new name and job too, and keeps the old name as known.
        """
        self._require_passphrase()
        with self._office.work() as work:
            before = work.get(TeamMember, member_id)
            members = work.every(TeamMember)
            found = self._judged(draft, before, members)
            found.refuse()
            after = _amended(before, draft, found)
            changes = Change.all_between(before, after, AMENDABLE)
            if not changes:
                raise Refusal("nothing_changed")
            if nobody_leads(members, after, self._office.roles):
                raise Refusal("last_who_manages", name=before.name)
            saved = work.replace(replace(after, row_version=version))
            _rename(work, before, saved)
            work.commit(MemberAmended(subject=member_id, name=before.name, changes=changes))
        return saved

    @needs("team")
    def arrange_cover(self, draft: CoverDraft) -> Cover:
        """It names who stands in, and gives them nothing that their own role does not. Refusal `draft_has_problems`."""
        self._require_passphrase()
        with self._office.work() as work:
            members = {one.id: one for one in work.every(TeamMember)}
            found = self._judged_cover(draft, tuple(members.values()), work.every(Cover))
            found.refuse()
            starts, ends = found.day("starts", draft.starts), found.day("ends", draft.ends)
            if starts is None or ends is None or draft.absent is None or draft.stands_in is None:
                raise Refusal(
                    "draft_has_problems"
                )  # `refuse` has said so already; this tells the type checker
            cover = Cover(
                id=new_id(),
                absent=draft.absent,
                stands_in=draft.stands_in,
                starts=starts,
                ends=ends,
                note=draft.note.strip(),
                recorded=found.now,
                recorded_by=self._office.me,
            )
            work.add(cover)
            work.commit(
                CoverArranged(
                    subject=cover.absent,
                    record=cover.id,
                    name=members[cover.absent].name,
                    stands_in=members[cover.stands_in].name,
                    starts=starts,
                    ends=ends,
                )
            )
        return cover

    @needs("team")
    def withdraw_cover(self, cover_id: UUID, version: int) -> Cover:
        """Arranged wrongly, or not needed after all. Raises Refusal `cover_withdrawn`, StaleRecord."""
        self._require_passphrase()
        with self._office.work() as work:
            before = work.get(Cover, cover_id)
            if before.withdrawn is not None:
                raise Refusal("cover_withdrawn")
            saved = work.replace(replace(before, withdrawn=self._office.now(), row_version=version))
            work.commit(
                CoverWithdrawn(
                    subject=before.absent,
                    record=cover_id,
                    name=work.get(TeamMember, before.absent).name,
                    stands_in=work.get(TeamMember, before.stands_in).name,
                )
            )
        return saved

    @staticmethod
    def draft_of(member: TeamMember) -> MemberDraft:
        """Present values in a form's shape."""
        return MemberDraft(
            name=member.name,
            initials=member.initials,
            job=member.job,
            role=member.role,
            started=member.started.london_date.isoformat() if member.started else "",
            ended=member.ended.london_date.isoformat() if member.ended else "",
        )

    def check_cover(self, draft: CoverDraft) -> tuple[Problem, ...]:
        """Everything wrong with it."""
        with self._office.reading() as reading:
            members, covers = reading.every(TeamMember), reading.every(Cover)
        return tuple(self._judged_cover(draft, members, covers).problems)

    def _judged(
        self, draft: MemberDraft, before: TeamMember | None, members: tuple[TeamMember, ...]
    ) -> Findings:
        return check_member(draft, before, members, self._office.roles, self._office.now())

    def _judged_cover(
        self, draft: CoverDraft, members: tuple[TeamMember, ...], covers: tuple[Cover, ...]
    ) -> Findings:
        kept = _of_those_here(covers, members)
        return check_cover(draft, members, kept, self._office.roles, self._office.now())


def _of_those_here(covers: tuple[Cover, ...], members: tuple[TeamMember, ...]) -> tuple[Cover, ...]:
    gone = {one.id for one in members if one.ended is not None}
    return tuple(one for one in covers if not gone & {one.absent, one.stands_in})


def first_moment(day: date) -> Moment:
    """When the day begins, in the school's zone."""
    return Moment.london(day.year, day.month, day.day)


def _amended(before: TeamMember, draft: MemberDraft, found: Findings) -> TeamMember:
    started, ended = found.day("started", draft.started), found.day("ended", draft.ended)
    return replace(
        before,
        name=draft.name.strip(),
        initials=draft.initials.strip(),
        job=draft.job.strip(),
        role=draft.role,
        started=_moved(before.started, started),
        ended=_moved(before.ended, ended) if before.ended is not None else None,
    )


def _moved(before: Moment | None, day: date | None) -> Moment | None:
    """The day typed; the hour that was known stays where the day is the same, and no day typed changes nothing."""
    if day is None or (before is not None and before.london_date == day):
        return before
    return first_moment(day)


def _rename(work: Work, before: TeamMember, after: TeamMember) -> None:
    if after.person_id is None or (before.name, before.job) == (after.name, after.job):
        return
    person = work.get(Person, after.person_id)
    known_as = person.known_as or (before.name if before.name != after.name else "")
    work.replace(replace(person, name=after.name, job=after.job, known_as=known_as))


def _left(member: TeamMember) -> str:
    return member.ended.text() if member.ended else ""
