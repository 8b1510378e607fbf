"""A full disk and a read-only one: named, nothing acknowledged lost, and the same act succeeds afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import a_draft, logged
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.bootstrap import front_door, open_desk
from safetydesk.domain.errors import Trouble
from safetydesk.domain.rows import IncidentFilter
from safetydesk.services.desk import Desk


@pytest.fixture
def small(tiny: Path, sealed_store: Path) -> Path:
    return Path(shutil.copytree(sealed_store, tiny / "store"))


def opened(store: Path) -> Desk:
    clock = StoppedClock()
    return open_desk(front_door(store, clock).unlock(LOGIN, PASSPHRASE), clock)


def fill(point: Path) -> Path:
    """Takes every byte that is left."""
    stuffing = point / "stuffing"
    with stuffing.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass
    return stuffing


def summaries(desk: Desk) -> list[str]:
    return [
        row.summary for row in desk.incident_log.page(IncidentFilter(order="reference", descending=False))
    ]


def test_saving_on_a_full_disk(small: Path, tiny: Path) -> None:
    desk = opened(small)
    kept = logged(desk, summary="Acknowledged")
    draft = desk.incident_log.keep_draft(a_draft(desk, summary="In hand"))
    stuffing = fill(tiny)
    with pytest.raises(Trouble) as raised:
        desk.incident_log.log(replace(draft, child_words="x" * 60_000))
    assert raised.value.code == "disk_full"
    with pytest.raises(Trouble) as raised:
        desk.incident_log.keep_draft(replace(draft, wishes="x" * 60_000))
    assert raised.value.code == "disk_full"
    assert summaries(desk) == ["Acknowledged"] and desk.incident_log.drafts() == (draft,)
    stuffing.unlink()
    again = desk.incident_log.log(replace(draft, child_words="x" * 60_000))
    assert again.reference == "OS-2026-0002" and desk.incident_log.reread(kept.id).incident == kept
    assert desk.audit_trail.verify().ok and not list(small.rglob("*.part"))
    desk.close()


def test_adding_a_file_to_a_full_disk(small: Path, tiny: Path, tmp_path: Path) -> None:
    desk = opened(small)
    incident = logged(desk)
    files = [tmp_path / "large.bin", tmp_path / "small.bin"]
    files[0].write_bytes(os.urandom(4_000_000))
    files[1].write_bytes(os.urandom(200_000))
    for receive in (
        lambda each: desk.exhibits.receive(incident.id, [each], "no"),
        lambda each: desk.exhibits.receive_into_draft(a_draft(desk), [each], "no"),
    ):
        intake = receive(files[0])
        assert intake.received == () and [fault.code for fault in intake.refused] == ["disk_full"]
        assert not list((small / "exhibits").rglob("*.part")) and not list(
            (small / "exhibits").glob("??/*.age")
        )
    assert len(desk.exhibits.receive(incident.id, [files[1]], "no").received) == 1
    assert desk.audit_trail.verify().ok
    desk.close()
    again = opened(small)
    assert again.unclaimed == () and len(again.incident_log.reread(incident.id).exhibits) == 1
    again.close()


def test_full_from_the_start_it_opens_or_says_why(small: Path, tiny: Path) -> None:
    desk = opened(small)
    logged(desk, summary="Acknowledged")
    desk.close()
    stuffing = fill(tiny)
    with pytest.raises(Trouble) as raised:
        opened(small)
    assert raised.value.code == "disk_full"
    stuffing.unlink()
    again = opened(small)
    assert summaries(again) == ["Acknowledged"] and again.audit_trail.verify().ok
    again.close()


def test_a_read_only_folder_is_named(small: Path, tiny: Path) -> None:
    desk = opened(small)
    logged(desk, summary="Acknowledged")
    desk.close()
    subprocess.run(["mount", "-o", "remount,ro", str(tiny)], check=True)
    with pytest.raises(Trouble) as raised:
        opened(small)
    assert raised.value.code == "store_read_only"
    subprocess.run(["mount", "-o", "remount,rw", str(tiny)], check=True)
    again = opened(small)
    assert summaries(again) == ["Acknowledged"]
    again.close()
