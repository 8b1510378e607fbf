"""Each import contract is broken once by a breach in `breaches/<contract>/`, and must be seen to notice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib

import pytest

from architecture.tree import ROOT, SOURCE

BREACHES = ROOT / "tests" / "architecture" / "breaches"
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
    "contracts"
]
LINT = "from importlinter.cli import lint_imports_command as lint; lint()"


def test_every_contract_has_a_breach_and_no_exceptions():
    assert {one["id"] for one in CONTRACTS} == {path.name for path in BREACHES.iterdir()}
    assert not [one["id"] for one in CONTRACTS if "ignore_imports" in one]


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda one: one["id"])
def test_a_breach_is_noticed(contract, tmp_path):
    house = tmp_path / "src" / "safetydesk"
    shutil.copytree(SOURCE, house, ignore=shutil.ignore_patterns("__pycache__"))
    breach = BREACHES / contract["id"]
    shutil.copytree(breach, house, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    command = [
        sys.executable,
        "-c",
        LINT,
        "--config",
        ROOT / "pyproject.toml",
        "--contract",
        contract["id"],
        "--no-cache",
    ]
    environment = {**os.environ, "PYTHONPATH": str(house.parent), "PYTHONUTF8": "1", "COLUMNS": "400"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode != 0, done.stdout
    assert f"{contract['name']} BROKEN" in done.stdout
    unnoticed = [
        module
        for module in _borrowers(breach)
        # Circles are told relative to their package.
        if module not in done.stdout and f" .{module.rpartition('.')[2]} " not in done.stdout
    ]
    assert not unnoticed, done.stdout


def _borrowers(breach):
    """The modules of a breach that import what they may not; the others are only there to be imported."""
    for path in sorted(breach.rglob("*.py")):
        if "import" in path.read_text(encoding="utf-8"):
            parts = path.relative_to(breach).with_suffix("").parts
            yield ".".join(("safetydesk", *parts)).removesuffix(".__init__")
