"""What a capture card may say, what is only pointed out, and what an older card's text still is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from safetydesk.domain.checks.capture_card import (
    check_capture_card,
    missing_from,
    pointed_out,
    read_card,
    typed_card,
)
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.domain.plain import from_plain, to_plain
from safetydesk.wording import load_vocabulary

NOW = Moment.london(2026, 11, 21, 14, 0)
LATER = Moment.of(NOW.utc + timedelta(minutes=1))
WHOLE = CaptureCard(
    description="The group's page", captured=NOW, clock_checked="the office PC", clock_wrong_by="2 minutes fast",
    shown_time="21:34", platform="instagram", address="https://chat.example/g/1", handle="@maya", user_id="4471",
    group="Year 8", account="pupil", account_whose="Maya", device="Maya's phone", software="7.1",
    method="screenshot", captured_by="Jo", supplied_by="Maya", whole_screen="series", series_number=2, series_of=5,
    context_included="before", live="live", live_checked=NOW, transcription="Hello", transcribed_by="Jo",
)  # fmt: skip


def judged(card: CaptureCard, before: CaptureCard | None = None) -> list[tuple[str, str]]:
    found = check_capture_card(card, load_vocabulary(), Findings(NOW), before)
    return [(each.field, each.code) for each in found.problems]


@pytest.mark.parametrize("card", [CaptureCard(), WHOLE])
def test_an_empty_and_a_whole_card_pass(card):
    assert judged(card) == []


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("captured", LATER, "in_the_future"),
        ("live_checked", LATER, "in_the_future"),
        ("series_number", 6, "beyond_the_series"),
        ("series_number", 0, "not_between"),
        ("series_of", 10_000, "not_between"),
        ("account", "my own", "not_in_the_list"),
        ("context_included", "some", "not_in_the_list"),
        ("group", "\ud800", "broken_character"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(field, value, code):
    assert (field, code) in judged(replace(WHOLE, **{field: value}))


def test_own_words_for_the_account_of_an_older_card_may_stay():
    older = CaptureCard(account="@lark, her own")
    assert judged(older) == [("account", "not_in_the_list")]
    assert judged(replace(older, description="A threat"), before=older) == []


def test_what_is_typed_is_read_and_comes_back_the_same():
    found = Findings(NOW)
    assert read_card(typed_card(WHOLE), CaptureCard(), found) == WHOLE
    assert not found.problems
    assert read_card(dict.fromkeys(typed_card(WHOLE), ""), WHOLE, found) == CaptureCard()


@pytest.mark.parametrize("typed", ["two", "0", "-1", "12345", "²", "00000000001"])
def test_a_number_that_is_none_stays_as_it_was_and_is_said(typed):
    found = Findings(NOW)
    assert read_card({"series_number": typed, "series_of": ""}, WHOLE, found).series_number == 2
    assert [each.field for each in found.problems] == ["series_number"]


def test_what_is_missing_is_told_and_any_one_place_is_a_place():
    assert missing_from(WHOLE) == ()
    asked = missing_from(CaptureCard())
    assert {"captured", "place", "account", "captured_by", "live"} <= set(asked)
    assert "place" not in missing_from(CaptureCard(group="Year 8"))
    assert "captured_by" not in missing_from(CaptureCard(supplied_by="Maya"))


def test_what_is_pointed_out_is_never_refused():
    card = CaptureCard(
        account="staff", live="deleted_by_poster", transcription="Hello", whole_screen="series"
    )
    assert pointed_out(card) == ("own_account", "not_checked", "typed_by", "which_of_series")
    assert judged(card) == []
    assert (
        pointed_out(CaptureCard(device="staff_own"))
        == ("own_account",)
        == pointed_out(CaptureCard(account="staff"))
    )
    assert pointed_out(WHOLE) == () == pointed_out(CaptureCard(live="not_known"))


def test_a_card_of_an_earlier_release_has_the_text_it_had():
    older = CaptureCard(description="A post", platform="instagram", captured=NOW)
    assert set(to_plain(older)) == {"description", "platform", "captured"}
    assert from_plain(CaptureCard, to_plain(older)) == older
    assert from_plain(CaptureCard, to_plain(WHOLE)) == WHOLE
