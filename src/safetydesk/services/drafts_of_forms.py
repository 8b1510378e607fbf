"""Forms begun and not saved: a note, an amendment, a referral ... kept sealed to the member who types them.

Words only, never files: evidence goes through the image guard and belongs to an incident's own draft. Not
records, so no event.
"""

from __future__ import annotations

import json

from safetydesk.domain.drafts import FormDraft
from safetydesk.domain.plain import from_plain, to_plain
from safetydesk.strongroom.member_files import MemberFiles

KIND = "form-draft"


class FormDrafts:
    """One draft at most for each form, what it is about, and slot; keeping it again takes its place."""

    def __init__(self, files: MemberFiles) -> None:
        self._files = files

    def keep(self, draft: FormDraft) -> FormDraft:
        """Seals it as it stands, and gives it back. Raises Trouble for the disk's."""
        content = json.dumps(to_plain(draft), ensure_ascii=False).encode("utf-8", "surrogatepass")
        self._files.keep(KIND, _key(draft.form, draft.about, draft.slot), content)
        return draft

    def get(self, form: str, about: str, slot: str = "") -> FormDraft | None:
        """What was begun there, or None. Raises Trouble `member_file_damaged`."""
        return self._load(_key(form, about, slot))

    def all(self) -> tuple[FormDraft, ...]:
        """The member's, the oldest first; one that cannot be read is left out (see `damaged`)."""
        found = (self._load(key) for key in self._files.keys(KIND))
        return tuple(sorted((one for one in found if one is not None), key=lambda one: one.begun.utc))

    def about(self, *subjects: str) -> tuple[FormDraft, ...]:
        """Those that belong to one of these, the oldest first."""
        return tuple(one for one in self.all() if one.about in subjects)

    def damaged(self) -> int:
        """How many cannot be read."""
        return len(self._files.damaged(KIND))

    def discard_damaged(self) -> int:
        """Destroys those that cannot be read; gives how many. They held words only, so it is no event."""
        return self._files.discard_damaged(KIND)

    def forget(self, form: str, about: str, slot: str = "") -> None:
        """After it was saved, or thrown away. Nothing happens if it is gone already."""
        self._files.discard(KIND, _key(form, about, slot))

    def _load(self, key: str) -> FormDraft | None:
        content = self._files.load(KIND, key)
        if content is None:
            return None
        draft: FormDraft = from_plain(FormDraft, json.loads(content.decode("utf-8", "surrogatepass")))
        return draft


def _key(form: str, about: str, slot: str) -> str:
    return "\n".join((form, about, slot))
