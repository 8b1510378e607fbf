"""Plays the acts of the demo school's script on a desk, through the services and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from safetydesk.domain.checks.capture_card import TIMES
from safetydesk.domain.clock import Moment
from safetydesk.domain.conversation import ConversationDraft, LineDraft
from safetydesk.domain.custody_drafts import CustodyDraft, HeldItemDraft
from safetydesk.domain.drafts import (
    DecisionDraft,
    DescribedItemDraft,
    DraftPerson,
    ExemptionDraft,
    IncidentDraft,
    NoteDraft,
    NoticeDraft,
    ReferralDraft,
)
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.domain.image_guard import NO
from safetydesk.domain.kinds_of_words import KINDS
from safetydesk.domain.notice import Notice
from safetydesk.domain.referral import Referral
from safetydesk.domain.words_drafts import DecisionToViewDraft, DeletionDraft, InitialReviewDraft, SearchDraft
from safetydesk.services.demo.escalating import Escalating
from safetydesk.services.demo.script import Act, as_tuples, people
from safetydesk.services.demo.story_clock import StoryClock, moment_of
from safetydesk.services.desk import Desk


class Player:
    """`references` tells afterwards which reference each entry of the script was given."""

    def __init__(self, desk: Desk, originals: Path, present: Moment) -> None:
        self._desk = desk
        self._originals = originals
        self._present = present
        self._cast = people()
        self._ids: dict[str, UUID] = {}
        self._referrals: dict[tuple[str, str], Referral] = {}
        self._held: dict[tuple[str, str], UUID] = {}
        self._last_notice: Notice
        self.references: dict[str, str] = {}
        self._play: dict[str, Callable[[Act], None]] = {
            "log": self._log,
            "draft": self._draft,
            "exempt": self._exempt,
            "notice": self._notice,
            "acknowledge": self._acknowledge,
            "referral": self._refer,
            "update": self._update,
            "decision": self._decide,
            "note": self._note,
            "described": self._describe,
            **{kind.code: self._write_in_words for kind in KINDS},
            "held": self._hold,
            "custody": self._pass_on,
            "conversation": self._put_in_order,
            "amend": self._amend,
            **Escalating(desk, self._ids, self.references, self._known_of).plays,
        }

    def play(self, act: Act) -> None:
        """Raises Refusal where the script breaks a rule of the desk: the demo keeps every one of them."""
        if isinstance(self._desk.clock, StoryClock):
            self._desk.clock.move_to(act.at)
        self._play[act.do](act)

    def _log(self, act: Act) -> None:
        incident = self._desk.incident_log.log(self._typed(act))
        self._ids[act.about] = incident.id
        self.references[act.about] = incident.reference

    def _draft(self, act: Act) -> None:
        self._desk.incident_log.keep_draft(self._typed(act))

    def _typed(self, act: Act) -> IncidentDraft:
        fields = act.fields | {"categories": tuple(act.fields.get("categories", ()))}
        cast = tuple(self._person(part) for part in act.parts.get("people", ()))
        draft = replace(self._desk.incident_log.new_draft(), people=cast, **fields)
        for evidence in act.parts.get("evidence", ()):
            source = self._originals / evidence["file"]
            taken = self._desk.exhibits.receive_into_draft(
                draft, [source], NO, self._card(evidence.get("card", {}))
            )
            for fault in taken.refused:
                raise fault
            draft = taken.draft or draft
        return draft

    def _person(self, part: dict[str, Any]) -> DraftPerson:
        who = self._cast[part["who"]]
        note = part.get("note", "")
        known = self._known(who["name"])
        if known is not None:
            return DraftPerson(part=part["part"], person_id=known, name=who["name"], note=note)
        return DraftPerson(
            part=part["part"],
            name=who["name"],
            kind=who["kind"],
            year_group=who.get("year_group", ""),
            handles=tuple(who.get("handles", ())),
            note=note,
        )

    def _known_of(self, key: str) -> UUID:
        """Somebody of the cast who has had a part already. Raises KeyError for anybody else."""
        name = self._cast[key]["name"]
        known = self._known(name)
        if known is None:
            raise KeyError(key)
        return known

    def _known(self, name: str) -> UUID | None:
        return next((person.id for person in self._desk.people.all() if person.name == name), None)

    def _card(self, written: dict[str, Any]) -> CaptureCard:
        values = dict(written)
        for name in TIMES:
            if name in values:
                values[name] = moment_of(values[name], self._present)
        return CaptureCard(**values)

    def _exempt(self, act: Act) -> None:
        name = self._cast[act.parts["staff"]]["name"]
        draft = ExemptionDraft(staff_id=self._known(name), staff_name=name, **act.fields)
        self.references[act.about] = self._desk.exemptions.record(draft).reference

    def _notice(self, act: Act) -> None:
        draft = NoticeDraft(at=act.at.text(), **act.fields)
        self._last_notice = self._desk.notices.tell(self._ids[act.about], draft)

    def _acknowledge(self, act: Act) -> None:
        """Of the notice told last."""
        notice = self._last_notice
        self._desk.notices.acknowledge(notice.id, notice.row_version, act.at.text(), **act.fields)

    def _refer(self, act: Act) -> None:
        draft = ReferralDraft(made=act.at.text(), **act.fields)
        referral = self._desk.referrals.refer(self._ids[act.about], draft)
        self._referrals[act.about, act.parts["name"]] = referral

    def _update(self, act: Act) -> None:
        before = self._referrals[act.about, act.parts["name"]]
        draft = replace(self._desk.referrals.draft_of(before), **act.fields)
        self._desk.referrals.update(before.id, before.row_version, draft)

    def _decide(self, act: Act) -> None:
        draft = DecisionDraft(decided=act.at.text(), **act.fields)
        self._desk.decisions.decide(self._ids[act.about], draft)

    def _note(self, act: Act) -> None:
        person = self._known_of(act.parts["who"]) if "who" in act.parts else None
        draft = NoteDraft(at=act.at.text(), person_id=person, **act.fields)
        self._desk.incident_log.add_note(self._ids[act.about], draft)

    def _describe(self, act: Act) -> None:
        self._desk.exhibits.describe(self._ids[act.about], DescribedItemDraft(**as_tuples(act.fields)))

    def _write_in_words(self, act: Act) -> None:
        (kind,) = (each for each in KINDS if each.code == act.do)
        draft: Any = kind.draft(**as_tuples(act.fields))
        in_words, about = self._desk.in_words, self._ids[act.about]
        if isinstance(draft, DecisionToViewDraft):
            in_words.decide_to_view(about, draft)
        elif isinstance(draft, InitialReviewDraft):
            in_words.record_review(about, draft)
        elif isinstance(draft, SearchDraft | DeletionDraft):
            in_words.record_measure(about, draft)
        else:
            in_words.write(about, draft)

    def _hold(self, act: Act) -> None:
        item = self._desk.held_items.record(
            self._ids[act.about], HeldItemDraft(taken=act.at.text(), **act.fields)
        )
        self._held[act.about, act.parts["name"]] = item.id

    def _pass_on(self, act: Act) -> None:
        about = self._held[act.about, act.parts["name"]]
        self._desk.custody.record(about, CustodyDraft(at=act.at.text(), **act.fields))

    def _put_in_order(self, act: Act) -> None:
        """All exhibits of the incident, in the order they show; then what was read in each, by its place there."""
        about, conversations = self._ids[act.about], self._desk.conversations
        exhibits = self._desk.incident_log.reread(about).exhibits
        found = conversations.suggest_order(about, [exhibit.id for exhibit in exhibits])
        parts = tuple(
            replace(part, note=act.parts["gap_note"]) if part.is_gap else part for part in found.parts
        )
        draft = ConversationDraft(parts=parts, ordered_how=found.ordered_how, **act.fields)
        kept = conversations.keep(about, draft)
        lines = [dict(line) for line in act.parts["line"]]
        typed = [LineDraft(exhibit_id=kept.parts[line.pop("part") - 1].exhibit_id, **line) for line in lines]
        conversations.transcribe(kept.id, kept.row_version, typed)

    def _amend(self, act: Act) -> None:
        log = self._desk.incident_log
        case = log.reread(self._ids[act.about])
        draft = log.amendment_draft(case)
        fields = act.fields
        summary = draft.summary.replace(fields["summary_from"], fields["summary_to"])
        reason = self._desk.vocabulary.term("amend_reasons", fields["reason"]).label
        log.amend(case.incident.id, case.incident.row_version, replace(draft, summary=summary), reason)


def files_of(acts: Sequence[Act]) -> tuple[str, ...]:
    """Names of the picture files that the acts attach, each once."""
    names = (evidence["file"] for act in acts for evidence in act.parts.get("evidence", ()))
    return tuple(dict.fromkeys(names))
