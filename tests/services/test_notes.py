"""Notes of every kind: whose voice it is must be said; what was written stays."""

from __future__ import annotations

import pytest
from tests.services.acts import logged

from safetydesk.domain.drafts import DraftPerson, NoteDraft
from safetydesk.domain.errors import Refusal
from safetydesk.services.desk import Desk


def test_a_childs_voice_is_somebodys(desk: Desk) -> None:
    incident = logged(desk, people=(DraftPerson(part="affected", name="Maya Reid"),))
    stranger = logged(desk, people=(DraftPerson(part="affected", name="Leo Brandt"),))
    maya = desk.incident_log.reread(incident.id).people[0][1]
    leo = desk.incident_log.reread(stranger.id).people[0][1]
    for draft, wanted in (
        (NoteDraft(text="I want it to stop", kind="child_voice"), {"person_name": "note_whose"}),
        (NoteDraft(text="x", kind="child_voice", person_id=leo.id), {"person_id": "of_another_incident"}),
        (NoteDraft(text="x", kind="nothing"), {"kind": "not_in_the_list"}),
        (NoteDraft(text="", at="tomorrow 9:00"), {"text": "needed", "at": "in_the_future"}),
        (NoteDraft(text="x", kind="contact_parent", method="pigeon"), {"method": "not_in_the_list"}),
    ):
        with pytest.raises(Refusal) as raised:
            desk.incident_log.add_note(incident.id, draft)
        assert {problem.field: problem.code for problem in raised.value.problems} == wanted
    said = NoteDraft(text="I want it to stop", kind="child_voice", person_id=maya.id)
    note = desk.incident_log.add_note(incident.id, said)
    other = desk.incident_log.add_note(
        incident.id,
        NoteDraft(text="She cried", kind="contact_parent", person_name="Her aunt Xenia", method="phone"),
    )
    case = desk.incident_log.reread(incident.id)
    assert case.notes == (note, other) and note.person_id == maya.id
    assert [each.id for each in desk.search.find("xenia")] == [incident.id]
