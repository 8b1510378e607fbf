"""One member's own wishes for the window, sealed to that member. Not records, so no event."""

from __future__ import annotations

import json

from safetydesk.strongroom.member_files import MemberFiles

KIND, KEY = "preferences", "window"


class Preferences:
    def __init__(self, files: MemberFiles) -> None:
        self._files = files

    def load(self) -> dict[str, str]:
        content = self._files.load(KIND, KEY)
        return (
            {} if content is None else {str(name): str(value) for name, value in json.loads(content).items()}
        )

    def keep(self, wishes: dict[str, str]) -> None:
        self._files.keep(KIND, KEY, json.dumps(wishes).encode())
