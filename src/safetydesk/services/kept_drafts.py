"""A member's drafts as the sealed files they are kept in, each read and put into words no oftener than it changed.

A batch of files asks for its draft before and after each of them, and keeps it once for each: read and written out
whole every time, the five hundredth file would wait for a second.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import cast
from uuid import UUID

from safetydesk.domain.drafts import DraftEvidence, IncidentDraft
from safetydesk.domain.plain import Plain, from_plain, to_plain
from safetydesk.strongroom.member_files import MemberFiles, Stamp

KIND = "incident-draft"


class KeptDrafts:
    """Remembers the draft it read or kept last, for as long as the file is the same one."""

    def __init__(self, files: MemberFiles) -> None:
        self._files = files
        self._last: tuple[Stamp, IncidentDraft] | None = None
        self._plain: dict[int, tuple[DraftEvidence, Plain]] = {}

    def keep(self, draft: IncidentDraft) -> None:
        """Raises the disk's Trouble."""
        key = str(draft.id)
        content = json.dumps(self._in_plain(draft), ensure_ascii=False).encode("utf-8", "surrogatepass")
        self._last = None
        self._files.keep(KIND, key, content)
        self._remember(self._files.stamp(KIND, key), draft)

    def get(self, draft_id: UUID) -> IncidentDraft | None:
        """As kept last; None where there is none. Raises Trouble `member_file_damaged`."""
        key, last = str(draft_id), self._last
        stamp = self._files.stamp(KIND, key)
        if last is not None and last[0] == stamp and last[1].id == draft_id:
            return last[1]
        content = self._files.load(KIND, key)
        if content is None:
            return None
        draft: IncidentDraft = from_plain(IncidentDraft, json.loads(content.decode("utf-8", "surrogatepass")))
        self._remember(stamp, draft)
        return draft

    def ids(self) -> list[UUID]:
        """Of those that can be read."""
        return [UUID(key) for key in self._files.keys(KIND)]

    def forget(self, draft_id: UUID) -> None:
        """Nothing happens if it is gone already."""
        self._last, self._plain = None, {}
        self._files.discard(KIND, str(draft_id))

    def damaged(self) -> int:
        """How many cannot be read."""
        return len(self._files.damaged(KIND))

    def discard_damaged(self) -> int:
        """Deletes those; gives how many."""
        return self._files.discard_damaged(KIND)

    def _remember(self, stamp: Stamp | None, draft: IncidentDraft) -> None:
        self._last = None if stamp is None else (stamp, draft)

    def _in_plain(self, draft: IncidentDraft) -> dict[str, Plain]:
        """As `to_plain` gives it; files that were there the last time are not put into words again."""
        known = self._plain
        self._plain = {
            id(each): known[id(each)] if id(each) in known else (each, to_plain(each))
            for each in draft.evidence
        }
        words = cast("dict[str, Plain]", to_plain(replace(draft, evidence=())))
        evidence: list[Plain] = [self._plain[id(each)][1] for each in draft.evidence]
        return words | ({"evidence": evidence} if evidence else {})
