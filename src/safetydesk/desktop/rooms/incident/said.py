"""The incident's records in words: codes through the vocabulary, times and changes as a person reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from safetydesk import wording
from safetydesk.desktop.rooms.incident.words import say
from safetydesk.domain.case_file import CaseFile, Done
from safetydesk.domain.chronology import ChronologyLine, chronology
from safetydesk.domain.clock import Moment
from safetydesk.domain.events import Change
from safetydesk.domain.happened import Happened
from safetydesk.domain.incident import Incident
from safetydesk.domain.person import Person
from safetydesk.domain.plain import hints_of
from safetydesk.domain.vocabulary import Vocabulary

LISTS: Mapping[str, str] = {
    "told_how": "told_how", "platform": "platforms", "device": "devices", "place": "places", "part": "parts",
    "to_kind": "notice_kinds", "method": "methods", "question": "decision_questions", "answer": "decision_answers",
    "informed": "informed", "declared": "declaration_answers", "live": "live_states", "account": "accounts_used",
    "whole_screen": "whole_screen",
}  # fmt: skip
"""Which term list a field's code belongs to, where field and event name it alike."""
_SHORT = 80


class Said:
    """Words for one vocabulary, or for whichever one is in force when it is asked."""

    def __init__(self, vocabulary: Vocabulary | Callable[[], Vocabulary]) -> None:
        self._vocabulary = vocabulary

    @property
    def vocabulary(self) -> Vocabulary:
        return self._vocabulary if isinstance(self._vocabulary, Vocabulary) else self._vocabulary()

    def term(self, list_name: str, code: str) -> str:
        """A code's label; a school's own word as it stands; empty for none."""
        return self.vocabulary.term(list_name, code).label if code else ""

    def route(self, code: str) -> str:
        return self.vocabulary.every_route[code].name if code in self.vocabulary.every_route else code

    def route_short(self, code: str) -> str:
        return self.vocabulary.every_route[code].short if code in self.vocabulary.every_route else code

    def notice_kind(self, route: str) -> str:
        """Whom telling is meant by a route inside the school; empty for a route outside, or a mere step."""
        found = self.vocabulary.every_route.get(route)
        if found is None or found.is_outside:
            return ""
        kinds = self.vocabulary.lists["notice_kinds"]
        return next((kind for kind in (route, route.removesuffix("s")) if kind in kinds), "")

    def category(self, code: str) -> str:
        return self.vocabulary.every_category[code].name if code in self.vocabulary.every_category else code

    def categories(self, incident: Incident) -> str:
        return "; ".join(self.category(code) for code in incident.categories)

    def severity(self, level: int) -> str:
        return self.vocabulary.severity(level).name if level else say("not_judged")

    def severity_meaning(self, level: int) -> str:
        """What the level stands for; "" where it is not judged yet."""
        return self.vocabulary.severity(level).meaning if level else ""

    def severity_response(self, level: int) -> str:
        """What is done at that level; "" where it is not judged yet."""
        return self.vocabulary.severity(level).response if level else ""

    def person(self, person: Person) -> str:
        """The name with what tells two of the same name apart."""
        year = self.term("year_groups", person.year_group)
        more = [part for part in (year or self.term("person_kinds", person.kind), person.job) if part]
        return f"{person.name}, {', '.join(more)}" if more else person.name

    def short_title(self, incident: Incident) -> str:
        """The first sentence of what is said to have happened, or as many words as a title holds."""
        words = " ".join(incident.summary.split())
        sentence = words.split(". ", 1)[0]
        if len(sentence) < len(words) and _SHORT // 4 < len(sentence) <= _SHORT:
            return sentence.rstrip(".")
        if len(words) <= _SHORT:
            return words.rstrip(".")
        cut = words[:_SHORT].rsplit(" ", 1)[0]
        return f"{cut if len(cut) > _SHORT // 2 else words[:_SHORT]} …"

    def change(self, change: Change) -> tuple[str, str, str]:
        """A field's name, its old and its new value."""
        return field_name(change.field), self._changed(change, change.old), self._changed(change, change.new)

    def _changed(self, change: Change, side: str) -> str:
        hint = hints_of(Incident).get(change.field)
        if hint is None:
            return say("nothing_there")
        value = change.old_value(hint) if side is change.old else change.new_value(hint)
        return self.value(change.field, value) or say("nothing_there")

    def value(self, field: str, value: object) -> str:
        """Any field's value in words; empty where there is nothing."""
        if isinstance(value, Happened):
            return wording.happened_words(value)
        if isinstance(value, Moment):
            return wording.moment_words(value)
        if isinstance(value, bool):
            return say("yes") if value else say("no")
        if isinstance(value, int):
            return self.severity(value) if field == "severity" else str(value)
        if isinstance(value, tuple):
            return "; ".join(self.category(str(one)) if field == "categories" else str(one) for one in value)
        text = "" if value is None else str(value)
        return self.term(LISTS[field], text) if field in LISTS else text

    def done(self, done: Done) -> str:
        """One audited act as a sentence."""
        if done.event is None:
            return say("history_destroyed")
        return wording.event_words(done.event, self.vocabulary)

    def chronology(self, case: CaseFile) -> list[tuple[ChronologyLine, str, str]]:
        """Each line with its title and text in words."""
        return [(line, *self.line_words(line)) for line in chronology(case)]

    def line_words(self, line: ChronologyLine) -> tuple[str, str]:
        """One line's title and text."""
        kind = wording.label(f"chronology.{line.kind}")
        title, text = wording.chronology_words(line, self.vocabulary)
        return (f"{kind}: {title}" if title else kind), text


def field_name(field: str) -> str:
    """What a field of an incident or a card is called on the page."""
    return say(f"field_{field}")
