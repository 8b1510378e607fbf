"""`.venv` is made once, filled when the locks change, and never made over something that is not one."""

from __future__ import annotations

import json

import pytest

import environment
import system_libraries
from refusing import CannotGoOn


@pytest.fixture
def tree(tmp_path, monkeypatch):
    """A tree with locks of its own, and what pip was asked for instead of pip."""
    requirements = tmp_path / "requirements"
    requirements.mkdir()
    for name in ("run.txt", "test.txt"):
        (requirements / name).write_text(f"# {name}\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "REQUIREMENTS", requirements)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "STAMP", tmp_path / ".venv" / "stamp.json")
    monkeypatch.setattr(environment, "_pip", lambda *arguments: asked.append(arguments))
    monkeypatch.setattr(environment, "_venv_works", (tmp_path / ".venv" / "pyvenv.cfg").exists)
    monkeypatch.setattr(environment, "_make_venv", lambda: _pretend(tmp_path / ".venv"))
    monkeypatch.setattr(system_libraries, "ensure", lambda purpose, also="": None)
    return tmp_path, asked


def _pretend(venv):
    venv.mkdir(exist_ok=True)
    (venv / "pyvenv.cfg").write_text("", encoding="utf-8")


def test_the_first_time_everything_and_then_nothing(tree):
    _, asked = tree
    environment.set_up("run")
    assert ["--require-hashes" in one for one in asked] == [True, False]
    environment.set_up("run")
    assert len(asked) == 2


def test_tests_need_more_and_a_changed_lock_is_installed(tree):
    root, asked = tree
    environment.set_up("run")
    asked.clear()
    environment.set_up("test")
    assert [str(root / "requirements" / "test.txt") in one for one in asked] == [True]
    (root / "requirements" / "run.txt").write_text("# newer\n", encoding="utf-8")
    environment.set_up("test")
    assert len(asked) == 2


def test_a_tree_that_was_moved_is_linked_again(tree):
    root, asked = tree
    environment.set_up("run")
    stamps = json.loads((root / ".venv" / "stamp.json").read_text(encoding="utf-8"))
    (root / ".venv" / "stamp.json").write_text(
        json.dumps(stamps | {"project": "elsewhere"}), encoding="utf-8"
    )
    asked.clear()
    environment.set_up("run")
    assert [one[-2:] for one in asked] == [("-e", str(root))]


def test_a_spoilt_stamp_is_as_good_as_none(tree):
    root, asked = tree
    environment.set_up("run")
    (root / ".venv" / "stamp.json").write_text("{", encoding="utf-8")
    environment.set_up("run")
    assert len(asked) == 4


def test_what_is_no_environment_is_never_cleared(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    (tmp_path / ".venv").mkdir()
    (tmp_path / ".venv" / "thesis.odt").write_text("ten years", encoding="utf-8")
    with pytest.raises(CannotGoOn, match="not a Python environment"):
        environment._make_venv()
    assert (tmp_path / ".venv" / "thesis.odt").exists()
