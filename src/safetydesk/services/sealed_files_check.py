"""The sealed files, each read again to its end: the exhibits, and what the acting member's own drafts hold.

Another member's drafts are sealed to that member: which files they hold stands in that member's list of claims, but
nobody else can open them, and nothing more is said of them. A sealed file that stands aside is listed: it breaks no
promise, for after a restore it may be live evidence.
"""

from __future__ import annotations

from dataclasses import dataclass

from safetydesk.domain.drafts import IncidentDraft
from safetydesk.domain.exhibit import SealedEvidence
from safetydesk.domain.progress import Progress
from safetydesk.domain.proof.finding import Finding
from safetydesk.services.drafts import Drafts
from safetydesk.services.drafts_of_forms import FormDrafts
from safetydesk.services.office import Office
from safetydesk.services.restores import restores
from safetydesk.strongroom.exhibit_files import ExhibitFiles, ExhibitState
from safetydesk.wording import moment_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedFilesRead:
    """How many exhibits and how many files of drafts were read, what was wrong, and the names that stand aside."""

    exhibits: int = 0
    draft_files: int = 0
    findings: tuple[Finding, ...] = ()
    unclaimed: tuple[str, ...] = ()


class SealedFilesCheck:
    """Slow: every byte of evidence is opened and hashed."""

    def __init__(self, office: Office, files: ExhibitFiles, drafts: Drafts, forms: FormDrafts) -> None:
        self._office = office
        self._files = files
        self._drafts = drafts
        self._forms = forms

    def read(self, progress: Progress) -> SealedFilesRead:
        """Damage is a finding. Raises Cancelled; Trouble where the records or the disk cannot be read at all.

        Progress names no exhibit and counts none: some may be hidden from whoever watches. For the same reason there is
        one finding for all of those, and only what may be opened is counted.
        """
        with self._office.reading() as reading:
            exhibits = list(reading.sealed_files())
            not_there = {
                name for restored in restores(reading, self._office.store_id) for name in restored.left_out
            }
        claimed = {sealed.file_name for _number, sealed in exhibits}
        held = [
            (draft, each.sealed)
            for draft in self._drafts.all()
            for each in draft.evidence
            if each.sealed.file_name not in claimed
        ]
        findings, total = [], len(exhibits) + len(held)
        is_hidden_damaged = False

        def step(place: int) -> None:
            progress.step(place * 100 // total, 100, "")

        for place, (number, sealed) in enumerate(exhibits):
            step(place)
            state = self._state(sealed)
            if state is ExhibitState.MISSING and sealed.file_name in not_there:
                continue  # out of sight when the backup was made, so that it was in none
            if state is not ExhibitState.GOOD and number:
                findings.append(Finding(f"exhibit_{state.value}", {"number": number}))
            is_hidden_damaged = is_hidden_damaged or (state is not ExhibitState.GOOD and not number)
        if is_hidden_damaged:
            findings.append(Finding("exhibits_hidden"))
        for place, (draft, sealed) in enumerate(held, len(exhibits)):
            step(place)
            state = self._state(sealed)
            if state is ExhibitState.MISSING and sealed.file_name in not_there:
                continue
            if state is not ExhibitState.GOOD:
                findings.append(Finding(f"draft_file_{state.value}", _named(draft, sealed)))
        unread = self._drafts.damaged() + self._forms.damaged()
        if unread:
            findings.append(Finding("drafts_damaged", {"count": str(unread)}))
        return SealedFilesRead(
            exhibits=sum(bool(number) for number, _sealed in exhibits),
            draft_files=len(held),
            findings=tuple(findings),
            unclaimed=tuple(
                sorted(self._files.unclaimed_names() - (self._drafts.claimed_by_others() or set()))
            ),
        )

    def _state(self, sealed: SealedEvidence) -> ExhibitState:
        return self._files.check(sealed.file_name, sealed.identity, sealed.sha256, sealed.size)


def _named(draft: IncidentDraft, sealed: SealedEvidence) -> dict[str, str]:
    """A draft has no number yet: the file's own name, and when the form was begun."""
    return {"name": sealed.original_name, "begun": moment_words(draft.started)}
