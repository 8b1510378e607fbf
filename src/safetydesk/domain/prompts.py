"""Reminders in the order of the guidance, shown beside a referral. They say what is usually done first; none blocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from safetydesk.domain.clock import Moment
from safetydesk.domain.condition_reading import condition_of
from safetydesk.domain.conditions import Condition
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.vocabulary_entries import Entry

PROMPTS = "prompts.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """Shown while `when` holds and not yet `until`. With `routes` only beside one of those; with none, beside any."""

    code: str
    text: str
    when: Condition
    until: Condition | None = None
    routes: frozenset[str] = field(default_factory=frozenset)
    source: str = ""
    dated: str = ""

    def is_wanted(self, facts: Mapping[str, Moment], route: str) -> bool:
        if self.routes and route not in self.routes:
            return False
        return self.when.holds(facts) and not (self.until is not None and self.until.holds(facts))


def wanted(prompts: Iterable[Prompt], facts: Mapping[str, Moment], route: str) -> tuple[Prompt, ...]:
    """Those to show beside a referral by `route` ("" while none is chosen), in the order of the file."""
    return tuple(prompt for prompt in prompts if prompt.is_wanted(facts, route))


def read_prompts(file: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[Prompt, ...]:
    """Raises VocabularyFault, for a route or a fact that can never be so as well."""
    top = Entry(PROMPTS, "", file)
    source, dated = top.text("source"), top.text("dated")
    found: dict[str, Prompt] = {}
    for entry in top.entries("prompt"):
        code, until = entry.text("code"), None
        when = condition_of(entry, "when", vocabulary)
        if "until" in entry.remaining():
            until = condition_of(entry, "until", vocabulary)
        routes = entry.texts("routes")
        entry.all_known("routes", routes, vocabulary.every_route)
        prompt = Prompt(
            code=code,
            text=entry.text("text"),
            when=when,
            until=until,
            routes=frozenset(routes),
            source=entry.take("source", str, source),
            dated=entry.take("dated", str, dated),
        )
        entry.close_as(code, found)
        found[code] = prompt
    top.close()
    return tuple(found.values())
