"""Which facts a condition may ask for: a vocabulary file that names another one is wrong, and is told so.

A fact that can never be so would make a duty that nothing meets, or one that nothing asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from safetydesk.domain.kinds_of_words import KINDS
from safetydesk.domain.posts import POSTS
from safetydesk.domain.vocabulary import Vocabulary

BARE = frozenset({
    "known", "serious", "sexual_image", "locked", "mark", "characteristic", "clause", "managed_under", "police_wish",
    "referral", "called", "told", "not_told", "decided", "overrode_wish", "threshold",
    "threshold_all_low", "threshold_settled", "to_be_judged", "was_to_be_judged", "adult_untold", "adult_unheard",
    "exhibit", "described", "held",
    "repeat", "was_serious", "takedown", "linked", "was_closed", "closed", "debrief", "action", "trigger", "ban",
    "allegation", "deletion_asked", "deletion_confirmed", "report_remove_offered", "sign_off_pending",
    "disagreed", "disagreement_answered", "takedown_open", "takedown_over",
})  # fmt: skip
_OF_LISTS = {
    "part": "parts", "told": "notice_kinds", "not_told": "notice_kinds", "told_heard": "notice_kinds",
    "decided": "decision_questions", "settled": "decision_questions", "trigger": "referral_triggers",
    "mark": "incident_marks", "characteristic": "characteristics",
    "managed_under": "policies", "lead_procedure": "policies", "school_time": "school_times", "intent": "intents",
    "network": "networks", "replied": "replied_answers", "note": "note_kinds", "threshold": "threshold_answers",
    "limb": "harm_limbs", "allegation": "allegation_outcomes", "rule": "house_rules", "year": "year_groups",
    "police_wish": "police_wishes",
}  # fmt: skip
_OF_ROUTES = ("referral", "heard", "reference", "ended", "challenged", "called", "reached")
_OF_PATHWAYS = ("step", "step_not_needed")


def unknown_names(
    names: Iterable[str], vocabulary: Vocabulary, pathways: Mapping[str, Iterable[str]] | None = None
) -> tuple[str, ...]:
    """Those that no record can ever make so, in their order. `pathways`: each one's steps, where they are known.

    A clause is a school's own code, and so is any that follows `clause:`.
    """
    steps = {f"{code}.{step}" for code, of_it in (pathways or {}).items() for step in of_it}
    return tuple(name for name in names if not _is_known(name, vocabulary, steps, pathways is None))


def _is_known(name: str, vocabulary: Vocabulary, steps: set[str], takes_any_step: bool) -> bool:
    kind, colon, rest = name.partition(":")
    if not colon:
        return kind in BARE
    if kind in _OF_LISTS:
        return rest in vocabulary.lists.get(_OF_LISTS[kind], {})
    if kind in _OF_ROUTES:
        return rest in vocabulary.every_route
    if kind in _OF_PATHWAYS:
        return takes_any_step or rest in steps
    return kind in _OTHERS and _OTHERS[kind](rest, vocabulary)


def _answer(rest: str, vocabulary: Vocabulary) -> bool:
    question, _equals, answer = rest.partition("=")
    lists = vocabulary.lists
    return question in lists["decision_questions"] and answer in lists["decision_answers"]


def _person(rest: str, vocabulary: Vocabulary) -> bool:
    part, _dot, kind = rest.partition(".")
    return part in vocabulary.lists["parts"] and kind in vocabulary.lists["person_kinds"]


def _takedown(rest: str, vocabulary: Vocabulary) -> bool:
    step, dot, route = rest.partition(".")
    return step in vocabulary.lists.get("takedown_steps", {}) and (not dot or route in vocabulary.every_route)


_OTHERS: dict[str, Callable[[str, Vocabulary], bool]] = {
    "category": lambda rest, vocabulary: rest in vocabulary.every_category,
    "severity": lambda rest, _vocabulary: rest in {"0", "1", "2", "3", "4"},
    "withdrawn": _person,
    "has": lambda rest, _vocabulary: rest in {"categories", "told_by", "platform", "address", "people"},
    "words": lambda rest, _vocabulary: rest in {kind.code for kind in KINDS},
    "clause": lambda rest, _vocabulary: bool(rest),
    "answer": _answer,
    "person": _person,
    "about": lambda rest, _vocabulary: rest in POSTS,
    "takedown": _takedown,
}


def kinds() -> Iterator[str]:
    """Every word that may stand before the colon."""
    yield from (*_OF_LISTS, *_OF_ROUTES, *_OF_PATHWAYS, *_OTHERS)
