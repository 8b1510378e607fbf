"""The school's own numbers, lines, words and terms: many at once, dated, on somebody's word; none is ever unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from safetydesk.domain.calendars import Term
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.checks.house import check_house_value
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import Change, HouseValuesSet
from safetydesk.domain.house import House, house_of, in_force
from safetydesk.domain.house_drafts import HouseValueDraft
from safetydesk.domain.house_kinds import CHOICES, HouseName
from safetydesk.domain.house_over import over
from safetydesk.domain.house_value import HouseValue
from safetydesk.domain.house_warnings import HouseWarning, house_warnings
from safetydesk.domain.identity import new_id
from safetydesk.domain.own_choices import ChoiceFault, OwnChoice, labels_twice, read_own_choices
from safetydesk.domain.steps import reached
from safetydesk.services.office import Office, needs

WARNING_DAYS = "calendar_warning_days"
_OF_LISTS = ("choices.", "term.")


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseLine:
    """One thing the school may set: what ships, the school's own in force (None: the shipped one counts), and what
    was set for a later day."""

    name: HouseName
    own: HouseValue | None
    later: tuple[HouseValue, ...]

    @property
    def text(self) -> str:
        """What counts today."""
        return self.own.value if self.own else self.name.shipped


class HouseValues:
    """Everybody may read them."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @property
    def names(self) -> Mapping[str, HouseName]:
        """What may be set, by name."""
        return self._office.in_force.names

    @property
    def house(self) -> House:
        """What counts today, and what of it cannot be used."""
        return self._office.house

    def warnings(self) -> tuple[HouseWarning, ...]:
        """What cannot be used, and a calendar that does not reach this year or soon ends."""
        now = self._office.in_force.now()
        return house_warnings(now.house, now.calendars, now.day, now.vocabulary.limit(WARNING_DAYS))

    def terms(self) -> tuple[Term, ...]:
        """The school's terms in order, as they count today; none where it entered none."""
        return self._office.calendars.school.terms

    def current(self) -> tuple[HouseLine, ...]:
        """A line for each name there is, in the order of the vocabulary."""
        with self._office.reading() as reading:
            values = reading.every(HouseValue)
        house, today = self._office.house, self._office.now().london_date
        later: dict[str, list[HouseValue]] = {}
        for value in sorted(values, key=lambda each: (each.in_force_from, each.recorded.utc)):
            if value.in_force_from > today:
                later.setdefault(value.name, []).append(value)
        return tuple(
            HouseLine(name=name, own=house.value(code), later=tuple(later.get(code, ())))
            for code, name in self.names.items()
        )

    def history(self, name: str) -> tuple[HouseValue, ...]:
        """Everything ever set for that name, the newest first; of a name this version does not know too."""
        with self._office.reading() as reading:
            found = [value for value in reading.every(HouseValue) if value.name == name]
        return tuple(
            sorted(found, key=lambda each: (each.in_force_from, each.recorded.utc, each.id), reverse=True)
        )

    @needs("settings")
    def set(self, drafts: Sequence[HouseValueDraft]) -> tuple[HouseValue, ...]:
        """All of them in one act, or none. What stands so already is left out.

        Raises Refusal `draft_has_problems`, its fields named "value" of one draft and "drafts[2].value" of many;
        `nothing_changed`.
        """
        now = self._office.now()
        found = Findings(now)
        judged: list[tuple[HouseValueDraft, str, date]] = []
        for place, draft in enumerate(drafts):
            at = f"drafts[{place}]." if len(drafts) > 1 else ""
            judged.append((draft, *check_house_value(draft, self.names, found, at)))
            if draft.name in {each.name for each, _, _ in judged[:-1]}:
                found.say(f"{at}name", "house_name_twice", name=draft.name)
        found.refuse()
        with self._office.work() as work:
            stands = work.every(HouseValue)
            self._check_lists(judged, stands, found)
            changes: list[Change] = []
            saved: list[HouseValue] = []
            for draft, value, day in judged:
                before = in_force(stands, day).get(draft.name)
                if value == (before.value if before else ""):
                    continue
                saved.append(
                    HouseValue(
                        id=new_id(),
                        name=draft.name,
                        value=value,
                        in_force_from=day,
                        source=draft.source.strip(),
                        recorded=now,
                        recorded_by=self._office.me,
                    )
                )
                changes.append(Change.between(draft.name, before.value if before else "", value))
                work.add(saved[-1])
            if not saved:
                raise Refusal("nothing_changed")
            reached("house.written")
            work.commit(
                HouseValuesSet(
                    subject=self._office.store_id,
                    source=_sources(each.source for each in saved),
                    changes=tuple(changes),
                )
            )
        return tuple(saved)

    def _check_lists(
        self,
        judged: Sequence[tuple[HouseValueDraft, str, date]],
        stands: Sequence[HouseValue],
        found: Findings,
    ) -> None:
        """No choice that was ever there goes, and no list offers two of one label. Raises Refusal."""
        for place, (draft, value, day) in enumerate(judged):
            if not draft.name.startswith(_OF_LISTS):
                continue
            at = f"drafts[{place}]." if len(judged) > 1 else ""
            name = self.names[draft.name]
            if name.kind == CHOICES:
                for lost in choices_lost(name, value, stands):
                    found.say(f"{at}value", "house_choice_gone", label=lost.label, kept=lost.code)
            typed = HouseValue(
                id=new_id(),
                name=draft.name,
                value=value,
                in_force_from=day,
                recorded=found.now,
                recorded_by=self._office.me,
            )
            shipped = self._office.in_force.shipped
            before = labels_twice(over(shipped, house_of(stands, self.names, day)))
            after = labels_twice(over(shipped, house_of((*stands, typed), self.names, day)))
            for _list, label in sorted(after - before):
                found.say(f"{at}value", "house_label_twice", label=label)
        found.refuse()


def choices_lost(name: HouseName, value: str, stands: Iterable[HouseValue]) -> tuple[OwnChoice, ...]:
    """Choices of that list that were ever set, and that this value has no line for: each as it was called last."""
    kept = {each.code for each in read_own_choices(value)}
    ever: dict[str, OwnChoice] = {}
    for one in sorted(stands, key=lambda each: each.recorded.utc):
        if one.name == name.name and one.value:
            with suppress(ChoiceFault):  # of a later version: it is said as a setting that cannot be used
                ever |= {each.code: each for each in read_own_choices(one.value)}
    return tuple(each for code, each in ever.items() if code not in kept)


def _sources(sources: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(sources))
