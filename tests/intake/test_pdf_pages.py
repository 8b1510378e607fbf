from __future__ import annotations

import io
import random
import zlib
from collections import Counter
from pathlib import Path

import pikepdf
import pytest
from tests.intake.child_watch import MOST_KIB, WatchedRoom
from tests.intake.hostile_pdfs import PAGE, RED, many_pages, one_page, pdf_of, stream, with_box

from safetydesk.domain import media_kind as kinds
from safetydesk.intake.pdf_pages import PdfPage, pdf_page
from safetydesk.intake.preview import NoPreview

JAVASCRIPT = b"<< /S /JavaScript /JS (app.alert\\('x'\\); while\\(1\\){}) >>"
LAUNCH = b"<< /S /Launch /F (/bin/sh) /Win << /F (cmd.exe) >> >>"
FIELD = b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (typed) /Rect [10 10 90 30] /P 3 0 R >>"


def seen(watched: WatchedRoom, content: bytes, page: int = 1, edge: int = 400) -> PdfPage | NoPreview:
    answer = watched._timed(lambda: pdf_page(watched._room, content, kinds.PDF, page, edge))
    assert watched.peak <= MOST_KIB
    return answer


def test_a_page_is_drawn_at_the_edge_asked_for(watched):
    answer = seen(watched, many_pages(12), 3, 300)
    assert isinstance(answer, PdfPage)
    assert (answer.number, answer.pages, answer.has_fields, answer.attached) == (3, 12, False, 0)
    picture = answer.picture
    assert 298 <= picture.width <= 300
    assert picture.height == 150
    assert picture.rgb[:3] == b"\xff\0\0"


@pytest.mark.parametrize(
    "catalog",
    [
        b"/OpenAction " + JAVASCRIPT,
        b"/OpenAction " + LAUNCH,
        b"/AA << /WC " + JAVASCRIPT + b" >> /Names << /JavaScript << /Names [(a) " + JAVASCRIPT + b"] >> >>",
    ],
)
def test_nothing_in_it_runs(watched, catalog):
    page = PAGE[:-2] + b"/AA << /O " + JAVASCRIPT + b" >> >>"
    assert isinstance(seen(watched, one_page(catalog, page)), PdfPage)


def test_form_fields_are_said_and_not_woken(watched):
    catalog = b"/AcroForm << /Fields [5 0 R] /CO [5 0 R] >>"
    answer = seen(watched, one_page(catalog, PAGE[:-2] + b"/Annots [5 0 R] >>", more={5: FIELD}))
    assert isinstance(answer, PdfPage)
    assert answer.has_fields


def test_what_is_attached_is_counted(watched):
    with pikepdf.open(io.BytesIO(one_page())) as pdf:
        pdf.attachments["run.exe"] = b"MZ"
        written = io.BytesIO()
        pdf.save(written)
    answer = seen(watched, written.getvalue())
    assert isinstance(answer, PdfPage)
    assert answer.attached == 1


def test_a_hundred_thousand_pages(watched):
    content = many_pages(100_000)
    answer = seen(watched, content, 9_999, 50)
    assert isinstance(answer, PdfPage)
    assert answer.pages == 100_000
    assert seen(watched, content, 10_001, 50) == NoPreview("too_many_pages")


@pytest.mark.parametrize("page", [2, 7])
def test_a_page_that_is_not_there(watched, page):
    assert seen(watched, one_page(), page) == NoPreview("no_such_page")


@pytest.mark.parametrize(
    "box",
    [
        b"[0 0 200000000 100000000]", b"[0 0 3.4e38 3.4e38]", b"[0 0 1 14400]", b"[0 0 -5 0]", b"[0 0 0 0]",
        b"[1e308 1e308 1e309 1e309]", b"[0 0 0.0001 0.0001]", b"[]", b"[0 0 nan nan]",
    ],
)  # fmt: skip
def test_a_page_of_any_size_stays_within_the_edge(watched, box):
    answer = seen(watched, with_box(box), edge=400)
    if isinstance(answer, PdfPage):
        assert 1 <= max(answer.picture.width, answer.picture.height) <= 400


def test_a_locked_pdf_says_so(watched):
    with pikepdf.open(io.BytesIO(one_page())) as pdf:
        written = io.BytesIO()
        pdf.save(written, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert seen(watched, written.getvalue()) == NoPreview("needs_password")


LOOPS = {
    "pages that are their own children": pdf_of(
        {1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>"}
    ),
    "an object that is itself": pdf_of({1: b"1 0 R", 2: b"2 0 R"}),
    "a table that follows itself": one_page().replace(b"/Root", b"/Prev 9 /Root"),
    "a form that draws itself": one_page(
        page=PAGE.replace(b"/Resources << >>", b"/Resources << /XObject << /X 5 0 R >> >>"),
        content=b"/X Do",
        more={
            5: stream(
                b"/X Do /X Do",
                b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 5 0 R >> >>",
            )
        },
    ),
    "nested a hundred thousand deep": one_page(content=b"[" * 100_000),
    "saved a hundred thousand times": one_page(content=b"q " * 100_000 + RED),
}


@pytest.mark.parametrize("name", LOOPS)
def test_loops_end(watched, name):
    seen(watched, LOOPS[name])  # a page, or a reason with words: `watched` asks for both in time and memory
    assert isinstance(seen(watched, one_page()), PdfPage)  # and the next file is none the worse


def bomb(filters: int) -> bytes:
    content = bytes(64 * 1024 * 1024)
    for _ in range(filters):
        content = zlib.compress(content, 9)
    return content


def test_a_bomb_in_its_words_and_in_a_picture(watched):
    image = (
        b"/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /BitsPerComponent 8 /ColorSpace /DeviceRGB "
        b"/Filter [/FlateDecode /FlateDecode]"
    )
    page = PAGE.replace(b"/Resources << >>", b"/Resources << /XObject << /X 5 0 R >> >>")
    seen(watched, one_page(page=page, content=b"200 0 0 100 0 0 cm /X Do", more={5: stream(bomb(2), image)}))
    squeezed = pdf_of(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: PAGE,
            4: stream(bomb(1), b"/Filter /FlateDecode"),
        }
    )
    seen(watched, squeezed)
    assert isinstance(seen(watched, one_page()), PdfPage)


@pytest.mark.parametrize("cut", [20, 200, -30])
def test_what_is_cut_off_or_no_pdf_at_all(watched, cut):
    seen(watched, one_page()[:cut])
    assert seen(watched, b"%PDF-1.7\n" + bytes(5000)) == NoPreview("damaged")


def test_only_a_pdf_is_handed_over(watched):
    assert pdf_page(watched._room, one_page(), kinds.HTML, 1, 100) == NoPreview("not_shown")


def test_the_window_never_imports_pdfium():
    import subprocess
    import sys

    code = "import sys, safetydesk.services.looking; print([m for m in sys.modules if 'pypdfium' in m])"
    source = Path(__file__).parents[2] / "src"
    said = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(source)}, capture_output=True, check=True
    )
    assert said.stdout.strip() == b"[]"


def test_harm_done_at_random_is_a_page_or_a_reason(watched):
    content, chance = many_pages(3), random.Random(4)
    outcomes = Counter()
    for _ in range(150):
        harmed = bytearray(content)
        for _ in range(chance.choice((1, 4, 30))):
            harmed[chance.randrange(len(harmed))] = chance.randrange(256)
        answer = seen(
            watched, bytes(harmed[: chance.choice((None, len(harmed) // 2))]), chance.randint(1, 3), 60
        )
        outcomes[answer.reason if isinstance(answer, NoPreview) else "shown"] += 1
    assert outcomes["shown"] > 20, outcomes
    assert set(outcomes) <= {"shown", "damaged", "no_such_page", "needs_password"}, outcomes
