"""What is said before saving is what saving does: the same level, the same reason, the same clocks and pathways."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.services.acts import a_draft, logged

from safetydesk.domain.drafts import DraftPerson
from safetydesk.domain.events import SeverityRaised
from safetydesk.domain.raising import REPEAT
from safetydesk.domain.rows import IncidentFilter
from safetydesk.services.desk import Desk

STAFF = DraftPerson(part="subject_adult", name="A. Colleague", kind="staff")
CHILD = DraftPerson(part="affected", name="Ada", year_group="year_5")


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"categories": ("BULLY",)},
        {"categories": ("STAFF-UNSUIT",), "people": (STAFF,)},
        {"people": (STAFF,)},
        {"categories": ("PORN-ADULT",), "people": (CHILD,), "severity": 2},
        {"categories": ("EXTREMISM", "GROOM"), "severity": 4},
        {"categories": ("NUDES", "SEXTORT"), "sexual_image": True},
        {"categories": ("BREACH", "HACK")},
        {"people": (STAFF,), "severity": 2, "severity_reason": "Known, and dealt with"},
        {"summary": "", "discovered": "30 Feb 2026"},
    ],
    ids=str,
)
def test_what_is_foreseen_is_what_comes(changes: dict[str, Any], desk: Desk) -> None:
    draft = a_draft(desk, **{"people": (), **changes})
    foreseen = desk.incident_log.suggest(draft).foreseen
    assert not desk.incident_log.page(IncidentFilter()), "to look ahead saves nothing"
    incident = desk.incident_log.log(replace(draft, summary="A post", discovered="now"))
    case = desk.incident_log.reread(incident.id)
    told = [done.event for done in case.history if isinstance(done.event, SeverityRaised)]
    raised = 0 if foreseen.is_kept_lower else foreseen.raised_to
    assert (case.incident.severity if told else 0) == raised
    assert [event.rules for event in told] == ([tuple(r.code for r in foreseen.raising)] if raised else [])
    clocks = desk.deadline_board.of_incident(incident.id)
    assert {c.rule_code for c in foreseen.clocks} == {line.deadline.rule_code for line in clocks}
    assert [each.code for each in foreseen.pathways] == [
        view.pathway.code for view in desk.pathways.of_case(case) if view.applies
    ]


def test_a_repeat_is_foreseen_of_somebody_known(desk: Desk) -> None:
    people = (DraftPerson(part="affected", name="Ada"),)
    incident = logged(desk, people=people)
    ada = desk.incident_log.reread(incident.id).people[0][1]
    again = (DraftPerson(part="affected", name="Ada", person_id=ada.id),)
    limit = desk.vocabulary.limit("repeat_incidents")
    for more in range(2, limit + 1):
        draft = a_draft(desk, people=again, severity=1)
        last = desk.incident_log.suggest(draft).foreseen
        assert [rule.code for rule in last.raising] == ([REPEAT] if more == limit else [])
        saved = desk.incident_log.log(draft)
    assert saved.severity == last.raised_to == 3
