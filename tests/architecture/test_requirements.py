from __future__ import annotations

import re
import tomllib

import pytest

from architecture.tree import ROOT

REQUIREMENTS = ROOT / "packaging" / "requirements"
LOCKS = sorted(REQUIREMENTS.glob("*.txt"))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _entries(text: str) -> list[str]:
    """The logical lines of a lock file, continued ones joined, without its comments."""
    joined = text.replace("\\\n", " ").splitlines()
    return [line for line in joined if line.strip() and not line.startswith("#")]


@pytest.mark.parametrize("path", sorted(REQUIREMENTS.iterdir()), ids=lambda path: path.name)
def test_no_address_and_no_place_on_a_machine(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|--(extra-)?index|--find-links|--trusted|(^|\s)/\w", text)


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_version_is_exact_and_hashed(path):
    entries = _entries(path.read_text(encoding="utf-8"))
    assert entries
    unlocked = [one for one in entries if not re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", one)]
    assert not unlocked


def test_all_that_the_project_names_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    named = {_plain(re.split(r"[<>=]", one)[0]) for one in project["dependencies"]}
    locked = {one.split("==")[0] for one in _entries((REQUIREMENTS / "run.txt").read_text(encoding="utf-8"))}
    assert named <= locked
