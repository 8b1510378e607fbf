"""Files on their way in when the desk is locked: what went in is there, nothing is half there, and it is said."""

from __future__ import annotations

from pathlib import Path

from tests import samples
from tests.journeys.at_the_desk import AREA

CUT = "1 of 3 files went into {where} before SafetyDesk was locked or stopped."


def batch(folder: Path) -> tuple[Path, ...]:
    """Two pictures, and between them a recording that takes seconds to seal."""
    long = folder / "recording.mp4"
    with long.open("wb") as recording:
        recording.truncate(3_000_000_000)
    return samples.png(folder, name="first.png"), long, samples.png(folder, name="last.png")


def locks_while_it_runs(school) -> None:
    person = school.person
    person.presses("No")
    person.finds("Cancel what is being done")  # it runs, and takes long enough to be shown
    school.locks()
    school.closes()


def nothing_is_half_there(school) -> None:
    held = [path for path in (school.store / "exhibits").rglob("*") if path.is_file()]
    assert len(held) == 1 and held[0].suffix == ".age" and held[0].stat().st_size < 100_000


def test_locked_while_files_go_into_an_incident(school, tmp_path):
    school.begins()
    person = school.person
    school.starts_log("A long recording", category="Cyberbul")
    reference = school.saves_log()
    person.turns_to("Evidence")
    person.drops(AREA, *batch(tmp_path))
    locks_while_it_runs(school)
    nothing_is_half_there(school)

    school.comes_back()
    person.waits_for_words(CUT.format(where=reference))
    person.presses("Go to it")
    school.is_at_the_incident()
    person.waits(lambda: person.named("MO/") == person.named("MO/1") != [], "the one that went in")
    school.closes()

    school.comes_back()
    person.waits_for_words("Audit trail: ")
    assert "before SafetyDesk was locked" not in person.text(), "said once"


def test_locked_while_files_go_into_a_draft(school, tmp_path):
    school.begins()
    person = school.person
    school.starts_log("The bell rang in the middle of it", category="Cyberbul")
    person.drops(AREA, *batch(tmp_path))
    locks_while_it_runs(school)
    nothing_is_half_there(school)

    school.comes_back()
    person.waits_for_words(CUT.format(where="an unfinished draft"))
    person.presses("Go to it")
    person.waits_for_words("first.png")
    assert "last.png" not in person.text()
    school.saves_log()
    person.turns_to("Evidence 1")
