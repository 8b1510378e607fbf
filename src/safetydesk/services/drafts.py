"""Drafts: kept sealed to the member who types them, offered back after any crash. Not records, so no event."""

from __future__ import annotations

import json
from dataclasses import replace
from uuid import UUID

from safetydesk.domain.drafts import IncidentDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import DraftDiscarded
from safetydesk.domain.exhibit import SealedEvidence
from safetydesk.domain.identity import new_id
from safetydesk.domain.image_guard import is_locked
from safetydesk.domain.plain import from_plain, to_plain
from safetydesk.services.office import Office
from safetydesk.strongroom.exhibit_files import ExhibitFiles
from safetydesk.strongroom.member_files import MemberFiles

KIND = "incident-draft"


class Drafts:
    """Evidence in a draft was sealed when it arrived; the draft is what claims it until the incident is saved."""

    def __init__(self, office: Office, files: MemberFiles, exhibits: ExhibitFiles) -> None:
        self._office = office
        self._files = files
        self._exhibits = exhibits

    def new(self) -> IncidentDraft:
        """A fresh draft; nothing is kept until something is typed."""
        return IncidentDraft(id=new_id(), started=self._office.now(), discovered=_typed_now(self._office))

    def keep(self, draft: IncidentDraft) -> IncidentDraft:
        """Seals the draft as it stands. Once its images are "never", its files are out of sight and stay so."""
        draft = self._guarded(draft)
        content = json.dumps(to_plain(draft), ensure_ascii=False).encode("utf-8", "surrogatepass")
        self._files.keep(KIND, str(draft.id), content)
        return draft

    def is_locked(self, draft: IncidentDraft) -> bool:
        return is_locked(draft.categories, draft.sexual_image, (), self._office.vocabulary)

    def _guarded(self, draft: IncidentDraft) -> IncidentDraft:
        if not draft.evidence or not self.is_locked(draft):
            return draft
        return replace(draft, evidence=tuple(replace(each, isolated=True) for each in draft.evidence))

    def all(self) -> tuple[IncidentDraft, ...]:
        """The member's drafts, the oldest first; one that cannot be read is left out (see `damaged`)."""
        found = (self.get(UUID(key)) for key in self._files.keys(KIND))
        return tuple(
            sorted((draft for draft in found if draft is not None), key=lambda draft: draft.started.utc)
        )

    def damaged(self) -> int:
        return len(self._files.damaged(KIND))

    def get(self, draft_id: UUID) -> IncidentDraft | None:
        content = self._files.load(KIND, str(draft_id))
        if content is None:
            return None
        draft: IncidentDraft = from_plain(IncidentDraft, json.loads(content.decode("utf-8", "surrogatepass")))
        return draft

    def forget(self, draft_id: UUID) -> None:
        """After its incident was saved: its evidence is the incident's now."""
        self._files.discard(KIND, str(draft_id))

    def discard(self, draft_id: UUID, *, sure: bool = False) -> None:
        """Throws a draft away. One that holds files is asked twice: Refusal `draft_holds_files` unless `sure`."""
        draft = self.get(draft_id)
        if draft is not None and draft.evidence:
            if not sure:
                raise Refusal("draft_holds_files", count=str(len(draft.evidence)))
            with self._office.work() as work:
                work.commit(
                    DraftDiscarded(
                        subject=draft_id,
                        files=len(draft.evidence),
                        fingerprints=tuple(each.sealed.sha256 for each in draft.evidence),
                    )
                )
        self.forget(draft_id)
        for each in draft.evidence if draft else ():
            self._exhibits.destroy(each.sealed.file_name)

    def claimed_files(self) -> set[str]:
        """Names of sealed files that drafts hold."""
        return {each.sealed.file_name for draft in self.all() for each in draft.evidence}

    def evidence(self) -> tuple[SealedEvidence, ...]:
        return tuple(each.sealed for draft in self.all() for each in draft.evidence)


def _typed_now(office: Office) -> str:
    """The present as a person would type it, so that the form shows when the page was opened."""
    return office.now().local.strftime("%d/%m/%Y %H:%M")
