"""Derived copies and conversations by the hatch."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pypdfium2 import PdfDocument
from tests.cli.conftest import Hatch

CHAT = Path(__file__).parents[1] / "intake" / "chat"


@pytest.fixture
def chat(hatch: Hatch, tmp_path: Path) -> str:
    """An incident with three screenshots, the last first."""
    assert hatch("log", "--summary", "Messages", "--category", "BULLY").code == 0
    files = [shutil.copy(CHAT / f"{name}.png", tmp_path) for name in ("05", "04", "06")]
    assert hatch("attach", "OS-2026-0001", *files, "--declare-no-sexual-image").code == 0
    return "OS-2026-0001"


def test_a_copy_is_made_and_named(hatch: Hatch, chat: str) -> None:
    cover = ("--cover", "10,200,300,40:other_child", "--cover", "0,0,50,20:Somebody's safety")
    said = hatch("derive", chat, "MO/1", *cover)
    assert said.code == 0 and "MO/4 made of MO/1" in said.out
    crop = hatch("--json", "derive", chat, "mo/1", "--crop", "10,200,300,40:unrelated")
    assert crop.code == 0 and crop.json["exhibit"] == "MO/5"
    shown = hatch("--json", "show", chat).json["exhibits"]
    assert shown[3]["derivation"]["areas"][1]["reason"] == "safety"
    assert shown[4]["derivation"]["kind"] == "crop"


@pytest.mark.parametrize(
    ("area", "code"), [("1,2,3:other", 2), ("a,b,c,d", 2), ("1,2,3,4", 1), ("1,2,9999,4:safety", 1)]
)
def test_an_area_that_is_none_is_said(area: str, code: int, hatch: Hatch, chat: str) -> None:
    said = hatch("derive", chat, "MO/1", "--cover", area)
    assert said.code == code and not said.out and said.err.strip()


def test_screenshots_in_order_and_what_was_read_in_them(hatch: Hatch, chat: str) -> None:
    numbers = ("MO/1", "MO/3", "MO/2")
    suggested = hatch("conversation", chat, *numbers, "--suggest")
    assert suggested.code == 0 and "rows of it are in MO/2 too" in suggested.out
    assert "Gap: nothing shows what lies between MO/1 and MO/3" in suggested.out
    assert "Conversations" not in hatch("show", chat).out
    kept = hatch("--json", "conversation", chat, *numbers, "--title", "8B")
    assert [part["number"] for part in kept.json["parts"]] == ["MO/2", "MO/1", "MO/3"]
    line = ("--add", "MO/1", "--down", "12", "--speaker", "Tom W", "--said-at", "09:44", "--text", "who else")
    assert hatch("transcript", chat, "1", *line).code == 0
    shown = hatch("show", chat).out
    assert "1. 8B" in shown and "[MO/1, 12 % down, 09:44] Tom W: who else" in shown
    assert hatch("transcript", chat, "2").code == 1
    as_given = hatch("--json", "conversation", chat, *numbers, "--as-given")
    assert [part["number"] for part in as_given.json["parts"]] == list(numbers)
    assert "2. Conversation 2" in hatch("show", chat).out


def test_a_print_shows_the_covered_copy_alone_unless_told_otherwise(
    hatch: Hatch, chat: str, tmp_path: Path
) -> None:
    hatch("derive", chat, "MO/1", "--cover", "10,200,300,40:other_child")
    to = (
        "--recipient",
        "A parent",
        "--purpose",
        "Their own child",
        "--replace",
        "--to",
        str(tmp_path / "a.pdf"),
    )
    said = {}
    for choice in ("", "originals", "both"):
        more = ("--pictures", choice) if choice else ()
        assert hatch("print", chat, *to, *more).code == 0
        with PdfDocument(tmp_path / "a.pdf") as document:
            said[choice] = " ".join(
                " ".join(page.get_textpage().get_text_bounded().split()) for page in document
            )
    assert "leaves its original out" in said[""] and "shows it with parts covered" in said[""]
    assert "leaves that copy out" in said["originals"] and "this shows both" in said["both"]
    assert hatch("print", chat, *to, "--pictures", "none").code == 2


def test_a_conversation_and_its_lines_are_amended(hatch: Hatch, chat: str) -> None:
    assert hatch("conversation", chat).code == 2, "of nothing"
    assert hatch("conversation", chat, "MO/2", "MO/1", "--as-given", "--title", "8B").code == 0
    gap = ("--gap", "mo/1: asked Ada for the rest")
    said = hatch("conversation", chat, "--amend", "1", *gap)
    assert said.code == 0 and "Gap: nothing shows what lies between MO/2 and MO/1" in said.out
    more = hatch("--json", "conversation", chat, "MO/2", "MO/1", "MO/3", "--as-given", "--amend", "1")
    assert [part.get("is_gap", False) for part in more.json["parts"]] == [False, True, False]
    assert more.json["parts"][1]["note"] == "asked Ada for the rest", (
        "what is known of two beside each other stays"
    )
    named = hatch("--json", "conversation", chat, "--amend", "1", "--title", "8B again", "--no-gap", "MO/1")
    assert not any(part.get("is_gap") for part in named.json["parts"])
    assert "1. 8B again" in hatch("show", chat).out
    assert hatch("conversation", chat, "--amend", "2", "--title", "x").code == 1
    assert hatch("conversation", chat, "--amend", "1", "--gap", "MO/9").code == 1

    assert hatch("transcript", chat, "1", "--add", "MO/1", "--text", "hi").code == 2, "it stands somewhere"
    for down, text in (("10", "first"), ("90", "third"), ("50", "secnod")):
        assert hatch("transcript", chat, "1", "--add", "MO/1", "--down", down, "--text", text).code == 0
    changed = hatch("transcript", chat, "1", "--amend", "2", "--text", "second", "--child-words")
    assert "2. [MO/1, 50 % down] second" in changed.out
    gone = hatch("--json", "transcript", chat, "1", "--remove", "1")
    assert [(line["text"], line.get("is_child_words", False)) for line in gone.json["lines"]] == [
        ("second", True),
        ("third", False),
    ]
    assert hatch("transcript", chat, "1", "--remove", "3").code == 1
