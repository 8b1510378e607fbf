"""Whom a referral is about: the people of the incident to tick, each with their part. Nobody ticked is everybody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from safetydesk import wording
from safetydesk.desktop.kit.fields import Tick
from safetydesk.desktop.kit.plain_label import plain_label
from safetydesk.desktop.rooms.incident.forms.sheet import Sheet
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.desktop.typed_form import Text
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.from_when.each_adult import LADO, named_adults, untold

_KEY = "about."


class AboutWhom:
    """Ticks on a sheet. What is usual for a route stands ticked until somebody ticks otherwise."""

    def __init__(self, sheet: Sheet, kept: Iterable[UUID] = ()) -> None:
        """`kept`: whom the referral names already; somebody withdrawn since stays to be seen."""
        self._sheet = sheet
        self._case = sheet.shown.case
        self._usual: frozenset[str] = frozenset()
        self._ticks: dict[str, Tick] = {}
        people = _by_person(sheet, frozenset(kept))
        if not people:
            return
        sheet.form.add_heading(say("referral_about"))
        sheet.form.add_widget(plain_label(say("referral_about_why"), "small"))
        for person, words in people.items():
            self._ticks[str(person)] = tick = Tick(f"{_KEY}{person}", words)
            sheet.add(tick)

    @property
    def first(self) -> str:
        """The key of the first tick; "" where there is nobody."""
        return next((tick.key for tick in self._ticks.values()), "")

    def values(self, named: Iterable[str]) -> dict[str, Text]:
        """The ticks for these people, and no others."""
        wanted = frozenset(named)
        return {tick.key: person in wanted for person, tick in self._ticks.items()}

    def usual(self, route: str) -> dict[str, Text]:
        """To the LADO the adults of whom they have not been told, or all there are; of everybody to anybody else."""
        self._usual = usual_for(route, self._case)
        return self.values(self._usual)

    def show_route(self, route: str) -> None:
        """Tick what is usual for it, where nobody ticked anything else."""
        if frozenset(self.ticked()) == self._usual:
            self._sheet.typed.put(self.usual(route))

    def ticked(self) -> tuple[str, ...]:
        return tuple(person for person, tick in self._ticks.items() if tick.value())


def usual_for(route: str, case: CaseFile) -> frozenset[str]:
    """Ids of those whom a referral by this route is about as a rule."""
    if route != LADO:
        return frozenset()
    adults = [*untold(case)] or [*named_adults(case)]
    return frozenset(str(adult.person.id) for adult in adults)


def ticked_in(values: Mapping[str, Text]) -> tuple[str, ...]:
    """Ids of those ticked, in what a form holds."""
    return tuple(key.removeprefix(_KEY) for key, on in values.items() if key.startswith(_KEY) and on)


def _by_person(sheet: Sheet, kept: frozenset[UUID]) -> dict[UUID, str]:
    term, parts = sheet.room.said.term, dict[UUID, list[str]]()
    case, names = sheet.shown.case, dict[UUID, str]()
    for part, person in case.people:
        if not part.is_withdrawn:
            names[person.id] = person.name
            parts.setdefault(person.id, []).append(term("parts", part.part))
    found = {
        person: say("referral_about_one", name=names[person], parts=", ".join(dict.fromkeys(of_one)))
        for person, of_one in parts.items()
    }
    left = [each for each in kept if each not in found]
    return found | dict(zip(left, wording.named_people(left, case), strict=True))
