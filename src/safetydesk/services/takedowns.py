"""Addresses that are to be taken down, and each step about them: only added to, never changed."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.checks.takedown import check_step, check_takedown
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import TakedownBegun, TakedownStepTaken
from safetydesk.domain.exhibit import DescribedItem
from safetydesk.domain.identity import new_id
from safetydesk.domain.image_guard import is_locked
from safetydesk.domain.incident import Incident
from safetydesk.domain.steps import reached
from safetydesk.domain.takedown import Takedown, TakedownStep
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.domain.takedown_standing import ASKED, in_order
from safetydesk.records.work import Work
from safetydesk.services.office import Office, needs

BACK = "back"
"""The step that says that it is there again."""
_SAME_NAME = ("kind", "route", "reference", "note", "exhibit_id")


class Takedowns:
    """An address is data: kept and shown whole, and never opened."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("refer")
    def begin(
        self, incident_id: UUID, draft: TakedownDraft, first: TakedownStepDraft | None = None
    ) -> Takedown:
        """An address, and the first step about it where one was taken. Raises Refusal `draft_has_problems`,
        `already_tracked`."""
        now = self._office.now()
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            check_takedown(draft, work.exhibits_of(incident_id), now).refuse()
            self._refuse_second(work, incident_id, draft)
            takedown = Takedown(
                id=new_id(),
                incident_id=incident_id,
                address=draft.address.strip(),
                platform=draft.platform,
                account=draft.account.strip(),
                what=draft.what,
                exhibit_id=draft.exhibit_id,
                recorded=now,
                recorded_by=self._office.me,
            )
            work.add(takedown)
            reached("takedown.written")
            begun = TakedownBegun(
                subject=incident_id,
                reference=incident.reference,
                record=takedown.id,
                platform=takedown.platform,
            )
            more = () if first is None else (self._said(incident, self._add(work, takedown, first)),)
            work.commit(begun, *more)
        return takedown

    @needs("refer")
    def step(self, takedown_id: UUID, draft: TakedownStepDraft) -> TakedownStep:
        """What was done about it, or what came back. A route left out is the one that was asked last.

        Raises Refusal `draft_has_problems`; "captured" is no step of an incident that takes no images.
        """
        with self._office.work() as work:
            takedown = work.get(Takedown, takedown_id)
            incident = work.get(Incident, takedown.incident_id)
            step = self._add(work, takedown, draft)
            reached("takedown.step_written")
            work.commit(self._said(incident, step))
        return step

    def _add(self, work: Work, takedown: Takedown, draft: TakedownStepDraft) -> TakedownStep:
        all_steps = work.of_incident(TakedownStep, takedown.incident_id)
        before = in_order(step for step in all_steps if step.takedown_id == takedown.id)
        exhibits, now = work.exhibits_of(takedown.incident_id), self._office.now()
        locked = self._is_locked(work, takedown.incident_id)
        found, at = check_step(draft, before, exhibits, now, self._office.vocabulary, is_locked=locked)
        found.refuse()
        given = {name: getattr(draft, name) for name in _SAME_NAME}
        asked = next((step.route for step in reversed(before) if step.kind in ASKED), "")
        given["route"] = draft.route or ("" if draft.kind in ("captured", BACK) else asked)
        step = TakedownStep(
            id=new_id(),
            incident_id=takedown.incident_id,
            takedown_id=takedown.id,
            at=at,
            recorded=now,
            recorded_by=self._office.me,
            **given,
        )
        work.add(step)
        return step

    def _is_locked(self, work: Work, incident_id: UUID) -> bool:
        incident, described = work.get(Incident, incident_id), work.of_incident(DescribedItem, incident_id)
        return is_locked(incident.categories, incident.sexual_image, described, self._office.vocabulary)

    @staticmethod
    def _said(incident: Incident, step: TakedownStep) -> TakedownStepTaken:
        return TakedownStepTaken(
            subject=incident.id,
            reference=incident.reference,
            record=step.id,
            step=step.kind,
            to_whom=step.route,
        )

    @staticmethod
    def _refuse_second(work: Work, incident_id: UUID, draft: TakedownDraft) -> None:
        """One address is tracked once: its history would fall apart in two."""
        address = draft.address.strip().casefold()
        for each in work.of_incident(Takedown, incident_id):
            if address and each.address.casefold() == address:
                raise Refusal("already_tracked", address=each.address)
