"""Of a locked incident or draft not one byte is read or kept, whatever the door; and no door can be added unseen.

The doors are found by what they are handed: a method of any service that could be given a path, bytes or something to
read, a module of the services that seals a file, a command with a word for a file. Each stands in a list here, as a way
in that is tried or as something else with its reason; one that is on no list fails.
"""

from __future__ import annotations

import argparse
import dataclasses
import inspect
import io
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Self, get_args, get_type_hints
from uuid import UUID

import pytest
from tests.services.acts import a_draft, logged, logged_with_files, recategorised, with_files
from tests.services.test_in_words import DRAFTS, written

from safetydesk import services, wording
from safetydesk.cli import main as hatch
from safetydesk.domain.derivation import CROP, Area, DerivationDraft
from safetydesk.domain.drafts import DescribedItemDraft, IncidentDraft, NoteDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.intake.outside_file import OutsideFile
from safetydesk.intake.source import Source
from safetydesk.services.desk import Desk
from safetydesk.services.exhibits import Intake
from safetydesk.strongroom.exhibit_files import ExhibitFiles
from samples import png

WAYS_IN = {"exhibits.receive", "exhibits.receive_into_draft"}
"""Methods through which a file comes in. Each is tried below."""
NO_WAY_IN = {
    "backups.choose": "where copies of the store are put",
    "copies_out.take_out": "where a plain copy is put",
    "custody_papers.check_may_leave": "a paper that was drawn here",
    "custody_papers.save": "where a paper is put",
    "day_marks.save": "where a paper is put",
    "day_sheets.save": "where a paper is put",
    "day_sheets.save_calendar": "where a calendar of references is put",
    "papers.save_school_actions": "where a paper is put",
    "printing.abandon": "a print that was drawn here",
    "printing.check_may_leave": "a print that was drawn here",
    "printing.printed": "a print that was drawn here",
    "printing.save": "where a print is put",
    "proofs.export": "where a proof is put",
    "recovery_sheets.make": "where sheets are put",
    "recovery_sheets.put_in_force": "sheets that were drawn here",
    "recovery_sheets.save": "where sheets are put",
}
SEALS = {
    "receiving.py": "every file from outside; asked for each by `may_enter`, and again as it is claimed",
    "derived_copies.py": "a copy of an exhibit, refused where images are never held",
    "backups.py": "the seal of a backup, which is no exhibit",
}
"""Modules of the services that seal something."""
COMMANDS_IN = {"attach", "log"}
"""Commands through which a file comes in. Each is tried below."""
FILE_WORDS = re.compile(r"FILE|DIR|PATH(?!WAY)|FOLDER|PDF|PLACE", re.IGNORECASE)
COMMANDS_OUT = {
    "backup": "where copies of the store are put",
    "calendar-file": "where a calendar of references is put",
    "copy-out": "where a plain copy is put",
    "day-mark": "where a paper is put",
    "day-sheet": "where a paper is put",
    "demo": "where a store with made-up incidents is put",
    "hand-over-sheet": "where a paper is put",
    "labels": "where a paper is put",
    "manual": "where the manual is put",
    "action-sheet": "where a paper is put",
    "print": "where a print is put",
    "print-actions": "where a print is put",
    "print-bundle": "where a print is put",
    "print-sheet": "where a print is put",
    "print-who-knows": "where a print is put",
    "proof": "where a proof is put",
    "restore": "a store is restored whole, its isolated files isolated, to a place of its own",
    "sheets-make": "where sheets are put",
    "witness-note": "where a paper is put",
}


BYTES = Path | bytes | bytearray | memoryview | io.IOBase


class Unread(io.RawIOBase):
    """Reading one byte fails the test."""

    def readinto(self, _room: Any) -> int:
        raise AssertionError("a byte was read")

    def readable(self) -> bool:
        return True


@dataclasses.dataclass
class UnreadSource:
    """A source of any kind that must not even be opened."""

    name: str = "picture.png"
    size: int = 5
    came_by: str = "clipboard"
    modified: datetime | None = None
    stream: BinaryIO = dataclasses.field(default_factory=Unread)  # type: ignore[assignment]  # reading it fails

    def check_unchanged(self) -> None:
        raise AssertionError("read to its end")

    def __enter__(self) -> Self:
        raise AssertionError("opened")

    def __exit__(self, *_given: object) -> None:
        pass


@pytest.fixture
def offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path | Source]:
    """A file, a folder and a source. Opening, listing or reading one of them fails the test; so does sealing."""

    def fails(*_given: object, **_named: object) -> Any:
        raise AssertionError("opened, listed or sealed")

    file, folder = png(tmp_path, name="picture.png"), tmp_path / "folder"
    folder.mkdir()
    png(folder)
    monkeypatch.setattr(OutsideFile, "open", fails)
    monkeypatch.setattr("safetydesk.services.unfolding.files_of", fails)
    monkeypatch.setattr(ExhibitFiles, "seal", fails)
    return [file, folder, UnreadSource()]


def held(desk: Desk) -> set[str]:
    """Every file below the exhibits folder, part-files among them."""
    return {path.name for path in (desk.store_path / "exhibits").rglob("*") if path.is_file()}


def offices(desk: Desk) -> Iterator[tuple[str, Callable[..., object]]]:
    """Every public method of every service on the desk, by its dotted name, those handed on to another too."""
    for part in dataclasses.fields(desk):
        office = getattr(desk, part.name)
        if not type(office).__module__.startswith("safetydesk.services"):
            continue
        for name in (name for name in dir(office) if not name.startswith("_")):
            method = getattr(office, name)
            if inspect.isroutine(method):
                yield f"{part.name}.{name}", method


def could_carry(hint: Any, above: frozenset[Any] = frozenset()) -> bool:
    """Whether a value of the hinted type could be, or hold, a path, bytes or something to read."""
    if isinstance(hint, list):  # what a callable takes
        return any(could_carry(part, above) for part in hint)
    if hint in above:
        return False
    if hint in (BinaryIO, Source) or (inspect.isclass(hint) and issubclass(hint, BYTES)):
        return True
    if any(could_carry(part, above) for part in get_args(hint)):
        return True
    if inspect.isclass(hint) and dataclasses.is_dataclass(hint):
        return any(could_carry(part, above | {hint}) for part in get_type_hints(hint).values())
    return False


def test_every_method_that_could_be_handed_a_file_is_on_a_list(desk: Desk) -> None:
    found = set()
    for name, method in offices(desk):
        hints = get_type_hints(inspect.unwrap(method))
        hints.pop("return", None)
        untyped = [each for each in inspect.signature(method).parameters if each not in hints]
        assert not untyped, f"{name}: {untyped}"
        if any(could_carry(hint) for hint in hints.values()):
            found.add(name)
    assert found - WAYS_IN - NO_WAY_IN.keys() == set(), "a new door: try it here, or say why it is none"
    assert found >= WAYS_IN


def test_every_module_that_seals_a_file_is_on_a_list() -> None:
    folder = Path(services.__path__[0])
    found = {path.name for path in folder.rglob("*.py") if ".seal(" in path.read_text(encoding="utf-8")}
    assert found == SEALS.keys()


def _parsers() -> dict[str, argparse.ArgumentParser]:
    (commands,) = (
        each for each in hatch.make_parser()._actions if isinstance(each, argparse._SubParsersAction)
    )
    return dict(commands.choices)


def test_every_command_with_a_word_for_a_file_is_on_a_list() -> None:
    found = {
        name
        for name, parser in _parsers().items()
        for option in parser._actions
        if option.dest != "store" and option.metavar and FILE_WORDS.search(str(option.metavar))
    }
    assert found - COMMANDS_IN - COMMANDS_OUT.keys() == set(), (
        "a new door: try it here, or say why it is none"
    )
    assert found >= COMMANDS_IN


def locked_incidents(desk: Desk, folder: Path) -> dict[str, UUID]:
    """One for each way to be locked; the last was locked after files had come in."""
    described = logged(desk)
    desk.exhibits.describe(described.id, DescribedItemDraft(shows="-", said_by="Ada", sexual_image=True))
    later = logged_with_files(desk, folder, 1, categories=("BULLY",))
    recategorised(desk, later, "NUDES")
    return {
        "category": logged(desk, categories=("SEXTORT",), severity=4).id,
        "marked": logged(desk, sexual_image=True).id,
        "described": described.id,
        "later": later.incident.id,
    }


@pytest.mark.parametrize("answer", ["no", "yes", "not_sure", ""])
def test_no_way_in_takes_a_byte_for_a_locked_incident_or_draft(
    answer: str, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    incidents = locked_incidents(desk, tmp_path)
    drafts = [
        a_draft(desk, categories=("NUDES",)),
        a_draft(desk, sexual_image=True),
        dataclasses.replace(with_files(desk, tmp_path, 1), categories=("CSAM",)),
    ]
    sources: list[Path | Source] = request.getfixturevalue("offered")
    before = held(desk)
    acts: list[Callable[[], Intake]] = [
        *(lambda each=each: desk.exhibits.receive(each, sources, answer) for each in incidents.values()),
        *(lambda each=each: desk.exhibits.receive_into_draft(each, sources, answer) for each in drafts),
        *(
            lambda each=each, one=one: desk.exhibits.receive(incidents["marked"], [one], each)
            for each in ("no", answer)
            for one in sources
        ),
    ]
    for act in acts:
        with pytest.raises(Refusal) as raised:
            act()
        assert raised.value.code == "images_never"
    assert held(desk) == before
    for incident in incidents.values():
        case = desk.incident_log.reread(incident)
        assert case.is_locked and all(exhibit.is_isolated for exhibit in case.exhibits)


def test_no_copy_is_made_of_what_a_locked_incident_holds(desk: Desk, tmp_path: Path) -> None:
    """Not even of an exhibit that was freed, judged from its card."""
    case = logged_with_files(desk, tmp_path, 1, categories=("BULLY",))
    recategorised(desk, case, "NUDES")
    desk.exhibits.free(case.exhibits[0].id, "The card says a timetable")
    before = held(desk)
    with pytest.raises(Refusal):
        desk.derived_copies.make(
            case.exhibits[0].id, DerivationDraft(kind=CROP, areas=(Area(left=0, top=0, width=5, height=5),))
        )
    assert held(desk) == before


def test_no_command_takes_a_byte_for_a_locked_incident(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    incidents = locked_incidents(desk, tmp_path)
    file, folder, _source = request.getfixturevalue("offered")
    before, kept = held(desk), dataclasses.replace(desk, let_go=lambda: None, is_open=lambda: False)
    monkeypatch.setattr(hatch, "open_store", lambda _args: (kept, ""))
    for declared in ((), ("--declare-no-sexual-image",)):
        for incident in incidents.values():
            reference = desk.incident_log.reread(incident).incident.reference
            assert hatch.main(["attach", reference, str(file), str(folder), *declared]) == 1
        for locking in (("--category", "NUDES"), ("--sexual-image",)):
            words = ["log", "--summary", "Sent on", "--attach", str(file), *locking, *declared]
            assert hatch.main(words) == 1, capsys.readouterr()
    assert held(desk) == before
    said = capsys.readouterr()
    assert "No image, video or document may be added" in said.err + said.out


def test_words_still_go_in(desk: Desk, tmp_path: Path) -> None:
    """Typed entries, a transcript as plain text, described items, and every record in words."""
    incident = locked_incidents(desk, tmp_path)["category"]
    desk.incident_log.add_note(incident, NoteDraft(text="Transcript: send me another\nor I tell your mother"))
    desk.exhibits.describe(
        incident, DescribedItemDraft(shows="A nude, said Ada", said_by="Ada", sexual_image=True)
    )
    for draft in DRAFTS:
        written(desk, incident, draft)
    case = desk.incident_log.reread(incident)
    assert len(case.notes) == len(case.described) == len(case.held_elsewhere) == len(case.deletions) == 1
    assert wording.load_vocabulary() and case.exhibits == () and case.is_locked


def test_the_answer_member_and_time_are_kept_with_the_file(desk: Desk, tmp_path: Path) -> None:
    draft: IncidentDraft = with_files(desk, tmp_path, 1)
    said = draft.evidence[0].sealed.declaration
    assert (said.answer, said.member_id, said.at) == ("no", desk.office.me, desk.clock.now())
    assert CaptureCard() == draft.evidence[0].card
