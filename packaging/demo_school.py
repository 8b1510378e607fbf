"""`dev.py run`: SafetyDesk on a freshly made demo school; without a screen, the main job done headless."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from environment import ROOT
from refusing import CannotGoOn

HEADLESS_OUTPUT = ROOT / "demo-output"
# What `safetydesk demo --to DIR` makes there. An earlier run's are replaced; anything else is never touched.
MADE = ["store", "originals", "case-file.pdf", "exemption-certificate.pdf"]


def show(python: Path) -> int:
    """Runs the demo; returns the exit code of the last program started."""
    return _in_a_window(python) if has_screen(python) else _without_a_screen(python)


def has_screen(python: Path) -> bool:
    """Whether a window could be opened here: a named screen may be gone, so it is tried."""
    if sys.platform in {"win32", "darwin"}:
        return True
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    trial = "from safetydesk.desktop.app import make_app; make_app([])"
    return subprocess.run([python, "-c", trial], stderr=subprocess.DEVNULL, check=False).returncode == 0


def _in_a_window(python: Path) -> int:
    home = _data_folder() / "SafetyDesk demo"
    home.mkdir(parents=True, exist_ok=True)
    # A new folder each time: yesterday's demo may still be open, and a demo is always fresh.
    folder = Path(tempfile.mkdtemp(prefix="demo-", dir=home))
    print("Making a demo school (invented people only) ...", flush=True)
    made = _make(python, folder)
    if made != 0:
        return made
    print(
        "\nOpening SafetyDesk. Sign in as the member, or one of the others, with the passphrase above.",
        flush=True,
    )
    return subprocess.run([python, "-m", "safetydesk", "--store", folder / "store"], check=False).returncode


def _without_a_screen(python: Path) -> int:
    print(
        "There is no screen here (DISPLAY and WAYLAND_DISPLAY name none that answers), so no window can be opened."
    )
    print(
        "Doing the main job without one: a demo school, an incident with evidence, escalated and printed ...",
        flush=True,
    )
    HEADLESS_OUTPUT.mkdir(exist_ok=True)
    for name in MADE:
        old = HEADLESS_OUTPUT / name
        if old.is_dir() and not old.is_symlink():
            shutil.rmtree(old)
        else:
            old.unlink(missing_ok=True)
    foreign = sorted(path.name for path in HEADLESS_OUTPUT.iterdir())
    if foreign:
        raise CannotGoOn(
            f"{HEADLESS_OUTPUT} holds what no demo made: {', '.join(foreign)}. Move it away first."
        )
    made = _make(python, HEADLESS_OUTPUT)
    if made != 0:
        return made
    print(f"\nIn {HEADLESS_OUTPUT}:")
    for path in sorted(HEADLESS_OUTPUT.rglob("*")):
        if path.is_file():
            print(f"  {path.stat().st_size:>11,} bytes  {path.relative_to(HEADLESS_OUTPUT).as_posix()}")
    return 0


def _make(python: Path, folder: Path) -> int:
    """The demo school in `folder`, and how to sign in to it said on the terminal. Returns the exit code."""
    command = [str(python), "-m", "safetydesk", "demo", "--to", str(folder), "--json"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        print(done.stdout, end="")
        return done.returncode
    for name, value in json.loads(done.stdout).items():
        print(f"  {name + ':':<14}{value}")
    return 0


def _data_folder() -> Path:
    """Where this platform keeps a program's own files."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
