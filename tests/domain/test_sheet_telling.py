"""Who was told, with whom, when and how; who was not, with why; and what an adult of concern may know."""

from __future__ import annotations

from domain.test_sheet_sources import sheet
from sheet_builders import a_full_case


def test_told_with_how_and_not_told_with_why() -> None:
    case = a_full_case()
    told = sheet(case, "lado").answer("parents_told").text
    assert told.startswith("Yes: Ada Okafor, 20 Nov 2026 09:50, By phone")
    adult = sheet(case, "lado").answer("adult_aware").text
    assert "The LADO asked us to wait." in adult
    untold = a_full_case(notices=(), referrals=(), threshold_decisions=())
    for field in ("parents_told", "adult_aware"):
        assert sheet(untold, "lado").answer(field).is_missing
