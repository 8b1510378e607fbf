"""What may do harm is told by what it is, and by the ending of its name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import an_exhibit
from safetydesk.domain.came_in import CameIn


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("run.sh", "text", "plain text (.sh)"),
        ("Invoice.PS1", "text", "plain text (.ps1)"),
        ("holiday.jpg.vbs . ", "text", "plain text (.vbs)"),
        ("chat.js", "text", "plain text (.js)"),
        ("chat.desktop", "text", "plain text (.desktop)"),
        ("saved.html", "text", "plain text (.html)"),
        ("link.url", "unknown", "file of an unknown kind (.url)"),
        ("notes.txt", "text", ""),
        ("js", "text", ""),
        ("picture.png", "png", ""),
        ("picture.png", "windows_program", "Windows program"),
    ],
)
def test_what_may_do_harm_is_known(name: str, kind: str, said: str) -> None:
    came = CameIn(name="MO/1", sealed=replace(an_exhibit().sealed, original_name=name, kind=kind))
    assert came.may_do_harm == bool(said)
    assert not said or came.kind_name == said
