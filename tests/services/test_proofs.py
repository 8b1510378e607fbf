"""A proof that leaves: good elsewhere through every change of keys, and no more in it than the member may see."""

from __future__ import annotations

import json
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.services.a_team import at_the_desk, member, store_path, team_store
from tests.services.acts import logged, logged_with_files
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk.domain.errors import Refusal
from safetydesk.domain.proof.mark import mark_of
from safetydesk.services.desk import Desk

__all__ = ["store_path", "team_store"]
verify = runpy.run_path(
    str(Path(__file__).resolve().parents[2] / "resources" / "verifier" / "safetydesk_verify.py"),
    run_name="verify",
)["main"]
ANOTHER = "lantern thistle meadow quiet harbour"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def through(store_path: Path) -> Callable[[str], Any]:
    return lambda login: at_the_desk(store_path, login)


def told(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "proof.json").read_text("utf-8"))
    return found


def test_it_is_good_through_a_reset_and_a_leaver(through: Any, place: Path) -> None:
    with through("kate") as desk:
        incident = logged(desk)
    with through(LOGIN) as desk:
        desk.incident_log.open(incident.id)
        desk.team_keys.reset(member(desk, "kate"), "kate", ANOTHER, PASSPHRASE)
        made = desk.proofs.export(incident.reference, place)
        assert desk.audit_trail.verify().ok
    assert verify([str(made.folder), "--mark", made.mark]) == 0
    kinds = [json.loads(each["text"])["kind"] for each in told(made.folder)["keys"]]
    assert kinds.count("MemberEnrolled") == 5 and kinds.count("MemberKeysReset") == 1


def test_a_restricted_incident_is_in_no_proof_of_whoever_may_not_open_it(
    desk: Desk, through: Any, place: Path
) -> None:
    hidden = logged(
        desk, summary="hidden words", restricted=True, may_open=(), restricted_reason="About a colleague"
    )
    seen = logged(desk, summary="seen words")
    desk.search.find("what I looked for")
    desk.close()
    with through("kate") as kate:
        with pytest.raises(Refusal) as raised:
            kate.proofs.export(hidden.reference, place)
        assert raised.value.code == "no_such_record" and not list(place.iterdir())
        made = kate.proofs.export("", place)
    content = (made.folder / "proof.json").read_text("utf-8")
    assert str(hidden.id) not in content and "hidden words" not in content
    assert str(seen.id) in content and "what I looked for" not in content
    assert verify([str(made.folder)]) == 0
    assert all("path" in each for each in told(made.folder)["entries"]), "it is no whole trail, and says so"
    with through(LOGIN) as owner:
        whole = owner.proofs.export("", place)
    assert verify([str(whole.folder)]) == 0
    assert not any("path" in each for each in told(whole.folder)["entries"])


def test_exhibits_are_compared_by_hash_and_isolated_ones_held_back(
    desk: Desk, place: Path, tmp_path: Path
) -> None:
    case = logged_with_files(desk, tmp_path, 2, categories=("BULLY",))
    first, second = case.exhibits
    desk.exhibits.isolate(second.id, "thought_to_be_sexual")
    made = desk.proofs.export(case.incident.reference, place)
    content = told(made.folder)
    assert [each["number"] for each in content["exhibits"]] == [first.number]
    assert second.sealed.sha256 not in json.dumps(content)
    assert first.sealed.identity not in json.dumps(content), "the key of a sealed file never leaves"
    files = tmp_path / "files"
    files.mkdir()
    (files / "any name").write_bytes((tmp_path / "shot0.png").read_bytes())
    assert verify([str(made.folder), "--files", str(files)]) == 0


def test_a_day_mark_of_before_is_judged_where_the_proof_was_exported_with_it(
    desk: Desk, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logged(desk)
    paper = desk.day_marks.now()
    desk.day_marks.drawn(paper)
    incident = logged(desk)
    mark = mark_of(paper.checkpoint.root)
    without = desk.proofs.export(incident.reference, place)
    assert verify([str(without.folder), "--mark", paper.words]) == 2
    assert "exported with this mark" in (said := capsys.readouterr().out) and "WRONG" not in said
    carrying = desk.proofs.export(incident.reference, place, marks=[mark])
    assert verify([str(carrying.folder), "--mark", paper.words]) == 0
    assert paper.checkpoint.short in (carrying.folder / "READ ME.txt").read_text("utf-8")
    whole = desk.proofs.export("", place, marks=[mark])
    assert verify([str(whole.folder), "--mark", paper.checkpoint.short]) == 0
    assert verify([str(whole.folder), "--mark", "0" * 20]) == 1


def test_a_mark_that_the_trail_never_had_is_said_before_anything_is_written(desk: Desk, place: Path) -> None:
    incident = logged(desk)
    now = mark_of(desk.day_marks.now().checkpoint.root)
    with pytest.raises(Refusal) as raised:
        desk.proofs.export(incident.reference, place, marks=[now, "0" * 20])
    assert (
        raised.value.code == "proof_mark_not_found"
        and raised.value.values["marks"] == "0000 0000 0000 0000 0000"
    )
    assert not list(place.iterdir())
    assert "ProofExported" not in [act.kind for act in desk.audit_trail.page(0, 9)]
    made = desk.proofs.export(incident.reference, place, marks=[now])
    assert verify([str(made.folder), "--mark", now]) == 0


@pytest.mark.parametrize("login", ["robin", "gov"])
def test_who_may_not_export_does_not(through: Any, place: Path, login: str) -> None:
    with through(login) as desk, pytest.raises(Refusal) as raised:
        desk.proofs.export("", place)
    assert raised.value.code == "not_your_role" and not list(place.iterdir())


def test_a_disk_that_is_full_leaves_nothing_behind(
    desk: Desk, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    incident = logged(desk)
    monkeypatch.setattr("safetydesk.services.proofs.write_whole", _full)
    with pytest.raises(OSError, match="full"):
        desk.proofs.export(incident.reference, place)
    assert not list(place.iterdir())
    assert "ProofExported" not in [act.kind for act in desk.audit_trail.page(0, 9)]


def _full(*_given: object) -> None:
    raise OSError("full")
