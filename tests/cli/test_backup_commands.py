"""backup, backups and restore, as somebody with a dead laptop would use them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cli.conftest import Hatch


def test_yesterdays_backup_on_a_bare_machine(
    hatch: Hatch, incident: str, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert hatch("backup").code == 1  # no place yet, and it says so
    place = tmp_path / "stick"
    place.mkdir()
    assert hatch("backup", "--place", str(place / "gone")).code == 3
    done = hatch("backup", "--place", str(place), "--json")
    assert done.code == 0 and done.json["same_disk"] and done.json["whole"], done.err
    listed = hatch("backups", "--json").json
    assert [one["fault"] for one in listed["backups"]] == [None] and listed["place"] == str(place)
    assert "Backed up and checked today" in hatch("backups").out
    shutil.rmtree(store)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another machine"))
    offered = hatch("restore", "--from", str(place), "--list", "--json")
    assert [one["name"] for one in offered.json["backups"]] == [done.json["backup"]]
    assert hatch("restore", "--from", str(place), "--list").out.count("Complete: every file it lists") == 1
    to = ("restore", "--from", str(place), "--to", str(store))
    assert hatch(*to).code == 1  # it wants a reason
    wrong = hatch(*to, "--reason", "Stolen", passphrase="something else")
    assert wrong.code == 1 and not store.exists()
    back = hatch(*to, "--reason", "Stolen", "--json")
    assert back.code == 0 and back.json["findings"] == [], back.err
    assert hatch(*to, "--reason", "Again").code == 1  # never over a store
    assert hatch("verify").code == 0
    assert hatch("show", incident).code == 0


def test_damage_is_named(hatch: Hatch, tmp_path: Path) -> None:
    place = tmp_path / "stick"
    place.mkdir()
    hatch("backup", "--place", str(place))
    next(place.rglob("records.db")).unlink()
    refused = hatch(
        "restore", "--from", str(place), "--to", str(tmp_path / "new"), "--reason", "A test", "--json"
    )
    assert refused.code == 3 and refused.json["code"] == "backup_file_missing"
    assert "records.db" in refused.json["said"] and not (tmp_path / "new").exists()
    assert "missing" in hatch("backups").out
