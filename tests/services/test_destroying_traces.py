"""Where something of it would be left, destroying waits: a backup nobody can read, a plain copy, a draft."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.services.a_team import at_the_desk, store_path, team_store
from tests.services.acts import logged_with_files, with_files
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.test_destroying import ADVICE, asked, refused, two

from safetydesk.domain.events import ExhibitDestroyed
from safetydesk.services.drafts import Drafts

__all__ = ["store_path", "team_store", "two"]


def test_a_place_that_cannot_be_read_is_not_a_place_without_it(two: Any, tmp_path: Path) -> None:
    store, _case, exhibit, waiting = two
    place, away = tmp_path / "usb", tmp_path / "away"
    place.rename(away)
    with at_the_desk(store, "kate") as desk:
        assert refused(desk.destroying.confirm, waiting.id, 1, PASSPHRASE) == "destroy_backups_unread"
        place.mkdir()  # where the drive goes, and no drive
        assert refused(desk.destroying.confirm, waiting.id, 1, PASSPHRASE) == "destroy_backups_unread"
        place.rmdir()
        away.rename(place)
        for manifest in place.glob("*/generations/*-0001/manifest*"):
            manifest.write_bytes(b"{")
        held = desk.destroying.holding(exhibit)
        assert held.names == () and len(held.unread) == 1
        done = desk.destroying.confirm(waiting.id, 1, PASSPHRASE)
        assert done.generations == held.unread, "one that cannot be read is named with those that hold it"


def test_a_plain_copy_outside_is_settled_first(store_path: Path, tmp_path: Path) -> None:
    outside = tmp_path / "stick"
    outside.mkdir()
    with at_the_desk(store_path, LOGIN) as desk:
        exhibit = logged_with_files(desk, tmp_path, 1).exhibits[0]
        copy = desk.copies_out.take_out(exhibit.id, outside, "To look at it")
        desk.exhibits.isolate(exhibit.id, "must_not_be_here")
        waiting = desk.destroying.ask(exhibit.id, ADVICE)
    with at_the_desk(store_path, "kate") as desk:
        assert refused(desk.destroying.confirm, waiting.id, 1, PASSPHRASE) == "destroy_copy_outside"
        (outside / copy.file_name).unlink()
        outside.rmdir()
        desk.copies_out.confirm_deleted(copy.id, copy.row_version, "The stick is with the police")
        assert desk.destroying.confirm(waiting.id, 1, PASSPHRASE).is_done


def test_a_draft_left_by_a_kill_is_put_right_first(
    store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed between the saving of the incident and the forgetting of its draft."""
    with at_the_desk(store_path, "robin") as desk, monkeypatch.context() as killed:
        killed.setattr(Drafts, "forget", lambda *_given: None)
        incident = desk.incident_log.log(with_files(desk, tmp_path, 1))
    with at_the_desk(store_path, LOGIN) as desk:
        exhibit = desk.incident_log.reread(incident.id).exhibits[0]
        desk.exhibits.isolate(exhibit.id, "must_not_be_here")
        waiting = desk.destroying.ask(exhibit.id, ADVICE)
    with at_the_desk(store_path, "kate") as desk:
        assert refused(desk.destroying.confirm, waiting.id, 1, PASSPHRASE) == "destroy_in_a_draft"
    with at_the_desk(store_path, "robin"):
        pass
    with at_the_desk(store_path, "kate") as desk:
        assert desk.destroying.confirm(waiting.id, 1, PASSPHRASE).is_done


def test_a_draft_of_whoever_confirms_is_forgotten(
    store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with at_the_desk(store_path, LOGIN) as desk, monkeypatch.context() as killed:
        killed.setattr(Drafts, "forget", lambda *_given: None)
        _case, _exhibit, waiting = asked(desk, tmp_path)
    with at_the_desk(store_path, "kate") as desk:
        assert refused(desk.destroying.confirm, waiting.id, 1, PASSPHRASE) == "destroy_in_a_draft"


def test_fingerprints_of_other_files_that_go_with_it_are_counted(store_path: Path, tmp_path: Path) -> None:
    """The same bytes were in a draft with two other files, thrown away: one payload names all three."""
    with at_the_desk(store_path, LOGIN) as desk:
        draft = with_files(desk, tmp_path, 3)
        desk.incident_log.discard_draft(draft.id, sure=True)
        case, exhibit, waiting = asked(desk, tmp_path)
        assert exhibit.sealed.sha256 in {each.sealed.sha256 for each in draft.evidence}
    with at_the_desk(store_path, "kate") as desk:
        desk.destroying.confirm(waiting.id, 1, PASSPHRASE)
        history = desk.audit_trail.history(case.incident.id)
        (told,) = [act.event for act in history if act.kind == "ExhibitDestroyed"]
        assert isinstance(told, ExhibitDestroyed)
        assert (len(told.entries), told.others) == (2, 2)
        assert desk.audit_trail.verify().ok
