"""What hides or turns text round is written out; what scripts and emoji need stays."""

from __future__ import annotations

import unicodedata

import pytest

from safetydesk.visible import visible, visible_line


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("photo\u202egnp.exe", "photo[U+202E]gnp.exe"),
        ("\u2066hidden\u2069", "[U+2066]hidden[U+2069]"),
        ("NUL\x00 bell\x07 \x1b[31m", "NUL[U+0000] bell[U+0007] [U+001B][31m"),
        ("pass\u200bword \u00ad\ufeff", "pass[U+200B]word [U+00AD][U+FEFF]"),
        ("half \ud83d", "half [U+D83D]"),
        ("\U000e0041\U000e0042", "[U+E0041][U+E0042]"),
    ],
)
def test_what_hides_is_written_out(typed: str, seen: str) -> None:
    assert visible(typed) == visible_line(typed) == seen


@pytest.mark.parametrize(
    "typed",
    [
        "O'Neill <b>x</b> &amp; {x} %s =cmd ../",
        "قالت نور إنها خائفة",
        "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "क्\u200dष می\u200cخواهم",
    ],
)
def test_what_is_seen_stays(typed: str) -> None:
    assert visible(typed) == visible_line(typed) == typed


def test_lines_stay_lines_in_a_text_and_not_in_a_line() -> None:
    assert visible("a\r\nb\tc") == "a\r\nb\tc"
    assert visible_line("a\r\nb\tc") == "a[U+000D][U+000A]b[U+0009]c"


def test_every_control_and_separator_of_unicode_is_known() -> None:
    unseen = ("Cc", "Cs", "Zl", "Zp")
    left = [
        c for c in map(chr, range(0x110000)) if unicodedata.category(c) in unseen and visible_line(c) == c
    ]
    assert left == []
    turning = [
        c
        for c in map(chr, range(0x110000))
        if unicodedata.bidirectional(c) in ("RLE", "LRE", "RLO", "LRO", "PDF", "RLI", "LRI", "FSI", "PDI")
    ]
    assert len(turning) == 9 and all(visible(c) != c for c in turning)
