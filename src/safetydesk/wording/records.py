"""Parts of records as people say them: a capture card, a way to an agency, how a call ended."""

from __future__ import annotations

from safetydesk.domain.call_waits import Waits
from safetydesk.domain.checks.capture_card import TERMS, TIMES
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.domain.vocabulary import Vocabulary
from safetydesk.wording.amounts import count_words
from safetydesk.wording.saying import label
from safetydesk.wording.shipped import load_wording
from safetydesk.wording.times import moment_words


def card_words(card: CaptureCard, name: str, vocabulary: Vocabulary) -> str:
    """One field of a capture card (`checks.capture_card.IN_ORDER`) as people say it; "" where nothing is recorded."""
    if name == "series":
        return _series_words(card.series_number, card.series_of)
    value = getattr(card, name)
    if name in TIMES:
        return moment_words(value, with_zone=True) if value else ""
    return vocabulary.term(TERMS[name], value).label if name in TERMS else str(value)


def _series_words(number: int | None, of: int | None) -> str:
    """ "2 of 5", "2 of a series", "one of 5"; "" where neither is known."""
    if number is None:
        return label("card_series_some", of=str(of)) if of else ""
    if of is None:
        return label("card_series_open", number=str(number))
    return label("card_series", number=str(number), of=str(of))


def state_words(code: str) -> str:
    """What a sealed file was found to be, by the last part of a code such as `exhibit_truncated`."""
    name = f"evidence_state.{code.removeprefix('exhibit_')}"
    return label(name if name in load_wording().codes("label") else "evidence_state.unreadable")


def route_words(code: str, organisation: str, vocabulary: Vocabulary, *, short: bool = False) -> str:
    """The way to an agency and who was written as reached: a team's name alone does not say whose it is.

    `short` where a line has little room. An organisation that only repeats the route is left out, and a route that the
    organisation's own name says already.
    """
    route = vocabulary.every_route.get(code)
    if route is None:
        return ", ".join(part for part in (code, organisation) if part)
    said = route.short if short else route.name
    is_repeated = organisation.casefold() in (
        route.name.casefold(),
        route.short.casefold(),
        route.agency.casefold(),
    )
    if is_repeated or not organisation:
        return said
    return organisation if said.casefold() in organisation.casefold() else f"{said}, {organisation}"


def call_result_words(result: str, minutes: int | None, vocabulary: Vocabulary) -> str:
    """How a call ended and after how long; `minutes` is None while it has not."""
    if minutes is None:
        return label("call_line_open")
    said = vocabulary.term("call_results", result).label
    return label("call_line", result=said, minutes=count_words(minutes, "minute"))


def waits_words(wait: Waits) -> str:
    """ "4 calls on 3 days, 52 minutes waited"."""
    return label(
        "call_waits",
        calls=count_words(wait.calls, "call"),
        days=count_words(wait.days, "day"),
        minutes=count_words(wait.minutes, "minute"),
    )
