"""Written policies that the school adopts: what one would change, and which clauses can be cited today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from safetydesk import wording
from safetydesk.domain.asked import Asked, Asking, asked_of
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clause import Clause, read_own_clauses
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.facts import facts_of
from safetydesk.domain.house_drafts import HouseValueDraft
from safetydesk.domain.house_kinds import NO, HouseName
from safetydesk.domain.house_names import OWN_CLAUSES
from safetydesk.domain.house_value import HouseValue
from safetydesk.domain.profile import Profile
from safetydesk.services.house_values import HouseValues
from safetydesk.services.office import Office, needs


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """A policy in force here: which version was adopted, from which day, on whose word."""

    profile: Profile
    version: str
    since: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WouldChange:
    """One house value that adopting, or giving up, would set: what counts now, and what then."""

    name: HouseName
    old: str
    new: str


class Profiles:
    """Everybody may read them. To adopt is one act, kept as house values: any rule of it may be changed afterwards."""

    def __init__(self, office: Office, house_values: HouseValues) -> None:
        self._office = office
        self._values = house_values

    def all(self) -> tuple[Profile, ...]:
        """Those that came with the program, in order."""
        return tuple(wording.load_profiles().values())

    def adopted(self) -> tuple[Adopted, ...]:
        """Those in force today."""
        return adopted(self._office)

    def past_review(self) -> tuple[Adopted, ...]:
        """Adopted policies whose own next review was to be before today."""
        today = self._office.now().london_date
        return tuple(each for each in self.adopted() if each.profile.is_past_review(today))

    def would_change(self, code: str) -> tuple[WouldChange, ...]:
        """What adopting it today would change, in the order of the settings; nothing that stands so already.

        Raises Refusal `no_such_profile`.
        """
        wanted = self._profile(code).settings()
        return self._differing(wanted)

    def giving_up_would_change(self, code: str) -> tuple[WouldChange, ...]:
        """Rules and values that no other adopted policy asks for. What the school set otherwise since stays."""
        profile = self._profile(code)
        kept = {
            name for each in self.adopted() if each.profile.code != code for name in each.profile.settings()
        }
        house = self._office.house
        dropped = {
            name: NO if name.startswith("rule.") else ""
            for name, value in profile.settings().items()
            if name not in kept and house.text(name) == value
        }
        return self._differing(dropped)

    @needs("settings")
    def adopt(self, code: str, day: str = "", source: str = "") -> tuple[HouseValue, ...]:
        """Its rules, values and itself, in one act. Raises Refusal `no_such_profile`, `draft_has_problems`,
        `nothing_changed`."""
        profile = self._profile(code)
        wanted = {**profile.settings(), f"profile.{code}": profile.version}
        return self._set(wanted, day, source or _said_of(profile))

    @needs("settings")
    def give_up(self, code: str, day: str = "", source: str = "") -> tuple[HouseValue, ...]:
        """Its clauses are no longer offered, and its rules are off where no other adopted policy has them.

        Raises Refusal `no_such_profile`, `profile_not_adopted`, `draft_has_problems`.
        """
        profile = self._profile(code)
        if code not in {each.profile.code for each in self.adopted()}:
            raise Refusal("profile_not_adopted", title=profile.title)
        wanted = {each.name.name: each.new for each in self.giving_up_would_change(code)}
        return self._set({**wanted, f"profile.{code}": ""}, day, source or _said_of(profile))

    @needs("settings")
    def write_own_clauses(self, text: str, day: str = "", source: str = "") -> tuple[HouseValue, ...]:
        """All of the school's own clauses, a line each. Raises Refusal `draft_has_problems`, `nothing_changed`."""
        return self._set({OWN_CLAUSES: text}, day, source or wording.label("own_clauses_source"))

    def own_clauses_text(self) -> str:
        """As they are typed."""
        return self._office.house.text(OWN_CLAUSES)

    def clauses(self) -> tuple[Clause, ...]:
        """Those offered today: of the adopted policies, then the school's own."""
        return clauses_offered(self._office)

    def asked(self, case: CaseFile) -> tuple[Asked[Asking], ...]:
        """What the rules that the school has adopted ask for on an incident, met or not."""
        rules = self._office.house.rules()
        return asked_of(wording.load_asked(), rules, facts_of(case, rules))

    def _profile(self, code: str) -> Profile:
        found = wording.load_profiles().get(code)
        if found is None:
            raise Refusal("no_such_profile", profile=code)
        return found

    def _differing(self, wanted: Mapping[str, str]) -> tuple[WouldChange, ...]:
        house, names = self._office.house, self._values.names
        return tuple(
            WouldChange(name=names[name], old=house.text(name), new=wanted[name] or names[name].shipped)
            for name in names
            if name in wanted and house.text(name) != (wanted[name] or names[name].shipped)
        )

    def _set(self, wanted: Mapping[str, str], day: str, source: str) -> tuple[HouseValue, ...]:
        drafts = [
            HouseValueDraft(name=name, value=value, in_force_from=day, source=source)
            for name, value in wanted.items()
        ]
        try:
            return self._values.set(drafts)
        except Refusal as refused:
            raise Refusal(refused.code, _once(refused.problems)) from refused


def adopted(office: Office) -> tuple[Adopted, ...]:
    """Policies in force today; one that this version does not know any more is left out."""
    house, found = office.house, []
    for profile in wording.load_profiles().values():
        value = house.value(f"profile.{profile.code}")
        if value is not None and value.value:
            found.append(
                Adopted(profile=profile, version=value.value, since=value.in_force_from, source=value.source)
            )
    return tuple(found)


def clauses_offered(office: Office) -> tuple[Clause, ...]:
    """What can be cited today, in order: clauses of the adopted policies, then the school's own."""
    shipped = [clause for each in adopted(office) for clause in each.profile.clauses]
    return (*shipped, *read_own_clauses(office.house.text(OWN_CLAUSES)))


def citable_clauses(office: Office) -> frozenset[str]:
    """Their codes."""
    return frozenset(clause.code for clause in clauses_offered(office))


def _said_of(profile: Profile) -> str:
    return f"{profile.school}, {profile.title}, {profile.version}"


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """The day and the source are one for all the values of a policy: what is wrong with them is said once."""
    found: dict[tuple[str, str], Problem] = {}
    for each in problems:
        field = each.field.rsplit(".", 1)[-1]
        found.setdefault((field, each.code), replace(each, field=field))
    return list(found.values())
