"""Where the records cannot be looked through for the same file, that is said: it is not as if there were none."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.services.acts import a_draft, logged

from safetydesk import wording
from safetydesk.cli.attaching import not_compared, told_lines
from safetydesk.domain.errors import Trouble
from safetydesk.records.reading import Reading
from safetydesk.services.desk import Desk
from samples import png


def test_what_could_not_be_compared_is_said(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_given: object) -> None:
        raise Trouble("records_damaged")

    incident, file = logged(desk), png(tmp_path, name="a.png")
    assert all(each.is_compared for each in desk.exhibits.receive(incident.id, [file], "no").came)
    monkeypatch.setattr(Reading, "with_fingerprints", damaged)
    for taken in (
        desk.exhibits.receive(incident.id, [file], "no"),
        desk.exhibits.receive_into_draft(a_draft(desk), [file], "no"),
    ):
        assert len(taken.received) == 1 and not taken.refused
        assert not_compared(taken) == list(taken.received)
        assert wording.label("came_not_compared") in told_lines(taken)
    assert desk.exhibits.same_as(desk.incident_log.reread(incident.id).exhibits) is None
