"""Lists, the find box, histories, and a verification that names what failed and exits 3."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.conftest import Hatch

from safetydesk.domain.proof.finding import Finding
from safetydesk.services.audit_trail import AuditTrail
from safetydesk.services.sealed_files_check import SealedFilesCheck, SealedFilesRead


def test_lists_narrowed_and_windowed(hatch: Hatch) -> None:
    for number, category in enumerate(("BULLY", "SEXTORT", "BULLY")):
        hatch("log", "--summary", f"incident {number}", "--category", category)
    assert hatch("list", "--json").json["count"] == 3
    assert hatch("list", "--category", "bully", "--json").json["count"] == 2
    assert hatch("list", "--severity", "critical", "--json").json["count"] == 1
    assert hatch("list", "--status", "closed", "--json").json["count"] == 0
    window = hatch(
        "list", "--order", "reference", "--ascending", "--offset", "1", "--limit", "1", "--json"
    ).json
    assert [row["summary"] for row in window["incidents"]] == ["incident 1"]
    assert "1 of 3" in hatch("list", "--limit", "1").out
    assert hatch("list", "today", "--json").json["waiting"] == []
    assert "Morgan Okafor" in hatch("list", "people").out


def test_finding_by_handle_and_reference(hatch: Hatch) -> None:
    reference = hatch("log", "--summary", "x", "--address", "@lark_11b", "--json").json["reference"]
    assert reference in hatch("find", "lark_11b").out
    assert hatch("find", "nothing", "like", "it", "--json").json == {"ok": True, "count": 0, "found": []}


def test_opening_is_recorded_and_listing_is_not(hatch: Hatch, incident: str) -> None:
    hatch("list")
    hatch("show", incident)
    kinds = [act["kind"] for act in hatch("history", incident, "--json").json["history"]]
    assert kinds == ["IncidentLogged", "IncidentOpened"]
    whole = hatch("history", "--limit", "2", "--json").json
    assert len(whole["history"]) == 2 and "count" not in whole


def test_a_whole_store_verifies(hatch: Hatch, incident: str) -> None:
    done = hatch("verify", "--json")
    assert (done.code, done.json["ok"], done.json["findings"]) == (0, True, [])
    assert done.json["everything"] and "entries" not in done.json
    assert len(done.json["checkpoint"]["root"]) == 64
    assert "Every promise was kept" in hatch("verify").out


def test_a_sealed_file_that_is_damaged_or_gone(
    hatch: Hatch, incident: str, store: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.txt").write_text("two")
    hatch("attach", incident, str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--declare-no-sexual-image")
    first, second = sorted((store / "exhibits").rglob("*.age"))
    content = bytearray(first.read_bytes())
    content[-1] ^= 1
    first.write_bytes(content)
    second.unlink()
    done = hatch("verify", "--json")
    assert (done.code, done.json["ok"]) == (3, False)
    assert {each["code"] for each in done.json["findings"]} == {"exhibit_damaged", "exhibit_missing"}
    assert hatch("verify", "--json").code == 3


def test_a_broken_trail_is_not_remembered_as_good(hatch: Hatch, monkeypatch: pytest.MonkeyPatch) -> None:
    remembered: list[bool] = []
    found = SealedFilesRead(exhibits=1, findings=(Finding("exhibit_missing", {"number": "X"}),))
    monkeypatch.setattr(SealedFilesCheck, "read", lambda *_: found)
    monkeypatch.setattr(AuditTrail, "remember", lambda _: remembered.append(True))
    assert hatch("verify").code == 3
    assert remembered == []


@pytest.mark.parametrize("damage", ["header", "records"])
def test_a_store_too_damaged_to_open_is_a_verdict_too(hatch: Hatch, store: Path, damage: str) -> None:
    if damage == "header":
        for name in ("header.a", "header.b"):
            content = bytearray((store / name).read_bytes())
            content[len(content) // 2] ^= 4
            (store / name).write_bytes(content)
    else:
        content = bytearray((store / "records.db").read_bytes())
        content[:4096] = bytes(4096)
        (store / "records.db").write_bytes(content)
    done = hatch("verify", "--json")
    assert (done.code, done.json["ok"]) == (3, False)
    assert done.json["code"] == f"{damage}_damaged"
    assert done.json["findings"][0]["code"] == f"{damage}_damaged"
