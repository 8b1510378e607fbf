"""A member's drafts as they may be shown: what must not be seen of their files is out of sight, since whenever."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from safetydesk.domain.drafts import IncidentDraft
from safetydesk.domain.errors import Trouble
from safetydesk.domain.exhibit import DESTROYED
from safetydesk.domain.image_guard import MUST_NOT_BE_HERE, SAME_FILE, is_locked
from safetydesk.records.reading import Reading
from safetydesk.records.work import Work
from safetydesk.services.kept_drafts import KeptDrafts
from safetydesk.services.office import Office
from safetydesk.services.restores import known_since


class DraftsInSight:
    """Reads and never keeps. Whoever keeps a draft, or forgets one, says so here."""

    def __init__(self, office: Office, kept: KeptDrafts) -> None:
        self._office = office
        self._kept = kept
        self._since: Mapping[str, str] | None = None
        self._away: dict[UUID, frozenset[str]] | None = None

    def all(self) -> tuple[IncidentDraft, ...]:
        """The member's drafts, the oldest first; one that cannot be read is left out (see `damaged`)."""
        found = (self.get(draft_id) for draft_id in self._kept.ids())
        return tuple(
            sorted((draft for draft in found if draft is not None), key=lambda draft: draft.started.utc)
        )

    def get(self, draft_id: UUID) -> IncidentDraft | None:
        """The draft as kept last; None where there is none. Raises Trouble `member_file_damaged`."""
        kept = self._kept.get(draft_id)
        return kept if kept is None or not kept.evidence else self._as_put_away(self._as_known_since(kept))

    def was_kept(self, draft: IncidentDraft) -> None:
        """It stands now as given."""
        if self._away is not None:
            self._away[draft.id] = _isolated_in(draft)

    def was_forgotten(self, draft_id: UUID) -> None:
        if self._away is not None:
            self._away.pop(draft_id, None)

    def is_locked(self, draft: IncidentDraft) -> bool:
        """Whether its categories or its tick say that no image may be held."""
        return is_locked(draft.categories, draft.sexual_image, (), self._office.vocabulary)

    def guarded(self, draft: IncidentDraft) -> IncidentDraft:
        """With all of its files out of sight, where its images are "never"."""
        if not draft.evidence or not self.is_locked(draft):
            return draft
        return replace(draft, evidence=tuple(replace(each, isolated=True) for each in draft.evidence))

    def put_away_among(self, records: Reading | Work, fingerprints: Iterable[str]) -> set[str]:
        """The one rule of what must not be seen, given on, copied or brought back: those SHA-256 (hex) with which an
        exhibit of the whole store is isolated, or a file of one of the member's own drafts."""
        asked = set(fingerprints)
        return records.put_away_among(asked) | {
            each for marks in self._marks().values() for each in asked & marks
        }

    def put_away(self, fingerprints: Iterable[str]) -> set[str]:
        """As `put_away_among`. Records that cannot be read say nothing here: see `known_since`."""
        try:
            with self._office.reading() as reading:
                return self.put_away_among(reading, fingerprints)
        except Trouble as fault:
            if fault.code != "records_damaged":
                raise
            return set()

    def _marks(self) -> dict[UUID, frozenset[str]]:
        """By draft of the member's own: the SHA-256 of its files that are out of sight."""
        if self._away is None:
            kept = (self._kept.get(draft_id) for draft_id in self._kept.ids())
            found = (self._as_known_since(draft) for draft in kept if draft is not None)
            self._away = {draft.id: _isolated_in(draft) for draft in found}
        return self._away

    def _as_put_away(self, draft: IncidentDraft) -> IncidentDraft:
        """The draft with what is the same file as something put away anywhere out of sight, kept so or not yet."""
        shown = {each.sealed.sha256 for each in draft.evidence if not each.isolated}
        away = self.put_away(shown) if shown else set()
        if not away:
            return draft
        evidence = tuple(
            replace(each, isolated=True, isolated_reason=SAME_FILE)
            if each.sealed.sha256 in away and not each.isolated
            else each
            for each in draft.evidence
        )
        return replace(draft, evidence=evidence)

    def _as_known_since(self, draft: IncidentDraft) -> IncidentDraft:
        """The draft as a store put back from a backup may show it: see `StoreRestored`."""
        if self._since is None:  # a restore ends before anybody signs in: once read, it stays so
            with self._office.reading() as reading:
                self._since = known_since(reading, self._office.store_id)
        since = self._since
        if not any(each.sealed.file_name in since for each in draft.evidence):
            return draft
        evidence = tuple(
            replace(each, isolated=True, isolated_reason=each.isolated_reason or MUST_NOT_BE_HERE)
            if each.sealed.file_name in since
            else each
            for each in draft.evidence
            if since.get(each.sealed.file_name) != DESTROYED
        )
        return replace(draft, evidence=evidence)


def _isolated_in(draft: IncidentDraft) -> frozenset[str]:
    return frozenset(each.sealed.sha256 for each in draft.evidence if each.isolated)
