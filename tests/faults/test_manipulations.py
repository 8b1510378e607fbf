"""A random manipulation of each kind by somebody who holds the store's key; `dev.py soak` makes a thousand and more."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

from soaking.manipulating import BY_CHECKPOINT, BY_VERIFY, manipulated
from soaking.manipulations import ALL

SEED = 20261121
COUNT = len(ALL)
"""Each kind about once."""


@pytest.fixture(autouse=True)
def profile(tmp_path: Path) -> Path:
    """What a machine remembers is moved about by the environment here, as it is from one copy to the next."""
    return tmp_path / "state"


@pytest.mark.slow
@pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere what a machine remembers cannot be moved by the environment"
)
def test_every_manipulation_is_named_or_contradicted_by_a_checkpoint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("SAFETYDESK_CHEAP_KEYS", "1")
    tally = manipulated(tmp_path, COUNT, random.Random(SEED))
    assert tally.wrong == []
    assert {act.__name__ for act in ALL} == set(tally.named), "every kind was tried"
    for kind in ("put_back_the_whole_store", "put_back_the_old_records", "resign_ones_own_entry"):
        assert set(tally.named[kind]) == {BY_CHECKPOINT}, "nothing but what is remembered elsewhere can tell"
    for kind in (
        "edit_a_record",
        "swap_keys_in_the_header",
        "resign_somebody_elses_entry",
        "edit_search_words",
    ):
        assert set(tally.named[kind]) == {BY_VERIFY}
