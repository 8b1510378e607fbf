"""Nothing is drawn for a place where it may not lie, and nothing leaves before the passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest

from safetydesk.domain.errors import Refusal
from safetydesk.services.out_tray import OutTray


def test_what_is_to_lie_in_the_store_is_not_even_drawn(tmp_path: Path) -> None:
    store = tmp_path / "store"
    store.mkdir()
    drawn: list[str] = []

    def page() -> bytes:
        drawn.append("once")
        return b"%PDF"

    out = OutTray(lambda path: path.is_relative_to(store), lambda: None)
    with pytest.raises(Refusal) as raised:
        out.save(store / "sheet.pdf", page)
    assert (raised.value.code, drawn) == ("print_path_in_store", [])
    out.save(tmp_path / "sheet.pdf", page)
    assert (tmp_path / "sheet.pdf").read_bytes() == b"%PDF" and drawn == ["once"]


def test_the_passphrase_is_asked_by_whoever_joined_the_offices() -> None:
    def never() -> None:
        raise Refusal("passphrase_needed")

    with pytest.raises(Refusal) as raised:
        OutTray(lambda _path: False, never).require_passphrase()
    assert raised.value.code == "passphrase_needed"
