"""The very same bytes elsewhere, and copies that are gone by a word alone, where one exhibit is to be destroyed."""

from __future__ import annotations

from pathlib import Path

from tests.services.a_team import at_the_desk, store_path, team_store
from tests.services.acts import logged, logged_with_files, with_files
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.test_destroying import ADVICE, refused

from safetydesk import wording
from safetydesk.domain.exhibit import Exhibit
from safetydesk.services.desk import Desk

__all__ = ["store_path", "team_store"]
SAID = "must_not_be_here"


def twin_of(desk: Desk, folder: Path) -> Exhibit:
    """The first of `logged_with_files`, in another incident."""
    incident = logged(desk)
    desk.exhibits.receive(incident.id, [folder / "shot0.png"], "no")
    return desk.incident_log.reread(incident.id).exhibits[0]


def last_words(desk: Desk) -> str:
    done = next(act for act in desk.audit_trail.page(0, 5) if act.kind == "ExhibitDestroyed")
    return wording.event_words(done.event, desk.office.vocabulary)


def test_a_twin_stays_out_of_sight_while_its_twin_waits_and_is_named_when_that_is_gone(
    store_path: Path, tmp_path: Path
) -> None:
    with at_the_desk(store_path, LOGIN) as desk:
        exhibit = logged_with_files(desk, tmp_path, 1).exhibits[0]
        twin = twin_of(desk, tmp_path)
        desk.exhibits.isolate(exhibit.id, SAID)
        waiting = desk.destroying.ask(exhibit.id, ADVICE)
        assert refused(desk.exhibits.free, twin.id, "I judge this one fine") == "destroy_waits_same"
        assert desk.destroying.stays(exhibit).twins == (f"{twin.number} (OS-2026-0002)",)
    with at_the_desk(store_path, "kate") as desk:
        done = desk.destroying.confirm(waiting.id, 1, PASSPHRASE)
        assert (done.twins, done.more_twins) == ((f"{twin.number} (OS-2026-0002)",), False)
        assert "OS-2026-0002" in last_words(desk)
        desk.exhibits.free(twin.id, "Nothing waits any more")
        assert desk.audit_trail.verify().ok


def test_one_brought_back_before_the_asking_stops_the_destroying(store_path: Path, tmp_path: Path) -> None:
    with at_the_desk(store_path, LOGIN) as desk:
        exhibit = logged_with_files(desk, tmp_path, 1).exhibits[0]
        twin = twin_of(desk, tmp_path)
        desk.exhibits.isolate(exhibit.id, SAID)
        desk.exhibits.free(twin.id, "I judge this one fine")
        waiting = desk.destroying.ask(exhibit.id, ADVICE)
    with at_the_desk(store_path, "kate") as desk:
        assert refused(desk.destroying.confirm, waiting.id, 1, PASSPHRASE) == "destroy_same_in_sight"
        desk.exhibits.isolate(twin.id, SAID)
        assert desk.destroying.confirm(waiting.id, 1, PASSPHRASE).is_done


def test_of_a_hidden_twin_only_that_there_is_one(store_path: Path, tmp_path: Path) -> None:
    with at_the_desk(store_path, LOGIN) as lead:
        draft = with_files(lead, tmp_path, 1, restricted=True, restricted_reason="about a colleague")
        hidden = lead.incident_log.reread(lead.incident_log.log(draft).id)
    with at_the_desk(store_path, "head") as head:
        exhibit = logged_with_files(head, tmp_path, 1).exhibits[0]
        head.exhibits.isolate(exhibit.id, SAID)
        waiting = head.destroying.ask(exhibit.id, ADVICE)
    with at_the_desk(store_path, "kate") as kate:
        assert refused(kate.destroying.confirm, waiting.id, 1, PASSPHRASE) == "destroy_same_in_sight"
    with at_the_desk(store_path, LOGIN) as lead:  # signing in puts it out of sight
        twin = hidden.exhibits[0].id
        assert refused(lead.exhibits.free, twin, "I judge this one fine") == "destroy_waits_same"
    with at_the_desk(store_path, "kate") as kate:
        done = kate.destroying.confirm(waiting.id, 1, PASSPHRASE)
        assert (done.twins, done.more_twins) == ((), True)
        assert hidden.incident.reference not in last_words(kate)
        assert wording.label("alike_more") in last_words(kate)


def test_a_copy_gone_by_a_word_alone_needs_a_note_and_is_named(store_path: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    with at_the_desk(store_path, LOGIN) as desk:
        exhibit = logged_with_files(desk, tmp_path, 1).exhibits[0]
        changed = desk.copies_out.take_out(exhibit.id, outside, "To look at it")
        gone = desk.copies_out.take_out(exhibit.id, outside, "To look at it again")
        path = outside / changed.file_name
        path.write_bytes(path.read_bytes() + b"turned by a viewer")
        (outside / gone.file_name).unlink()
        said = desk.copies_out.confirm_deleted
        assert refused(said, changed.id, changed.row_version, " ") == "copy_out_changed_untold"
        said(changed.id, changed.row_version, "That is the scan of a letter")
        said(gone.id, gone.row_version)
        desk.exhibits.isolate(exhibit.id, SAID)
        waiting = desk.destroying.ask(exhibit.id, ADVICE)
        named = (f"{changed.file_name} in {outside}",)
        assert desk.destroying.stays(exhibit).copies == named
    with at_the_desk(store_path, "kate") as desk:
        assert desk.destroying.confirm(waiting.id, 1, PASSPHRASE).copies == named
        assert str(outside) in last_words(desk) and desk.audit_trail.verify().ok
