"""Who has an exhibit or a held item, and every act of a person with it: added to, never edited."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.custody import check_custody, check_goes_on
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.custody import CORRECTED, EXHIBIT, HELD_ITEM, CustodyEntry, Line, line_of
from safetydesk.domain.custody_drafts import CustodyDraft
from safetydesk.domain.custody_of_exhibits import came_in, line_in, made_from
from safetydesk.domain.errors import Refusal
from safetydesk.domain.events import CustodyRecorded
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.held_item import HeldItem
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.steps import reached
from safetydesk.domain.team_member import TeamMember
from safetydesk.records.reading import Reading
from safetydesk.records.work import Work
from safetydesk.services.looking import refuse_unseen
from safetydesk.services.office import Office, needs


class Custody:
    """The giver of each entry is whoever held it: worked out here, inside the transaction."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @needs("custody")
    def record(self, about: UUID, draft: CustodyDraft) -> CustodyEntry:
        """One act with the exhibit or held item `about`.

        Raises Refusal `draft_has_problems` where it would break the line, `nothing_changed` where what is struck stands
        struck already, `exhibit_destroyed`, `no_such_record`.
        """
        with self._office.work() as work:
            thing = _thing(work, about)
            incident = work.get(Incident, thing.incident_id)
            entries = _entries(work, thing)
            line = line_of(entries, self._office.now())
            found = check_custody(draft, line, self._office.vocabulary, self._office.now())
            found.refuse()
            if draft.is_struck and draft.corrects in {
                step.entry.id for step in line.steps if step.now is None
            }:
                raise Refusal("nothing_changed")
            if isinstance(thing, Exhibit) and not thing.has_file and draft.kind != CORRECTED:
                refuse_unseen(
                    thing
                )  # nothing is there to be handed over; what was written wrongly is put right still
            entry = self._entry(thing, line, draft, found)
            check_goes_on(found, entries, entry).refuse()
            work.add(entry)
            reached("custody.written")
            work.commit(
                CustodyRecorded(
                    subject=incident.id,
                    reference=incident.reference,
                    record=entry.id,
                    about=about,
                    number=thing.number,
                    act=entry.kind,
                    to_who=entry.to_who,
                )
            )
        return entry

    @needs("open_case")
    def line(self, about: UUID) -> Line:
        """The line of an exhibit or held item, as it stands. Raises Refusal `no_such_record`."""
        with self._office.reading() as reading:
            thing = _thing(reading, about)
            line = line_of(_entries(reading, thing), self._office.now())
            return replace(line, made_from=made_from(thing))

    def line_in(self, case: CaseFile, thing: Exhibit | HeldItem) -> Line:
        """The same of a case already read."""
        return line_in(case, thing, self._office.now())

    def _entry(
        self, thing: Exhibit | HeldItem, line: Line, draft: CustodyDraft, found: Findings
    ) -> CustodyEntry:
        is_first = bool(line.steps) and draft.corrects == line.steps[0].entry.id
        given = line.steps[0].entry.from_who if is_first else ""
        return CustodyEntry(
            id=new_id(),
            incident_id=thing.incident_id,
            about=thing.id,
            about_kind=EXHIBIT if isinstance(thing, Exhibit) else HELD_ITEM,
            kind=draft.kind,
            at=found.moment("at", draft.at) or found.now,
            from_who=(draft.from_who.strip() or given) if is_first else line.holder,
            to_who=draft.to_who.strip(),
            purpose=draft.purpose.strip(),
            place=draft.place.strip(),
            seal=draft.seal.strip(),
            receipt=draft.receipt.strip(),
            witness=draft.witness.strip(),
            note=draft.note.strip(),
            corrects=draft.corrects,
            is_struck=draft.is_struck,
            recorded=found.now,
            recorded_by=self._office.me,
        )


def _thing(reading: Work | Reading, about: UUID) -> Exhibit | HeldItem:
    return reading.get(HeldItem, about) if reading.has(HeldItem, about) else reading.get(Exhibit, about)


def _entries(reading: Work | Reading, thing: Exhibit | HeldItem) -> tuple[CustodyEntry, ...]:
    """Of an exhibit, its coming in stands first: the program's own act, which nobody writes down."""
    entries = reading.about(CustodyEntry, thing.id)
    if isinstance(thing, HeldItem):
        return entries
    return (came_in(thing, reading.get(TeamMember, thing.producer).name, entries), *entries)
