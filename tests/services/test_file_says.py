"""What a file says of itself is read when asked for, after that was recorded, and never before the question."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.intake import notes_in_files as notes
from tests.services.acts import logged

from safetydesk import wording
from safetydesk.domain.drafts import IncidentDraft
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.events import FileClaimsRead
from safetydesk.domain.exhibit import Exhibit
from safetydesk.intake.file_says import FileClaims
from safetydesk.intake.preview import NoPreview, PreviewRoom
from safetydesk.services.desk import Desk


def held(desk: Desk, tmp_path: Path, content: bytes, name: str = "photo.jpg") -> Exhibit:
    incident = logged(desk, categories=("BULLY",))
    (tmp_path / name).write_bytes(content)
    assert desk.exhibits.receive(incident.id, [tmp_path / name], "no").received
    return desk.incident_log.reread(incident.id).exhibits[0]


def told(desk: Desk) -> list[str]:
    return [
        wording.event_words(done.event, desk.vocabulary)
        for done in desk.audit_trail.page(0, 20)
        if isinstance(done.event, FileClaimsRead)
    ]


def test_each_asking_is_an_event_and_the_place_is_asked_for_by_itself(desk: Desk, tmp_path: Path) -> None:
    exhibit = held(desk, tmp_path, notes.jpeg_with(notes.WHOLE))
    found = desk.file_says.read(exhibit.id)
    assert isinstance(found, FileClaims) and found.has_place
    assert not any(claim.name.startswith("gps") for claim in found.claims)
    found = desk.file_says.read(exhibit.id, with_place=True)
    assert isinstance(found, FileClaims) and "51.500000, -0.125000" in [claim.value for claim in found.claims]
    assert told(desk) == [
        "OS-2026-0001: what the file of MO/1 says of itself was read with the place it names",
        "OS-2026-0001: what the file of MO/1 says of itself was read",
    ]
    # Reading changes nothing: what stands on the card is what people wrote there.
    assert desk.incident_log.reread(exhibit.incident_id).exhibits == (exhibit,)


def test_nothing_is_read_of_what_is_out_of_sight(desk: Desk, tmp_path: Path, monkeypatch) -> None:
    exhibit = held(desk, tmp_path, notes.jpeg_with(notes.WHOLE))
    desk.exhibits.isolate(exhibit.id, "must_not_be_here")
    monkeypatch.setattr(PreviewRoom, "ask", lambda *_given, **_asked: pytest.fail("a byte was looked at"))
    with pytest.raises(Refusal) as raised:
        desk.file_says.read(exhibit.id, with_place=True)
    assert raised.value.code == "exhibit_isolated" and told(desk) == []


def test_of_other_kinds_no_byte_is_read_and_nothing_recorded(desk: Desk, tmp_path: Path, monkeypatch) -> None:
    exhibit = held(desk, tmp_path, b"\xff\xfb\x90\x00" * 40, "sound.mp3")
    monkeypatch.setattr(PreviewRoom, "ask", lambda *_given, **_asked: pytest.fail("a byte was looked at"))
    assert desk.file_says.read(exhibit.id) == NoPreview("not_read")
    assert told(desk) == []
    assert wording.words("no_preview", "not_read")


def test_a_damaged_file_is_named_and_says_nothing(desk: Desk, tmp_path: Path) -> None:
    exhibit = held(desk, tmp_path, notes.jpeg_with(notes.WHOLE))
    (sealed,) = desk.store_path.rglob(f"{exhibit.sealed.file_name}*")
    content = bytearray(sealed.read_bytes())
    content[-1] ^= 1
    sealed.write_bytes(content)
    with pytest.raises(Trouble) as raised:
        desk.file_says.read(exhibit.id)
    assert raised.value.code.startswith("exhibit_")


@pytest.mark.parametrize("answer", ["no", "not_sure", "yes", ""])
def test_sealing_reads_nothing_of_what_files_say(
    desk: Desk, tmp_path: Path, monkeypatch, answer: str
) -> None:
    """Neither before the question nor while a file is sealed: the child is not asked at all."""
    monkeypatch.setattr(PreviewRoom, "ask", lambda *_given, **_asked: pytest.fail("a byte was looked at"))
    path = tmp_path / "photo.jpg"
    path.write_bytes(notes.jpeg_with(notes.WHOLE))
    incident = logged(desk, categories=("BULLY",))
    draft: IncidentDraft = replace(desk.incident_log.new_draft(), summary="A post")
    for receive in (
        lambda: desk.exhibits.receive(incident.id, [path], answer),
        lambda: desk.exhibits.receive_into_draft(draft, [path], answer),
    ):
        if answer == "no":
            assert receive().received
        else:
            with pytest.raises(Refusal):
                receive()
