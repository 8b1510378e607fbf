"""An incident that becomes one for which no image is held: what it holds can be seen, printed and added to no more."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
from tests import samples
from tests.journeys.at_the_desk import AREA

RED = (200, 30, 30)
"""The left half of every sample picture."""


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler")
def test_after_re_categorising_no_exhibit_is_viewable_printable_or_added_to(school, tmp_path):
    school.begins()
    person = school.person
    school.starts_log("A screenshot went round the class", category="Cyberbul")
    school.saves_log()
    person.turns_to("Evidence")
    pictures = [samples.png(tmp_path, text=f"shot {one}", name=f"shot {one}.png") for one in (1, 2, 3)]
    person.drops(AREA, *pictures)
    person.presses("No")
    person.waits_for_words("3 exhibits sealed")
    person.waits(lambda: len(person.named("MO/")) == 3, "three frames")
    assert not person.sees_colour(*RED), "covered until asked for"
    person.presses("Show MO/1")
    person.waits(lambda: person.sees_colour(*RED), "the picture")

    person.presses("Amend")
    person.presses("Remove Cyberbullying between pupils")
    person.picks("Nudes or semi", "Category")
    person.chooses("Severity", "Serious")
    person.presses("It is another kind of incident")
    person.presses("Save the amendment")
    person.waits_for_words("No image may be held here")
    person.turns_to("Evidence 3")
    nothing_can_be_looked_at(person)

    path = tmp_path / "case.pdf"
    prints(person, path)
    paper = path.read_bytes()
    assert b"/Subtype /Image" not in paper
    text = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    assert re.search("isolated", text.stdout, re.IGNORECASE)
    assert "MO/3" in text.stdout


def nothing_can_be_looked_at(person) -> None:
    """Each of the three is chosen in turn."""
    for one in (1, 2, 3):
        frame = person.waits(lambda number=f"MO/{one}": person.named(number), "the frame")[0]
        assert "Isolated" in frame
        person.presses(frame)
        person.waits_for_words(f"MO/{one} is isolated")
        assert not person.sees(f"Show MO/{one}")
        assert not person.sees_colour(*RED)
    assert not person.sees(AREA)
    assert not person.sees("Add evidence")


def prints(person, path) -> None:
    person.presses("Print")
    person.waits(lambda: person.sees("Draw the pages"), "the questions before a print")
    person.chooses("For whom", "Police")
    person.chooses("What for", "A police or social care")
    person.presses("Draw the pages")
    person.waits(lambda: person.sees("Pages"), "the pages")
    person.meets(lambda: person.presses("Save as a file …"), lambda: person.names_files(path))
    person.waits_for_words("recorded as released to")
