"""A plain copy leaves by the hatch as by the window, and is followed all the same."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Hatch

from safetydesk import assets


def test_a_copy_leaves_and_is_recorded_as_deleted(hatch: Hatch, incident: str, tmp_path: Path) -> None:
    picture = assets.path("demo", "group-chat-1.png")
    added = hatch("attach", incident, str(picture), "--declare-no-sexual-image", "--json")
    number = added.json["exhibits"][0]
    outside = tmp_path / "outside"
    outside.mkdir()
    asked = ("copy-out", incident, number, "--to", str(outside), "--purpose", "To read it aloud")
    done = hatch(*asked, "--json")
    path = Path(done.json["path"])
    assert done.code == 0 and path.read_bytes() == picture.read_bytes()
    assert path.parent == outside and path.suffix == ".png"
    still = hatch("copy-deleted", incident, number, "--json")
    assert (still.code, still.json["code"]) == (1, "copy_out_still_there")
    gone = hatch("copy-deleted", incident, number, "--delete")
    assert gone.code == 0 and not path.exists()
    again = hatch("copy-deleted", incident, number, "--json")
    assert again.json["code"] == "copy_out_settled"
    assert hatch("copy-out", incident, number, "--to", str(tmp_path / "no"), "--purpose", "x").code == 1
