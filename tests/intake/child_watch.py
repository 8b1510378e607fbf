"""A preview room that is watched from outside: how long each picture took, and how much memory its child ever held."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import safetydesk
from safetydesk.domain.media_kind import MediaKind
from safetydesk.intake.preview import TIME_LIMIT, NoPreview, Picture, PreviewRoom, PrintPicture
from safetydesk.intake.preview_process import PreviewProcess

MOST_KIB = 512 * 1024
GRACE = 3.0
"""Seconds beyond the room's own limit, for a machine that does something else meanwhile."""

_WORDING = Path(safetydesk.__file__).parents[2] / "resources" / "wording" / "intake.toml"
WORDS = tomllib.loads(_WORDING.read_text(encoding="utf-8"))["no_preview"]


class WatchedRoom:
    """Asks for a picture on the screen and on paper. Whatever comes back is a picture, or a reason that has words."""

    def __init__(self, room: PreviewRoom) -> None:
        self._room = room
        self.peak = 0
        """KiB of address space that any child ever took; 0 where the platform does not say."""
        self.held = 0
        """KiB that any child ever held in memory."""
        self.slowest = 0.0

    def look(self, content: bytes, kind: MediaKind, edge: int = 240) -> Picture | NoPreview:
        answer = self._timed(lambda: self._room.look(content, kind, edge))
        assert isinstance(answer, Picture | NoPreview)
        return answer

    def for_print(self, content: bytes, kind: MediaKind) -> PrintPicture | NoPreview:
        answer = self._timed(lambda: self._room.for_print(content, kind))
        assert isinstance(answer, PrintPicture | NoPreview)
        return answer

    def outcome(self, content: bytes, kind: MediaKind) -> str:
        """ "shown", or the reason why not; paper agrees with the screen, but for what it alone cannot hold."""
        seen, printed = self.look(content, kind), self.for_print(content, kind)
        if isinstance(seen, NoPreview) or isinstance(printed, NoPreview):
            assert type(seen) is type(printed) or printed == NoPreview("too_much_memory"), (seen, printed)
        return seen.reason if isinstance(seen, NoPreview) else "shown"

    def note(self, process: PreviewProcess) -> None:
        """Reads what the child took so far. Call before it ends."""
        status = Path("/proc") / str(process.number) / "status"
        try:
            lines = status.read_text("ascii", "replace").splitlines()
        except OSError:
            return
        said = {line.split(":")[0]: line.split()[1] for line in lines if line.startswith(("VmPeak", "VmHWM"))}
        self.peak = max(self.peak, int(said.get("VmPeak", 0)))
        self.held = max(self.held, int(said.get("VmHWM", 0)))

    def _timed(self, asking):
        began = time.monotonic()
        answer = asking()
        taken = time.monotonic() - began
        self.slowest = max(self.slowest, taken)
        assert taken < TIME_LIMIT + GRACE
        if self._room._process is not None:
            self.note(self._room._process)
        assert self.peak <= MOST_KIB, f"the child took {self.peak} KiB"
        if isinstance(answer, NoPreview):
            assert WORDS[answer.reason]["text"]
        return answer
