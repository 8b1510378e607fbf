"""The tests mirror the source: each storey has its folder, and no test stands where nothing of ours does."""

from __future__ import annotations

import pytest

from architecture.tree import ROOT, SOURCE

TESTS = ROOT / "tests"
# What is asked of the whole house rather than of one storey.
OF_THE_WHOLE = {"architecture", "duties", "faults", "golden", "journeys", "packaging", "properties", "stores"}


def _folders(place):
    return sorted(path for path in place.iterdir() if path.is_dir() and path.name != "__pycache__")


@pytest.mark.parametrize("storey", _folders(SOURCE), ids=lambda path: path.name)
def test_every_storey_has_tests(storey):
    assert list((TESTS / storey.name).rglob("test_*.py"))


@pytest.mark.parametrize("folder", _folders(TESTS), ids=lambda path: path.name)
def test_a_folder_of_tests_stands_for_a_storey_and_its_folders_for_parts_of_it(folder):
    if folder.name in OF_THE_WHOLE:
        return
    with_tests = {path.parent.relative_to(TESTS) for path in folder.rglob("test_*.py")}
    assert with_tests
    assert not [part for part in with_tests if not (SOURCE / part).is_dir()]
