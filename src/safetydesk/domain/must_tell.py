"""Who inside the school must be told, by the rules it adopted, and whether they were and said so. Kept as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from safetydesk.domain.asked import Asked, asked_by
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.condition_reading import condition_of
from safetydesk.domain.conditions import Condition
from safetydesk.domain.facts import facts_of
from safetydesk.domain.notice import Notice
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.vocabulary_entries import Entry

MUST_TELL, NOTICE_KINDS = "must_tell.toml", "notice_kinds"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellRule:
    """While `when` holds, `tell` (a code of `notice_kinds`) is to be told, until `met_by` holds."""

    code: str
    because: str
    when: Condition
    tell: str
    met_by: Condition
    source: str
    dated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One of those who must be told. `told` is since when they know it; `heard` since when they said so.

    `notice` is the record that says it, None where nobody has told them, or where they wrote it down themselves.
    """

    asked: Asked[TellRule]
    notice: Notice | None = None
    told: Moment | None = None
    heard: Moment | None = None

    @property
    def to_kind(self) -> str:
        return self.asked.rule.tell

    @property
    def is_met(self) -> bool:
        return self.asked.is_met

    @property
    def is_refused(self) -> bool:
        """Written down that they were not told."""
        return self.told is None and self.notice is not None


def must_tell(
    case: CaseFile, rules: Iterable[TellRule], house_rules: Iterable[str] = ()
) -> tuple[Telling, ...]:
    """Whoever must be told of this incident, each once, in the order of the rules."""
    facts = facts_of(case, house_rules)
    wanted: dict[str, Asked[TellRule]] = {}
    for asked in asked_by(rules, facts):
        wanted.setdefault(asked.rule.tell, asked)
    return tuple(_telling(case, asked, facts) for asked in wanted.values())


def _telling(case: CaseFile, asked: Asked[TellRule], facts: Mapping[str, Moment]) -> Telling:
    kind = asked.rule.tell
    to_them = [notice for notice in case.notices if notice.to_kind == kind]
    best = sorted(to_them, key=lambda each: (each.acknowledged is None, not each.was_told))
    return Telling(
        asked=asked,
        notice=next(iter(best), None),
        told=facts.get(f"told:{kind}"),
        heard=facts.get(f"told_heard:{kind}"),
    )


def read_must_tell(parsed: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[TellRule, ...]:
    """The rules of the parsed file. Raises VocabularyFault with the place of what is wrong."""
    top = Entry(MUST_TELL, "", parsed)
    source, dated = top.text("source"), top.text("dated")
    rules: dict[str, TellRule] = {}
    for entry in top.entries("must_tell"):
        rule = TellRule(
            code=entry.text("code"),
            because=entry.text("because"),
            when=condition_of(entry, "when", vocabulary),
            tell=entry.text("tell"),
            met_by=condition_of(entry, "met_by", vocabulary),
            source=entry.take("source", str, source),
            dated=entry.take("dated", str, dated),
        )
        entry.all_known("tell", (rule.tell,), vocabulary.lists[NOTICE_KINDS])
        entry.close_as(rule.code, rules)
        rules[rule.code] = rule
    top.close()
    return tuple(rules.values())
