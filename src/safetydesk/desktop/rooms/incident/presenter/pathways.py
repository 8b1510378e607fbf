"""What pathways ask of the services, and what is derived for their page."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from safetydesk.domain.access_ban import AccessBan
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.initial_review import InitialReview
from safetydesk.domain.pathway import Pathway, Step
from safetydesk.domain.pathway_drafts import BanDraft, StepDraft
from safetydesk.domain.pathway_step import PathwayStep
from safetydesk.domain.pathways import PathwayView
from safetydesk.services.desk import Desk

_DECISION = "decision:"
NEEDS = {
    "refer": "refer", "call": "refer", "takedown": "refer", "notice": "notice", "decision": "decide",
    "threshold": "decide", "allegation": "decide", "pattern": "decide", "note": "note", "step": "note", "ban": "decide",
    "circumstances": "amend", "evidence": "add_evidence", "described": "add_evidence", "held": "custody",
}  # fmt: skip
"""What one must be allowed to do for what a step opens; records in words say it themselves."""


class PathwaysDesk:
    """An attribute of the room's presenter. What writes is run by `Tasks`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of_case(self, case: CaseFile) -> tuple[PathwayView, ...]:
        """Where it stands on each. Reads nothing but the case file."""
        return self._desk.pathways.of_case(case)

    def offered(self, views: tuple[PathwayView, ...]) -> tuple[Pathway, ...]:
        """Those that may be taken up by hand."""
        return self._desk.pathways.offered(views)

    def pathway(self, code: str) -> Pathway | None:
        return self._desk.pathways.every().get(code)

    def step(self, pathway: str, step: str) -> Step | None:
        found = self.pathway(pathway)
        return found.step(step) if found else None

    def forced_by(self, case: CaseFile, review: InitialReview) -> str:
        """The question that stands before everything once this review is on record; "" for none."""
        others = tuple(each for each in case.initial_reviews if each.id != review.id)
        views = self.of_case(replace(case, initial_reviews=(*others, review)))
        following = [view.next.step for view in views if view.next is not None]
        asked = [step.opens for step in following if step.forced and step.opens.startswith(_DECISION)]
        return asked[0].removeprefix(_DECISION) if asked else ""

    def say(self, incident_id: UUID, pathway: str, step: str, draft: StepDraft) -> PathwayStep:
        return self._desk.pathways.say(incident_id, pathway, step, draft)

    def ban(self, incident_id: UUID, draft: BanDraft) -> AccessBan:
        return self._desk.pathways.ban(incident_id, draft)

    def lift(self, ban: AccessBan, reason: str) -> AccessBan:
        return self._desk.pathways.lift(ban.id, ban.row_version, reason)
