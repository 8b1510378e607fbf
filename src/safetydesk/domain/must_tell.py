"""Who inside the school must be told, by the rules it adopted, and whether they were and said so. Kept as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.condition_reading import condition_of
from safetydesk.domain.conditions import Condition
from safetydesk.domain.facts import facts_of
from safetydesk.domain.notice import Notice
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.vocabulary_reading import Entry

MUST_TELL, NOTICE_KINDS = "must_tell.toml", "notice_kinds"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellRule:
    """While `when` holds, each of `tell` (codes of `notice_kinds`) is told, and acknowledges it.

    `or_why_not`: a reason why they were not told answers it too, and nobody's acknowledgement is waited for.
    """

    code: str
    because: str
    when: Condition
    tell: tuple[str, ...]
    or_why_not: bool
    source: str
    dated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One of those who must be told. `told` is since when they know it; `heard` since when they said so.

    `notice` is the record that says it, None where nobody has told them, or where they wrote it down themselves.
    """

    rule: TellRule
    to_kind: str
    notice: Notice | None = None
    told: Moment | None = None
    heard: Moment | None = None

    @property
    def is_met(self) -> bool:
        if self.rule.or_why_not:
            return self.notice is not None
        return self.heard is not None

    @property
    def is_refused(self) -> bool:
        """Written down that they were not told."""
        return self.notice is not None and not self.notice.was_told


def asked_of(case: CaseFile, rules: Iterable[TellRule], house_rules: Iterable[str] = ()) -> tuple[Asked, ...]:
    """Whoever must be told of this incident, each once, in the order of the rules."""
    facts = facts_of(case, house_rules)
    wanted: dict[str, TellRule] = {}
    for rule in rules:
        if rule.when.holds(facts):
            for kind in rule.tell:
                wanted.setdefault(kind, rule)
    return tuple(_asked(case, rule, kind) for kind, rule in wanted.items())


def _asked(case: CaseFile, rule: TellRule, kind: str) -> Asked:
    to_them = [notice for notice in case.notices if notice.to_kind == kind]
    told = [notice for notice in to_them if notice.was_told]
    heard = [notice for notice in told if notice.acknowledged is not None]
    author = case.members.get(case.incident.recorded_by)
    if not heard and author is not None and author.role == kind:  # they wrote it down, and so they know
        return Asked(rule=rule, to_kind=kind, told=case.incident.recorded, heard=case.incident.recorded)
    notice = next(iter((*heard, *told, *to_them)), None)
    return Asked(
        rule=rule,
        to_kind=kind,
        notice=notice,
        told=notice.at if notice and notice.was_told else None,
        heard=notice.acknowledged if notice else None,
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
            tell=entry.texts("tell"),
            or_why_not=entry.take("or_why_not", bool, False),
            source=entry.take("source", str, source),
            dated=entry.take("dated", str, dated),
        )
        for kind in rule.tell:
            if kind not in vocabulary.lists[NOTICE_KINDS]:
                raise entry.fault("tell", f"{kind} is not known")
        entry.close()
        if rule.code in rules:
            raise entry.fault("code", "is there twice")
        rules[rule.code] = rule
    top.close()
    return tuple(rules.values())
