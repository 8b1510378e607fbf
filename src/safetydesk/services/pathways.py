"""Pathways: where an incident stands on each, and what is said of a step that no record shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from safetydesk.domain.access_ban import AccessBan
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.pathway import check_ban, check_lifting, check_step
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import AccessBanLifted, AccessBanned, Event, PathwaySaid, PathwayStepSaid
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.domain.pathway import Pathway
from safetydesk.domain.pathway_drafts import BanDraft, StepDraft
from safetydesk.domain.pathway_step import PathwayStep
from safetydesk.domain.pathways import FROZEN, PathwayView, StepView, is_a_decision, offered, pathways_of
from safetydesk.services.office import Office, needs


class Pathways:
    """Records are what a step is met by; only where none can show it, or somebody knows better, is it said here."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def every(self) -> Mapping[str, Pathway]:
        """Those there are, as the school has them today; retired ones too."""
        return self._office.vocabulary.every_pathway

    def of_case(self, case: CaseFile) -> tuple[PathwayView, ...]:
        """Where it stands on each that applies or was taken up."""
        return pathways_of(case, self.every(), self._office.house.rules())

    def offered(self, views: Iterable[PathwayView]) -> tuple[Pathway, ...]:
        """Those that may still be taken up by hand."""
        return offered(views, self.every())

    @needs("note")
    def say(self, incident_id: UUID, pathway: str, step: str, draft: StepDraft) -> PathwayStep:
        """Of one step, or with `step` "" of the pathway as a whole. Setting it aside needs the act `decide`.

        Raises Refusal `no_such_pathway`, `no_such_step`, `draft_has_problems`: a frozen step asks for its reason.
        """
        known = self.every().get(pathway)
        if known is None:
            raise Refusal("no_such_pathway")
        meant = known.step(step)
        if step and meant is None:
            raise Refusal("no_such_step")
        if is_a_decision(draft.state, meant):
            self._office.require("decide")
        with self._office.reading() as reading:
            view = self._step_view(reading.case_file(incident_id), pathway, step)
        found = check_step(
            draft,
            self._office.now(),
            of_whole=not step,
            is_frozen=view is not None and view.standing == FROZEN,
            by_records=meant is not None and meant.is_shown_by_records,
        )
        found.refuse()
        said = PathwayStep(
            id=new_id(),
            incident_id=incident_id,
            pathway=pathway,
            step=step,
            state=draft.state,
            at=found.moment("at", draft.at) or found.now,
            note=draft.note.strip(),
            recorded=found.now,
            recorded_by=self._office.me,
        )
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            work.add(said)
            work.commit(_event_of(said, incident))
        return said

    @needs("decide")
    def ban(self, incident_id: UUID, draft: BanDraft) -> AccessBan:
        """Access restricted for one of its people. Raises Refusal `draft_has_problems`."""
        found = check_ban(draft, self._office.now(), self._office.vocabulary)
        found.refuse()
        starts = found.day("starts", draft.starts)
        assert starts is not None  # noqa: S101 - needed, and read without a problem: the check said so
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            here = {
                str(each.person_id): each.person_id for each in work.of_incident(Involvement, incident_id)
            }
            if draft.person_id not in here:
                found.say("person_id", "not_of_this_incident")
                found.refuse()
            ban = AccessBan(
                id=new_id(),
                incident_id=incident_id,
                person_id=here[draft.person_id],
                what=draft.what,
                details=draft.details,
                starts=starts,
                until=found.day("until", draft.until),
                review=found.day("review", draft.review),
                reason=draft.reason,
                decided=found.moment("decided", draft.decided) or found.now,
                decided_by=draft.decided_by,
                recorded=found.now,
                recorded_by=self._office.me,
            )
            work.add(ban)
            work.commit(
                AccessBanned(
                    subject=incident_id,
                    reference=incident.reference,
                    record=ban.id,
                    what=ban.what,
                    starts=ban.starts,
                    until=ban.until,
                )
            )
        return ban

    @needs("decide")
    def lift(self, ban_id: UUID, version: int, reason: str) -> AccessBan:
        """Ended before its day, with the reason. Raises Refusal `already_lifted`, `draft_has_problems`; StaleRecord."""
        found = check_lifting(reason, self._office.now())
        found.refuse()
        with self._office.work() as work:
            before = work.get(AccessBan, ban_id)
            incident = work.get(Incident, before.incident_id)
            if before.lifted is not None:
                raise Refusal("already_lifted")
            saved = work.replace(
                replace(
                    before,
                    lifted=found.now,
                    lifted_by=self._office.me,
                    lifted_reason=reason.strip(),
                    row_version=version,
                )
            )
            work.commit(
                AccessBanLifted(
                    subject=incident.id,
                    reference=incident.reference,
                    record=ban_id,
                    what=saved.what,
                    reason=saved.lifted_reason,
                )
            )
        return saved

    def _step_view(self, case: CaseFile, pathway: str, step: str) -> StepView | None:
        view = next((each for each in self.of_case(case) if each.pathway.code == pathway), None)
        return view.step(step) if view else None


def _event_of(said: PathwayStep, incident: Incident) -> Event:
    if not said.step:
        return PathwaySaid(
            subject=incident.id,
            reference=incident.reference,
            record=said.id,
            pathway=said.pathway,
            pathway_state=said.state,
        )
    return PathwayStepSaid(
        subject=incident.id,
        reference=incident.reference,
        record=said.id,
        pathway=said.pathway,
        step=said.step,
        step_state=said.state,
    )
