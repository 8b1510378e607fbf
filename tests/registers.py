"""Exemption drafts for tests: declared, or decided with everything the policy asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from safetydesk.domain.drafts import ExemptionDraft


def declared(**values: Any) -> ExemptionDraft:
    """What can be saved early: nothing is decided yet."""
    return replace(
        ExemptionDraft(
            kind="club_faith",
            staff_name="Tom Braithwaite",
            other_party="Ruby Adeyemi, Year 8",
            relationship="Coaches her at the harbour rowing club.",
            declared_on="4 Sep 2026",
        ),
        **values,
    )


def decided(**values: Any) -> ExemptionDraft:
    return declared(
        **{
            "dsl_on": "5 Sep 2026",
            "dsl_by": "Morgan Okafor",
            "head_on": "7 Sep 2026",
            "head_by": "Ada Whitlow",
            "decision": "agreed",
            "decided_on": "8 Sep 2026",
            "decided_by": "Ada Whitlow",
            "reason": "They share a community outside school",
            "advice": "Keep to the club's group.",
            "in_force_from": "8 Sep 2026",
            "review_on": "1 Sep 2027",
            **values,
        }
    )
