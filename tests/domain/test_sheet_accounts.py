"""Whose an account is, is never guessed."""

from __future__ import annotations

from builders import a_capture_card, a_person, a_record_id, an_exhibit, an_involvement
from domain.test_sheet_sources import sheet
from escalation_builders import a_takedown
from sheet_builders import a_full_case


def test_the_account_of_whoever_was_affected_is_never_filled_in_as_a_suspects() -> None:
    """Maya's own stands on the capture card, as an address and on the takedown; another's is nobody's yet."""
    cards = ("@maya.draws", "MAYA.DRAWS", "https://www.instagram.com/maya.draws/", "@somebody.new", "@ben.c")
    case = a_full_case(
        exhibits=tuple(
            an_exhibit(id=a_record_id(400 + place), card=a_capture_card(handle=handle))
            for place, handle in enumerate(cards)
        ),
        takedowns=(a_takedown(account="maya.draws"), a_takedown(id=a_record_id(754), account="@other.new")),
    )
    for code, field in (
        ("ceop", "suspect_accounts"),
        ("platform", "account"),
        ("report_harmful_content", "account"),
        ("prevent", "contacts"),
    ):
        text = sheet(case, code).answer(field).text
        assert "maya" not in text.casefold() and "@ben.c" not in text and "pupil" not in text, code
        assert "@somebody.new" in text and "@other.new" in text and "@notyourfriend" in text
    ceop = sheet(case, "ceop").answer("suspect_accounts").text.splitlines()
    assert ceop == [
        "Unknown account: @notyourfriend",
        "Accounts in this incident; whose they are is not recorded: @somebody.new; @other.new",
    ]
    mine = a_takedown(account="maya.draws")
    alone = a_full_case(people=((an_involvement(), a_person()),), exhibits=(), takedowns=(mine,))
    assert sheet(alone, "ceop").answer("suspect_accounts").is_missing
    assert sheet(alone, "platform").answer("account").is_missing
