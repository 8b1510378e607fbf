"""One member's own wishes for the window, sealed to that member. Not records, so no event."""

from __future__ import annotations

import json

from safetydesk.strongroom.member_files import MemberFiles

KIND, KEY = "preferences", "window"


class Preferences:
    """Names and values as text; what each means is the window's own business."""

    def __init__(self, files: MemberFiles) -> None:
        self._files = files

    def load(self) -> dict[str, str]:
        """What was kept last; empty where nothing was. Raises Trouble `member_file_damaged`."""
        content = self._files.load(KIND, KEY)
        return (
            {} if content is None else {str(name): str(value) for name, value in json.loads(content).items()}
        )

    def keep(self, wishes: dict[str, str]) -> None:
        """In place of what was kept. Raises Trouble for the disk's."""
        self._files.keep(KIND, KEY, json.dumps(wishes).encode())
