"""Linked incidents on paper: people once, one chronology, a chapter each; each records its copy and keeps its lock."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import a_draft, logged
from tests.services.conftest import clock, desk, profile, sealed_store, store_path

from safetydesk.domain.disclosure import FAILED, LINKED, RELEASED
from safetydesk.domain.drafts import DraftPerson, NoteDraft, PrintRequest
from safetydesk.domain.errors import Refusal
from safetydesk.domain.incident_link_drafts import LinkDraft
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.services.desk import Desk
from samples import png

__all__ = ["clock", "desk", "profile", "sealed_store", "store_path"]
REQUEST = PrintRequest(recipient="police", purpose="referral", basis="safeguarding")


def read(paper: Path) -> str:
    given = ["pdftotext", "-layout", str(paper), "-"]
    return subprocess.run(given, capture_output=True, text=True, check=True).stdout


def test_all_of_a_story_is_one_document(desk: Desk, clock: StoppedClock, tmp_path: Path) -> None:
    maya = DraftPerson(part="affected", name="Maya Reid")
    one = desk.incident_log.log(a_draft(desk, people=(maya,)))
    known = desk.people.type_ahead("Maya")[0]
    people = (replace(maya, person_id=known.id, part="witness"),)
    other = desk.incident_log.log(
        a_draft(desk, summary="It began again", categories=("NUDES",), severity=4, people=people)
    )
    desk.exhibits.receive(one.id, [png(tmp_path)], "no")
    desk.takedowns.begin(
        one.id, TakedownDraft(address="https://social.example/p/1"), TakedownStepDraft(kind="captured")
    )
    said = NoteDraft(text="I want it to stop", kind="child_voice", person_id=known.id)
    desk.incident_log.add_note(other.id, said)
    with pytest.raises(Refusal) as raised:
        desk.printing.prepare_linked(one.id, REQUEST)
    assert raised.value.code == "nothing_linked"
    desk.links.link(one.id, LinkDraft(other=other.reference, kind="series", reason="One group chat"))
    target = tmp_path / "all.pdf"
    desk.printing.save(desk.printing.prepare_linked(one.id, REQUEST), target)
    words = read(target)
    assert "One group chat" in words and "https://social.example/p/1" in words
    assert "\u201cI want it to stop\u201d" in words
    assert words.count(f"No image of {other.reference} is held in this file") == 3
    assert "No image is held" not in words, "one of the other incident is"
    first = words.index(
        "1. The incidents", words.index("Signatures" if "Signatures" in words else "Statement")
    )
    people_part = words[words.index("2. People", first) : words.index("3. One chronology", first)]
    assert people_part.count("Maya Reid") == 1 and people_part.count("OS-2026-") == 2
    for incident in (one, other):
        (copy,) = desk.incident_log.reread(incident.id).disclosures
        assert (copy.document, copy.state, copy.copy_number) == (LINKED, RELEASED, 1)
    desk.printing.abandon(desk.printing.prepare_linked(other.id, REQUEST))
    for incident in (one, other):
        assert desk.incident_log.reread(incident.id).disclosures[-1].state == FAILED


def test_an_incident_linked_to_none_prints_as_ever(desk: Desk, tmp_path: Path) -> None:
    incident = logged(desk)
    desk.printing.save(desk.printing.prepare_case_file(incident.id, REQUEST), tmp_path / "one.pdf")
    assert "Addresses to be taken down" in read(tmp_path / "one.pdf")
