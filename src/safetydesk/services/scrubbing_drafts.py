"""The sealed files that the member's own drafts hold, in the check of all evidence: nobody else can open a draft.

They are no record's, so what is found stands in the member's own note of the round and not in the trail; what one
becomes when its incident is saved is checked as an exhibit from then on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.progress import Progress
from safetydesk.services.drafts import Drafts
from safetydesk.strongroom.exhibit_files import ExhibitFiles, ExhibitState
from safetydesk.visible import visible_line


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFileDamaged:
    """One file of a draft that did not open when it was last read. `name` is its own; `state` an `ExhibitState`'s
    value."""

    draft_id: UUID
    name: str
    state: str


def draft_file_words(damaged: DraftFileDamaged) -> str:
    """One line that names it, for Today, the audit's room and the hatch."""
    state = wording.state_words(damaged.state)
    return wording.label("evidence_in_draft", name=visible_line(damaged.name), state=state)


@dataclass(frozen=True, slots=True)
class Read:
    """One file read to its end."""

    file_name: str
    state: ExhibitState


class DraftFiles:
    def __init__(self, drafts: Drafts, files: ExhibitFiles) -> None:
        self._drafts = drafts
        self._files = files

    def read_next(self, after: str, absent: set[str], progress: Progress) -> Read | None:
        """The one whose sealed file's name follows `after`; None where there is no more. `absent` were not in the
        backup that this store came from: of those, what is out of sight need not be there.

        Raises Cancelled; Trouble for the disk's own.
        """
        held = {each.sealed.file_name: each for draft in self._drafts.all() for each in draft.evidence}
        name = min((name for name in held if name > after), default="")
        if not name:
            return None
        sealed = held[name].sealed
        state = self._files.check(name, sealed.identity, sealed.sha256, sealed.size, progress)
        if state is ExhibitState.MISSING and (held[name].isolated and name in absent):
            state = ExhibitState.GOOD
        return Read(name, state)

    def named(self, states: Mapping[str, str]) -> tuple[DraftFileDamaged, ...]:
        """Those of `states` (by sealed file's name) that a draft still holds."""
        return tuple(
            DraftFileDamaged(
                draft_id=draft.id, name=each.sealed.original_name, state=states[each.sealed.file_name]
            )
            for draft in (self._drafts.all() if states else ())
            for each in draft.evidence
            if each.sealed.file_name in states
        )
