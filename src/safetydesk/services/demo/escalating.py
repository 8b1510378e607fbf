"""Plays what the invented school did about its incidents: calls, clocks, pathways, addresses, actions, closings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from uuid import UUID

from safetydesk.domain.allegation_drafts import ThresholdDraft
from safetydesk.domain.closing_drafts import ActionDraft, ClosingDraft, DebriefDraft, SettlingDraft
from safetydesk.domain.deadline_drafts import DeadlineChangeDraft
from safetydesk.domain.debrief import Action
from safetydesk.domain.incident_link_drafts import LinkDraft
from safetydesk.domain.pathway_drafts import BanDraft, StepDraft
from safetydesk.domain.referral_drafts import AgencyDraft, CallDraft
from safetydesk.domain.takedown_drafts import TakedownDraft, TakedownStepDraft
from safetydesk.services.demo.script import Act, as_tuples
from safetydesk.services.desk import Desk


class Escalating:
    """`ids` and `references` are filled by whoever plays the incidents; `person` finds somebody of the cast."""

    def __init__(
        self,
        desk: Desk,
        ids: Mapping[str, UUID],
        references: Mapping[str, str],
        person: Callable[[str], UUID],
    ) -> None:
        self._desk = desk
        self._ids = ids
        self._references = references
        self._person = person
        self._addresses: dict[tuple[str, str], UUID] = {}
        self._actions: dict[tuple[str, str], Action] = {}
        self.plays: Mapping[str, Callable[[Act], None]] = {
            "agency": self._agency,
            "call": self._call,
            "clock": self._clock,
            "pathway": self._pathway,
            "ban": self._ban,
            "threshold": self._threshold,
            "takedown": self._takedown,
            "takedown_step": self._takedown_step,
            "link": self._link,
            "action": self._action,
            "settle": self._settle,
            "close": self._close,
            "debrief": self._debrief,
        }

    def _agency(self, act: Act) -> None:
        self._desk.agencies.add(AgencyDraft(**as_tuples(act.fields)))

    def _call(self, act: Act) -> None:
        self._desk.calls.record(self._ids[act.about], CallDraft(**act.fields))

    def _clock(self, act: Act) -> None:
        """The clock that the referral by that route started, changed from now on."""
        about, parts = self._ids[act.about], act.parts
        case = self._desk.incident_log.reread(about)
        started = next(each.id for each in case.referrals if each.route == parts["of_route"])
        member = str(self._member(parts["to"])) if "to" in parts else ""
        draft = DeadlineChangeDraft(to_member=member, **act.fields)
        self._desk.deadlines.change(about, parts["rule"], started, draft)

    def _member(self, login: str) -> UUID:
        """Whoever that is here, or else the member at the desk: a store may have nobody else."""
        found = (one.id for one in self._desk.team.members() if one.name.lower().startswith(login))
        return next(found, self._desk.me.id)

    def _pathway(self, act: Act) -> None:
        draft = StepDraft(at=act.at.text(), **act.fields)
        self._desk.pathways.say(self._ids[act.about], act.parts["pathway"], act.parts["step"], draft)

    def _ban(self, act: Act) -> None:
        draft = BanDraft(person_id=str(self._person(act.parts["who"])), **act.fields)
        self._desk.pathways.ban(self._ids[act.about], draft)

    def _threshold(self, act: Act) -> None:
        person = str(self._person(act.parts["who"]))
        draft = ThresholdDraft(person_id=person, decided=act.at.text(), **as_tuples(act.fields))
        self._desk.allegations.decide(self._ids[act.about], draft)

    def _takedown(self, act: Act) -> None:
        first = TakedownStepDraft(at=act.at.text(), **act.parts["first"])
        kept = self._desk.takedowns.begin(self._ids[act.about], TakedownDraft(**act.fields), first)
        self._addresses[act.about, act.parts["name"]] = kept.id

    def _takedown_step(self, act: Act) -> None:
        about = self._addresses[act.about, act.parts["name"]]
        self._desk.takedowns.step(about, TakedownStepDraft(at=act.at.text(), **act.fields))

    def _link(self, act: Act) -> None:
        draft = LinkDraft(other=self._references[act.parts["to"]], **act.fields)
        self._desk.links.link(self._ids[act.about], draft)

    def _action(self, act: Act) -> None:
        added = self._desk.actions.add(self._ids[act.about], ActionDraft(**act.fields))
        self._actions[act.about, act.parts["name"]] = added

    def _settle(self, act: Act) -> None:
        added = self._actions[act.about, act.parts["name"]]
        self._desk.actions.settle(added.id, added.row_version, SettlingDraft(**act.fields))

    def _close(self, act: Act) -> None:
        case = self._desk.incident_log.reread(self._ids[act.about])
        draft = ClosingDraft(**as_tuples(act.fields))
        self._desk.closing.close(case.incident.id, case.incident.row_version, draft)

    def _debrief(self, act: Act) -> None:
        self._desk.debriefs.record(self._ids[act.about], DebriefDraft(**as_tuples(act.fields)))
