from __future__ import annotations

import pytest

from safetydesk import assets


def test_the_resources_are_found() -> None:
    assert assets.path("vocabulary", "categories.toml").is_file()
    assert "categories.toml" in assets.names("vocabulary", suffix=".toml")
    assert assets.read_toml("vocabulary", "severities.toml")["severity"][0]["name"] == "Low"
    assert assets.read_text("wording", "general.toml").encode() == assets.read_bytes(
        "wording", "general.toml"
    )


@pytest.mark.parametrize("part", ["..", "", "a/b", "a\\b", "C:"])
def test_a_part_never_leaves_the_folder(part: str) -> None:
    with pytest.raises(ValueError, match="plain parts"):
        assets.path("vocabulary", part)
