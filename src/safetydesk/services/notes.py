"""Notes: what was seen, heard or done, a contact, a child's voice, an opinion. Only added to, never changed."""

from __future__ import annotations

from uuid import UUID

from safetydesk.domain.case_note import CaseNote
from safetydesk.domain.checks.note import check_note
from safetydesk.domain.drafts import NoteDraft
from safetydesk.domain.events import NoteAdded
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident, Involvement
from safetydesk.services.office import Office, needs


class Notes:
    """Reached through the incident log."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("note")
    def add(self, incident_id: UUID, draft: NoteDraft) -> CaseNote:
        """Raises Refusal `draft_has_problems`, `no_such_record`."""
        now = self._office.now()
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            people = {each.person_id for each in work.of_incident(Involvement, incident_id)}
            found = check_note(draft, people, now, self._office.vocabulary)
            found.refuse()
            note = CaseNote(
                id=new_id(),
                incident_id=incident_id,
                text=draft.text,
                kind=draft.kind,
                person_id=draft.person_id,
                person_name=draft.person_name.strip(),
                method=draft.method,
                at=found.moment("at", draft.at) or now,
                recorded=now,
                recorded_by=self._office.me,
            )
            work.add(note)
            work.commit(
                NoteAdded(
                    subject=incident_id,
                    reference=incident.reference,
                    record=note.id,
                    note_kind=note.kind,
                )
            )
        return note
