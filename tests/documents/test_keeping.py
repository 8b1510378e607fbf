"""Headings stay with what they head, and the foot of a table with its last row, wherever the page happens to end."""

from __future__ import annotations

import io

import pypdfium2

from builders import NOW
from safetydesk.documents import theme
from safetydesk.documents.blocks import para, quote, room, section, space, subsection
from safetydesk.documents.page import draw_plain_pages
from safetydesk.documents.tables import facts, table

CELL = theme.CELL


def pages(story):
    target = io.BytesIO()
    draw_plain_pages(story, target, title="Test", foot="foot", printed=NOW)
    document = pypdfium2.PdfDocument(target.getvalue())
    return [page.get_textpage().get_text_range().splitlines() for page in document]


def a_table(rows, foot=()):
    body = [(((f"row {at}\nand more\nof it", CELL),), (("", CELL),)) for at in range(rows)]
    return table((1, 1), ("head", "again"), body, foot)


def test_no_heading_is_the_last_on_its_page_wherever_the_page_ends():
    """Section and subsection with more room asked for between them, a lead-in, and each kind of block beneath."""
    beneath = (
        [facts([("label", "value\nvalue\nvalue")] * 9)],
        [para("lead-in"), space(6), a_table(9)],
        [quote("word " * 400)],
        [room(200), *subsection("HEADING under it", "under"), a_table(2)],
    )
    for lines in range(30, 50):
        for what in beneath:
            story = [para("line", CELL) for _ in range(lines)]
            story += [*section("HEADING", "one"), *what]
            for page in pages(story):
                own = page[: page.index(next(line for line in page if line.startswith("foot")))]
                assert not own or not own[-1].startswith(("HEADING", "lead-in", "head again")), lines


def test_what_stands_beneath_a_table_never_stands_alone():
    for lines in range(20, 52):
        foot = [para("signed\nhere\nand\nhere")]
        story = [*(para("line", CELL) for _ in range(lines)), a_table(4, foot)]
        page = next(page for page in pages(story) if "signed" in page)
        assert any(line.startswith("row") for line in page), lines


def test_a_row_as_long_as_a_page_leaves_its_foot_behind():
    long = [((("long\n" * 50, CELL),), (("", CELL),))]
    told = pages([table((1, 1), ("head", "again"), long, [para("signed\n" * 12)])])
    assert sum(page.count("signed") for page in told) == 12


def test_a_small_table_is_not_parted():
    for lines in range(30, 54):
        story = [*(para("line", CELL) for _ in range(lines)), a_table(2)]
        assert sorted(sum(line.startswith("row") for line in page) for page in pages(story))[-1] == 2
