"""Whatever step of whatever pathway opens a form, filled in as far as the step says it. Each is walked to its end by
`tests/journeys/test_pathways.py`."""

from __future__ import annotations

from tests.desktop.rooms.incident.conftest import Room, logged

from safetydesk.desktop.rooms.incident.escalation.pathway_opening import making_of, needs_of
from safetydesk.domain.drafts import DraftPerson
from safetydesk.services.desk import Desk


def test_every_step_opens_a_form_that_its_taker_may_save(room: Room, desk: Desk) -> None:
    person = DraftPerson(part="subject_adult", kind="staff", name="Alex Rowe")
    page = room.open(logged(desk, categories=("OTHER",), people=(person,)))
    assert page.shown is not None
    for pathway in desk.pathways.every().values():
        for step in pathway.steps:
            make = making_of(pathway, step, page.shown)
            assert desk.office.may(needs_of(step, page.shown))
            if make is None:
                assert step.opens == "evidence"
                continue
            sheet = make(page._room, page.shown)
            _, _, about = step.opens.partition(":")
            held = {str(field.value()) for field in sheet.form.fields()}
            assert not about or about in held or step.opens.startswith("words:"), step.code
            sheet.deleteLater()
