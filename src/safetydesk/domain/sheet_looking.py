"""What the sources of a sheet look at: the case, whom the sheet is about, who prepares it, and how things are said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from safetydesk.domain.allegation import ThresholdDecision, latest_thresholds
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.happened import Happened
from safetydesk.domain.incident import Involvement
from safetydesk.domain.notice import Notice
from safetydesk.domain.person import Person
from safetydesk.domain.referral import Referral
from safetydesk.domain.sheet_kinds import SheetKind
from safetydesk.domain.sheet_masking import CHILDREN, Masking
from safetydesk.domain.takedown_standing import AnswerDue
from safetydesk.domain.team_member import TeamMember


class Speaker(Protocol):
    """Says codes, times and the sheet's own short phrases as people say them."""

    def label(self, key: str, **values: str) -> str: ...
    def moment(self, moment: Moment) -> str: ...
    def happened(self, happened: Happened) -> str: ...
    def term(self, list_name: str, code: str) -> str: ...
    def route(self, code: str) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """`person` is None for a sheet about the incident, and where the person was withdrawn from it."""

    case: CaseFile
    kind: SheetKind
    person: Person | None
    me: TeamMember
    now: Moment
    speak: Speaker
    masking: Masking
    answer_due: AnswerDue

    @property
    def standing(self) -> tuple[tuple[Involvement, Person], ...]:
        """Everybody with a part that was not withdrawn."""
        return tuple(each for each in self.case.people if not each[0].is_withdrawn)

    def people(self, *parts: str) -> list[Person]:
        """Those with one of the parts, each once."""
        found = {person.id: person for part, person in self.standing if part.part in parts}
        return list(found.values())

    @property
    def children(self) -> list[Person]:
        found = {person.id: person for _part, person in self.standing if person.kind in CHILDREN}
        return list(found.values())

    def referrals(self, *, to_this: bool) -> Iterator[Referral]:
        """Those by a way that leads where the sheet goes, or all the others; the latest last. What went the same way
        about others alone is no part of a sheet about this person."""
        for referral in self.case.referrals:
            if (referral.route in self.kind.routes) is to_this and not (
                to_this and self._is_of_others(referral)
            ):
                yield referral

    def _is_of_others(self, referral: Referral) -> bool:
        """Whether it names others like them, another child of a child's, and not them."""
        if self.person is None or self.person.id in referral.about:
            return False
        is_child = self.person.kind in CHILDREN
        kinds = {each.id: each.kind in CHILDREN for _part, each in self.case.people}
        return any(kinds.get(named, is_child) is is_child for named in referral.about)

    def notices(self, *kinds: str) -> Iterator[Notice]:
        return (notice for notice in self.case.notices if notice.to_kind in kinds)

    @property
    def threshold(self) -> ThresholdDecision | None:
        """The latest about this adult."""
        if self.person is None:
            return None
        return latest_thresholds(self.case.threshold_decisions).get(self.person.id)

    @property
    def exhibits(self) -> tuple[Exhibit, ...]:
        """What may be told of; nothing of a locked incident (rule R1)."""
        if self.case.is_locked:
            return ()
        return tuple(each for each in self.case.exhibits if each.may_be_told)

    def said(self, person: Person) -> str:
        """A person with what tells them apart; what stands in their place where they must not be named."""
        if self.masking.hides(person):
            return self.stand_in(person)
        year = self.speak.term("year_groups", person.year_group)
        kind = self.speak.term("person_kinds", person.kind)
        more = ", ".join(
            part
            for part in (year or kind, person.job)
            if part and part.casefold() not in person.name.casefold()
        )
        return f"{person.name} ({more})" if more else person.name

    def stand_in(self, person: Person) -> str:
        return stand_in(person, self.kind.names, self.speak)


def stand_in(person: Person, names: str, speak: Speaker) -> str:
    """What is written in place of a name that has no business on the sheet."""
    if person.kind not in CHILDREN:
        key = person.kind if person.kind in ("staff", "governor", "parent") else "person"
        return speak.label(f"{_which(names)}_{key}")
    if names == "nobody" or not person.year_group:
        return speak.label(f"{_which(names)}_pupil")
    return speak.label("another_pupil_of", year=speak.term("year_groups", person.year_group))


def _which(names: str) -> str:
    return "a" if names == "nobody" else "another"


def joined(parts: Iterator[str] | list[str] | tuple[str, ...], between: str = "\n") -> str:
    """Those that say something, each once."""
    return between.join(dict.fromkeys(part.strip() for part in parts if part and part.strip()))
