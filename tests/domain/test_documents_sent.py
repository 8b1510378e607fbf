"""What was sent: an exhibit by its number with its fingerprint, anything else in words."""

from __future__ import annotations

from builders import an_exhibit
from safetydesk.domain.documents_sent import documents_sent
from safetydesk.domain.exhibit import ISOLATED


def test_a_number_stands_for_its_exhibit_and_words_for_themselves() -> None:
    exhibit = an_exhibit()
    whole = f"{exhibit.number} · SHA-256 {exhibit.sealed.sha256}"
    typed = (exhibit.number.lower(), "The referral form", whole, exhibit.number)
    assert documents_sent(typed, [exhibit]) == (whole, "The referral form")
    assert documents_sent((exhibit.number,), []) == (exhibit.number,)


def test_of_one_out_of_sight_only_the_number_is_said() -> None:
    exhibit = an_exhibit(state=ISOLATED)
    assert documents_sent((exhibit.number,), [exhibit]) == (exhibit.number,)
