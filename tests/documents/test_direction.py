"""Arabic and Hebrew on paper: joined, in the order in which they are read, and copied out as they were typed."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from builders import a_case_file, an_incident
from documents.reading import drawn, words_of
from safetydesk.documents.direction import in_reading_order, is_read_from_the_right
from safetydesk.documents.glyphs import font_name, runs_of
from safetydesk.documents.joining import as_typed, joined

KATABA = "\u0643\u062a\u0628"
SALAM = "\u0627\u0644\u0633\u0644\u0627\u0645"
SHALOM = "\u05e9\u05dc\u05d5\u05dd"


def seen(text):
    """From left to right, what stands on paper; capitals are Hebrew letters."""
    hebrew = str.maketrans({chr(65 + at): chr(0x5D0 + at) for at in range(26)})
    latin = {value: chr(key) for key, value in hebrew.items()}
    typed = text.translate(hebrew)
    runs = runs_of(typed, "regular", 10.0)
    found = in_reading_order(runs, "regular", 10.0, from_right=is_read_from_the_right(typed))
    return "".join(latin.get(letter, letter) for run in found for letter in run.text)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("she said ABC DEF to us", "she said FED CBA to us"),
        ("ABC 12 DEF", "FED 12 CBA"),
        ("ABC 14:30 DEF.", ".FED 14:30 CBA"),
        ("ABC (DEF) GHI", "IHG (FED) CBA"),
        ("ABC on the app DEF", "FED on the app CBA"),
        ("he said ABC, DEF.", "he said FED ,CBA."),
        ("ABC 50% DEF", "FED 50% CBA"),
        ("page 3 of 4", "page 3 of 4"),
        ("a ABC", "a CBA"),
    ],
)
def test_words_numbers_and_brackets_stand_as_they_are_read(typed, shown):
    assert seen(typed) == shown


def test_letters_take_the_form_their_neighbours_ask_for():
    assert joined(KATABA) == "\ufedb\ufe98\ufe90", "begins, goes on, ends"
    assert joined("\u0628") == "\ufe8f", "alone"
    assert joined("\u062f\u0628") == "\ufea9\ufe8f", "dal joins nothing after it"
    assert joined("\u0628\u064e\u0628") == "\ufe91\u064e\ufe90", "a mark between them parts no letters"
    assert joined("\u0644\u0627") == "\ufefb", "lam and alef are one"
    assert joined("plain") == "plain"


def test_every_form_says_which_letter_it_is():
    for word in (KATABA, "\u0645\u062d\u0645\u062f", "\u0686\u06be\u0648\u0691"):
        assert "".join(as_typed(letter) for letter in joined(word)) == word


@pytest.mark.parametrize(
    "word", [SALAM, KATABA, SHALOM, "\u062a\u0647\u062f\u064a\u062f\u064b\u0627", "\u0628\u0644\u0627"]
)
def test_two_strangers_read_what_was_typed(word):
    """Poppler, and the engine of the browsers."""
    text = f"{word} 12 {word}"
    pdf = drawn(a_case_file(incident=an_incident(summary=text), exhibits=(), notes=()))
    assert words_of(pdf).count(word) >= 2
    page = pypdfium2.PdfDocument(io.BytesIO(pdf))[2]
    assert text in page.get_textpage().get_text_range()


def test_an_unseen_letter_takes_no_room_and_joins_no_neighbour():
    (first, *_), font = runs_of("\u0644\u0627", "regular", 10.0), font_name("regular")
    alef, lam = in_reading_order([first], "regular", 10.0, from_right=True)
    assert (alef.is_unseen, alef.width, alef.text) == (True, 0.0, "\u0627")
    assert lam.text == "\ufefb" and lam.width > 0 and lam.font != font
