"""What a member saw of the trail when last here, in files sealed to that member alone.

A history rewritten by a colleague with the store's key is sound in itself; it is not the one that this member saw.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import rfc8785

from safetydesk.domain.errors import Trouble
from safetydesk.strongroom.member_files import MemberFiles

KIND, KEY = "witness", "trail"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The trail had `size` entries under `root` (hex) at `at` (a Moment's text), and `keys` might sign (hex by id).

    `verified` is the size and root up to which this member has verified everything, signatures and all.
    """

    size: int
    root: str
    at: str
    keys: Mapping[str, str] = field(default_factory=dict)
    verified: tuple[int, str] | None = None


class Witness:
    """One small file for each member and store."""

    def __init__(self, files: MemberFiles) -> None:
        self._files = files

    def last(self) -> Seen | None:
        """None at the first visit. Raises Trouble `member_file_damaged`."""
        content = self._files.load(KIND, KEY)
        if content is None:
            return None
        found = json.loads(content)  # authentic: this member's own program wrote it
        verified = found.get("verified")
        return Seen(
            size=found["size"],
            root=found["root"],
            at=found["at"],
            keys=found["keys"],
            verified=(verified[0], verified[1]) if verified else None,
        )

    def keep(self, seen: Seen) -> None:
        """In the place of what was seen before. Raises Trouble for the disk's."""
        told: dict[str, Any] = {
            "size": seen.size,
            "root": seen.root,
            "at": seen.at,
            "keys": dict(seen.keys),
            "verified": list(seen.verified) if seen.verified else None,
        }
        self._files.keep(KIND, KEY, rfc8785.dumps(told))

    def last_or_damaged(self) -> tuple[Seen | None, bool]:
        """What was seen, and whether the file that should say it is damaged."""
        try:
            return self.last(), False
        except Trouble as fault:
            if fault.code != "member_file_damaged":
                raise
            return None, True
