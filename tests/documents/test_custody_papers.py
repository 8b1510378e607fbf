"""Labels, hand-over sheets, the producing witness note and the case file's section: what stands on them, and where."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any, BinaryIO

import pypdfium2
import pytest

from builders import (
    MEMBER_ID,
    NOW,
    a_capture_card,
    a_case_file,
    a_member,
    a_record_id,
    a_referral,
    a_school,
    an_exhibit,
)
from custody_builders import a_custody_entry, a_held_item, handed_to_police
from safetydesk.documents.custody_paper import CustodyPaper
from safetydesk.documents.hand_over_sheet import draw_hand_over_sheet
from safetydesk.documents.labels import draw_labels
from safetydesk.documents.printing import Drawn
from safetydesk.documents.witness_note import draw_witness_note
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.custody_of_exhibits import in_custody
from safetydesk.domain.derivation import Derivation
from safetydesk.domain.labels import A6, A7, on_a_sheet, sheets_of
from safetydesk.wording import load_vocabulary


def a_case(**changes: Any) -> CaseFile:
    given: dict[str, Any] = {"held": (a_held_item(),), "custody": (a_custody_entry(), handed_to_police())}
    return a_case_file(**{**given, **changes})


def a_paper(case: CaseFile | None = None, **changes: Any) -> CustodyPaper:
    whole = case or a_case()
    given: dict[str, Any] = {
        "case": whole,
        "things": in_custody(whole),
        "printed": NOW,
        "printed_by": "Jane S. Merrow",
    }
    return CustodyPaper(**{**given, "vocabulary": load_vocabulary(), **changes})


def pages(draw: Callable[[BinaryIO], Drawn]) -> list[str]:
    """The text of each page, its lines run together."""
    target = io.BytesIO()
    drawn = draw(target)
    document = pypdfium2.PdfDocument(target.getvalue())
    said = [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]
    assert len(said) == drawn.pages
    return said


def test_a_hand_over_sheet_tells_the_whole_line_and_has_two_to_sign() -> None:
    said = " ".join(pages(lambda target: draw_hand_over_sheet(a_paper(), target)))
    for words in (
        "JSM/1", "JSM/4", "490154203237518", "From Maya Okafor", "To Jane S. Merrow", "To PC 1234 Shah",
        "Receipt: R 26/4471", "Seal: P 88213", "Handed over by", "Received by", "Page 1 of",
        "OFFICIAL-SENSITIVE", "OS-2026-0001",
    ):  # fmt: skip
        assert words in said, words


def test_what_was_put_right_stands_beneath_what_was_first_written() -> None:
    wrong = handed_to_police()
    right = handed_to_police(
        id=a_record_id(73), kind="corrected", corrects=wrong.id, to_who="PC 1243 Shah", note="Badge misread",
        recorded=Moment.london(2026, 11, 20, 16, 0),
    )  # fmt: skip
    case = a_case(custody=(a_custody_entry(), wrong, right))
    said = " ".join(pages(lambda target: draw_hand_over_sheet(a_paper(case), target)))
    assert said.index("To PC 1234 Shah") < said.index("To PC 1243 Shah") and "Badge misread" in said


@pytest.mark.parametrize(
    ("size", "count", "first", "sheets"), [(A6, 1, 1, 1), (A6, 4, 2, 2), (A7, 17, 1, 3), (A7, 8, 8, 2)]
)
def test_labels_begin_where_they_are_told_and_fill_the_sheets(
    size: str, count: int, first: int, sheets: int
) -> None:
    things = tuple(an_exhibit(id=a_record_id(800 + at), number=f"JSM/{at}") for at in range(1, count + 1))
    paper = a_paper(a_case(exhibits=things, held=(), custody=()))
    said = pages(lambda target: draw_labels(paper, size, first, target))
    assert len(said) == sheets
    assert sum(page.count("Signature of") for page in said) == count
    assert said[-1].count("Signature of") == (count + first - 1 - (sheets - 1) * on_a_sheet(size))


def test_every_thing_has_one_place_and_no_place_two() -> None:
    for size in (A6, A7):
        for first in range(1, on_a_sheet(size) + 1):
            for count in range(1, 20):
                sheets = sheets_of(range(count), size, first)
                assert [thing for sheet in sheets for _place, thing in sheet] == list(range(count))
                for sheet in sheets:
                    places = [place for place, _thing in sheet]
                    assert places == sorted(set(places)) and places[0] >= 1 and places[-1] <= on_a_sheet(size)


def test_a_label_has_every_field_and_a_police_reference_where_one_is_known() -> None:
    referral = a_referral(route="police_101", references=("CAD 411/21NOV",))
    said = " ".join(pages(lambda target: draw_labels(a_paper(a_case(referrals=(referral,))), A6, 1, target)))
    for words in (
        "JSM/4", "OS-2026-0001", "Maya's phone in a blue case", "Jane S. Merrow", "from Maya Okafor", "P 88213",
        "CAD 411/21NOV", "21 Nov 2026 14:20", "referred to in the statement of",
    ):  # fmt: skip
        assert words in said, words


def test_a_derived_copy_was_made_and_a_giver_nobody_named_is_not_printed() -> None:
    made = Derivation(kind="redaction", parent=a_record_id(92), parent_number="JSM/1")
    copy = an_exhibit(number="JSM/2", derivation=made)
    unsaid = an_exhibit(
        id=a_record_id(93), number="JSM/3", card=a_capture_card(supplied_by="", captured_by="")
    )
    paper = a_paper(a_case(exhibits=(copy, unsaid), held=(), custody=()))
    said = " ".join(pages(lambda target: draw_hand_over_sheet(paper, target)))
    assert "Made from JSM/1" in said and "Made by Jane S. Merrow" in said
    assert said.count("From whom is not recorded") == 1
    note = " ".join(pages(lambda target: draw_witness_note(paper, MEMBER_ID, target)))
    assert "I made a copy of JSM/1 with parts covered" in note and "marked JSM/2" in note


def test_a_label_names_the_platform_in_words() -> None:
    exhibit = an_exhibit(card=a_capture_card(platform="whatsapp"))
    case = a_case(exhibits=(exhibit,), held=(), custody=())
    for size in (A6, A7):
        said = " ".join(pages(lambda target, size=size: draw_labels(a_paper(case), size, 1, target)))
        assert "WhatsApp" in said and "whatsapp" not in said


def test_every_paper_of_a_demo_school_says_that_it_is_invented() -> None:
    for is_demo in (True, False):
        paper = a_paper(a_case(school=a_school(is_demo=is_demo)))
        for draw in (draw_hand_over_sheet, lambda paper, target: draw_witness_note(paper, MEMBER_ID, target)):
            said = " ".join(pages(lambda target, draw=draw, paper=paper: draw(paper, target)))
            assert said.count("invented") == int(is_demo)
        for size in (A6, A7):
            said = " ".join(pages(lambda target, paper=paper, size=size: draw_labels(paper, size, 1, target)))
            assert said.count("invented") == int(is_demo) * len(paper.things)


def test_a_hand_over_of_one_thing_fits_one_page_and_boxes_never_stand_alone() -> None:
    for case in (a_case_file(), a_case(exhibits=(), custody=(a_custody_entry(),))):
        said = pages(lambda target, case=case: draw_hand_over_sheet(a_paper(case), target))
        assert len(said) == 1 and "Received by" in said[0]
    for count in range(2, 9):
        things = tuple(an_exhibit(id=a_record_id(800 + at), number=f"JSM/{at}") for at in range(count))
        case = a_case(exhibits=things, held=(), custody=())
        said = pages(lambda target, case=case: draw_hand_over_sheet(a_paper(case), target))
        assert "How secured" in said[-1] and "Received by (name" in said[-1]


def test_hostile_and_endless_words_stay_on_their_label() -> None:
    long = "Ω" * 4000 + " \u202egpj.exe <b>ه‎كذا</b> " + "w" * 3000
    held = a_held_item(description=long, number="JSM-LONGINIT/123456", bag_seal=long, taken_from=long)
    case = a_case(held=(held,), custody=(), members={MEMBER_ID: a_member(name=long)})
    for size in (A6, A7):
        said = pages(lambda target, size=size: draw_labels(a_paper(case), size, 1, target))
        assert len(said) == 1 and said[0].count("Signature of") == 2 and "JSM-LONGINIT/123456" in said[0]


def test_the_witness_note_is_a_draft_with_the_declaration_and_only_what_they_produced() -> None:
    other = a_record_id(900)
    theirs = an_exhibit(id=a_record_id(901), number="AW/1", producer=other)
    case = a_case()
    case = replace(case, exhibits=(*case.exhibits, theirs))
    said = " ".join(pages(lambda target: draw_witness_note(a_paper(case), MEMBER_ID, target)))
    for words in (
        "draft, for police",
        "true to the best of my knowledge",
        "Age if under 18",
        "marked JSM/4",
        "did not unlock",
    ):
        assert words in said, words
    assert "AW/1" not in said


def test_a_withdrawn_exhibit_has_no_picture_and_its_reason() -> None:
    gone = an_exhibit(state="withdrawn", state_reason="Of another child", card=a_capture_card())
    said = " ".join(pages(lambda target: draw_hand_over_sheet(a_paper(a_case(exhibits=(gone,))), target)))
    assert "Withdrawn: Of another child" in said


def test_papers_of_a_locked_incident_say_that_no_image_is_held() -> None:
    for locked in (True, False):
        paper = a_paper(a_case(is_locked=locked))
        for draw in (draw_hand_over_sheet, lambda paper, target: draw_witness_note(paper, MEMBER_ID, target)):
            said = " ".join(pages(lambda target, draw=draw, paper=paper: draw(paper, target)))
            assert said.count("No image is held in this file.") == int(locked)
        for size in (A6, A7):
            said = " ".join(pages(lambda target, paper=paper, size=size: draw_labels(paper, size, 1, target)))
            assert said.count("No image is held in this file.") == int(locked) * len(paper.things)


def test_sixty_hand_overs_of_long_names_stay_inside_their_pages() -> None:
    long = "Bartholomew-Featherstonehaugh Wolfeschlegelsteinhausenbergerdorff, هاتف مايا في غلاف أزرق"
    names = (long, "Alan Whitby")
    line = [a_custody_entry(to_who=names[1])]
    for at in range(60):
        giver, taker = names[(at + 1) % 2], names[at % 2]
        when = Moment.london(2026, 11, 20, 10, at)
        line.append(
            handed_to_police(id=a_record_id(1000 + at), from_who=giver, to_who=taker, at=when, purpose=long)
        )
    case = a_case(custody=tuple(line), exhibits=())
    target = io.BytesIO()
    drawn = draw_hand_over_sheet(a_paper(case), target)
    document = pypdfium2.PdfDocument(target.getvalue())
    assert 5 < drawn.pages < 25
    whole = ""
    for page in document:
        words = page.get_textpage()
        whole += words.get_text_bounded()
        for at in range(0, words.count_chars(), 3):
            left, bottom, right, top = words.get_charbox(at)
            assert left >= 0 and bottom >= 0 and right <= page.get_width() and top <= page.get_height()
    assert whole.count("Handed over") >= 60
