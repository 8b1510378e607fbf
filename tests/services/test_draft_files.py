"""A draft's sealed file goes with the draft, but never one that an incident or another member's draft has."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.services.acts import logged_with_files, with_files

from safetydesk.services.desk import Desk
from safetydesk.services.draft_files import DraftFiles


def test_nothing_that_an_incident_has_is_destroyed_and_nothing_is_set_aside_in_doubt(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = logged_with_files(desk, tmp_path, 1).exhibits[0].sealed.file_name
    draft = with_files(desk, tmp_path, 2)
    (first, second), drafts = draft.evidence, desk.incident_log._drafts
    files = DraftFiles(drafts._kept._files, drafts._files._exhibits, lambda: {kept, second.sealed.file_name})
    files.destroy(draft.evidence)
    there = {path.name for path in desk.store_path.glob("exhibits/*/*")}
    assert {kept, second.sealed.file_name} == {name.removesuffix(".age") for name in there}
    assert first.sealed.file_name not in there
    monkeypatch.setattr(files, "claimed_by_others", lambda: None)
    assert files.set_aside(()) == ()
