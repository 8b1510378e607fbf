"""The project's own Python: `.venv` with exactly the locked versions, and the project linked into it.

Each step leaves a stamp, so that a tree already set up costs nothing but reading it.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import system_libraries
from refusing import CannotGoOn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "safetydesk-setup.json"
REQUIREMENTS = ROOT / "packaging" / "requirements"
OLDEST = (3, 11)
LOCKS = {"run": ["run.txt"], "test": ["run.txt", "test.txt"]}


def python() -> Path:
    """The interpreter inside `.venv`."""
    return VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def set_up(purpose: str) -> Path:
    """Everything that `purpose` ("run" or "test") needs; returns the interpreter. Raises CannotGoOn.

    Quick where nothing changed since the last time.
    """
    works = _venv_works()
    # Asked for in one line with the rest: a person who must fetch somebody with the rights fetches them once.
    system_libraries.ensure(purpose, _venv_package() if not works and _lacks_ensurepip() else "")
    if not works:
        _make_venv()
    stamps = _stamps()
    locks = {name: _digest(REQUIREMENTS / name) for name in LOCKS[purpose]}
    if any(stamps.get(name) != digest for name, digest in locks.items()):
        print("Installing the locked dependencies into .venv (some minutes, once) ...", flush=True)
        arguments = [part for name in LOCKS[purpose] for part in ("-r", str(REQUIREMENTS / name))]
        _pip("--require-hashes", "--only-binary=:all:", *arguments)
        stamps |= locks
        _stamp(stamps)
    project = f"{ROOT} {_digest(ROOT / 'pyproject.toml')}"
    if stamps.get("project") != project:
        # No build isolation: setuptools is among the locked versions, and nothing else may be fetched.
        _pip("--no-deps", "--no-build-isolation", "-e", str(ROOT))
        _stamp(stamps | {"project": project})
    return python()


def _venv_works() -> bool:
    """Whether `.venv` has a Python new enough, with pip. One half made or left by an upgrade has not."""
    question = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    try:
        return subprocess.run([python(), "-c", question], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _make_venv() -> None:
    if VENV.exists() and any(VENV.iterdir()) and not (VENV / "pyvenv.cfg").exists():
        raise CannotGoOn(
            f"{VENV} is there and is not a Python environment. Move it away, then run this again."
        )
    print("Making .venv ...", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise CannotGoOn(f"Python could not make {VENV}:\n{done.stdout}{done.stderr}")


def _venv_package() -> str:
    """Debian ships venv apart from Python."""
    return f"python3.{sys.version_info.minor}-venv"


def _lacks_ensurepip() -> bool:
    question = [sys.executable, "-c", "import ensurepip, venv"]
    return subprocess.run(question, capture_output=True, check=False).returncode != 0


def _pip(*arguments: str) -> None:
    command = [str(python()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        raise CannotGoOn(
            "pip could not install what is locked (its words stand above). Is an index within reach?"
        )


def _stamps() -> dict[str, str]:
    try:
        found = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _stamp(stamps: dict[str, str]) -> None:
    STAMP.write_text(json.dumps(stamps, indent=1) + "\n", encoding="utf-8")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
