"""A wrong key in any file that came with the program is said at the start, with the file, the entry and the key."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from safetydesk import assets, wording
from safetydesk.domain.errors import Trouble
from safetydesk.wording import all_shipped, shipped
from safetydesk.wording.sheet_words import load_sheets

WRONG = (
    ("vocabulary/asked.toml", "[[asked]]", "asked[", shipped.load_asked),
    ("vocabulary/must_tell.toml", "[[must_tell]]", "must_tell[", shipped.load_must_tell),
    ("vocabulary/duties.toml", "[[duty]]", "duty[", shipped.load_closing_rules),
    ("vocabulary/prompts.toml", "[[prompt]]", "prompt[", shipped.load_prompts),
    ("vocabulary/guidance.toml", "[[edition]]", "edition[", shipped.load_guidance),
    ("vocabulary/raising.toml", "[[raising]]", "raising[", shipped.load_raising),
    ("vocabulary/contradictions.toml", "[[contradiction]]", "contradiction[", shipped.load_contradictions),
    ("profiles/surrey_hills_2019.toml", "[[value]]", "value[", shipped.load_profiles),
    ("sheets/lado.toml", "[[block]]", "block[", load_sheets),
    ("vocabulary/routes.toml", "[[route]]", "route[police_101]", shipped.load_vocabulary),
    ("pathways/nudes.toml", "[[step]]", "step[nobody_looks]", shipped.load_vocabulary),
    ("wording/pathways.toml", "", "wrong_key", shipped._wording),
)


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the files that are read, to be broken; what was read of them is forgotten before and after."""
    for folder in ("wording", "vocabulary", "pathways", "profiles", "sheets", "calendars"):
        shutil.copytree(assets.root() / folder, tmp_path / folder)
    _forget()
    monkeypatch.setattr(assets, "root", lambda: tmp_path)
    yield tmp_path
    _forget()


def _forget(*some: Any) -> None:
    for read in some or (shipped._wording, shipped.load_wording, *all_shipped.EVERY):
        getattr(read, "cache_clear", lambda: None)()


def test_a_wrong_key_of_every_kind_of_file_is_said_with_its_file_entry_and_key(resources: Path) -> None:
    wording.read_everything()
    for name, table, entry, read in WRONG:
        file = resources / name
        kept = file.read_text(encoding="utf-8")
        broken = kept.replace(table, f"{table}\nwrong_key = 1", 1) if table else f"wrong_key = 1\n{kept}"
        file.write_text(broken, encoding="utf-8")
        _forget(read)
        with pytest.raises(Trouble) as caught:
            wording.read_everything()
        said = wording.sentence(caught.value).text
        assert f"{name} {entry}" in said and "wrong_key" in said
        file.write_text(kept, encoding="utf-8")
        _forget(read)


def test_a_file_that_is_no_toml_is_named_with_its_line_and_the_other_words_stay(resources: Path) -> None:
    for name in ("wording/pathways.toml", "wording/vocabulary.toml", "sheets/lado.toml"):
        file = resources / name
        kept = file.read_text(encoding="utf-8")
        file.write_text("x = = 1\n", encoding="utf-8")
        _forget(shipped._wording, shipped.load_wording, load_sheets)
        assert "newer version" in wording.load_wording().entry("refusal", "stale_record").text
        with pytest.raises(Trouble) as caught:
            wording.read_everything()
        said = wording.sentence(caught.value).text
        assert name in said and "line" in said
        file.write_text(kept, encoding="utf-8")
