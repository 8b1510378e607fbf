"""The sheets on paper: the form's order, every answer, and nobody's name who has no business there."""

from __future__ import annotations

import io
import subprocess

import pytest

from builders import STAFF_ID, a_person, a_school, an_incident, an_involvement
from documents.reading import a_printing, words_of
from domain.test_sheet_filling import a_case, answered, sheet
from safetydesk.documents.agency_sheet import draw_agency_sheet
from safetydesk.domain.agency_sheet import NOT_KNOWN, SheetAnswer
from sheet_builders import SHEETS, V


def drawn(found, case):
    target = io.BytesIO()
    pages = draw_agency_sheet(found, case, a_printing(), V, target).pages
    return pages, target.getvalue()


@pytest.mark.parametrize("code", sorted(SHEETS))
def test_each_of_the_seven_has_its_questions_in_order_and_hides_whom_it_must(code):
    case = a_case()
    found = sheet(case, code, STAFF_ID if code == "lado" else a_person().id)
    pages, pdf = drawn(found, case)
    words = words_of(pdf)
    assert pages <= 3
    at = -1
    for block in found.kind.blocks:
        at = words.index(block.title, at + 1)
    for field in found.kind.fields:
        assert field.label in words
    assert ("Left blank" in words) == any(not each.state for each in found.answers)
    assert ("SafetyDesk's own list: check it" in words) != found.kind.confirmed
    assert ("Carter" in words) == (code == "police")
    assert "Copy 3 for PC Adeyemi" in words and "OS-2026-0001" in words and "Page 1 of" in words
    titled = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert "Maya" not in titled


def test_not_known_is_printed_a_blank_is_said_to_be_one_and_no_image_is_held():
    case = answered("social_care", SheetAnswer(code="child_born", state=NOT_KNOWN), is_locked=True)
    words = words_of(drawn(sheet(case, "social_care"), case)[1])
    assert "Date of birth, or expected date Not known" in words
    assert "GP Left blank" in words and "No image is held in this file." in words


def test_what_was_typed_is_plain_and_of_any_length():
    typed = "<b>&amp; {reference} %s" + "\N{SNOWMAN}é " * 10_000
    case = answered(
        "platform",
        SheetAnswer(code="rule", text=typed),
        person=None,
        incident=an_incident(summary="n" * 20_000),
        people=((an_involvement(), a_person(name="<i>" + "Long " * 400)),),
        school=a_school(name="St <b> & Co"),
    )
    pages, pdf = drawn(sheet(case, "platform"), case)
    assert pages > 5 and "<b>&amp; {reference} %s" in words_of(pdf)


def test_what_the_lado_alone_fills_in_is_blank_at_the_end_and_off_unless_asked_for():
    case = a_case()
    found, target = sheet(case, "lado", STAFF_ID), io.BytesIO()
    title, block = found.kind.agency_only_title, found.kind.agency_only
    assert len(block) == 8 and title not in words_of(drawn(found, case)[1])
    draw_agency_sheet(found, case, a_printing(), V, target, agency_only=True)
    words = words_of(target.getvalue())
    after = words[words.index(title) :]
    assert all(each in after for each in block) and "Left blank" not in after
    assert not any(SHEETS[code].agency_only for code in SHEETS if code != "lado")
    other = io.BytesIO()
    draw_agency_sheet(sheet(case, "social_care"), case, a_printing(), V, other, agency_only=True)
    assert title not in words_of(other.getvalue())
