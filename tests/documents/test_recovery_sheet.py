"""The printed sheet: one page, whatever the school is called, and its square holds the very code that is typed."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest

from builders import NOW, a_school
from documents.qr_reading import read_qr, text_of
from documents.reading import tool, words_of
from safetydesk.documents.qr import modules_of
from safetydesk.documents.recovery_sheet import SheetToPrint, draw_recovery_sheet
from safetydesk.strongroom.sheet_codes import SheetCode, read_code

CODE = SheetCode(2, "ABC", "K7Q", bytes(range(7, 39)))


def sheet(**changes):
    given = SheetToPrint(
        number=2,
        code=CODE.text(),
        set_mark="K7Q",
        store_mark="ABC",
        school=a_school(),
        made=NOW,
        made_by="Jane S. Merrow",
    )
    return replace(given, **changes)


def drawn(**changes):
    target = io.BytesIO()
    assert draw_recovery_sheet(sheet(**changes), target).pages == 1
    return target.getvalue()


def page_of(pdf, dots=200):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].render(scale=dots / 72).to_pil()
    finally:
        document.close()


@pytest.mark.parametrize("dots", [150, 300])
def test_the_square_read_from_the_page_is_the_code(dots):
    assert read_code(read_qr(page_of(drawn(), dots))) == CODE


def test_the_reader_notices_a_module_drawn_wrongly():
    grid = [list(line) for line in modules_of(CODE.text())]
    assert text_of(grid) == CODE.text()
    grid[20][20] = not grid[20][20]
    with pytest.raises(AssertionError, match="damaged"):
        text_of(grid)


def test_all_that_a_holder_must_know_stands_on_one_page():
    words = words_of(drawn())
    for expected in (
        "Recovery sheet 2 of 3",
        "Whitlow Bay School",
        "Set K7Q",
        "21 Nov 2026",
        "one other sheet of the same set",
        "chair of governors",
        "data protection officer",
        "Passphrase forgotten?",
        "Held by",
        "Checked on",
        "Jane S. Merrow",
        *CODE.text().split("-"),
    ):
        assert expected in words
    assert tool("pdfinfo", "-", pdf=drawn()).count("Pages:           1") == 1


def test_the_longest_school_and_a_demo_still_fit_one_page_and_overlap_nothing():
    school = replace(
        a_school(), name="Voluntary Aided Academy of Saint Etheldreda " * 9, town="Bury", is_demo=True
    )
    pdf = drawn(school=school)
    words = words_of(pdf)
    assert "invented" in words and "Held by" in words
    document = pypdfium2.PdfDocument(pdf)
    text = document[0].get_textpage()
    heights = {}
    for wanted in ("While it is kept", "old one then opens nothing", "Held by"):
        at, _ = text.search(wanted).get_next()
        heights[wanted] = text.get_charbox(at)[1]
    document.close()
    assert list(heights.values()) == sorted(heights.values(), reverse=True)
    assert heights["old one then opens nothing"] - heights["Held by"] > 40


def test_same_values_same_bytes_and_no_secret_in_a_repr():
    assert drawn() == drawn()
    assert CODE.text()[:20] not in repr(sheet())
