"""What this machine gives: dear keys unless a test says otherwise, and folders that nothing syncs away."""

from __future__ import annotations

import pytest
from tests.clocks import StoppedClock

from safetydesk.bootstrap import CHEAP_KEYS, default_store, surroundings
from safetydesk.domain.clock import SystemClock
from safetydesk.strongroom.keys import LEAST_COST, TEST_COST


@pytest.mark.parametrize("said", [None, "", "0", "true"])
def test_keys_are_dear_unless_a_test_says_otherwise(
    monkeypatch: pytest.MonkeyPatch, said: str | None
) -> None:
    monkeypatch.delenv(CHEAP_KEYS) if said is None else monkeypatch.setenv(CHEAP_KEYS, said)
    assert surroundings.fixed_cost() is None
    assert surroundings.least_cost() == LEAST_COST


def test_cheap_keys_are_asked_for_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CHEAP_KEYS, "1")
    assert surroundings.fixed_cost() == surroundings.measured_cost() == surroundings.least_cost() == TEST_COST


def test_checkpoints_are_remembered_outside_any_store() -> None:
    store, remembered = default_store(), surroundings.profile_folder()
    assert not remembered.is_relative_to(store)
    assert not {"Documents", "Desktop"} & set(store.parts)


def test_the_own_clock_is_taken_where_none_is_given() -> None:
    stopped = StoppedClock()
    assert surroundings.clock_or_own(stopped) is stopped
    assert isinstance(surroundings.clock_or_own(None), SystemClock)
