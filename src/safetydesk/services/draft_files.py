"""The sealed files of drafts: claimed while they are a draft's, let go of, destroyed where no incident has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress

from safetydesk.domain.drafts import DraftEvidence, IncidentDraft
from safetydesk.domain.errors import Trouble
from safetydesk.strongroom.exhibit_files import ExhibitFiles
from safetydesk.strongroom.member_files import MemberFiles


class DraftFiles:
    """`recorded` gives the names of every sealed file that the records claim, those of restricted incidents too."""

    def __init__(self, files: MemberFiles, exhibits: ExhibitFiles, recorded: Callable[[], set[str]]) -> None:
        self._files = files
        self._exhibits = exhibits
        self._recorded = recorded

    def claim(self, draft: IncidentDraft) -> None:
        """What it holds is this member's, each with whether it was put out of sight."""
        self._files.claim({each.sealed.file_name: each.isolated for each in draft.evidence})

    def let_go(self, evidence: Iterable[DraftEvidence]) -> None:
        """The list of what drafts claim, without these. A disk that takes no list undoes nothing: the old one claims no
        less, and the next start-up mends it."""
        with suppress(Trouble):
            self._files.let_go(each.sealed.file_name for each in evidence)

    def destroy(self, evidence: Iterable[DraftEvidence]) -> None:
        """Destroys sealed files, but never one that an incident claims."""
        claimed = self._recorded()
        for each in evidence:
            if each.sealed.file_name not in claimed:
                self._exhibits.destroy(each.sealed.file_name)

    def claimed_by_others(self) -> set[str] | None:
        """Names of sealed files that other members' drafts hold; None where that cannot be told."""
        return self._files.claimed_by_others()

    def set_aside(self, mine: Iterable[str]) -> tuple[str, ...]:
        """Sets aside what nothing claims beside `mine`, and gives the names; nothing where what others hold cannot be
        told."""
        claimed, others = self._recorded(), self.claimed_by_others()
        return () if others is None else self._exhibits.set_aside(claimed | {*mine} | others)
