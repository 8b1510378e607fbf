"""Whatever somebody typed stands on the page as they typed it, and does nothing."""

from __future__ import annotations

import random
import unicodedata

import pypdfium2
import pytest

from builders import a_case_file, an_incident
from documents.reading import drawn, words_of
from safetydesk.documents import setting
from safetydesk.documents.direction import _MAY_BE_RIGHT_TO_LEFT
from safetydesk.documents.glyphs import runs_of, visible
from safetydesk.documents.theme import TextStyle


def printed(text):
    incident = an_incident(summary=text)
    return words_of(drawn(a_case_file(incident=incident, exhibits=(), notes=())))


@pytest.mark.parametrize(
    "text",
    [
        "<b>bold</b> &amp; <br/>",
        "<img src=/etc/hostname>",
        '<a href="file:///etc/passwd">x</a>',
        "<para><font name='x'>",
        "=cmd|' /C calc'!A0",
        "../../etc/passwd",
        "O'Neill, Łucja Şahin, Nguyễn",
        "%s {0} {name} \\n (brackets) \\)",
        "张伟 said so",
        "😀 then 👍",
        "-- ; DROP TABLE incidents",
    ],
)
def test_it_is_shown_as_typed(text):
    assert " ".join(text.split()) in printed(text)


def test_letters_of_other_scripts_are_there():
    words = printed(
        "\u0645\u062d\u0645\u062f, \u05d3\u05d5\u05d3, \u0985\u09a8,"
        " \u0a38\u0a3f, \u0905\u0928, \u0b9a\u0bbf, \u0e2a\u0e21"
    )
    for letter in "\u0645\u062f\u05d3\u0985\u0a38\u0905\u0b9a\u0e2a":
        assert letter in words, letter


@pytest.mark.parametrize(
    "name", ["\u0645\u062d\u0645\u062f \u0639\u0644\u064a", "\u05e9\u05dc\u05d5\u05dd \u05d3\u05d5\u05d3"]
)
def test_names_read_from_the_right_are_copied_out_in_order(name):
    found = printed(f"He is called {name} in the chat.")
    assert all(word in found for word in name.split())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b", "a␀b"),
        ("a\x1bb", "a␛b"),
        ("invoice\u202egpj.exe", "[U+202E]"),
        ("zero\u200bwidth", "[U+200B]"),
        ("lone \ud800 half", "[U+D800]"),
        ("nowhere \U000e0041 seen", "[U+E0041]"),
        ("no font has \U00012000", "[U+12000]"),
    ],
)
def test_what_cannot_be_seen_is_made_visible(text, shown):
    assert shown in printed(text)


def test_a_hundred_thousand_characters_are_all_there():
    text = " ".join(f"word{number}" for number in range(11_200))
    assert len(text) > 100_000
    words = set(printed(text).split())
    assert all(f"word{number}" in words for number in range(0, 11_200, 97))
    assert "word11199" in words


def test_one_endless_word_is_broken_and_kept():
    assert printed("x" * 5000).count("x") >= 5000


def test_text_for_bookmarks_is_one_visible_line():
    assert visible("a\nb\x00\u202e") == "a b␀[U+202E]"


def test_runs_lose_nothing():
    text = "Łódź 😀 محمد ok"
    assert "".join(run.text for run in runs_of(text, "regular", 10.0)) == text


def test_no_letter_read_from_the_right_is_overlooked():
    letters = (chr(code) for code in range(0x110000))
    read_from_right = [each for each in letters if unicodedata.bidirectional(each) in ("R", "AL")]
    assert len(read_from_right) > 2000
    assert all(_MAY_BE_RIGHT_TO_LEFT.match(each) for each in read_from_right)


@pytest.mark.parametrize("width", [60.0, 97.3, 200.0, 468.0])
def test_plain_text_is_broken_as_any_other(width):
    """The quick way for text of one font against the slow one for every text."""
    pick = random.Random(4)
    words = ["a", "of", "said", "nobody", "O'Neill,", "(14:20)", "back\\slash", "", "Ştefan", "fi"]
    for size in (9.0, 9.5, 10.0):
        style = TextStyle(size=size)
        for _ in range(40):
            text = " ".join(pick.choice(words) for _ in range(pick.randrange(60)))
            slow = [
                "".join(run.text for run in runs).rstrip()
                for runs in setting._Breaker(style, width).lines(text)
            ]
            quick = setting.set_text(text, style, width)
            assert ["".join(run.text for run in line.runs).rstrip() for line in quick] == slow
            assert all(line.width <= width + 0.01 for line in quick)


@pytest.mark.parametrize("code", ["2800", "3164", "115F", "034F", "FE0F", "180E", "E0041", "12000"])
def test_what_leaves_no_mark_of_its_own_is_named(code):
    """Blank letters make names that cannot be seen; some have a glyph, and it is empty."""
    text = f"a{chr(int(code, 16))}b"
    assert f"a[U+{code}]b" in printed(text)


def test_keycaps_and_families_are_drawn_without_their_joiners():
    assert "[U+" not in printed("1\ufe0f\u20e3 ❤\ufe0f 👩\u200d👧 می\u200cخواهم")


def test_a_stand_in_is_ink_on_the_page():
    """Not only text that can be copied out: something is there to be seen, in a frame."""

    def dark(text):
        pdf = drawn(a_case_file(incident=an_incident(summary=text), exhibits=(), notes=()))
        page = pypdfium2.PdfDocument(pdf)[2]
        picture = page.render(scale=1).to_pil().convert("L")
        return sum(picture.histogram()[:160])

    nothing = dark("a" + " " * 8 + "b")
    for text in ("a\U00012000b", "a\u202eb", "a\u3164b", "a\u2800b"):
        assert dark(text) > nothing + 60, ascii(text)
