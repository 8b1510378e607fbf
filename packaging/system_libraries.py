"""The system libraries that Qt needs on Linux: which are missing, and how they come.

Libraries are probed by loading them, not by asking the package database, so that renamed packages and other
distributions give the same answer.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from refusing import CannotGoOn

LIST = Path(__file__).with_name("system_libraries.txt")


@dataclass(frozen=True)
class SystemPackage:
    """One line of the list: `purpose` is "run" or "test", `probe` says how its presence is seen."""

    purpose: str
    package: str
    probe: str

    def is_present(self) -> bool:
        kind, _, what = self.probe.partition(":")
        if kind == "cmd":
            return shutil.which(what) is not None
        if kind == "glob":
            return any(Path("/").glob(what.removeprefix("/")))
        try:
            ctypes.CDLL(what)
        except OSError:
            return False
        return True


def listed() -> list[SystemPackage]:
    """Every package of the list. Raises ValueError for a line that is not in its form."""
    found = []
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        purpose, package, probe, _why = line.split(maxsplit=3)
        if purpose not in {"run", "test"} or probe.partition(":")[0] not in {"lib", "cmd", "glob"}:
            raise ValueError(f"{LIST.name}: {line}")
        found.append(SystemPackage(purpose, package, probe))
    return found


def missing(purpose: str) -> list[str]:
    """Packages that `purpose` ("run", or "test", which needs both) still wants. None outside Linux."""
    if sys.platform != "linux":
        return []
    wanted = {"run"} if purpose == "run" else {"run", "test"}
    return [one.package for one in listed() if one.purpose in wanted and not one.is_present()]


def install(packages: list[str]) -> None:
    """Installs Debian packages where this process may. Raises CannotGoOn naming the line that would."""
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    by_hand = f"sudo apt-get update && sudo {line}"
    if shutil.which("apt-get") is None:
        names = ", ".join(packages)
        raise CannotGoOn(f"This system lacks what Debian calls: {names}.\nInstall them, then run this again.")
    if not _is_root():
        raise CannotGoOn(f"Some system packages are missing. This installs them:\n\n    {by_hand}\n")
    print(f"Installing from apt: {' '.join(packages)}", flush=True)
    if _apt(line):
        return
    # The lists of a fresh machine are empty or old: fetch them and try once more.
    if not (_apt("apt-get update -q") and _apt(line, loud=True)):
        raise CannotGoOn(
            f"apt could not install what is missing. Once apt works, this does:\n\n    {by_hand}\n"
        )


def ensure(purpose: str, also: str = "") -> None:
    """Makes sure that everything `purpose` needs can be loaded, and that the package `also` was installed.

    Raises CannotGoOn otherwise.
    """
    lacking = missing(purpose) + ([also] if also else [])
    if not lacking:
        return
    install(lacking)
    still = missing(purpose)
    if still:
        raise CannotGoOn(f"Installed, and still not to be found: {', '.join(still)}.")


def _apt(line: str, *, loud: bool = False) -> bool:
    """Whether apt did it. Its talk is kept back unless it is the last word on the matter."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(line.split(), env=environment, capture_output=not loud, check=False).returncode == 0


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
