"""Drafts: kept sealed to the member who types them, offered back after any crash. Not records, so no event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import wraps
from threading import RLock
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

from safetydesk.domain.drafts import DraftEvidence, IncidentDraft
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.events import (
    DamagedDraftsDiscarded,
    DraftDiscarded,
    DraftFileIsolated,
    DraftFileOpened,
    DraftFileRemoved,
    Event,
    UnclaimedFilesFound,
)
from safetydesk.domain.exhibit import SealedEvidence
from safetydesk.domain.identity import new_id
from safetydesk.domain.image_guard import MUST_NOT_BE_HERE, SAME_FILE, refuse_if_locked
from safetydesk.domain.incident import Incident
from safetydesk.records.reading import Reading
from safetydesk.records.work import Work
from safetydesk.services import access
from safetydesk.services.draft_files import DraftFiles
from safetydesk.services.drafts_in_sight import DraftsInSight
from safetydesk.services.isolating import isolate_alike
from safetydesk.services.kept_drafts import KeptDrafts
from safetydesk.services.office import Office
from safetydesk.strongroom.exhibit_files import ExhibitFiles
from safetydesk.strongroom.member_files import MemberFiles

_P = ParamSpec("_P")
_T = TypeVar("_T")


def _one_at_a_time(
    act: Callable[Concatenate[Drafts, _P], _T],
) -> Callable[Concatenate[Drafts, _P], _T]:
    """For what reads a draft and writes it: words are kept, and a file is put out of sight, while others come in."""

    @wraps(act)
    def alone(self: Drafts, /, *args: _P.args, **more: _P.kwargs) -> _T:
        with self.alone:
            return act(self, *args, **more)

    return alone


class Drafts:
    """Evidence in a draft was sealed when it arrived; the draft is what claims it until the incident is saved.

    `recorded` as in `DraftFiles`.
    """

    def __init__(
        self, office: Office, files: MemberFiles, exhibits: ExhibitFiles, recorded: Callable[[], set[str]]
    ) -> None:
        self._office = office
        self._kept = KeptDrafts(files)
        self._files = DraftFiles(files, exhibits, recorded)
        self._sight = DraftsInSight(office, self._kept)
        self.alone = RLock()
        """Held by whoever changes a draft, and while an incident is made of one."""

    def new(self) -> IncidentDraft:
        """A fresh draft; nothing is kept until something is typed."""
        return IncidentDraft(id=new_id(), started=self._office.now(), discovered=_typed_now(self._office))

    @_one_at_a_time
    def keep(self, draft: IncidentDraft) -> IncidentDraft:
        """Seals the draft as it stands. Once its images are "never", its files are out of sight and stay so.

        Files come and go only by the desk of exhibits: a form's older draft neither loses one nor shows it again.
        One that was saved as an incident meanwhile is not kept: that would claim the incident's evidence twice.
        """
        if self.is_saved(draft.id):
            return draft
        return self._sealed(self.with_kept_files(draft))

    def check_open(self, draft_id: UUID) -> IncidentDraft | None:
        """The draft as kept last, where a file may go in. Raises Refusal `draft_already_saved`, `images_never`."""
        if self.is_saved(draft_id):
            raise Refusal("draft_already_saved")
        kept = self.get(draft_id)
        refuse_if_locked(kept is not None and self.is_locked(kept))
        return kept

    @_one_at_a_time
    def take_in(self, draft: IncidentDraft, more: Sequence[DraftEvidence]) -> IncidentDraft:
        """The draft with some more sealed files, kept at once.

        What was kept last counts: words typed, or images become "never", while they were on their way in. What is the
        same file as one out of sight, in the draft or in the whole store, is out of sight from the first.
        """
        draft = self.with_kept_files(self.check_open(draft.id) or draft)
        away = self._sight.put_away(each.sealed.sha256 for each in more)
        new = (
            replace(each, isolated=True, isolated_reason=SAME_FILE) if each.sealed.sha256 in away else each
            for each in more
        )
        return self._sealed(replace(draft, evidence=(*draft.evidence, *new)))

    @_one_at_a_time
    def take_out(self, draft: IncidentDraft, file_name: str) -> IncidentDraft:
        """The draft without that file, which is destroyed: it has never been evidence of an incident.

        Raises Refusal `draft_already_saved`, and `draft_holds_isolated` for a file that is out of sight.
        """
        if self.is_saved(draft.id):
            raise Refusal("draft_already_saved")
        draft = self.with_kept_files(draft)
        gone = [each for each in draft.evidence if each.sealed.file_name == file_name]
        _refuse_isolated(gone)
        left = tuple(each for each in draft.evidence if each not in gone)
        if gone:
            with self._office.work() as work:
                access.seal_draft(self._office, work, draft.id, is_restricted=draft.restricted)
                work.commit(DraftFileRemoved(subject=draft.id, fingerprint=gone[0].sealed.sha256))
        changed = self._sealed(replace(draft, evidence=left))
        self._files.let_go(gone)
        self._files.destroy(gone)
        return changed

    @_one_at_a_time
    def isolate(self, draft: IncidentDraft, file_name: str) -> IncidentDraft:
        """The draft with that file, and any like it, out of sight, kept at once and said in the trail. Raises Refusal
        `draft_already_saved`, `no_such_record`."""
        if self.is_saved(draft.id):
            raise Refusal("draft_already_saved")
        draft = self.with_kept_files(draft)
        meant = {each.sealed.sha256 for each in draft.evidence if each.sealed.file_name == file_name}
        if not meant:
            raise Refusal("no_such_record")
        changed = tuple(
            replace(each, isolated=True, isolated_reason=MUST_NOT_BE_HERE)
            if each.sealed.sha256 in meant and not each.isolated
            else each
            for each in draft.evidence
        )
        kept = self._sealed(replace(draft, evidence=changed))
        with self._office.work() as work:
            also = isolate_alike(work, meant, MUST_NOT_BE_HERE)
            access.seal_draft(self._office, work, draft.id, is_restricted=draft.restricted)
            work.commit(DraftFileIsolated(subject=draft.id, reason=MUST_NOT_BE_HERE), *also)
        self.put_away_alike()
        return kept

    @_one_at_a_time
    def put_away_alike(self) -> None:
        """Keeps out of sight, from now on and in every backup, what is the same file as something put away since."""
        for draft in self.all():
            if not self.is_saved(draft.id) and self._kept.get(draft.id) != draft:
                self._sealed(draft)

    def with_kept_files(self, draft: IncidentDraft) -> IncidentDraft:
        """The draft with the files it was last kept with and no others, out of sight where they once were.

        What a form remembers beside them was taken out meanwhile, or is another draft's or incident's: an isolated
        exhibit must not come back into sight as a new incident's evidence.
        """
        kept, typed = self.get(draft.id), {each.sealed.file_name: each for each in draft.evidence}
        held = []
        for each in kept.evidence if kept else ():
            now = typed.get(each.sealed.file_name, each)
            isolated = now.isolated or each.isolated
            is_as_kept = (now.card, isolated) == (each.card, each.isolated)
            held.append(each if is_as_kept else replace(each, card=now.card, isolated=isolated))
        return self._sight.guarded(replace(draft, evidence=tuple(held)))

    def note_look(self, file_name: str) -> None:
        """Says in the trail that a file of one of the member's drafts is about to be looked at."""
        for draft in self.all():
            if any(each.sealed.file_name == file_name for each in draft.evidence):
                with self._office.work() as work:
                    access.seal_draft(self._office, work, draft.id, is_restricted=draft.restricted)
                    work.commit(DraftFileOpened(subject=draft.id))
                return

    def is_out_of_sight(self, file_name: str) -> bool:
        """Whether that file may not be looked at as a draft's, whatever a form still remembers of it.

        Isolated in any draft, or like what is isolated anywhere, or in no draft: a saved incident's exhibit is looked
        at as such, by its own state.
        """
        held = [each for draft in self.all() for each in draft.evidence if each.sealed.file_name == file_name]
        return not held or any(each.isolated for each in held)

    def is_saved(self, draft_id: UUID) -> bool:
        """Whether an incident was made of this draft; it has the same id."""
        with self._office.reading() as reading:
            return reading.has(Incident, draft_id)

    def forget_saved(self) -> None:
        """At start-up: a crash between the saving and the forgetting leaves a draft of what is an incident now.

        One that came back with a backup is kept anew without what two people have destroyed since, and with what was
        isolated since out of sight: a sealed draft tells each file's key, fingerprint and name.
        """
        for draft in self.all():
            if self.is_saved(draft.id):
                self.forget(draft.id)
            elif self._kept.get(draft.id) != draft:
                self._sealed(draft)

    def _sealed(self, draft: IncidentDraft) -> IncidentDraft:
        self._files.claim(draft)
        self._kept.keep(draft)
        self._sight.was_kept(draft)
        return draft

    def all(self) -> tuple[IncidentDraft, ...]:
        """The member's drafts, the oldest first; one that cannot be read is left out (see `damaged`)."""
        return self._sight.all()

    def get(self, draft_id: UUID) -> IncidentDraft | None:
        """The draft as kept last; None where there is none. Raises Trouble `member_file_damaged`."""
        return self._sight.get(draft_id)

    def is_locked(self, draft: IncidentDraft) -> bool:
        """Whether its categories or its tick say that no image may be held."""
        return self._sight.is_locked(draft)

    def put_away_among(self, records: Reading | Work, fingerprints: Iterable[str]) -> set[str]:
        """The one rule of what must not be seen: see `DraftsInSight`."""
        return self._sight.put_away_among(records, fingerprints)

    def damaged(self) -> int:
        """How many of this member's drafts cannot be read."""
        return self._kept.damaged()

    @_one_at_a_time
    def forget(self, draft_id: UUID) -> None:
        """After its incident was saved: its evidence is the incident's now, and no draft's."""
        try:
            draft = self._kept.get(draft_id)
        except Trouble as fault:
            if fault.code != "member_file_damaged":
                raise
            draft = None
        self._kept.forget(draft_id)
        self._sight.was_forgotten(draft_id)
        self._files.let_go(draft.evidence if draft else ())

    @_one_at_a_time
    def discard(self, draft_id: UUID, *, sure: bool = False) -> None:
        """Throws a draft away. One that holds files is asked twice: Refusal `draft_holds_files` unless `sure`.

        One that holds isolated files is not thrown away at all: Refusal `draft_holds_isolated`.
        """
        draft = self.get(draft_id)
        if draft is not None and draft.evidence:
            _refuse_isolated(draft.evidence)
            if not sure:
                raise Refusal("draft_holds_files", count=str(len(draft.evidence)))
            with self._office.work() as work:
                access.seal_draft(self._office, work, draft_id, is_restricted=draft.restricted)
                work.commit(
                    DraftDiscarded(
                        subject=draft_id,
                        files=len(draft.evidence),
                        fingerprints=tuple(each.sealed.sha256 for each in draft.evidence),
                    )
                )
        self.forget(draft_id)
        self._files.destroy(draft.evidence if draft else ())

    def discard_damaged(self) -> int:
        """Throws away this member's drafts that cannot be read; gives how many. An event where there were any.

        What files they held nobody can say, nor open: those that nothing claims now are set aside and named in the
        trail, never destroyed, since a copy of the draft may come back with a backup. Nothing may be sealing meanwhile.
        """
        count = self.damaged()
        if not count:
            return 0
        names = self._files.set_aside(self.claimed_files())
        events: list[Event] = [DamagedDraftsDiscarded(subject=self._office.me, drafts=count)]
        if names:
            events.append(UnclaimedFilesFound(subject=self._office.store_id, names=names))
        with self._office.work() as work:
            work.commit(*events)
        return self._kept.discard_damaged()

    def claimed_files(self) -> dict[str, bool]:
        """Names of sealed files that this member's drafts hold, each with whether it was put out of sight."""
        return {each.sealed.file_name: each.isolated for draft in self.all() for each in draft.evidence}

    def claimed_by_others(self) -> set[str] | None:
        """Names of sealed files that other members' drafts hold; None where that cannot be told."""
        return self._files.claimed_by_others()

    def evidence(self) -> tuple[SealedEvidence, ...]:
        """Every sealed file that a draft holds."""
        return tuple(each.sealed for draft in self.all() for each in draft.evidence)


def _refuse_isolated(evidence: Iterable[DraftEvidence]) -> None:
    """What the image guard put out of sight is destroyed after advice and by two people, never in passing."""
    count = sum(each.isolated for each in evidence)
    if count:
        raise Refusal("draft_holds_isolated", count=str(count))


def _typed_now(office: Office) -> str:
    """The present as a person would type it, so that the form shows when the page was opened."""
    return office.now().local.strftime("%d/%m/%Y %H:%M")
