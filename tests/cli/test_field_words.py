"""Fields are named as the window names them, never by their codes."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from tests.cli.conftest import Hatch

from safetydesk.cli.field_words import field_words
from safetydesk.cli.main import COMMANDS
from safetydesk.domain import drafts
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.services.unlocking import FirstMember
from safetydesk.wording import load_wording

FORMS = {command.name: command.forms for command in COMMANDS}
DRAFTS: dict[str, Any] = {
    "log": drafts.IncidentDraft,
    "amend": drafts.IncidentDraft,
    "note": drafts.NoteDraft,
    "notice": drafts.NoticeDraft,
    "refer": drafts.ReferralDraft,
    "decide": drafts.DecisionDraft,
    "describe": drafts.DescribedItemDraft,
    "attach": CaptureCard,
    "exempt": drafts.ExemptionDraft,
    "print": drafts.PrintRequest,
    "new": FirstMember,
}
NO_PROBLEM_NAMES_IT = {
    "id", "started", "evidence", "staff_id", "was_told", "sexual_image", "is_demo", "restricted", "may_open",
    "restricted_reason",
}  # fmt: skip


@pytest.mark.parametrize("command", DRAFTS)
def test_every_field_that_a_problem_may_name_has_the_label_of_the_window(command: str) -> None:
    fields = {field.name for field in dataclasses.fields(DRAFTS[command])} - NO_PROBLEM_NAMES_IT
    fields -= {"people"} if command == "amend" else set()
    known = load_wording().codes("label")
    without = {name for name in fields if not any(form + name in known for form in FORMS[command])}
    assert without == set()


def test_every_form_named_is_one_that_has_labels() -> None:
    known = load_wording().codes("label")
    assert all(any(code.startswith(form) for code in known) for forms in FORMS.values() for form in forms)


def test_one_of_several_and_one_without_a_label() -> None:
    assert field_words("people[1]", FORMS["person"]) == "People 2"
    assert field_words("new_thing", FORMS["log"]) == "new thing"
    assert field_words("", FORMS["log"]) == "-"


def test_a_terminal_reads_labels_and_a_machine_reads_codes(hatch: Hatch) -> None:
    words = ("log", "--summary", "x", "--happened", "soon", "--category", "NONSENSE")
    done = hatch(*words)
    assert done.code == 1
    assert "  Happened at, or from: " in done.err and "  Category: " in done.err
    assert "happened start" not in done.err
    fields = {each["field"] for each in hatch(*words, "--json").json["problems"]}
    assert fields == {"happened_start", "categories"}
