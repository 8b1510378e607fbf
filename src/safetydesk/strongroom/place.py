"""Where a live store must not stand: on a network share, or in a folder that a sync client copies.

Copying a store file by file while it is written gives unreadable copies, or whole-looking ones with the
newest rows missing. What is looked at can be handed in, so that a test needs no such machine.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from safetydesk.domain.errors import Refusal

_SYNCED = (
    (re.compile(r"onedrive( - .*|-.*)?"), "OneDrive"),
    (re.compile(r"google ?drive( - .*|-.*)?|googledrive-.*|my drive|drivefs"), "Google Drive"),
    (re.compile(r"dropbox( \(.*\)|-.*)?"), "Dropbox"),
    (re.compile(r"icloud ?drive|mobile documents|com~apple~clouddocs"), "iCloud"),
)
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_NETWORK_KINDS = {
    "nfs",
    "nfs3",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "afpfs",
    "ncpfs",
    "davfs",
    "webdav",
    "sshfs",
}
_DRIVE_REMOTE = 4


def check_place(
    path: Path, *, mounts: str | None = None, environment: Mapping[str, str] | None = None
) -> None:
    """Raises Refusal `place_is_network` or `place_is_synced` (value `service`) where no live store may stand.

    `mounts` is text in the form of `/proc/mounts`; None asks this machine. `environment` is by default this
    process's.
    """
    environment = os.environ if environment is None else environment
    real = path.resolve()
    for place in dict.fromkeys((path, path.absolute(), real)):
        if str(place).startswith(("\\\\", "//")) or _is_remote_drive(place):
            raise Refusal("place_is_network")
        service = _synced_by(place, environment)
        if service:
            raise Refusal("place_is_synced", service=service)
    if _kind_of_mount(real, _mounts() if mounts is None else mounts) in _NETWORK_KINDS:
        raise Refusal("place_is_network")


def _synced_by(place: Path, environment: Mapping[str, str]) -> str:
    for variable in _ONEDRIVE_VARIABLES:
        root = environment.get(variable)
        if root and _stands_in(place, Path(root)):
            return "OneDrive"
    for part in place.parts:
        for pattern, service in _SYNCED:
            if pattern.fullmatch(part.casefold()):
                return service
    for folder in (place, *place.parents):
        if (folder / ".dropbox.cache").exists():
            return "Dropbox"
        if (folder / ".tmp.driveupload").exists():
            return "Google Drive"
    return ""


def _stands_in(place: Path, root: Path) -> bool:
    inner, outer = (os.path.normcase(str(one)) for one in (place, root))
    return inner == outer or inner.startswith(outer.rstrip("/\\") + os.sep)


def _kind_of_mount(place: Path, mounts: str) -> str:
    """The network file system that holds `place`, by the longest mount point above it, or ""."""
    best, kind = -1, ""
    for point, found in _mount_points(mounts):
        if len(point) >= best and _stands_in(place, Path(point)):
            best, kind = len(point), found
    # FUSE is how clouds and SSH are mounted; `fuseblk` is a local disk.
    return "sshfs" if kind.startswith("fuse.") else kind


def _mount_points(mounts: str) -> Iterator[tuple[str, str]]:
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) >= 3:
            point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[1])
            yield point, fields[2]


def _mounts() -> str:
    if sys.platform == "linux":
        try:
            return Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return ""
    if sys.platform == "darwin":
        return _in_linux_form(_said_by_mount())
    return ""


def _said_by_mount() -> str:
    try:
        answer = subprocess.run(["/sbin/mount"], capture_output=True, text=True, timeout=5, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout


def _in_linux_form(said: str) -> str:
    """macOS says `//user@host/share on /Volumes/share (smbfs, nodev)`."""
    lines = []
    for found in re.finditer(r"^(.*?) on (/.*) \((\w+)[,)]", said, re.MULTILINE):
        lines.append("x " + found[2].replace(" ", "\\040") + " " + found[3])
    return "\n".join(lines)


def _is_remote_drive(place: Path) -> bool:
    if sys.platform != "win32":
        return False
    import ctypes  # only here: asking Windows which kind of drive a letter is

    return bool(place.drive) and ctypes.windll.kernel32.GetDriveTypeW(place.drive + "\\") == _DRIVE_REMOTE
