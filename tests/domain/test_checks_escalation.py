"""Notices and described items: what each needs, and which times make no sense."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from builders import NOW, a_notice
from safetydesk.domain.checks.escalation import (
    check_acknowledgement,
    check_described_item,
    check_notice,
)
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.checks.printing import check_print
from safetydesk.domain.drafts import (
    DescribedItemDraft,
    NoticeDraft,
    PrintRequest,
)


def said(found: Findings) -> dict[str, str]:
    return {problem.field: problem.code for problem in found.problems}


@pytest.mark.parametrize(
    ("check", "wanted"),
    [
        (lambda: check_notice(NoticeDraft(to_kind="head"), NOW), {}),
        (lambda: check_notice(NoticeDraft(at=""), NOW), {"to_kind": "needed", "at": "needed"}),
        (
            lambda: check_notice(NoticeDraft(to_kind="parent", was_told=False), NOW),
            {"reason_not_told": "needed"},
        ),
        (
            lambda: check_notice(
                NoticeDraft(to_kind="parent", was_told=False, reason_not_told="risk", acknowledged="now"), NOW
            ),
            {"acknowledged": "acknowledged_but_not_told"},
        ),
        (
            lambda: check_notice(NoticeDraft(to_kind="head", at="now", acknowledged="yesterday 10:00"), NOW),
            {"acknowledged": "acknowledged_before_told"},
        ),
        (
            lambda: check_described_item(DescribedItemDraft(), NOW),
            {"shows": "needed", "said_by": "needed"},
        ),
        (
            lambda: check_described_item(DescribedItemDraft(shows="\udc00", said_by="Ada"), NOW),
            {"shows": "broken_character"},
        ),
        (lambda: check_print(PrintRequest(), NOW), {"recipient": "needed", "purpose": "needed"}),
        (lambda: check_print(PrintRequest(recipient="PC", purpose="Inquiry"), NOW), {}),
    ],
)
def test_what_is_said(check: Callable[[], Findings], wanted: dict[str, str]) -> None:
    assert said(check()) == wanted


@pytest.mark.parametrize(
    ("was_told", "at", "wanted"),
    [
        (True, "now", {}),
        (True, "", {"acknowledged": "needed"}),
        (True, "1 Jan 2026 10:00", {"acknowledged": "acknowledged_before_told"}),
        (True, "1 Jan 2027 10:00", {"acknowledged": "in_the_future"}),
        (False, "now", {"acknowledged": "acknowledged_but_not_told"}),
    ],
)
def test_an_acknowledgement_follows_a_telling(was_told: bool, at: str, wanted: dict[str, str]) -> None:
    notice = a_notice(was_told=was_told, acknowledged=None)
    found = check_acknowledgement(notice, at, "Mr Castellan", "", NOW)
    assert {problem.field: problem.code for problem in found.problems} == wanted
