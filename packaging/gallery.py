"""`dev.py gallery`: draws every page of the real window in every state, to gallery/, and a sheet of them all.

Exit 1 where a page could not be drawn, Qt warned, a dialog came unasked, or the window grew. Options:
`--short` draws a handful of pages in one look; `--look light-100` that look alone; `--only WORD` the scenes whose names
hold that word (again for more); `--to DIR` elsewhere.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

# Before anything of Qt or of ours is imported: both read these when they load.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["SAFETYDESK_CHEAP_KEYS"] = "1"

from PySide6.QtWidgets import QApplication

from environment import ROOT
from gallery_parts import contact_sheet, scenes, scenes_keychain
from gallery_parts.stores import EMPTY, FULL, UGLY, Shown, copied, make_stores
from gallery_parts.studio import Findings, Look, Studio
from safetydesk.desktop.app import make_app

LOOKS = (Look("light", 1.0), Look("dark", 1.0), Look("light", 2.0), Look("dark", 2.0))
TOLD = 60
"""Faults said on the terminal; the sheet lists them all."""


def main(arguments: Sequence[str]) -> int:
    """Draws the gallery; returns the exit code."""
    asked = _options(arguments)
    began = time.monotonic()
    folder: Path = asked.to
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*--*.png"):
        old.unlink()
    findings = Findings()
    looks = [look for look in LOOKS if asked.look in ("", look.name)]
    with tempfile.TemporaryDirectory(prefix="safetydesk-gallery-") as kept:
        # This machine's own memory of checkpoints is left alone.
        os.environ["XDG_STATE_HOME"] = str(Path(kept) / "state")
        scenes_keychain.invent()
        app = make_app(["gallery"], "light")
        stores = make_stores(Path(kept), (FULL,) if asked.short else (EMPTY, FULL, UGLY))
        findings.listen()  # not before: stores that cannot be made are told as any fault is
        for look in looks[:1] if asked.short else looks:
            print(f"{look.name} ...", flush=True)
            _draw_look(app, look, stores, folder, findings, Path(kept), asked)
        if not asked.short and not asked.only:
            _miss(looks, findings)
    sheet = contact_sheet.write(folder, findings.pictures, findings.faults)
    for fault in findings.faults[:TOLD]:
        print(f"  {fault}", file=sys.stderr)
    took = time.monotonic() - began
    print(f"{len(findings.pictures)} pictures, {len(findings.faults)} faults, {took:.0f} s: {sheet}")
    return 1 if findings.faults or not findings.pictures else 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py gallery", description="Draws every page in every state.")
    parser.add_argument("--short", action="store_true", help="a handful of pages in one look")
    parser.add_argument("--only", action="append", default=[], metavar="WORD")
    parser.add_argument("--look", default="", choices=["", *(look.name for look in LOOKS)])
    parser.add_argument("--to", type=Path, default=ROOT / "gallery")
    return parser.parse_args(arguments)


def _miss(looks: Sequence[Look], findings: Findings) -> None:
    """Notes each picture that should be there and is not."""
    drawn = {(picture.page, picture.state, picture.look) for picture in findings.pictures}
    findings.here = "not drawn"
    for page, states in scenes.WANTED.items():
        for state in states:
            for look in looks:
                if (page, state, look.name) not in drawn:
                    findings.fault(f"{page}, {state}, {look.name}")


def _draw_look(
    app: QApplication,
    look: Look,
    stores: dict[str, Shown],
    folder: Path,
    findings: Findings,
    kept: Path,
    asked: argparse.Namespace,
) -> None:
    def play(studio: Studio, shown: Shown, wanted: Sequence[scenes.Scene]) -> None:
        named = [
            each for each in wanted if not asked.only or any(word in each.__name__ for word in asked.only)
        ]
        _play(studio, shown, named, findings)

    place = kept / look.name
    if not asked.short:
        with _Sitting(app, look, folder, findings, "before") as studio:
            studio.open_door(place / "new" / "store")
            play(studio, Shown(place), scenes.BEFORE_STORE)
        shown = copied(stores[FULL], place / "sign in")
        _remember(kept, place / "sign in")
        with _Sitting(app, look, folder, findings, "sign in") as studio:
            studio.open_door(shown.path)
            play(studio, shown, scenes.AT_SIGN_IN)
    plays = {EMPTY: scenes.EMPTY_STORE, FULL: scenes.FULL_STORE, UGLY: scenes.UGLY_STORE}
    for name, store in stores.items():
        shown = copied(store, place / name)
        _remember(kept, place / name)
        with _Sitting(app, look, folder, findings, name) as studio:
            studio.sign_in(shown.path)
            play(studio, shown, scenes.SHORT if asked.short else plays[name])


def _remember(kept: Path, place: Path) -> None:
    """What this machine knew when the stores were made, for one copy alone: to it, all copies are one store."""
    state = place / "state"
    if (kept / "state").exists():
        shutil.copytree(kept / "state", state)
    os.environ["XDG_STATE_HOME"] = str(state)


def _play(studio: Studio, shown: Shown, wanted: Sequence[scenes.Scene], findings: Findings) -> None:
    """Scene after scene; one that fails is noted, and the next begins."""
    for scene in wanted:
        findings.here = f"{studio.look.name} {studio.state} {scene.__name__}"
        try:
            scene(studio, shown)
        except Exception as error:  # noqa: BLE001  (every fault of a page is noted; the others are still drawn)
            findings.fault(f"{type(error).__name__}: {error}")


class _Sitting:
    """One window from opening to closing."""

    def __init__(self, app: QApplication, look: Look, folder: Path, findings: Findings, state: str) -> None:
        self._findings = findings
        findings.here = f"{look.name} {state}"
        self._studio = Studio(app, look, folder, findings)
        self._studio.state = state

    def __enter__(self) -> Studio:
        return self._studio

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if isinstance(error, Exception):
            self._findings.fault(f"{type(error).__name__}: {error}")
        self._studio.leave()
        return isinstance(error, Exception)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
