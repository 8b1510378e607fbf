"""Of a destroyed exhibit no fingerprint is known: nothing that lies there is taken for its copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from safetydesk.strongroom.copies_outside import CHANGED, GONE, UNREACHABLE, found_at


@pytest.mark.parametrize(("name", "is_whole"), [("MO-1.png", True), ("MO-1.png.part", False)])
def test_nothing_is_taken_for_the_copy(tmp_path: Path, name: str, is_whole: bool) -> None:
    assert found_at(tmp_path, "MO-1.png", 6, "", is_whole=is_whole) == GONE
    (tmp_path / name).write_bytes(b"letter")
    assert found_at(tmp_path, "MO-1.png", 6, "", is_whole=is_whole) == CHANGED
    assert found_at(tmp_path / "stick", "MO-1.png", 6, "", is_whole=is_whole) == UNREACHABLE
