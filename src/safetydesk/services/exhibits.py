"""Evidence on an incident: received, looked at, described, isolated. The guard stands here, whatever the door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

from safetydesk.domain.came_in import CameIn
from safetydesk.domain.checks.capture_card import check_capture_card
from safetydesk.domain.checks.codes import OF_DESCRIBED, check_codes
from safetydesk.domain.checks.escalation import check_described_item
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.drafts import DescribedItemDraft, DraftEvidence, IncidentDraft
from safetydesk.domain.errors import SafetyDeskError
from safetydesk.domain.events import (
    DescribedItemRecorded,
    Event,
    ImageQuestionAnswered,
    IncidentLocked,
)
from safetydesk.domain.exhibit import HELD, ISOLATED, CaptureCard, DescribedItem, Exhibit, SealedEvidence
from safetydesk.domain.identity import new_id
from safetydesk.domain.image_guard import (
    BY_DESCRIPTION,
    NOT_SURE,
    SAME_FILE,
    YES,
    check_answer,
    is_locked,
    refuse_if_locked,
)
from safetydesk.domain.incident import Incident
from safetydesk.domain.plain import hints_of
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.steps import reached
from safetydesk.domain.team_member import TeamMember
from safetydesk.intake.preview import PreviewRoom
from safetydesk.services import access
from safetydesk.services.amending import isolate_all
from safetydesk.services.batches import Batches
from safetydesk.services.capture_cards import CaptureCards
from safetydesk.services.drafts import Drafts
from safetydesk.services.isolating import free, isolate, isolated_event
from safetydesk.services.logging_incident import exhibit_received, next_exhibit_numbers
from safetydesk.services.looking import Looking
from safetydesk.services.office import Office, needs
from safetydesk.services.receiving import Receiving, Source, declaration
from safetydesk.services.same_files import SameFiles
from safetydesk.services.withdrawing_exhibits import WithdrawingExhibits
from safetydesk.strongroom.exhibit_files import ExhibitFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """How an act of adding ended: numbers or names that went in, one error for each file that did not.

    `came` says more of what went in; `left_out` what is never taken out of a folder.
    """

    draft: IncidentDraft | None = None
    received: tuple[str, ...] = ()
    came: tuple[CameIn, ...] = ()
    refused: tuple[SafetyDeskError, ...] = ()
    left_out: tuple[SafetyDeskError, ...] = ()
    was_cancelled: bool = False


class Exhibits:
    """Evidence comes in, is described, is put out of sight, and is looked at."""

    def __init__(
        self,
        office: Office,
        files: ExhibitFiles,
        drafts: Drafts,
        previews: PreviewRoom,
        batches: Batches,
    ) -> None:
        self._office = office
        self._drafts = drafts
        looking = Looking(office, files, drafts, previews)
        self.look = looking.look
        self.look_at_draft = looking.look_at_draft
        self._receiving = Receiving(office, files, batches)
        self._same = SameFiles(office)
        self.same_as = self._same.of_exhibits
        cards = CaptureCards(office)
        self.amend_card, self.amend_cards = cards.amend, cards.amend_all
        withdrawing = WithdrawingExhibits(office, drafts.put_away_among)
        self.withdraw = withdrawing.withdraw
        self.reinstate = withdrawing.reinstate

    @needs("log")
    def receive_into_draft(
        self,
        draft: IncidentDraft,
        sources: Sequence[Path | Source],
        answer: str,
        card: CaptureCard | None = None,
        progress: Progress = NO_PROGRESS,
        came_by: str = "",
    ) -> Intake:
        """Seals each file as it comes; the draft claims it at once and so survives anything.

        A folder stands for the files in it. `came_by`: one of `intake.source.WAYS` where the sources do not say it.
        Raises Refusal `images_never`, `image_question_unanswered`, `image_question_stops`.
        """
        refuse_if_locked(self._drafts.is_locked(draft))
        self._check_answer(draft.id, "", answer, len(sources), of_draft=draft)
        self._check_card(card or CaptureCard())
        said = declaration(self._office, answer)
        self._drafts.check_open(draft.id)  # as kept: an older form must not open what was locked since
        current, new = self._drafts.keep(draft), list[DraftEvidence]()

        def claim(sealed: Sequence[DraftEvidence]) -> None:
            nonlocal current
            current = self._drafts.take_in(current, sealed)
            new.extend(sealed)
            reached("attach.claimed")

        def may_enter() -> None:
            self._drafts.check_open(draft.id)

        outcome = self._receiving.each(
            draft.id, sources, said, card or CaptureCard(), may_enter, claim, progress, came_by
        )
        current = self._drafts.with_kept_files(current)  # what went out of sight meanwhile is so here too
        return Intake(
            draft=current,
            received=tuple(each.sealed.original_name for each in new),
            came=_with_put_away(
                self._same.of_draft(new, current.evidence),
                {each.sealed.file_name for each in current.evidence if each.isolated},
            ),
            refused=outcome.refused,
            left_out=outcome.left_out,
            was_cancelled=outcome.was_cancelled,
        )

    @needs("add_evidence")
    def receive(
        self,
        incident_id: UUID,
        sources: Sequence[Path | Source],
        answer: str,
        card: CaptureCard | None = None,
        progress: Progress = NO_PROGRESS,
        came_by: str = "",
    ) -> Intake:
        """As `receive_into_draft`, onto a saved incident: each file becomes an exhibit with an event of its own."""
        incident = self._open_to_files(incident_id)
        self._check_answer(incident_id, incident.reference, answer, len(sources))
        self._check_card(card or CaptureCard())
        said = declaration(self._office, answer)
        new, away = list[tuple[str, SealedEvidence]](), set[str]()

        def claim(sealed: Sequence[DraftEvidence]) -> None:
            for exhibit in self._add(incident_id, sealed):
                new.append((exhibit.number, exhibit.sealed))
                if exhibit.is_isolated:
                    away.add(exhibit.sealed.file_name)
            reached("attach.claimed")

        def may_enter() -> None:
            self._open_to_files(incident_id)

        outcome = self._receiving.each(
            incident_id, sources, said, card or CaptureCard(), may_enter, claim, progress, came_by
        )
        return Intake(
            received=tuple(number for number, _ in new),
            came=_with_put_away(self._same.of_received(new), away),
            refused=outcome.refused,
            left_out=outcome.left_out,
            was_cancelled=outcome.was_cancelled,
        )

    def remove_from_draft(self, draft: IncidentDraft, file_name: str) -> IncidentDraft:
        """Takes one file out of a draft and destroys it: it has never been evidence of an incident."""
        return self._drafts.take_out(draft, file_name)

    @needs("add_evidence")
    def describe(self, incident_id: UUID, draft: DescribedItemDraft) -> DescribedItem:
        """Evidence in words. A described sexual image locks the incident in the same transaction."""
        found = check_codes(
            check_described_item(draft, self._office.now()), draft, OF_DESCRIBED, self._office.vocabulary
        )
        found.refuse()
        item = DescribedItem(
            id=new_id(),
            incident_id=incident_id,
            recorded=found.now,
            recorded_by=self._office.me,
            **{name: getattr(draft, name) for name in hints_of(DescribedItemDraft)},
        )
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            was_locked = self._locks(incident, work.described_of(incident_id))
            work.add(item)
            more: list[Event] = []
            if item.sexual_image and not was_locked:
                count = isolate_all(work, incident_id, BY_DESCRIPTION)
                more.append(
                    IncidentLocked(
                        subject=incident_id,
                        reference=incident.reference,
                        reason=BY_DESCRIPTION,
                        isolated=count,
                    )
                )
            recorded = DescribedItemRecorded(
                subject=incident_id,
                reference=incident.reference,
                record=item.id,
                sexual_image=item.sexual_image,
            )
            work.commit(recorded, *more)
        return item

    @needs("set_aside")
    def isolate(self, exhibit_id: UUID, reason: str) -> Exhibit:
        """ "This must not be here": at once, by anybody. It cannot be opened, printed or exported from here on."""
        isolated = isolate(self._office, exhibit_id, reason)
        self._drafts.put_away_alike()
        return isolated

    @needs("set_aside")
    def isolate_in_draft(self, draft: IncidentDraft, file_name: str) -> IncidentDraft:
        """The same of a file that a draft holds. Raises Refusal `draft_already_saved`."""
        return self._drafts.isolate(draft, file_name)

    @needs("bring_back")
    def free(self, exhibit_id: UUID, reason: str) -> Exhibit:
        """Judged from the capture card only, one by one, with a reason."""
        return free(self._office, exhibit_id, reason)

    def _add(self, incident_id: UUID, sealed: Sequence[DraftEvidence]) -> list[Exhibit]:
        """An exhibit of each, all of them in one transaction; each is told in an act of its own."""
        exhibits, events = list[Exhibit](), list[Event]()
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            refuse_if_locked(self._locks(incident, work.described_of(incident_id)))
            initials = work.get(TeamMember, self._office.me).initials
            numbers = next_exhibit_numbers(work, initials, incident_id, len(sealed))
            away = self._drafts.put_away_among(work, (each.sealed.sha256 for each in sealed))
            now = self._office.now()
            for number, evidence in zip(numbers, sealed, strict=True):
                is_put_away = evidence.sealed.sha256 in away
                exhibit = Exhibit(
                    id=new_id(),
                    incident_id=incident_id,
                    number=number,
                    producer=self._office.me,
                    added=now,
                    sealed=evidence.sealed,
                    card=evidence.card,
                    state=ISOLATED if is_put_away else HELD,
                    state_reason=SAME_FILE if is_put_away else "",
                )
                work.add(exhibit)
                events.append(work.tell(exhibit_received(incident, exhibit)))
                events += [isolated_event(incident, exhibit)] if is_put_away else []
                exhibits.append(exhibit)
            work.commit(*events)
        return exhibits

    def _open_to_files(self, incident_id: UUID) -> Incident:
        """The incident, where a file may be added. Raises Refusal `images_never`."""
        with self._office.reading() as reading:
            incident = reading.get(Incident, incident_id)
            described = reading.of_incident(DescribedItem, incident_id)
        refuse_if_locked(self._locks(incident, described))
        return incident

    def _check_answer(
        self, subject: UUID, reference: str, answer: str, files: int, of_draft: IncidentDraft | None = None
    ) -> None:
        if answer in (YES, NOT_SURE):
            with self._office.work() as work:
                if of_draft is not None:
                    access.seal_draft(self._office, work, subject, is_restricted=of_draft.restricted)
                work.commit(
                    ImageQuestionAnswered(subject=subject, reference=reference, answer=answer, files=files)
                )
        check_answer(answer)

    def _check_card(self, card: CaptureCard) -> None:
        check_capture_card(card, self._office.vocabulary, Findings(self._office.now())).refuse()

    def _locks(self, incident: Incident, described: Sequence[DescribedItem]) -> bool:
        return is_locked(incident.categories, incident.sexual_image, described, self._office.vocabulary)


def _with_put_away(came: Sequence[CameIn], away: set[str]) -> tuple[CameIn, ...]:
    """Says of those whose sealed file's name is in `away` that they came in out of sight."""
    return tuple(replace(one, is_put_away=one.sealed.file_name in away) for one in came)
