"""An exemption from its declaration to its certificate, and a case file from the screen to a file."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import time

import pytest
from PySide6.QtWidgets import QComboBox
from tests import samples
from tests.journeys.at_the_desk import AREA

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler's pdftotext")


def text_of(path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True
    ).stdout


def chooses_a_copy(person, recipient: str, purpose: str) -> None:
    person.waits(
        lambda: any(each.isEnabled() for each in person.sees("For whom", QComboBox)), "the questions"
    )
    person.chooses("For whom", recipient)
    person.chooses("What for", purpose)
    person.presses("Draw the pages")
    person.waits(lambda: person.sees("Pages"), "the pages")
    assert re.search(r"^[1-9][0-9]* pages?$", person.text(), re.MULTILINE), "how many there are to read"
    assert "nothing has left yet" in person.text()


def saves_it(person, path) -> None:
    person.meets(lambda: person.presses("Save as a file …"), lambda: person.names_files(path))
    person.waits_for_words("recorded as released to")
    assert hashlib.sha256(path.read_bytes()).hexdigest() in person.text()


@needs_poppler
def test_an_exemption_pending_refused_by_its_own_staff_then_agreed_and_printed(school, tmp_path):
    school.begins()
    person = school.person
    person.presses("Exemptions")
    person.presses("Record an exemption")
    person.picks("Ruth Bell", "Member of staff")
    person.chooses("Ground", "Own child")
    person.types("Tom Bell, 8B", into="With whom")
    person.chooses("Is that a pupil?", "A current pupil")
    person.types("Her son, in Year 8 at this school", into="The relationship, or what approval is asked for")
    person.presses("Save exemption")
    person.waits_for_words("is saved.")
    assert "Not decided yet" in person.text()

    decides(person, by="Ruth Bell")
    person.presses("Save amendment")
    person.waits_for_words("Not saved yet: something needs putting right.")
    assert "own" in person.is_told("Decided by")

    person.writes("Morgan Okafor", into="Decided by")
    person.presses("Save amendment")
    person.waits_for_words("is amended.")
    shown = person.text()
    for words in (
        "Agreed with conditions",
        "No private messages",
        "Use the school account for school matters",
    ):
        assert words in shown, words

    person.presses("Print certificate")
    chooses_a_copy(person, "The member of staff", "Signature")
    path = tmp_path / "certificate.pdf"
    saves_it(person, path)
    paper = text_of(path)
    for words in (
        "Ruth Bell",
        "Tom Bell",
        "No private messages",
        "Use the school account for school matters",
    ):
        assert words in paper, words
    assert "Page 1 of" in paper or "1 of" in paper


def test_the_exemption_of_the_lead_is_decided_by_the_head_with_the_chair(school):
    school.begins()
    person = school.person
    person.presses("Exemptions")
    person.presses("Record an exemption")
    person.picks("Morgan Ok", "Member of staff")
    person.chooses("This person is", "the Designated")
    person.chooses("Ground", "Own child")
    person.types("Kit Okafor, 7A", into="With whom")
    person.types("Her daughter", into="The relationship, or what approval is asked for")
    person.types("today", into="Talked over with the headteacher on")
    person.types("Grace Hall", into="Headteacher, by name")
    person.chooses("Decision", "Agreed")
    person.types("today", into="Decided on")
    person.types("Morgan Okafor", into="Decided by")
    person.types("They are family", into="Reason for the decision")
    person.types("Keep school matters to the school account.", into="Advice given")
    person.types("today", into="In force from")
    person.types(f"1 Mar {time.localtime().tm_year + 1}", into="Review on")
    person.presses("Save exemption")
    person.waits_for_words("Not saved yet: something needs putting right.")
    assert "own" in person.is_told("Decided by")
    assert "chair" in person.is_told("Talked over with the chair of governors on")

    person.writes("Grace Hall", into="Decided by")
    person.types("today", into="Talked over with the chair of governors on")
    person.types("Peter Lowe", into="Chair of governors, by name")
    person.presses("Save exemption")
    person.waits_for_words("is saved.")
    assert "Peter Lowe" in person.text()
    assert "Grace Hall" in person.text()


def decides(person, by: str) -> None:
    person.presses("Amend")
    person.chooses("Reason for the change", "New facts")
    person.types("today", into="Talked over with the DSL on")
    person.types("Morgan Okafor", into="DSL, by name")
    person.types("today", into="Talked over with the headteacher on")
    person.types("Grace Hall", into="Headteacher, by name")
    person.chooses("Decision", "Agreed with conditions")
    person.types("today", into="Decided on")
    person.types(by, into="Decided by")
    person.types("They are family", into="Reason for the decision")
    person.types("No private messages", into="Conditions")
    person.types("Use the school account for school matters.", into="Advice given")
    person.types("today", into="In force from")
    person.types(f"1 Mar {time.localtime().tm_year + 1}", into="Review on")


@needs_poppler
def test_a_case_file_read_on_screen_then_saved_with_equal_hashes(school, tmp_path):
    school.begins()
    person = school.person
    school.starts_log("A screenshot went round the class", category="Cyberbul")
    reference = school.saves_log()
    person.turns_to("Evidence")
    originals = [samples.png(tmp_path, text=f"shot {one}", name=f"shot {one}.png") for one in (1, 2)]
    person.drops(AREA, *originals)
    person.presses("No")
    person.waits_for_words("2 exhibits sealed")

    person.presses("Print")
    chooses_a_copy(person, "Police", "A police or social care")
    path = tmp_path / "police.pdf"
    saves_it(person, path)

    paper = text_of(path)
    assert reference in paper
    bare = "".join(paper.split())
    for original in originals:
        assert hashlib.sha256(original.read_bytes()).hexdigest() in bare, original.name
    person.presses("Done")
    person.turns_to("Copies 1")
    person.waits_for_words("Copy 1")
    assert "Released" in person.text()
    assert "Police" in person.text()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert digest in "".join(person.text().split())
