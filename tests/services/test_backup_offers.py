"""Which backup is taken where nobody names one: the newest that is whole, of one store, or the reason why none is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from safetydesk.domain.errors import Refusal, SafetyDeskError, Trouble
from safetydesk.services.backup_offers import Offered, chosen_of

OLD = Offered(Path("old"), "old", "", "", "12345678", None)
NO_EXHIBIT = Trouble("backup_pool_file_missing", name="exhibits/3f/x.age")
HALF = Trouble("backup_file_damaged", name="records.db")


def newest(fault: SafetyDeskError | None, store: str = "12345678") -> Offered:
    return replace(OLD, path=Path("new"), name="new", fault=fault, store=store)


def code_of(*offered: Offered, name: str = "") -> str:
    with pytest.raises((Refusal, Trouble)) as raised:
        chosen_of(offered, name)
    return raised.value.code


def test_the_newest_whole_one_or_one_without_damaged_exhibits() -> None:
    assert chosen_of((newest(None), OLD)).name == "new"
    for fault in (NO_EXHIBIT, HALF):
        assert chosen_of((newest(fault), OLD)).name == "old"
    assert chosen_of((newest(NO_EXHIBIT), OLD), without_damaged=True).name == "new"
    assert chosen_of((newest(HALF), OLD), without_damaged=True).name == "old"
    assert chosen_of((newest(HALF), OLD), "new").fault is HALF


def test_nobody_is_handed_anothers_store_or_a_broken_one_unasked() -> None:
    assert code_of(newest(None, "87654321"), OLD) == "backups_of_several_stores"
    assert code_of(newest(HALF)) == "backup_file_damaged"
    assert code_of(OLD, name="nothing") == "no_such_backup"
