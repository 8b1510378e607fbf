"""A case file as its reader finds it."""

from __future__ import annotations

import hashlib
import io
import subprocess
from dataclasses import replace

import pikepdf
import pytest

from builders import (
    EXHIBIT_ID,
    MEMBER_ID,
    NOW,
    a_capture_card,
    a_case_file,
    a_conversation,
    a_notice,
    a_person,
    a_school,
    an_amendment,
    an_exhibit,
    an_incident,
    an_involvement,
    sealed_evidence,
)
from documents.reading import a_jpeg, a_printing, drawn, text_of, tool, words_of
from safetydesk.documents.case_file_document import draw_case_file
from safetydesk.documents.plate import Plate
from safetydesk.domain.derivation import Derivation
from safetydesk.domain.errors import Cancelled, Trouble
from safetydesk.wording import load_vocabulary


@pytest.fixture(scope="module")
def plate():
    return Plate(EXHIBIT_ID, a_jpeg(), 320, 480)


def test_cover_says_what_for_whom_and_why(plate):
    pages = text_of(drawn(plates={EXHIBIT_ID: plate})).split("\f")
    for expected in (
        "Whitlow Bay School",
        "Case file",
        "OS-2026-0001",
        "OFFICIAL-SENSITIVE",
        "Copy 3",
        "PC Adeyemi, Whitlow police",
        "A police or social care inquiry",
        "Jane S. Merrow",
        "21 Nov 2026 14:20 GMT",
    ):
        assert expected in pages[0]
    assert "invented" not in pages[0]
    assert "No image is held" not in pages[0]


def test_every_page_says_whose_it_is_and_which(plate):
    pages = text_of(drawn(plates={EXHIBIT_ID: plate})).split("\f")[:-1]
    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert page.count("OFFICIAL-SENSITIVE · CHILD PROTECTION") >= 2
        assert "Copy 3 for PC Adeyemi" in page
        assert "Checkpoint AB12 CD34 EF56 7890 AB12" in page


def test_the_first_account_comes_before_its_amendments():
    first, now = an_incident(summary="As first told."), an_incident(summary="As told later.")
    words = words_of(drawn(a_case_file(incident=now, first_account=first, amendments=(an_amendment(),))))
    body = words[words.index("Written by") :]
    assert body.index("As first told.") < body.index("Amendment 1") < body.index("As told later.")
    assert body.index("about 19 Nov 2026 21:30") < body.index("about 19 Nov 2026 20:05")


def test_contents_name_the_page_where_each_section_stands(plate):
    pages = text_of(drawn(plates={EXHIBIT_ID: plate})).split("\f")
    lines = [line.split() for line in pages[1].splitlines()]
    sections = [
        line for line in lines if len(line) > 2 and line[0].rstrip(".").isdigit() and line[-1].isdigit()
    ]
    assert [line[0] for line in sections] == [f"{number}." for number in range(1, 20)]
    for line in sections:
        title = " ".join(line[:-1])
        assert title in " ".join(pages[int(line[-1]) - 1].split()), line


def test_the_fingerprint_stands_whole_and_equal():
    content = b"the very bytes"
    digest = hashlib.sha256(content).hexdigest()
    words = words_of(drawn(a_case_file(exhibits=(an_exhibit(sealed=sealed_evidence(sha256=digest)),))))
    assert words.count(digest) == 2, "in the index and in the caption"


def test_a_picture_goes_in_byte_for_byte(plate, tmp_path):
    pdf = tmp_path / "case.pdf"
    pdf.write_bytes(drawn(plates={EXHIBIT_ID: plate}))
    subprocess.run(["pdfimages", "-all", str(pdf), str(tmp_path / "out")], check=True)
    assert [found.read_bytes() for found in tmp_path.glob("out*.jpg")] == [plate.jpeg]
    assert "the original is held sealed" in words_of(pdf.read_bytes())


def test_an_isolated_exhibit_shows_words_only(plate):
    pdf = drawn(
        a_case_file(exhibits=(an_exhibit(state="isolated", state_reason="category"),)), {EXHIBIT_ID: plate}
    )
    assert "This exhibit is isolated" in words_of(pdf)
    assert b"/DCTDecode" not in pdf
    assert "I produce the exhibits" not in words_of(pdf)


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("not_a_picture", "Held sealed, not printed"),
        ("exhibit_damaged", "no longer matches the SHA-256"),
        ("something_new", "Held sealed, not printed: something_new."),
    ],
)
def test_why_there_is_no_picture(why, words):
    assert words in words_of(drawn(plates={EXHIBIT_ID: Plate(EXHIBIT_ID, None, why_not=why)}))


def test_a_locked_file_and_a_demo_school_say_so():
    words = words_of(drawn(a_case_file(is_locked=True, exhibits=(), school=a_school(is_demo=True))))
    assert words.count("No image is held in this file.") == 2
    assert "every child, adult and event in this document is invented" in words


def test_same_values_same_bytes(plate):
    plates = {EXHIBIT_ID: plate}
    assert drawn(plates=plates) == drawn(plates=plates)
    assert drawn(plates=plates) != drawn(plates=plates, copy_number=4)


def test_stock_tools_find_nothing_wrong(plate, tmp_path):
    pdf = tmp_path / "case.pdf"
    pdf.write_bytes(drawn(plates={EXHIBIT_ID: plate}))
    with pikepdf.open(pdf) as opened:
        assert not opened.check_pdf_syntax()
    fonts = tool("pdffonts", "-", pdf=pdf.read_bytes()).splitlines()[2:]
    assert fonts
    assert all(" yes yes yes " in line for line in fonts), "embedded, subset, with text that can be copied"
    facts = tool("pdfinfo", "-", pdf=pdf.read_bytes())
    assert "Case file OS-2026-0001" in facts
    assert "Whitlow Bay School" in facts
    assert b"/Lang (en-GB)" in pdf.read_bytes()
    assert b"/Outlines" in pdf.read_bytes()


def test_notices_not_given_show_why():
    notice = a_notice(was_told=False, reason_not_told="asked_to_wait", said="", acknowledged=None)
    words = words_of(drawn(a_case_file(notices=(notice,))))
    assert "Not told: Mr Castellan, Headteacher" in words
    assert words.count("Police or social care asked us to wait") == 2


def test_a_case_with_nothing_in_it_yet_still_prints():
    empty = dict.fromkeys(
        ("people", "exhibits", "described", "notes", "notices", "referrals", "decisions"), ()
    )
    assert words_of(drawn(a_case_file(**empty))).count("None recorded.") == 16


def test_cancelling_stops_the_drawing():
    class Impatient:
        def step(self, done, total, label):
            if done == 2:
                raise Cancelled("cancelled")

    with pytest.raises(Cancelled):
        draw_case_file(a_case_file(), {}, a_printing(), load_vocabulary(), io.BytesIO(), Impatient())


def test_what_is_no_jpeg_is_never_shown_as_one():
    with pytest.raises(Trouble, match="plate_unreadable"):
        drawn(plates={EXHIBIT_ID: Plate(EXHIBIT_ID, b"not a picture", 10, 10)})


def test_ugly_long_names_stay_inside_the_page():
    name = "BartholomewFeatherstonehaugh" * 12
    pdf = drawn(
        a_case_file(people=((an_involvement(), a_person(name=name)),)), recipient=name, printed_by=name
    )
    assert name in "".join(words_of(pdf).split())
    boxes = tool("pdftotext", "-bbox", "-", "-", pdf=pdf)
    edges = [float(part.split('"')[1]) for part in boxes.split("xMax=")[1:]]
    assert max(edges) <= 595.3 - 59


def test_a_locked_file_never_denies_the_pictures_it_holds(plate):
    held = drawn(a_case_file(is_locked=True), plates={EXHIBIT_ID: plate})
    words = words_of(held)
    assert "No image is held in this file." not in words
    assert words.count("but in exhibits freed from isolation one by one, each with its reason: JSM/1") == 2
    isolated = words_of(drawn(a_case_file(is_locked=True, exhibits=(an_exhibit(state="isolated"),))))
    assert isolated.count("No image is held in this file.") == 2


def test_a_part_that_was_withdrawn_is_printed_with_its_reason():
    withdrawn = {
        "withdrawn": NOW,
        "withdrawn_by": MEMBER_ID,
        "withdrawn_reason": "It was <b>another</b> girl.",
    }
    words = words_of(drawn(a_case_file(people=((an_involvement(part="alleged", **withdrawn), a_person()),))))
    assert "Withdrawn: It was <b>another</b> girl. 21 Nov 2026 14:20, Jane S. Merrow" in words
    assert "(withdrawn)" in words
    assert "Part withdrawn: Maya Okafor" in words, "the chronology tells it too"
    assert "ithdrawn" not in words_of(drawn(a_case_file()))


def test_what_was_typed_from_a_picture_goes_with_it_where_the_covered_copy_is_shown():
    exhibit = an_exhibit(card=a_capture_card(transcription="You are a name that is covered"))
    case = a_case_file(exhibits=(exhibit,), conversations=(a_conversation(),))
    part = case.conversations[0].lines[0]
    gone = replace(Plate.without(part.exhibit_id, "covered"), instead=("JSM/9",))
    shown = words_of(drawn(case, {part.exhibit_id: Plate(part.exhibit_id, a_jpeg(), 320, 480)}))
    hidden = words_of(drawn(case, {part.exhibit_id: gone}, pictures="covered"))
    for typed in ("You are a name that is covered", part.text):
        assert typed in shown and typed not in hidden
    assert "JSM/9 shows it with parts covered" in hidden and "leaves its original out" in hidden
    assert "What was typed from JSM/1 is left out" in hidden
    index = "Its picture is left out of this copy: JSM/9 is shown instead"
    assert index in hidden and index not in shown, "said where all exhibits stand at a glance"


def test_the_statement_says_of_a_derived_copy_that_it_was_made():
    made = Derivation(kind="crop", parent=EXHIBIT_ID, parent_number="JSM/1")
    copy = an_exhibit(id=MEMBER_ID, number="JSM/2", derivation=made)
    said = words_of(drawn(a_case_file(exhibits=(an_exhibit(), copy))))
    statement = said[said.rindex("Draft statement of") :]
    assert "Made from JSM/1" in statement and statement.count("Made 20 Nov 2026") == 1
    assert "I made of it" in statement
    assert "I made of it" not in words_of(drawn(a_case_file(exhibits=(an_exhibit(),))))
