"""Journeys see what a person sees: they import the entry point, the driving, the samples, and nothing else of ours."""

from __future__ import annotations

import ast

import pytest

from architecture.tree import ROOT

FOLDER = ROOT / "tests" / "journeys"
JOURNEYS = sorted(FOLDER.glob("test_*.py"))
BESIDE = [FOLDER / "at_the_desk.py", FOLDER / "conftest.py"]
ALLOWED = {
    "safetydesk.desktop.window_door",
    "safetydesk.__main__",
    "tests",
    "tests.samples",
    "tests.journeys.driving",
    "tests.journeys.at_the_desk",
    # What the walk of the pathways goes by: incidents that were there before, and which steps there are.
    "tests.journeys.thirteen",
    "tests.journeys.pathway_walk",
}


def _imported(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            if node.module == "tests":
                found |= {f"tests.{alias.name}" for alias in node.names}
    # Whatever can import by a name made up on the way is no better than what it imports.
    return {name for name in found if name.split(".")[0] in ("safetydesk", "tests", "importlib", "runpy")}


def test_there_are_journeys():
    assert JOURNEYS


@pytest.mark.parametrize("path", [*JOURNEYS, *BESIDE], ids=lambda path: path.stem)
def test_a_journey_imports_only_what_it_may(path):
    assert _imported(ast.parse(path.read_text(encoding="utf-8"))) <= ALLOWED


@pytest.mark.parametrize(
    "breach",
    [
        "from safetydesk.services.desk import Desk",
        "import safetydesk.records.base",
        "def inside():\n    from safetydesk.bootstrap import FrontDoor",
        "from safetydesk.desktop.main_window import MainWindow",
        "from tests import builders",
        "import importlib",
    ],
)
def test_a_breach_would_be_seen(breach):
    assert not _imported(ast.parse(breach)) <= ALLOWED


def test_the_driving_knows_nothing_of_ours():
    driving = ROOT / "tests" / "journeys" / "driving.py"
    assert not _imported(ast.parse(driving.read_text(encoding="utf-8")))
