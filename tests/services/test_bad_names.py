"""A file's name is data: kept to the letter, shown so that it cannot lie, and never any part of a path."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.services.acts import a_draft, logged

from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.errors import SafetyDeskError
from safetydesk.intake.file_name import as_text
from safetydesk.intake.pictures_from_bytes import PastedPicture
from safetydesk.services.desk import Desk
from safetydesk.visible import visible_line
from samples import picture_bytes

NAMES = (
    "..\\..\\x", "../../x", "/etc/passwd", "C:\\Windows\\x.png", "\\\\server\\share\\x.png", "..", ".", "", " ",
    "CON", "con.png", "NUL", "COM1.png", "LPT9", "a:b", "a.png:stream:$DATA", "photo\u202egnp.exe", "x" * 300,
    "\U0001f4a9\U0001f468\u200d\U0001f469\u200d\U0001f467.png", "dot.png.", "space.png ", "nul\0l.png", "%00.png",
    "%2e%2e%2fx", "-rf", "--help", "~", "$HOME", "`id`", "$(id).png", "a\nb.png", "a\r\nb", "a\tb", "<b>bold</b>.png",
    "{name}.png", "%s%n%x.png", "=cmd|' /C calc'!A0", "a\u200bb.png", "\ufeffx.png", "\u0301\u0301x.png", "e\u0301.png",
    "\ud800half.png", "'; DROP TABLE exhibits; --", "desktop.ini", "thumbs.db", "x.lnk", "a|b?c*d.png", "\x7f\x1b[31m",
)  # fmt: skip


@pytest.mark.parametrize("into_draft", [True, False])
def test_every_name_is_kept_to_the_letter_and_chooses_no_path(
    into_draft: bool, desk: Desk, tmp_path: Path
) -> None:
    around = {path for path in tmp_path.rglob("*") if "store" not in path.parts}
    sources = [PastedPicture(picture_bytes(9, 9), name) for name in NAMES]
    if into_draft:
        intake = desk.exhibits.receive_into_draft(a_draft(desk), sources, "no")
        assert intake.draft is not None
        incident = desk.incident_log.log(intake.draft)
    else:
        incident = logged(desk)
        intake = desk.exhibits.receive(incident.id, sources, "no")
    assert intake.refused == ()
    case = desk.incident_log.reread(incident.id)
    assert [each.sealed.original_name for each in case.exhibits] == [as_text(name) for name in NAMES]
    for path in (desk.store_path / "exhibits").rglob("*"):
        assert re.fullmatch(r"[0-9a-f]{2}|[0-9a-f]{64}\.age", path.name), path.name
    assert {path for path in tmp_path.rglob("*") if "store" not in path.parts} == around
    for each in case.exhibits:
        shown = visible_line(each.sealed.original_name)
        assert not re.search("[\x00-\x1f\x7f\u202a-\u202e\u200b\ufeff]", shown)
    printed = desk.printing.prepare_case_file(incident.id, PrintRequest(recipient="PC", purpose="p"))
    assert len(printed.pictured) == len(NAMES)
    assert desk.audit_trail.verify().ok


def test_a_copy_taken_out_has_a_name_that_every_system_takes(desk: Desk, tmp_path: Path) -> None:
    incident, folder = logged(desk), tmp_path / "taken out"
    folder.mkdir()
    intake = desk.exhibits.receive(
        incident.id, [PastedPicture(picture_bytes(9, 9), name) for name in NAMES], "no"
    )
    assert not intake.refused
    for exhibit in desk.incident_log.reread(incident.id).exhibits:
        copy = desk.copies_out.take_out(exhibit.id, folder, "to look at it")
        path = folder / copy.file_name
        assert path.is_file() and path.parent == folder
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 ._()-]{0,120}", copy.file_name), copy.file_name
        assert not copy.file_name.endswith((".", " ", ".exe", ".lnk"))
    assert len(list(folder.iterdir())) == len(NAMES)
    assert {path.name for path in tmp_path.iterdir()} <= {"store", "profile", "taken out"}


@pytest.mark.parametrize("name", ["a\0b.png", "x" * 300, "\ud800.png", "..", "~nobody/x.png"])
def test_a_path_with_such_a_name_is_refused_in_words(name: str, desk: Desk, tmp_path: Path) -> None:
    incident = logged(desk)
    intake = desk.exhibits.receive(incident.id, [tmp_path / "none" / name], "no")
    assert intake.received == () and len(intake.refused) == 1
    fault = intake.refused[0]
    assert isinstance(fault, SafetyDeskError) and fault.code == "file_missing"
    assert "\0" not in fault.values["name"]
