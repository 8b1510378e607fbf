"""Who knows of an incident, each in one line."""

from __future__ import annotations

from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.domain.who_knows import COPY, OUTSIDE, TEAM, Knower
from safetydesk.wording.amounts import count_words
from safetydesk.wording.records import route_words
from safetydesk.wording.saying import label
from safetydesk.wording.times import moment_words


def knower_words(knower: Knower, vocabulary: Vocabulary) -> str:
    """ "Headteacher, Mr Castellan · 20 Nov 2026, 14:00 · acknowledged 20 Nov 2026, 14:05"."""
    parts = [_who(knower, vocabulary), moment_words(knower.first)]
    if knower.kind == TEAM:
        times = count_words(knower.times, "act")
        parts[1] = label("who_knows.acts", times=times, first=parts[1], last=moment_words(knower.last))
    if knower.heard is not None:
        parts.append(label("who_knows.heard", at=moment_words(knower.heard)))
    return " \u00b7 ".join(part for part in parts if part)


def _who(knower: Knower, vocabulary: Vocabulary) -> str:
    if knower.kind == OUTSIDE:
        return route_words(knower.code, knower.name, vocabulary)
    if knower.kind == COPY:
        recipient = vocabulary.term("recipients", knower.code).label
        return label("who_knows.copy_of", number=knower.name, recipient=recipient)
    kind = vocabulary.term("notice_kinds", knower.code).label if knower.code else ""
    return ", ".join(part for part in (kind, knower.name) if part)
