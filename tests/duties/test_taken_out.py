"""What `packaging/taking_out.py` takes out is there to be taken out; and it puts back what it took."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from taking_out import COUNT, DUTIES, PIECES, SEED, chosen_by, taken_out

ROOT = Path(__file__).parents[2]
HELD = tomllib.loads((ROOT / PIECES).read_text("utf-8"))
TABLE = tomllib.loads((ROOT / DUTIES).read_text("utf-8"))


@pytest.mark.parametrize("duty", HELD)
def test_its_text_stands_once_in_what_ships(duty: str) -> None:
    piece = HELD[duty]
    assert set(piece) == {"what", "file", "text", "instead"} and "tests" in TABLE[duty]
    assert piece["file"].startswith(("src/", "resources/")) and piece["text"] != piece["instead"]
    assert (ROOT / piece["file"]).read_text("utf-8").count(piece["text"]) == 1


def test_a_piece_is_held_of_every_duty_that_the_seed_chooses() -> None:
    chosen = chosen_by(SEED, COUNT, TABLE)
    assert len(chosen) == COUNT and chosen == chosen_by(SEED, COUNT, TABLE)
    assert set(chosen) <= set(HELD)


def test_it_is_put_back_and_what_is_not_there_is_told(tmp_path: Path) -> None:
    (tmp_path / "rule.toml").write_text("amount = 72\n", "utf-8")
    piece = {"file": "rule.toml", "text": "72", "instead": "720"}
    with taken_out(tmp_path, piece):
        assert (tmp_path / "rule.toml").read_text("utf-8") == "amount = 720\n"
    assert (tmp_path / "rule.toml").read_text("utf-8") == "amount = 72\n"
    with pytest.raises(ValueError, match="0 times"), taken_out(tmp_path, {**piece, "text": "73"}):
        pass
