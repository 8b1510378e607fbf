from __future__ import annotations

from datetime import date

import pytest

from safetydesk.desktop.rooms.exemptions.columns import GROUPS, in_group, review_badge, rows_of
from safetydesk.domain.identity import new_id
from safetydesk.domain.rows import ExemptionRow
from safetydesk.wording import load_vocabulary

TODAY, NEAR = date(2026, 11, 21), date(2027, 1, 2)


def a_row(**values):
    given = {"decision": "agreed", "review_on": date(2027, 9, 1), "in_force_to": None, **values}
    return ExemptionRow(
        id=new_id(), reference="EX-2026-001", staff="Tom", other_party="Ruby", kind="club_faith", **given
    )


@pytest.mark.parametrize(
    ("values", "words", "tone"),
    [
        ({}, "1 Sep 2027", ""),
        ({"review_on": date(2026, 11, 27)}, "27 Nov 2026", "moderate"),
        ({"review_on": date(2026, 11, 20)}, "1 day late", "critical"),
        ({"review_on": TODAY}, "21 Nov 2026", "moderate"),
        ({"in_force_to": date(2026, 11, 1)}, "ran out 1 Nov 2026", "neutral"),
        ({"decision": "refused", "review_on": None}, "", ""),
        ({"decision": "ended", "review_on": date(2026, 1, 1)}, "", ""),
    ],
)
def test_a_review_says_how_it_stands(values, words, tone):
    assert review_badge(a_row(**values), TODAY, NEAR) == (words, tone)


@pytest.mark.parametrize(
    ("values", "groups"),
    [
        ({}, {"all", "running"}),
        ({"review_on": date(2026, 11, 1)}, {"all", "running", "review"}),
        ({"decision": "pending"}, {"all", "waiting"}),
        ({"decision": "refused"}, {"all", "refused"}),
        ({"decision": "not_needed"}, {"all", "over"}),
        ({"in_force_to": date(2026, 11, 1)}, {"all", "over"}),
    ],
)
def test_every_row_belongs_somewhere(values, groups):
    assert {group for group in GROUPS if in_group(a_row(**values), group, TODAY, NEAR)} == groups


def test_large_letters_set_the_reference_under_the_name():
    terms = load_vocabulary()
    wide, compact = (rows_of([a_row()], TODAY, NEAR, terms, compact)[0].cells for compact in (False, True))
    assert wide[0].text == "EX-2026-001"
    assert compact[0].detail.startswith("EX-2026-001 · ")
    assert len(compact) == len(wide) - 1
