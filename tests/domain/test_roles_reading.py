"""roles.toml is read strictly, and says what the brief of the school's roles promises."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from safetydesk import assets, wording
from safetydesk.domain import team_member
from safetydesk.domain.roles import NO_ROLE, SEES_ALL, SEES_NONE, SEES_OWN
from safetydesk.domain.roles_reading import ROLES, read_roles
from safetydesk.domain.vocabulary_reading import VocabularyFault

FILE = assets.read_toml("vocabulary", ROLES)
TABLE = wording.load_roles()


def test_the_six_roles_and_what_they_see():
    assert {code: role.sees for code, role in TABLE.every_role.items()} == {
        team_member.DSL: SEES_ALL,
        team_member.DEPUTY: SEES_ALL,
        team_member.HEAD: SEES_ALL,
        team_member.TEAM: SEES_ALL,
        team_member.RECORDER: SEES_OWN,
        team_member.GOVERNOR: SEES_NONE,
    }


def test_a_governor_checks_without_reading_a_case():
    acts = {code for code in TABLE.every_act if TABLE.may(team_member.GOVERNOR, code)}
    assert acts == {"read_audit", "verify"}


def test_a_recorder_adds_and_changes_nothing():
    acts = {code for code in TABLE.every_act if TABLE.may(team_member.RECORDER, code)}
    assert acts == {
        "log", "open_case", "add_people", "add_evidence", "note", "open_exhibit", "set_aside", "find", "verify",
        "write_in_words", "custody",
    }  # fmt: skip


def test_nobody_restores_from_inside_a_store():
    assert not TABLE.act("restore").roles


def test_a_role_nobody_knows_may_nothing():
    assert TABLE.role("caretaker") is NO_ROLE
    assert not [code for code in TABLE.every_act if TABLE.may("caretaker", code)]


def _with(change: Any) -> dict[str, Any]:
    parsed = deepcopy(FILE)
    change(parsed)
    return parsed


@pytest.mark.parametrize(
    "change",
    [
        lambda file: file["act"][0].pop("why"),
        lambda file: file["act"][0].update(source=" "),
        lambda file: file["act"][0].update(part="kitchen"),
        lambda file: file["act"][0].update(roles=["caretaker"]),
        lambda file: file["act"][0].update(roles=["governor"]),
        lambda file: file["act"].append(dict(file["act"][0])),
        lambda file: file["role"].append(dict(file["role"][0])),
        lambda file: file["role"][0].update(sees="some"),
        lambda file: file["role"][0].update(colour="red"),
        lambda file: next(act for act in file["act"] if act["code"] == "team").update(roles=[]),
        lambda file: file.update(act=[act for act in file["act"] if act["code"] != "team"]),
        lambda file: file.update(more=[]),
    ],
)
def test_a_wrong_table_is_refused(change):
    with pytest.raises(VocabularyFault):
        read_roles(_with(change))
