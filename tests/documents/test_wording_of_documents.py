"""Every label the print shop asks for has words."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import safetydesk.documents
from safetydesk.domain.exemption import Exemption
from safetydesk.domain.incident import Incident
from safetydesk.wording import load_wording

_ASKED = re.compile(r'"(doc_[a-z0-9_]+)"')


def test_every_label_has_words():
    folder = Path(safetydesk.documents.__file__).parent
    asked = {key for file in folder.glob("*.py") for key in _ASKED.findall(file.read_text(encoding="utf-8"))}
    assert asked
    assert asked - load_wording().codes("label") == set()


def test_every_kind_of_line_in_a_chronology_has_words_on_paper_as_in_the_window():
    """A key that is put together cannot be found in the source, and "doc chronology threshold" stood on paper once."""
    codes = load_wording().codes("label")
    kinds = {code.removeprefix("chronology.") for code in codes if code.startswith("chronology.")}
    assert {"threshold", "allegation", "ban", "ban_lifted", "pathway", "closed"} <= kinds
    assert {f"doc_chronology_{kind}" for kind in kinds} - codes == set()


def test_every_field_that_can_be_amended_has_a_name():
    names = {field.name for record in (Incident, Exemption) for field in fields(record)} - {
        "row_version",
        "recorded_by",
    }
    assert {f"doc_field_{name}" for name in names} - load_wording().codes("label") == set()
