"""Papers beside the case file from the hatch: a bundle, who knows, actions of one incident and of the school."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Hatch

FOR = ("--recipient", "police", "--purpose", "referral")


def test_papers_are_numbered_and_written_where_they_are_wanted(
    hatch: Hatch, incident: str, tmp_path: Path
) -> None:
    for place, words in enumerate(
        (
            ("print-bundle", incident, "Police", "--agency-only"),
            ("print-who-knows", incident),
            ("print-actions", incident),
        )
    ):
        to = tmp_path / f"{place}.pdf"
        done = hatch(*words, "--to", str(to), *FOR, "--json")
        assert done.code == 0, done.err
        assert done.json["copy_number"] == 1 and to.read_bytes().startswith(b"%PDF")
        assert hatch(*words, "--to", str(to), *FOR).code == 1  # it is there: nothing is numbered
    one = hatch("print-who-knows", incident, "--to", str(tmp_path / "again.pdf"), *FOR)
    assert "copy 2, 1 page: " in one.out
    alone = hatch("print-bundle", incident, "Police", "--with-linked", "--to", str(tmp_path / "x.pdf"), *FOR)
    assert alone.code == 1 and "linked to no other incident" in alone.err
    assert hatch("print-bundle", incident, "prevent", "--to", str(tmp_path / "x.pdf"), *FOR).code == 1
    hatch("action-add", incident, "--what", "Brief the tutors", "--owner", "Mr Castellan")
    to = tmp_path / "school.pdf"
    said = hatch("action-sheet", "--to", str(to))
    assert said.code == 0 and str(to) in said.out and to.read_bytes().startswith(b"%PDF")
    assert hatch("action-sheet", "--to", str(to)).code == 1
    assert hatch("action-sheet", "--to", str(to), "--replace", "--json").json["path"] == str(to)
