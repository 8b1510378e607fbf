"""The words of design.md 2: no file named after nothing in particular, British English in every name."""

from __future__ import annotations

import ast
import re

import pytest

from architecture.tree import ROOT, python_files

EMPTY_NAMES = re.compile(r"(^|_)(utils?|helpers?|managers?|handlers?|misc|common)(_|$)")
# Whole parts of our own identifiers. What a library calls its own (setColor) is an attribute, not looked at.
AMERICAN = {
    "color", "colors", "behavior", "catalog", "center", "organization", "authorize", "authorized", "canceled",
    "recognize", "recognized", "minimize", "normalize", "normalized", "summarize", "labeled", "labeling",
    "serialize", "serialized", "initialize", "initialized", "favorite", "gray", "license",
}  # fmt: skip


def _names(tree: ast.AST) -> set[str]:
    """Names that this file gives: functions, classes, arguments and assigned variables."""
    given: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                given.add(name)
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                given.add(name)
            case _:
                pass
    return given


def _parts(name: str) -> list[str]:
    return [part.lower() for part in re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)]


@pytest.mark.parametrize("folder", ["src", "packaging", "tests"])
def test_no_file_is_named_after_nothing(folder):
    named = [path for path in (ROOT / folder).rglob("*") if EMPTY_NAMES.search(path.stem)]
    assert not [path for path in named if "__pycache__" not in path.parts]


def test_names_are_british():
    found = {}
    for path in python_files("src", "packaging"):
        american = {
            name
            for name in _names(ast.parse(path.read_text(encoding="utf-8")))
            if AMERICAN & set(_parts(name))
        }
        if american:
            found[str(path.relative_to(ROOT))] = american
    assert not found


@pytest.mark.parametrize(
    ("name", "parts"), [("setWindowColour", ["set", "window", "colour"]), ("is_PDF", ["is", "pdf"])]
)
def test_a_name_is_read_in_parts(name, parts):
    assert _parts(name) == parts
