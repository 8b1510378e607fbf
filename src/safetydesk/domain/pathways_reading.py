"""From the parsed files of `resources/pathways/` to pathways, strictly: a fault names its file and key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from safetydesk.domain.condition_reading import condition_read
from safetydesk.domain.fact_names import unknown_names
from safetydesk.domain.kinds_of_words import KINDS
from safetydesk.domain.pathway import OPENS, OPENS_OF, SAID, WHO, Pathway, Step
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.vocabulary_reading import Entry, VocabularyFault

LASTING = frozenset({
    "referral", "heard", "reference", "ended", "challenged", "called", "reached", "told", "told_heard", "not_told",
    "decided", "threshold", "allegation", "exhibit", "described", "held", "words", "takedown", "note", "debrief",
    "action", "ban", "police_wish", "deletion_asked", "deletion_confirmed", "report_remove_offered", "settled",
    "trigger",
})  # fmt: skip
"""Facts that no later record takes away again: what a step may be met by, so that it never becomes unmet.

That a threshold was decided lasts; what the answer was does not.
"""
ONCE_MORE = frozenset({"adult_untold", "adult_unheard"})
"""Facts that must not be so for a step to be taken: it is wanted once more of whoever is written down after it was."""


def read_pathways(files: Mapping[str, Mapping[str, Any]], vocabulary: Vocabulary) -> dict[str, Pathway]:
    """By code, in the order that each file's `place` says. Raises VocabularyFault."""
    found: dict[str, tuple[int, str, Pathway]] = {}
    for file in sorted(files):
        place, pathway = _pathway(file, files[file], vocabulary)
        if pathway.code in found:
            raise VocabularyFault(file, "code", "is there twice")
        found[pathway.code] = (place, file, pathway)
    every = {code: each for code, (_place, _file, each) in sorted(found.items(), key=lambda one: one[1][:2])}
    steps = {code: [step.code for step in each.steps] for code, each in every.items()}
    for _place, file, each in found.values():
        for key, condition in each.conditions():
            for name in unknown_names(condition.names, vocabulary, steps):
                raise VocabularyFault(file, key, f"{name} is no fact")
    return every


def _pathway(file: str, parsed: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[int, Pathway]:
    top = Entry(file, "", parsed)
    place, confirmed = top.take("place", int), top.take("confirmed", bool)
    steps: list[Step] = []
    for entry in top.entries("step"):
        step = _step(entry, vocabulary, confirmed)
        entry.close_as(step.code, {each.code for each in steps})
        steps.append(step)
    pathway = Pathway(
        code=top.text("code"),
        name=top.text("name"),
        words=top.text("words"),
        when=condition_read(top, "when", vocabulary.conditions),
        source=top.text("source"),
        dated=top.text("dated"),
        confirmed=confirmed,
        steps=tuple(steps),
        retired=top.day("retired"),
    )
    top.close()
    if not pathway.when.every:
        raise VocabularyFault(file, "when", "is empty")
    codes = [step.code for step in steps]
    for number, step in enumerate(steps):
        for before in step.after:
            if before not in codes[:number]:
                raise VocabularyFault(file, f"step[{step.code}].after", f"{before} is no step before it")
        if step.since and step.since not in codes[:number]:
            raise VocabularyFault(file, f"step[{step.code}].since", f"{step.since} is no step before it")
    if any(step.investigative for step in steps) and not any(step.freezes for step in steps):
        raise VocabularyFault(file, "step", "no step freezes the investigative ones")
    return place, pathway


def _step(entry: Entry, vocabulary: Vocabulary, confirmed: bool) -> Step:
    who = entry.texts("who")
    if not who or not set(who) <= set(WHO):
        raise entry.fault("who", f"should be among {', '.join(WHO)}")
    met_by = condition_read(entry, "met_by", vocabulary.conditions)
    for terms in met_by.every:
        for term in terms:
            kind = term.fact.partition(":")[0]
            is_answer = kind == "threshold" and term.fact != kind
            if term.is_absent and term.fact in ONCE_MORE:
                continue
            if term.is_absent or is_answer or kind not in LASTING:
                raise entry.fault("met_by", f"{term.fact} may cease to be so")
    opens = entry.take("opens", str, "step")
    if not _can_be_opened(opens, vocabulary):
        raise entry.fault("opens", f"{opens} is no form")
    deadline = entry.take("deadline", str, "")
    if deadline and deadline not in vocabulary.every_deadline_rule:
        raise entry.fault("deadline", f"{deadline} is not known")
    step = Step(
        code=entry.text("code"),
        name=entry.text("name"),
        words=entry.text("words"),
        who=who,
        opens=opens,
        prompt=entry.take("prompt", str, ""),
        when=condition_read(entry, "when", vocabulary.conditions),
        met_by=met_by,
        after=entry.texts("after"),
        since=entry.take("since", str, ""),
        freezes=entry.take("freezes", bool, False),
        investigative=entry.take("investigative", bool, False),
        forced=entry.take("forced", bool, False),
        deadline=deadline,
        clause=entry.take("clause", str, ""),
        confirmed=entry.take("confirmed", bool, confirmed),
    )
    if step.opens not in SAID and not step.is_shown_by_records:
        raise entry.fault("met_by", "is empty: what its form records would not show")
    return step


def _can_be_opened(opens: str, vocabulary: Vocabulary) -> bool:
    kind, colon, code = opens.partition(":")
    if not colon:
        return kind in OPENS
    known: Mapping[str, Iterable[str]] = {
        "refer": (route.code for route in vocabulary.every_route.values() if route.is_outside),
        "call": vocabulary.every_route,
        "notice": vocabulary.lists.get("notice_kinds", {}),
        "decision": vocabulary.lists.get("decision_questions", {}),
        "words": (each.code for each in KINDS),
        "note": vocabulary.lists.get("note_kinds", {}),
    }
    return kind in OPENS_OF and (kind not in known or code in set(known[kind]))
