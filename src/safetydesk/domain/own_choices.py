"""A school's own choices of a list: a line each, with a permanent code; what is no longer offered stays, marked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from safetydesk.domain.vocabulary import Term, Vocabulary

OPEN_LISTS = (
    "platforms", "places", "devices", "networks", "told_how", "year_groups", "methods", "notice_kinds",
    "reasons_not_told", "incident_outcomes", "referral_outcomes", "policies", "action_origins", "ban_kinds",
    "amend_reasons", "purposes", "recipients", "exemption_grounds", "exemption_conditions", "ladder",
)  # fmt: skip
"""Lists that a school may add to. In the others a rule, a pathway or the law goes by each code there is."""
PREFIX = "own."
LAST = "other"
"""The shipped choice that stays the last one of its list."""
LADDER, METHODS = "ladder", "methods"
LONGEST, MOST = 80, 60
_LINE = re.compile(r"(?:(own\.[a-z0-9_]{1,48})(?:\s+|$))?(.*?)\s*(\(retired\))?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnChoice:
    """`code` begins with "own." and never changes, whatever the label is called later."""

    code: str
    label: str
    is_retired: bool = False


class ChoiceFault(ValueError):
    """One line is no choice: `line` is counted from 1."""

    def __init__(self, code: str, line: int, **values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, {"line": str(line), **values}


def read_own_choices(text: str) -> tuple[OwnChoice, ...]:
    """In order; a line without its code is given one, by its words. Raises ChoiceFault."""
    lines = [(place, " ".join(line.split())) for place, line in enumerate(text.splitlines(), 1)]
    found = [(place, *_parts(place, line)) for place, line in lines if line]
    if len(found) > MOST:
        raise ChoiceFault("choices_too_many", found[MOST][0], most=str(MOST))
    codes, labels = {code for _, code, _, _ in found if code}, set[str]()
    seen: set[str] = set()
    choices: list[OwnChoice] = []
    for place, code, label, is_retired in found:
        if code in seen:
            raise ChoiceFault("choice_code_twice", place, kept=code)
        if folded(label) in labels:
            raise ChoiceFault("choice_twice", place, label=label)
        given = code or _free(label, codes)
        labels.add(folded(label))
        codes.add(given)
        seen.add(given)
        choices.append(OwnChoice(code=given, label=label, is_retired=is_retired))
    return tuple(choices)


def own_choices_text(choices: Iterable[OwnChoice]) -> str:
    """The reverse of `read_own_choices`."""
    return "\n".join(f"{each.code} {each.label}{' (retired)' if each.is_retired else ''}" for each in choices)


def with_own(
    list_name: str, terms: Mapping[str, Term], choices: Iterable[OwnChoice], since: date
) -> dict[str, Term]:
    """The list with the school's own choices before its last resort. `since`: from when what is retired is."""
    own = {
        each.code: Term(
            code=each.code,
            label=each.label,
            # Nothing but telling whoever is called so shows that a step of the school's own was reached.
            choices=(f"told:{each.code}",) if list_name == LADDER else (),
            retired=since if each.is_retired else None,
        )
        for each in choices
    }
    last = {LAST: terms[LAST]} if LAST in list(terms)[-1:] else {}
    return {**{code: term for code, term in terms.items() if code not in last}, **own, **last}


def labels_twice(vocabulary: Vocabulary) -> frozenset[tuple[str, str]]:
    """(list, label folded) of every open list that offers two choices of one label: nobody could tell them apart."""
    found: set[tuple[str, str]] = set()
    for name in OPEN_LISTS:
        seen: set[str] = set()
        for term in vocabulary.terms(name):
            label = folded(term.label)
            if label in seen:
                found.add((name, label))
            seen.add(label)
    return frozenset(found)


def folded(label: str) -> str:
    """What two labels have in common that read alike."""
    return " ".join(unicodedata.normalize("NFKC", label).casefold().split())


def _parts(place: int, line: str) -> tuple[str, str, bool]:
    match = _LINE.fullmatch(line)
    code, label, retired = match.groups() if match else ("", "", None)
    if not label:
        raise ChoiceFault("not_a_choice", place)
    if len(label) > LONGEST:
        raise ChoiceFault("choice_too_long", place, most=str(LONGEST))
    if label.casefold().startswith(PREFIX):
        raise ChoiceFault("choice_code_wrong", place)
    return (code or "").lower(), label, retired is not None


def _free(label: str, codes: set[str]) -> str:
    """A code by the label's words that no other line has."""
    parted = unicodedata.normalize("NFKD", label)
    plain = "".join(letter for letter in parted if not unicodedata.combining(letter)).lower()
    slug = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:40].strip("_") or "choice"
    found, more = f"{PREFIX}{slug}", 2
    while found in codes:
        found, more = f"{PREFIX}{slug}_{more}", more + 1
    return found
