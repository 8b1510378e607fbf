"""Every event of the table of deadlines (domain.md, section 10) is a rule, with the number and calendar it names.

Written down here row by row: read from the file, a wrong number there would be right here.
"""

from __future__ import annotations

import pytest

from safetydesk.domain.deadline import LATER
from safetydesk.wording import load_vocabulary

RULES = load_vocabulary().every_deadline_rule
ROWS = {
    "staff allegation may meet the threshold": (("lado_contact", 1, "working_days"),),
    "phone referral to social care": (("social_care_form", 24, "clock_hours"),),
    "referral to social care made": (("social_care_answer", 1, "working_days"),),
    "indecent imagery found": (("imagery_report", 0, "clock_hours"),),
    "nudes reported": (("nudes_review", 0, "school_days"),),
    "leaver with a file": (("file_transfer", 5, "working_days"), ("file_transfer_receipt", 5, "days")),
    "data breach known": (("breach_ico", 72, "clock_hours"),),
    "subject access request received": (("subject_access", 1, "months"),),
    "education record asked for": (("education_record", 15, "school_days"),),
    "child contacts a personal account": (("personal_account_contact", 0, "days"),),
    "parent asked to remove content": (("removal_check", 2, "days"), ("removal_second_check", 7, "days")),
    "platform report made": (("platform_answer", 7, "days"),),
    "cyber choices form": (("cyber_choices_answer", 5, "working_days"),),
    "exemption approved": (("exemption_review", 12, "months"),),
    "policy review": (("policy_review", 60, "days"),),
    "filtering and monitoring review": (("filtering_review", 12, "months"),),
    "incident open and untouched": (("incident_untouched", 10, "school_days"),),
    "serious incident closed": (("debrief", 20, "school_days"),),
    "device held": (("device_held", 1, "days"),),
    "retention reached": (("retention_reached", 1, "months"),),
}
NO_REGISTER_YET = {
    "file_transfer": "file_transfers", "file_transfer_receipt": "file_transfers", "subject_access": "requests",
    "education_record": "requests", "policy_review": "policies", "filtering_review": "filtering_reviews",
    "retention_reached": "retention",
}  # fmt: skip


@pytest.mark.parametrize("row", ROWS)
def test_every_row_of_the_table_is_a_rule(row: str) -> None:
    for code, amount, unit in ROWS[row]:
        rule = RULES[code]
        assert (rule.amount, rule.unit, rule.retired) == (amount, unit, None)
        assert rule.label and rule.source and rule.dated


def test_what_waits_for_its_register_names_it_and_nothing_else_waits() -> None:
    waiting = {code: rule.register for code, rule in RULES.items() if LATER in rule.starts_on}
    assert waiting == NO_REGISTER_YET
