"""How pages are made up: what may not stand alone, what is repeated, what can be read on a photocopy."""

from __future__ import annotations

import ctypes
import io
from dataclasses import fields

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from builders import (
    EXHIBIT_ID,
    a_capture_card,
    a_case_file,
    a_notice,
    a_person,
    a_record_id,
    an_exhibit,
    an_involvement,
)
from documents.reading import a_jpeg, drawn, text_of, tool, words_of
from safetydesk.documents import theme
from safetydesk.documents.plate import Plate

LEAST = 9.0


def exhibits(count):
    return tuple(
        an_exhibit(id=a_record_id(1000 + number), number=f"JSM/{number}") for number in range(1, count + 1)
    )


def people(count):
    return tuple(
        (an_involvement(id=a_record_id(2000 + n)), a_person(id=a_record_id(3000 + n), name=f"Pupil {n:03}"))
        for n in range(count)
    )


@pytest.fixture(scope="module")
def long_case():
    """Contents on three pages, tables on several."""
    notices = tuple(a_notice(id=a_record_id(4000 + number)) for number in range(30))
    return drawn(a_case_file(exhibits=exhibits(120), people=people(90), notices=notices))


def test_contents_on_several_pages_are_sound_and_lead_where_they_say(long_case):
    """Links on the second page of the contents once took the names of those on the first."""
    with pikepdf.open(io.BytesIO(long_case)) as opened:
        assert not opened.check_pdf_syntax()
        linked = [page for page in opened.pages[1:] if "/Annots" in page]
        assert len(linked) >= 2
        named = [link.get("/Dest") or link.A.D for page in linked for link in page.Annots]
        assert len(named) == len({str(each) for each in named}) == 120 + 19 + 2
    pages = text_of(long_case).split("\f")
    for line in (line.split() for page in pages[1:4] for line in page.splitlines()):
        if line and line[0].startswith("JSM/") and line[-1].isdigit():
            assert f"Exhibit {line[0]}" in " ".join(pages[int(line[-1]) - 1].split())


def test_the_head_of_a_table_stands_on_each_of_its_pages(long_case):
    pages = text_of(long_case).split("\f")
    with_people = [page for page in pages if "Pupil 0" in page]
    assert len(with_people) > 2
    assert all(page.count("Known as, handles") == 1 for page in with_people)


@pytest.mark.parametrize("count", range(28, 44))
def test_no_row_stands_alone_on_a_page_and_no_head_without_a_row(count):
    pages = text_of(drawn(a_case_file(people=people(count), exhibits=()))).split("\f")
    rows = [page.count("Pupil 0") for page in pages if "Known as, handles" in page]
    assert sum(rows) == count
    assert min(rows) >= 2


def test_no_heading_is_the_last_thing_on_a_page(long_case):
    document = pypdfium2.PdfDocument(long_case)
    for page in document:
        sizes = [size for top, size in _letters(page) if top > theme.MARGIN_BOTTOM]
        assert sizes[-1] < theme.ENTRY.size, "what is drawn last of a page's own is no heading"
    document.close()


def test_nothing_is_too_small_or_too_pale_to_be_copied(long_case):
    document = pypdfium2.PdfDocument(long_case)
    assert min(size for page in document for _, size in _letters(page)) >= LEAST
    document.close()
    styles = [value for value in vars(theme).values() if isinstance(value, theme.TextStyle)]
    assert len(styles) > 10 and len(fields(theme.TextStyle)) == 6
    for style in styles:
        assert style.size >= LEAST
        assert _contrast_with_white(style.colour) >= 5.5, style
    assert _contrast_with_white(theme.LINE) >= 2.5


def test_a_very_long_picture_is_shown_again_in_parts_from_one_stream():
    plate = Plate(EXHIBIT_ID, a_jpeg(720, 7000), 720, 7000)
    pdf = drawn(a_case_file(), {EXHIBIT_ID: plate})
    words = words_of(pdf)
    parts = words.count("once more, part")
    assert parts == 6
    assert f"Exhibit JSM/1 once more, part {parts} of {parts} from the top" in words
    assert pdf.count(b"/DCTDecode") == 1
    wide = words_of(drawn(a_case_file(), {EXHIBIT_ID: Plate(EXHIBIT_ID, a_jpeg(8000, 600), 8000, 600)}))
    assert "from the left" in wide
    assert "once more" not in words_of(drawn(a_case_file(), {EXHIBIT_ID: Plate(EXHIBIT_ID, a_jpeg())}))


def test_a_long_transcription_names_its_exhibit_on_every_page_and_leaves_the_caption_with_the_picture():
    card = a_capture_card(transcription="\n".join(f"typed line {number}" for number in range(200)))
    plate = Plate(EXHIBIT_ID, a_jpeg(900, 1400), 900, 1400)
    pages = text_of(drawn(a_case_file(exhibits=(an_exhibit(card=card),)), {EXHIBIT_ID: plate})).split("\f")
    (shown,) = [page for page in pages if "Exhibit JSM/1\n" in page and "Original name" in page]
    assert "SHA-256" in shown
    typed = [page for page in pages if "typed line" in page]
    assert len(typed) > 3
    assert all("Typed from exhibit JSM/1" in page for page in typed)


def test_a_tiny_picture_can_be_seen(tmp_path):
    pdf = tmp_path / "case.pdf"
    pdf.write_bytes(drawn(a_case_file(), {EXHIBIT_ID: Plate(EXHIBIT_ID, a_jpeg(10, 10), 10, 10)}))
    row = tool("pdfimages", "-list", str(pdf), pdf=b"").splitlines()[2].split()
    assert row[3:5] == ["10", "10"]
    assert int(row[12]) == 10, "ten pixels, one inch"


def _letters(page):
    """Height on the page and size of each letter, in the order drawn."""
    text = page.get_textpage()
    found = []
    for at in range(text.count_chars()):
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        if raw.FPDFText_IsGenerated(text, at) == 1 or not raw.FPDFText_GetCharBox(
            text, at, left, right, bottom, top
        ):
            continue
        found.append((bottom.value, round(raw.FPDFText_GetFontSize(text, at), 2)))
    return found


def _contrast_with_white(colour):
    """As WCAG has it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
