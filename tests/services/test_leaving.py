"""What a leaver answered for belongs to somebody who is there, and the trail proves how it came to them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.services.a_team import at_the_desk, member, store_path, team_store
from tests.services.acts import logged
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.domain.drafts import DraftPerson, ExemptionDraft
from safetydesk.domain.events import AccessGiven, HandedOver, MemberLeft
from safetydesk.domain.incident import Incident
from safetydesk.domain.restriction import EXEMPTION, INCIDENT
from safetydesk.services.desk import Desk

__all__ = ["store_path", "team_store"]
MORGAN, KATE, PATRICK = "Morgan Okafor", "Katherine Oduya", "Patrick Lindqvist"


@pytest.fixture
def through(store_path: Path) -> Callable[[str], Any]:
    return lambda login: at_the_desk(store_path, login)


def to_kate(desk: Desk, **more: Any) -> Incident:
    incident = logged(desk, **more)
    if incident.owner != member(desk, "kate"):
        desk.handing_over.hand_over(INCIDENT, incident.id, member(desk, "kate"), "Kate knows them")
    return incident


def exemption(desk: Desk) -> Any:
    kind = next(iter(desk.vocabulary.lists["exemption_kinds"]))
    return desk.exemptions.record(
        ExemptionDraft(kind=kind, staff_name="Tom Hill", other_party="A mother", relationship="Sisters")
    )


def owner(desk: Desk, kind: str, record: Any) -> str:
    return desk.restricting.access(kind, record.id).owner.name


def test_everything_a_leaver_answers_for_goes_to_the_dsl(desk: Desk, through: Any) -> None:
    """Restricted ones too, unseen by whoever removes; every account still leads back to its first words."""
    desk.close()
    with through("kate") as deputy:
        mine = exemption(deputy)
        hidden = to_kate(deputy, restricted=True, summary="Nobody else's")
        about_dsl = to_kate(
            deputy, restricted=True, people=(DraftPerson(part="alleged", name=MORGAN, kind="staff"),)
        )
        about_dsl_open = to_kate(deputy, restricted=True, may_open=(member(deputy, "head"),))
    with through(LOGIN) as dsl:
        plain = to_kate(dsl)
        given_away = logged(dsl)
    with through("head") as head:
        kate = member(head, "kate")
        # The head sees the incident, the exemption, and the one they were named for, which stays with them.
        assert head.team_keys.heirs(kate) == {MORGAN: 2, PATRICK: 1}
        head.team_keys.remove(kate, PASSPHRASE)
        assert not head.is_open()
    with through(LOGIN) as dsl:
        assert owner(dsl, INCIDENT, plain) == owner(dsl, EXEMPTION, mine) == MORGAN
        assert owner(dsl, INCIDENT, hidden) == owner(dsl, INCIDENT, given_away) == MORGAN
        assert dsl.incident_log.open(plain.id).incident.owner == dsl.office.me
        assert [each.name for each in dsl.restricting.access(INCIDENT, hidden.id).may_open] == [MORGAN]
        events = [each.event for each in dsl.audit_trail.page(0, 60)]
        assert sum(isinstance(each, MemberLeft) for each in events) == 1
        handed = [each for each in events if isinstance(each, HandedOver) and each.reason == "left the team"]
        assert {each.subject for each in handed} == {plain.id, hidden.id, mine.id}
        assert any(isinstance(each, AccessGiven) and each.subject == hidden.id for each in events)
        assert dsl.audit_trail.verify().ok
        assert dsl.team_keys.heirs(kate) == {}
    with through("head") as head:
        assert owner(head, INCIDENT, about_dsl_open) == PATRICK
        # Nobody present might open what is about the DSL but the head, who leads and is no subject.
        assert owner(head, INCIDENT, about_dsl) == PATRICK


def test_what_the_dsl_leaves_goes_to_whoever_removes_them(desk: Desk, through: Any) -> None:
    incident = logged(desk)
    dsl = desk.office.me
    desk.close()
    with through("kate") as deputy:
        assert deputy.team_keys.heirs(dsl) == {KATE: 1}
        deputy.team_keys.remove(dsl, PASSPHRASE)
    with through("kate") as deputy:
        assert deputy.incident_log.open(incident.id).incident.owner == deputy.office.me
        assert deputy.audit_trail.verify().ok
