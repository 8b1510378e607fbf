"""The table of duties: every one of them is kept by tests that exist, or says why it is not."""

from __future__ import annotations

import ast
import tomllib
from functools import cache
from pathlib import Path

TABLE = tomllib.loads((Path(__file__).parent / "duties.toml").read_text("utf-8"))
ROOT = Path(__file__).parents[2]
ALL = {f"D{number}" for number in range(1, 106)}
ONE_OF = ("tests", "register", "out")


@cache
def _tests_of(path: str) -> frozenset[str]:
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    found = {
        node.name: node
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }
    return frozenset(name for name, node in found.items() if _asks_something(node))


def _asks_something(node: ast.FunctionDef) -> bool:
    """Whether it can fail: an assertion, an expected refusal, or a journey that waits for what it is to see."""
    for each in ast.walk(node):
        if isinstance(each, ast.Assert):
            return True
        if isinstance(each, ast.Attribute) and each.attr in ("raises", "waits", "waits_for_words"):
            return True
    return False


def test_every_duty_is_in_the_table_and_no_other() -> None:
    assert set(TABLE) == ALL


def test_each_says_what_it_is_and_one_thing_of_how_it_stands() -> None:
    for number, row in TABLE.items():
        assert row["duty"].strip(), number
        assert sum(key in row for key in ONE_OF) == 1, number
        assert set(row) <= {"duty", "partly", *ONE_OF}, number
        assert all(row[key] for key in ONE_OF if key in row), number


def test_each_test_it_names_is_there_and_can_fail() -> None:
    named = [(number, each) for number, row in TABLE.items() for each in row.get("tests", ())]
    for number, each in named:
        path, _colons, name = each.partition("::")
        assert (ROOT / path).is_file(), f"{number}: {path}"
        assert name in _tests_of(path), f"{number}: {each}"
    assert len({number for number, _each in named}) > len(ALL) // 3
