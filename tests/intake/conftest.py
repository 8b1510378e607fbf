"""One watched room for the tests of a file, since a child serves many pictures."""

from __future__ import annotations

import pytest
from tests.intake.child_watch import WatchedRoom

from safetydesk.intake.preview import PreviewRoom
from safetydesk.intake.preview_process import PreviewProcess


@pytest.fixture(scope="module")
def watched():
    """A `WatchedRoom`; what its children took at the most is printed at the end."""
    with pytest.MonkeyPatch.context() as patch, PreviewRoom() as room:
        seen = WatchedRoom(room)
        ending = PreviewProcess.end

        def noted(process: PreviewProcess) -> None:
            seen.note(process)
            ending(process)

        patch.setattr(PreviewProcess, "end", noted)
        yield seen
        room.close()
    print(f"\nchild at most: {seen.held // 1024} MiB held, {seen.peak // 1024} MiB of addresses, ", end="")
    print(f"slowest {seen.slowest:.1f} s")
