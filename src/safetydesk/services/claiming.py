"""Sealed files on their way to whatever claims them: small ones a few together, a large one by itself.

What is sealed and not yet claimed is safe from a power cut but belongs to nothing: the next start sets it aside and
says so. So only little waits, and not for long; in return a batch is not kept anew for every screenshot in it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from safetydesk.domain.drafts import DraftEvidence
from safetydesk.domain.errors import Refusal
from safetydesk.strongroom.exhibit_files import ExhibitFiles

Claim = Callable[[Sequence[DraftEvidence]], None]
"""Makes some sealed files somebody's, all or none. Its Refusal says that none of them may come in."""

MOST_FILES = 16
MOST_BYTES = 4_000_000
LONGEST = 0.5
"""Seconds that a sealed file waits to be claimed, but for the sealing of one more small one."""


class Together:
    """Files sealed for one draft or incident, claimed in the order in which they were added."""

    def __init__(self, files: ExhibitFiles, claim: Claim) -> None:
        self._files = files
        self._claim = claim
        self._waiting: list[DraftEvidence] = []
        self._bytes = 0
        self._since = 0.0

    @property
    def is_empty(self) -> bool:
        return not self._waiting

    def add(self, sealed: DraftEvidence) -> None:
        """Claims what waits, with this one, where that is enough. Raises as `settle`."""
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append(sealed)
        self._bytes += sealed.sealed.size
        if len(self._waiting) >= MOST_FILES:
            self.settle()
        else:
            self.make_way(0)

    def make_way(self, size: int) -> None:
        """Before a file of `size` bytes is sealed: nothing waits for a large one, nor for longer than it may. Raises as
        `settle`."""
        if self._bytes + size >= MOST_BYTES or time.monotonic() - self._since > LONGEST:
            self.settle()

    def settle(self) -> None:
        """Claims what waits. What is refused at the last moment (the guard closed meanwhile) leaves no byte behind.

        Raises what `claim` does; nothing waits afterwards.
        """
        waiting, self._waiting, self._bytes = self._waiting, [], 0
        if not waiting:
            return
        try:
            self._claim(waiting)
        except Refusal:
            for each in waiting:
                self._files.destroy(each.sealed.file_name)
            raise
