"""What a capture card may say, whichever door it came by: with the file, on a draft's list, or amended later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from safetydesk.domain.checks.codes import OF_CARD, check_codes
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.domain.vocabulary import Vocabulary

TIMES: Final = ("captured", "live_checked")
COUNTS: Final = ("series_number", "series_of")
LONGEST_SERIES: Final = 9_999
NOT_TYPED: Final = (*TIMES, *COUNTS)
"""Fields that are no text on the card, though they are typed as one."""
TERMS: Final = {**OF_CARD, "platform": "platforms", "device": "devices"}
"""Fields that hold a code, and the list it is of. The last two may hold own words instead."""
IN_ORDER: Final = (
    "captured", "clock_checked", "clock_wrong_by", "shown_time", "platform", "group", "address", "handle", "user_id",
    "account", "account_whose", "method", "whole_screen", "series", "context_included", "captured_by", "supplied_by",
    "device", "software", "live", "live_checked", "transcription", "transcribed_by",
)  # fmt: skip
"""How a card is read: what it shows stands before this; `series` is both counts together."""
OWN_ACCOUNT: Final = "staff"
"""The code of `accounts_used` that policies ask staff never to use (D40)."""
OWN_DEVICE: Final = "staff_own"
"""The code of `devices` of which the same is so."""
_PLACE: Final = ("platform", "address", "handle", "group")
_ASKED: Final = (
    "captured", "clock_checked", "shown_time", "place", "account", "method", "whole_screen", "context_included",
    "captured_by", "live",
)  # fmt: skip


def check_capture_card(
    card: CaptureCard, vocabulary: Vocabulary, found: Findings, before: CaptureCard | None = None
) -> Findings:
    """Its texts, its codes, its times and its place in a series. What stood so `before` is not judged anew."""
    found.texts(card)
    check_codes(found, card, _changed(card, before), vocabulary)
    for name in TIMES:
        at: Moment | None = getattr(card, name)
        if at and at.utc > found.now.utc and not found.is_said(name):
            found.say(name, "in_the_future")
    _check_series(card, found)
    return found


def read_card(typed: Mapping[str, str], card: CaptureCard, found: Findings) -> CaptureCard:
    """The card with what was typed put on it. A field that is not in `typed` stays; a blank one is emptied.

    A problem stands in `found` for each time and number that cannot be read or be; one that cannot be read stays as
    it was.
    """
    values: dict[str, Any] = {name: text for name, text in typed.items() if name not in NOT_TYPED}
    for name in TIMES:
        if name in typed:
            at = found.moment(name, typed[name])
            if at is not None or not typed[name].strip():
                values[name] = at
    for name in COUNTS:
        if name in typed:
            count = _count(name, typed[name].strip(), found)
            if count is not None or not typed[name].strip():
                values[name] = count
    return replace(card, **values)


def typed_card(card: CaptureCard) -> dict[str, str]:
    """Every field as it is typed: the reverse of `read_card`."""
    texts = {name: getattr(card, name) for name in card.__dataclass_fields__ if name not in NOT_TYPED}
    times = {name: at.text() if (at := getattr(card, name)) else "" for name in TIMES}
    counts = {name: str(count) if (count := getattr(card, name)) else "" for name in COUNTS}
    return {**texts, **times, **counts}


def missing_from(card: CaptureCard) -> tuple[str, ...]:
    """What is asked for and not recorded, as field names and `place`. It never holds anything back."""
    filled = {name: bool(getattr(card, name)) for name in _ASKED if name != "place"}
    filled["place"] = any(getattr(card, name).strip() for name in _PLACE)
    filled["captured_by"] = bool(card.captured_by.strip() or card.supplied_by.strip())
    return tuple(name for name in _ASKED if not filled[name])


def pointed_out(card: CaptureCard) -> tuple[str, ...]:
    """What may be as it is, and yet wants a word: codes of `[label]` `card_points.<code>`."""
    wants = {
        "own_account": is_staffs_own(card.account) or is_staffs_own(card.device),
        "not_checked": card.live not in ("", "not_known") and card.live_checked is None,
        "typed_by": bool(card.transcription.strip()) and not card.transcribed_by.strip(),
        "which_of_series": card.whole_screen == "series" and card.series_number is None,
    }
    return tuple(code for code, is_so in wants.items() if is_so)


def is_staffs_own(code: object) -> bool:
    """Whether an account or a device is one that policies ask staff never to use for this."""
    return code in (OWN_ACCOUNT, OWN_DEVICE)


def _changed(card: CaptureCard, before: CaptureCard | None) -> dict[str, str]:
    if before is None:
        return OF_CARD
    return {name: terms for name, terms in OF_CARD.items() if getattr(card, name) != getattr(before, name)}


def _count(name: str, typed: str, found: Findings) -> int | None:
    if not typed:
        return None
    is_number = typed.isascii() and typed.isdigit() and len(typed) <= len(str(LONGEST_SERIES))
    if not (is_number and 1 <= int(typed) <= LONGEST_SERIES):
        found.say(name, "not_between", least="1", most=f"{LONGEST_SERIES:,}")
        return None
    return int(typed)


def _check_series(card: CaptureCard, found: Findings) -> None:
    for name in COUNTS:
        count: int | None = getattr(card, name)
        if count is not None and not 1 <= count <= LONGEST_SERIES and not found.is_said(name):
            found.say(name, "not_between", least="1", most=f"{LONGEST_SERIES:,}")
    if card.series_number and card.series_of and card.series_number > card.series_of:
        found.say("series_number", "beyond_the_series")
