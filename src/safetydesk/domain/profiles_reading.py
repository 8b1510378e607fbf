"""From the parsed files of `resources/profiles/` to profiles, as strictly as the vocabulary is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from safetydesk.domain.clause import OWN, Clause
from safetydesk.domain.house_kinds import HouseName, NotUsable, judged
from safetydesk.domain.profile import Profile
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.vocabulary_reading import Entry, VocabularyFault

LONGEST_WORDS = 200
"""A clause is a pointer in our own words to where the policy says it, never the policy's text."""
_CODE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*(\.[A-Za-z0-9]+)+")
_LIST = "policy_profiles"


def read_profiles(
    files: Mapping[str, Mapping[str, Any]], vocabulary: Vocabulary, names: Mapping[str, HouseName]
) -> dict[str, Profile]:
    """By code, in the order of their `place`. `names`: what may be set. Raises VocabularyFault with file and key."""
    found: dict[str, tuple[str, Profile]] = {}
    cited: dict[str, str] = {}
    for file in sorted(files):
        profile = _profile(file, files[file], vocabulary, names)
        if profile.code in found:
            raise VocabularyFault(file, "code", f"{profile.code} is in {found[profile.code][0]} too")
        for clause in profile.clauses:
            if clause.code in cited:
                raise VocabularyFault(file, f"clause[{clause.code}].code", f"is in {cited[clause.code]} too")
            cited[clause.code] = file
        found[profile.code] = (file, profile)
    return {each.code: each for _, each in sorted(found.values(), key=lambda one: one[1].place)}


def _profile(
    file: str, parsed: Mapping[str, Any], vocabulary: Vocabulary, names: Mapping[str, HouseName]
) -> Profile:
    top = Entry(file, "", parsed)
    code = top.text("code")
    if code not in vocabulary.lists.get(_LIST, {}):
        raise top.fault("code", f"{code} is not among {_LIST}")
    policy = top.text("policy")
    top.all_known("policy", (policy,), vocabulary.lists["policies"])
    rules = top.texts("rules")
    top.all_known("rules", rules, vocabulary.lists["house_rules"])
    if len(set(rules)) < len(rules):
        raise top.fault("rules", "has one twice")
    cycle = top.take("cycle_months", int)
    if cycle < 0:
        raise top.fault("cycle_months", "should not be negative")
    profile = Profile(
        code=code,
        place=top.take("place", int),
        title=top.text("title"),
        school=top.text("school"),
        version=top.text("version"),
        policy=policy,
        status=top.take("status", str, ""),
        source=top.text("source"),
        adopted=top.day("adopted"),
        approved_by=top.take("approved_by", str, ""),
        review_due=top.day("review_due"),
        cycle_months=cycle,
        remarks=top.texts("remarks"),
        rules=rules,
        values=_values(top, names),
        clauses=_clauses(top, rules),
    )
    if profile.adopted and profile.review_due and profile.review_due < profile.adopted:
        raise top.fault("review_due", "is before it was adopted")
    top.close()
    return profile


def _values(top: Entry, names: Mapping[str, HouseName]) -> dict[str, str]:
    values: dict[str, str] = {}
    for entry in top.entries("value") if "value" in top.remaining() else ():
        name, value = entry.text("name"), entry.text("value")
        entry.close()
        if name not in names or names[name].part == "rule":
            raise entry.fault("name", f"{name} cannot be set by a policy")
        if name in values:
            raise entry.fault("name", f"{name} is there twice")
        try:
            values[name] = judged(names[name], value)
        except NotUsable as fault:
            raise entry.fault("value", fault.problem.code) from fault
    return values


def _clauses(top: Entry, rules: tuple[str, ...]) -> tuple[Clause, ...]:
    clauses: dict[str, Clause] = {}
    for entry in top.entries("clause"):
        clause = Clause(
            code=entry.text("code"),
            number=entry.text("number"),
            words=entry.text("words"),
            rules=entry.texts("rules"),
        )
        entry.close()
        if not _CODE.fullmatch(clause.code) or clause.code.startswith(f"{OWN}."):
            raise entry.fault("code", 'should be as "sh.4.2"')
        if clause.code in clauses:
            raise entry.fault("code", "is there twice")
        if len(clause.words) > LONGEST_WORDS:
            raise entry.fault("words", f"are more than {LONGEST_WORDS} characters")
        for rule in clause.rules:
            if rule not in rules:
                raise entry.fault("rules", f"{rule} is not one that this policy adopts")
        clauses[clause.code] = clause
    carried = {rule for clause in clauses.values() for rule in clause.rules}
    for rule in rules:
        if rule not in carried:
            raise top.fault("rules", f"{rule} stands in no clause")
    return tuple(clauses.values())
