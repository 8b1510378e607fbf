"""Of a destroyed exhibit no fingerprint is known: nothing that lies there is taken for its copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from safetydesk.strongroom.copies_outside import CHANGED, GONE, UNREACHABLE, found_at


@pytest.mark.parametrize("name", ["MO-1.png", "MO-1.png.part"])
def test_nothing_is_taken_for_the_copy(tmp_path: Path, name: str) -> None:
    assert found_at(tmp_path, "MO-1.png", 6, "") == GONE
    (tmp_path / name).write_bytes(b"letter")
    assert found_at(tmp_path, "MO-1.png", 6, "") == CHANGED
    assert found_at(tmp_path / "stick", "MO-1.png", 6, "") == UNREACHABLE
