"""The 37 categories against the table they were taken from, written here a second time by hand in its own signs.

Source: the domain research, 9.4. A row: code; four Cs; images; least severity; routes to consider first; routes to
offer as well; a word that each must-ask or clock of the table has left in the questions ("" where it names none).
"""

from __future__ import annotations

import pytest

from safetydesk.wording import load_vocabulary

V = load_vocabulary()
FOURS = {"Cd": "conduct", "Ct": "contact", "Cn": "content", "Cm": "commerce"}
ROUTES = {
    "P": "police_101", "999": "police_999", "M": "social_care", "L": "lado", "C": "ceop", "I": "iwf",
    "RR": "report_remove", "H": "report_harmful_content", "PO": "posh", "PL": "platform", "ISP": "internet_provider",
    "RF": "report_fraud", "PV": "prevent", "CT": "counter_terrorism_online", "CY": "cyber_choices",
    "TV": "true_vision", "ICO": "ico", "IT": "it_support", "HR": "human_resources", "LAW": "solicitor",
    "PAR": "parents", "EDU": "education", "SLT": "leadership", "MEET": "meeting", "BANK": "bank", "DSL": "dsl",
    "LLC": "low_level_concerns", "HEAD": "head", "LA": "education_safeguarding", "DPO": "data_protection_officer",
    "CRR": "channel_steps", "CAMHS": "camhs", "SUP": "support_service", "SAN": "behaviour",
}  # fmt: skip
TABLE = """
BULLY           | Cd    | ask   | 2 | PAR PL               | P H         | school day; want; repair
BULLY-STAFF     | Cd    | ask   | 2 | HR SLT P PL PO       |             | retaliated; Dignity at Work
PARENT-ABUSE    | Cd    | ask   | 2 | MEET PL ISP PO LAW   | P           | invited; remove
REPUTE          | Cd    | ask   | 1 |                      | PL PO       |
IMPERS          | Ct    | ask   | 2 |                      | PL PO RF P  | CEOP does not take fake accounts
NUDES           | Cd    | never | 3 | P M                  | RR PAR      | adult; coerced; 13; delet
NUDES-NC        | Cd    | never | 3 | P M RR PL            |             |
SEXTORT         | Ct Cm | never | 4 | P M C                | RR PL BANK RF | not to pay; keep the messages; today
DEEPFAKE-SEX    | Cd    | never | 3 | P M                  | RR PL       | real image
DEEPFAKE-OTHER  | Cd    | ask   | 2 |                      | PL PO       |
CSAM            | Cn    | never | 4 | P M                  | I L         | stopped; Do not look
GROOM           | Ct    | ask   | 3 | P C M                |             | not know that anyone; kept; locks evidence
AI-CHAT         | Ct    | ask   | 2 |                      | M PL        | tell or ask the child
CSE-CCE         | Ct    | ask   | 3 | M P                  |             |
STAFF-CONTACT   | Ct    | ask   | 2 | L                    | LLC HR      | exemption in the register; limb
STAFF-CONDUCT   | Cd    | ask   | 1 |                      | HR HEAD     | clause
STAFF-UNSUIT    | Cn    | ask   | 3 | L LA                 |             | until the advice has come
PORN-ADULT      | Cn    | never | 2 |                      | IT PAR M    | no one under 18
CONTENT-UP      | Cn    | ask   | 1 |                      | IT          | blocked
SELFHARM        | Cn Ct | ask   | 3 | 999 M PAR CAMHS      | H           | safe at this moment; own intent
EXTREMISM       | Cn Ct | ask   | 3 | PV P CT              |             | How did the concern arise
HATE            | Cd    | ask   | 3 | P TV                 | PAR PL      | characteristic
MISINFO         | Cn    | ask   | 1 |                      | EDU PL      | spread it further
THREAT          | Cd    | ask   | 4 | 999 P M              |             |
HARASS          | Cd    | ask   | 3 | M P                  | H           |
BYPASS          | Cd    | ask   | 1 |                      | IT SAN CY   | from when until when
HACK            | Cd    | ask   | 3 | P RF CY              | IT ICO      | without the child's name
UNDERAGE        | Cd    | ask   | 1 | PAR EDU PL           |             | age rule applies
BREACH          | Cd    | ask   | 2 | DPO ICO              |             | When did the school know
COPY            | Cd    | ask   | 1 |                      | LAW         |
SCAM            | Cm    | ask   | 2 | RF BANK PL           |             |
GAMBLE          | Cm    | ask   | 1 |                      | PAR SUP     |
ADVERT          | Cm    | ask   | 1 |                      | PL IT       |
EXCESS          | Cd    | ask   | 1 |                      | IT          | from when until when
CHANNEL         | Cd    | ask   | 1 | CRR                  |             | copied; reported; removed
LOST            |       | ask   | 2 |                      | P IT ICO    | IMEI
OTHER           |       | ask   | 1 |                      | DSL         | no other category
"""
ROWS = [[part.strip() for part in line.split("|")] for line in TABLE.strip().splitlines()]


def test_there_are_these_and_no_others() -> None:
    assert [row[0] for row in ROWS] == [category.code for category in V.categories]
    assert len(ROWS) == 37


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_category_is_as_in_the_table(row: list[str]) -> None:
    code, fours, images, severity, first, further, words = row
    category = V.category(code)
    assert set(category.fours) == {FOURS[each] for each in fours.split()}
    assert (category.images, category.severity) == (images, int(severity))
    assert {route.route for route in category.routes if route.first} == {
        ROUTES[each] for each in first.split()
    }
    offered = {route.route for route in category.routes if not route.first}
    assert offered >= {ROUTES[each] for each in further.split()}
    asked = " ".join(category.must_ask)
    assert [each for each in words.split("; ") if each not in asked] == []


def test_the_breach_clock_is_seventy_two_hours() -> None:
    assert "breach_ico" in V.category("BREACH").deadlines and V.deadline_rule("breach_ico").amount == 72
