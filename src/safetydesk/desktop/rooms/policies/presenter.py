"""What the room of policies asks of the services. `adopt`, `give_up` and `write_own` write: run them by `Tasks`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from safetydesk import wording
from safetydesk.domain.clock import Moment
from safetydesk.domain.profile import Profile
from safetydesk.services.desk import Desk
from safetydesk.services.profiles import WouldChange


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyLine:
    """One policy in words; `since` is empty where it is not adopted here."""

    code: str
    title: str
    about: str
    review: str
    is_past_review: bool
    remarks: tuple[str, ...]
    since: str
    count: str


class PoliciesPresenter:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @classmethod
    def of(cls, desk: object) -> PoliciesPresenter:
        """For the desk that every room is handed."""
        return cls(Desk.of(desk))

    def moment(self) -> Moment:
        return self._desk.clock.now()

    def lines(self) -> list[PolicyLine]:
        """Those adopted first, then the others, each in order."""
        adopted = {each.profile.code: each for each in self._desk.profiles.adopted()}
        found = []
        for profile in self._desk.profiles.all():
            here = adopted.get(profile.code)
            since = (
                wording.label("policy_since", when=wording.date_words(here.since), source=here.source)
                if here
                else ""
            )
            found.append(self._line(profile, since))
        return sorted(found, key=lambda line: not line.since)

    def changes(self, code: str, giving_up: bool) -> list[tuple[str, str, str]]:
        """(what, what counts now, what then) for each rule and value that would change."""
        profiles = self._desk.profiles
        found: Sequence[WouldChange] = (
            profiles.giving_up_would_change(code) if giving_up else profiles.would_change(code)
        )
        return [
            (
                wording.house_name_words(each.name),
                wording.house_value_words(each.name, each.old),
                wording.house_value_words(each.name, each.new),
            )
            for each in found
        ]

    def line(self, code: str) -> PolicyLine:
        return next(line for line in self.lines() if line.code == code)

    def clauses(self, code: str) -> list[tuple[str, str]]:
        """(where it stands, its words), in the order of the policy."""
        profile = next(each for each in self._desk.profiles.all() if each.code == code)
        return [(clause.number, clause.words) for clause in profile.clauses]

    def adopt(self, code: str, day: str, source: str) -> None:
        self._desk.profiles.adopt(code, day, source)

    def give_up(self, code: str, day: str, source: str) -> None:
        self._desk.profiles.give_up(code, day, source)

    def own(self) -> str:
        return self._desk.profiles.own_clauses_text()

    def write_own(self, text: str) -> None:
        self._desk.profiles.write_own_clauses(text)

    def _line(self, profile: Profile, since: str) -> PolicyLine:
        today = self._desk.clock.now().london_date
        about = (profile.version, profile.status, profile.approved_by, profile.source)
        past = profile.is_past_review(today)
        review = ""
        if profile.review_due:
            key = "policy_review_past" if past else "policy_review_due"
            review = wording.label(key, when=wording.date_words(profile.review_due))
        return PolicyLine(
            code=profile.code,
            title=wording.label("policy_title", title=profile.title, school=profile.school),
            about=" · ".join(part for part in about if part),
            review=review,
            is_past_review=past,
            remarks=profile.remarks,
            since=since,
            count=wording.label(
                "policy_count",
                rules=wording.count_words(len(profile.rules), "rule"),
                clauses=wording.count_words(len(profile.clauses), "clause"),
            ),
        )
