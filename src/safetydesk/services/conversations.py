"""Conversations: screenshots of one chat in the order a person decided, and what was read in them, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from safetydesk.domain.checks.conversation import check_conversation, check_lines
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.conversation import Conversation, ConversationDraft, Line, LineDraft, Part
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import Change, ConversationAmended, ConversationPutInOrder, TranscriptTyped
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.plain import hints_of
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.intake.preview import PreviewRoom
from safetydesk.records.work import Work
from safetydesk.services.looking import refuse_unseen
from safetydesk.services.office import Office, needs
from safetydesk.services.order_suggested import OrderReading, Suggested
from safetydesk.strongroom.exhibit_files import ExhibitFiles

_CHANGED = ("title", "parts", "ordered_how")


class Conversations:
    def __init__(self, office: Office, files: ExhibitFiles, previews: PreviewRoom) -> None:
        self._office = office
        self._reading = OrderReading(office, files, previews)

    @needs("open_exhibit")
    def suggest_order(
        self, incident_id: UUID, exhibit_ids: Sequence[UUID], progress: Progress = NO_PROGRESS
    ) -> Suggested:
        """The order that the pictures' overlaps show. Each is opened, which is recorded of each; nothing is kept.

        Raises Refusal `no_such_record`, and whatever `progress` raises.
        """
        with self._office.reading() as reading:
            here = {exhibit.id for exhibit in reading.of_incident(Exhibit, incident_id)}
        wanted = list(dict.fromkeys(exhibit_ids))
        if not set(wanted) <= here:
            raise Refusal("no_such_record")
        return self._reading.read(wanted, progress)

    @needs("add_evidence")
    def keep(self, incident_id: UUID, draft: ConversationDraft) -> Conversation:
        """The order as decided. Raises Refusal `draft_has_problems`, and as `refuse_unseen` does."""
        office = self._office
        with office.work() as work:
            incident = work.get(Incident, incident_id)
            parts = self._parts(work, incident_id, draft, spoken=())
            _refuse_unseen_among(work, parts)
            kept = Conversation(
                id=new_id(),
                incident_id=incident_id,
                title=draft.title.strip(),
                parts=parts,
                ordered_how=draft.ordered_how,
                recorded=office.now(),
                recorded_by=office.me,
            )
            work.add(kept)
            work.commit(
                ConversationPutInOrder(
                    subject=incident_id,
                    reference=incident.reference,
                    record=kept.id,
                    title=kept.title,
                    how=kept.ordered_how,
                    parts=len(kept.parts),
                    gaps=kept.gaps,
                )
            )
        return kept

    @needs("add_evidence")
    def amend(self, conversation_id: UUID, version: int, draft: ConversationDraft) -> Conversation:
        """Another order, title or note; what was put out of sight since may stay in it, and none may come in.

        Raises Refusal `draft_has_problems`, `nothing_changed`, and as `refuse_unseen` does; StaleRecord.
        """
        with self._office.work() as work:
            before = work.get(Conversation, conversation_id)
            incident = work.get(Incident, before.incident_id)
            spoken = {line.exhibit_id for line in before.lines}
            parts = self._parts(work, incident.id, draft, spoken)
            _refuse_unseen_among(work, parts, before.parts)
            after = replace(
                before,
                title=draft.title.strip(),
                parts=parts,
                lines=in_reading_order(before.lines, parts),
                ordered_how=draft.ordered_how,
                row_version=version,
            )
            changes = Change.all_between(before, after, _CHANGED)
            if not changes:
                raise Refusal("nothing_changed")
            saved = work.replace(after)
            work.commit(
                ConversationAmended(
                    subject=incident.id,
                    reference=incident.reference,
                    record=saved.id,
                    title=saved.title,
                    changes=changes,
                )
            )
        return saved

    @needs("add_evidence")
    def transcribe(self, conversation_id: UUID, version: int, lines: Sequence[LineDraft]) -> Conversation:
        """The whole transcript as it is to stand, in reading order. Who typed a line stays with it while it stays.

        Raises Refusal `draft_has_problems`, `nothing_changed`; StaleRecord.
        """
        with self._office.work() as work:
            before = work.get(Conversation, conversation_id)
            incident = work.get(Incident, before.incident_id)
            ids = {part.exhibit_id for part in before.parts}
            check_lines(lines, ids, Findings(self._office.now())).refuse()
            typed = tuple(self._line(before.lines, line) for line in lines)
            after = replace(before, lines=in_reading_order(typed, before.parts), row_version=version)
            changes = Change.all_between(before, after, ("lines",))
            if not changes:
                raise Refusal("nothing_changed")
            saved = work.replace(after)
            work.commit(
                TranscriptTyped(
                    subject=incident.id,
                    reference=incident.reference,
                    record=saved.id,
                    title=saved.title,
                    lines=len(saved.lines),
                    changes=changes,
                )
            )
        return saved

    def _line(self, before: Sequence[Line], draft: LineDraft) -> Line:
        values = {name: getattr(draft, name) for name in hints_of(LineDraft)}
        for name in ("speaker", "said_at", "text"):
            values[name] = values[name].strip()
        line = Line(**values, typed_by=self._office.me)
        return next((one for one in before if replace(one, typed_by=line.typed_by) == line), line)

    def _parts(
        self, work: Work, incident_id: UUID, draft: ConversationDraft, spoken: Sequence[UUID] | set[UUID]
    ) -> tuple[Part, ...]:
        """The parts as they may be kept: each with its number, the first of them no gap, none both gap and overlap."""
        numbers = {exhibit.id: exhibit.number for exhibit in work.exhibits_of(incident_id)}
        check_conversation(draft, numbers, spoken, Findings(self._office.now())).refuse()
        return tuple(
            replace(
                part,
                number=numbers[part.exhibit_id],
                overlap=0 if part.is_gap or not place else part.overlap,
                is_gap=part.is_gap and place > 0,
                note=part.note.strip(),
            )
            for place, part in enumerate(draft.parts)
        )


def _refuse_unseen_among(work: Work, parts: Sequence[Part], before: Sequence[Part] = ()) -> None:
    there = {part.exhibit_id for part in before}
    for part in parts:
        if part.exhibit_id not in there:
            refuse_unseen(work.get(Exhibit, part.exhibit_id))


def in_reading_order(lines: Sequence[Line], parts: Sequence[Part]) -> tuple[Line, ...]:
    """By the order of the parts, and down each of them."""
    places = {part.exhibit_id: place for place, part in enumerate(parts)}
    return tuple(sorted(lines, key=lambda line: (places.get(line.exhibit_id, len(places)), line.top)))
