"""A case file to a path: numbered once the path can take it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.cli.conftest import Hatch

FOR = ("--recipient", "Police", "--purpose", "Referral")


def test_a_case_file_is_numbered_and_recorded(hatch: Hatch, incident: str, tmp_path: Path) -> None:
    target = tmp_path / "out" / "case.pdf"
    assert (
        hatch("print", incident, "--to", str(target), *FOR, "--json").json["code"] == "print_folder_missing"
    )
    target.parent.mkdir()
    assert hatch("print", incident, "--to", str(target), "--json").json["problems"][0]["field"] == "recipient"
    done = hatch("print", incident, "--to", str(target), *FOR, "--json")
    assert (done.code, done.json["copy_number"]) == (0, 1), done.err
    assert hashlib.sha256(target.read_bytes()).hexdigest() == done.json["sha256"]
    assert hatch("print", incident, "--to", str(target), *FOR, "--json").json["code"] == "print_path_taken"
    assert hatch("print", incident, "--to", str(tmp_path), *FOR).code == 1
    again = hatch("print", incident, "--to", str(target), *FOR, "--replace", "--json")
    assert again.json["copy_number"] == 2
    assert "released to Police" in hatch("history", incident).out
