"""What the room of the team asks of the services. All that changes keys takes seconds: run it by `Tasks`."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.checks.team import may_join, signing_in_as
from safetydesk.domain.clock import Moment
from safetydesk.domain.errors import Problem
from safetydesk.domain.person import Person
from safetydesk.domain.progress import Progress
from safetydesk.domain.roles import PARTS, Act, Role
from safetydesk.domain.team_drafts import CoverDraft, MemberDraft
from safetydesk.domain.team_member import TeamMember
from safetydesk.domain.time_words import read_date
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.services import passphrases
from safetydesk.services.desk import Desk
from safetydesk.services.keys import NewMember, Reset, Unfinished
from safetydesk.services.team import Standby, Team, first_moment

__all__ = ["Act", "CoverDraft", "MemberDraft", "Role", "Standby", "TeamMember", "TeamPresenter", "Unfinished"]


MOST_KNOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One member with what the list says: role in words, who stands in for them today, keys still to be finished."""

    member: TeamMember
    role: str
    role_short: str
    stood_in_by: str = ""
    stands_in_for: str = ""
    unfinished: str = ""


def _kind(person: Person, terms: Vocabulary) -> str:
    return terms.term("person_kinds", person.kind).label if person.kind else ""


class TeamPresenter:
    """The only file of this room that knows the services."""

    def __init__(self, desk: object) -> None:
        self._desk = Desk.of(desk)

    @property
    def me(self) -> UUID:
        return self._desk.office.me

    def lines(self) -> list[Line]:
        """Everybody, those who have left last."""
        team = self._desk.team
        now = [one for one in team.covers() if one.is_now]
        by = {one.absent.id: one.stands_in.name for one in now}
        unfinished = {one.member.id: one.what for one in self.unfinished()}
        return [
            Line(
                member=member,
                role=team.role_of(member).name or member.role,
                role_short=team.role_of(member).short or member.role,
                stood_in_by=by.get(member.id, ""),
                stands_in_for=", ".join(one.absent.name for one in now if one.stands_in.id == member.id),
                unfinished=unfinished.get(member.id, ""),
            )
            for member in team.members()
        ]

    def covers(self) -> tuple[Standby, ...]:
        return self._desk.team.covers()

    def unfinished(self) -> tuple[Unfinished, ...]:
        """Changes of keys that were cut short."""
        return self._desk.team_keys.unfinished()

    def roles(self) -> tuple[Role, ...]:
        return tuple(self._desk.office.roles.every_role.values())

    def acts(self) -> tuple[Act, ...]:
        """Every act of the table, part by part."""
        acts = self._desk.office.roles.every_act.values()
        return tuple(sorted(acts, key=lambda act: PARTS.index(act.part)))

    def present(self) -> list[tuple[str, str]]:
        """Those who are there, to choose from."""
        return [(str(one.id), one.name) for one in self._desk.team.members() if one.ended is None]

    def moment(self) -> Moment:
        return self._desk.clock.now()

    def draft_of(self, member: TeamMember) -> MemberDraft:
        return Team.draft_of(member)

    def initials(self, name: str) -> str:
        """Initials that nobody has or had."""
        return self._desk.team.offered_initials(name) if name.strip() else ""

    def check(self, draft: MemberDraft, member: TeamMember | None) -> tuple[Problem, ...]:
        return self._desk.team.check(draft, member.id if member else None)

    def has_login(self, login: str) -> bool:
        return self._desk.team_keys.has_login(login)

    def amend(self, member: TeamMember, draft: MemberDraft) -> TeamMember:
        """Raises Refusal with problems by field, `nothing_changed`, `last_who_manages`; StaleRecord."""
        return self._desk.team.amend(member.id, member.row_version, draft)

    def needs_passphrase(self) -> bool:
        """Whether the passphrase is to be shown before the team is changed: the member came in by the keychain."""
        return self._desk.confirming.is_needed

    def confirm(self, mine: str) -> None:
        """Raises Refusal `passphrase_wrong`."""
        self._desk.confirming.confirm(mine)

    def check_cover(self, draft: CoverDraft) -> tuple[Problem, ...]:
        return self._desk.team.check_cover(draft)

    def arrange_cover(self, draft: CoverDraft) -> None:
        self._desk.team.arrange_cover(draft)

    def withdraw_cover(self, standby: Standby) -> None:
        self._desk.team.withdraw_cover(standby.cover.id, standby.cover.row_version)

    def draw(self) -> str:
        """Six words."""
        return passphrases.offer()

    def weakness(self, passphrase: str, *names: str) -> str:
        """Why it will not do, in words; "" where it will. `names` are those a stranger would try first."""
        school = self._desk.school()
        wrong = passphrases.weakness(passphrase, (school.name, school.town, *names))
        return wording.problem(wrong) if wrong else ""

    def known(self, name: str) -> list[tuple[str, str]]:
        """People already here who may be the one who joins, to choose from: of that name, and no pupils."""
        terms = self._desk.vocabulary
        return [
            (str(one.id), " · ".join(part for part in (_kind(one, terms), one.job, *one.handles) if part))
            for one in may_join(self._desk.people.type_ahead(name, MOST_KNOWN), name)
        ]

    def signing_in_as(self, name: str) -> str:
        """Those on the team who may be the one of that name, as a text; "" where nobody is."""
        return ", ".join(one.name for one in signing_in_as(name, self._desk.team.members()))

    def subject_of(self, person_id: str) -> tuple[str, ...]:
        """References of incidents about that person."""
        return self._desk.team.subject_of(UUID(person_id)) if person_id else ()

    def enrol(self, draft: MemberDraft, person_id: str, login: str, passphrase: str, mine: str) -> TeamMember:
        """Raises Refusal `passphrase_wrong`, or problems by field."""
        day = read_date(draft.started, self._desk.clock.now()) if draft.started.strip() else None
        new = NewMember(
            name=draft.name,
            initials=draft.initials,
            job=draft.job,
            role=draft.role,
            started=first_moment(day) if day else None,
            person_id=UUID(person_id) if person_id else None,
        )
        return self._desk.team_keys.enrol(new, login, passphrase, mine)

    def reset(self, member: TeamMember, login: str, passphrase: str, mine: str) -> Reset:
        return self._desk.team_keys.reset(member.id, login, passphrase, mine)

    def remove(self, member: TeamMember, mine: str, progress: Progress) -> None:
        """The desk is closed when it returns."""
        self._desk.team_keys.remove(member.id, mine, progress)

    def heirs(self, member: TeamMember) -> str:
        """Where what they answer for would go, as a sentence; "" where there is nothing the member at the desk sees."""
        found = self._desk.team_keys.heirs(member.id)
        count = sum(found.values())
        if not count:
            return ""
        label = "team_remove_owns_one" if count == 1 else "team_remove_owns"
        return wording.label(label, name=member.name, count=str(count), to=", ".join(found))

    def is_open(self) -> bool:
        """Whether the desk is still open, asked where a removal failed."""
        return self._desk.is_open()

    def change_passphrase(self, old: str, new: str) -> None:
        self._desk.team_keys.change_passphrase(old, new)
