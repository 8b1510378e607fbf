"""Duties about contact between staff and families, and what a school may except from them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.services.test_exemptions import AGREED

from safetydesk.domain.errors import Refusal
from safetydesk.services.desk import Desk

# Congerstone: own child or relative. Millfields: interests, own family, phone on duty. St Mary's: approved before.
EXCEPTED = {
    "D26": ("own_child", "family_network"),
    "D33": ("club_faith", "family_network"),
    "D35": ("approved_device",),
    "D36": ("phone_on_duty",),
    "D37": ("former_pupil",),
}


@pytest.mark.parametrize("kind", sorted({kind for kinds in EXCEPTED.values() for kind in kinds}))
def test_each_kind_that_a_policy_excepts_is_recorded(desk: Desk, kind: str) -> None:
    made = desk.exemptions.record(replace(AGREED, kind=kind, in_force_to="31 Aug 2027"))
    record = desk.exemptions.reread(made.id).exemption
    assert record.kind == kind and record.advice == AGREED.advice
    assert desk.vocabulary.term("exemption_kinds", kind).label != kind
    assert record.in_force_from is not None and record.in_force_to is not None


def test_one_that_was_refused_stays_on_file(desk: Desk) -> None:
    refused = replace(AGREED, decision="refused", in_force_from="", review_on="", reason="Too close")
    made = desk.exemptions.record(refused)
    assert desk.exemptions.by_reference(made.reference) == made.id
    assert desk.exemptions.reread(made.id).exemption.decision == "refused"


def test_what_the_policy_asks_for_cannot_be_left_out(desk: Desk) -> None:
    for field in ("dsl_on", "dsl_by", "head_on", "head_by", "advice", "reason"):
        with pytest.raises(Refusal):
            desk.exemptions.record(replace(AGREED, **{field: ""}))
