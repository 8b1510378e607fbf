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
    parts = [knower_name(knower, vocabulary), knower_when(knower)]
    if knower.heard is not None:
        parts.append(label("who_knows.heard", at=moment_words(knower.heard)))
    return " \u00b7 ".join(part for part in parts if part)


def knower_when(knower: Knower) -> str:
    """When they came to know; of a member how often they looked or wrote, and between when."""
    first = moment_words(knower.first)
    if knower.kind != TEAM:
        return first
    times = count_words(knower.times, "act")
    if knower.first == knower.last:
        return label("who_knows.one_act", times=times, at=first)
    return label("who_knows.acts", times=times, first=first, last=moment_words(knower.last))


def knower_name(knower: Knower, vocabulary: Vocabulary) -> str:
    """Who it is: a name, with what they are where that is known."""
    if knower.kind == OUTSIDE:
        return route_words(knower.code, knower.name, vocabulary)
    if knower.kind == COPY:
        recipient = vocabulary.term("recipients", knower.code).label
        document = label(f"document.{knower.document}")
        return label("who_knows.copy_of", number=knower.name, document=document, recipient=recipient)
    kind = vocabulary.term("notice_kinds", knower.code).label if knower.code else ""
    return ", ".join(part for part in (kind, knower.name) if part)
