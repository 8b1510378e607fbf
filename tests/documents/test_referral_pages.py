"""Referrals on paper: every part of one, the calls before it with the minutes waited, and calls that led to none."""

from __future__ import annotations

import pytest

from builders import PERSON_ID, a_case_file, a_record_id, a_referral
from documents.reading import drawn, words_of
from escalation_builders import a_call_attempt, an_agency
from safetydesk.domain.clock import Moment


@pytest.fixture(scope="module")
def said() -> str:
    referral = a_referral(
        about=(PERSON_ID,), route="social_care", agency_id=an_agency().id, office="Front door", role="Duty worker",
        started=Moment.london(2026, 11, 20, 10, 0), informed="told", informed_reason="By telephone",
        consent="refused", consent_reason="He is afraid", documents=("JSM/1 · SHA-256 abc", "The form"),
        decision="below_threshold", next_contact=Moment.london(2026, 11, 24, 9, 0),
        challenged=Moment.london(2026, 11, 20, 15, 0), challenged_by="The head", challenge="Rang the manager",
        challenge_result="They will look again",
    )  # fmt: skip
    calls = (
        a_call_attempt(referral_id=referral.id),
        a_call_attempt(
            id=a_record_id(732), referral_id=referral.id, began=Moment.london(2026, 11, 20, 11, 0),
            ended=Moment.london(2026, 11, 20, 11, 34), result="answered", organisation="",
        ),
        a_call_attempt(id=a_record_id(733), route="lado", note="Nobody there"),
    )  # fmt: skip
    case = a_case_file(referrals=(referral,), call_attempts=calls, agencies=(an_agency(),))
    return words_of(drawn(case=case))


@pytest.mark.parametrize(
    "words",
    [
        "About Maya Okafor",
        "Whitlow LADO, Whitlow", "Front door", "Duty worker", "By telephone", "Refused", "He is afraid",
        "SHA-256 abc", "Below their threshold", "24 Nov 2026 09:00", "Disagreement with their decision", "The head",
        "Rang the manager", "They will look again", "2 calls on 1 day, 52 minutes waited",
        "Answered, after 34 minutes", "Calls that led to no referral", "Nobody there", "01632 960 222",
    ],
)  # fmt: skip
def test_it_stands_on_the_page(words: str, said: str) -> None:
    assert words in said
