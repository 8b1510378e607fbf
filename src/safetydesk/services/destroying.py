"""Destroying an exhibit that must not be held: asked for on advice, done by a second person, never in passing.

What goes: the identity that opens the sealed file, its plain fingerprint wherever the store tells it, its name, the
file itself. What stays: the number, the card's words, times, sizes, who asked and who confirmed. Each backup made
before the exhibit was isolated still holds the file with what opens it: those are named, and nobody is told otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from uuid import UUID

from safetydesk.domain.case_file import Done
from safetydesk.domain.checks.destruction import check_destruction
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.copy_out import CopyOut
from safetydesk.domain.destruction import Destruction, DestructionDraft, KeysGiven, WhatStays
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.domain.events import (
    DestructionAsked,
    DestructionDeclined,
    ExhibitDestroyed,
    ExhibitFreed,
    ExhibitIsolated,
)
from safetydesk.domain.exhibit import DESTROYED, Exhibit, SealedEvidence, derived_of
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.proof.keys_in_force import ENROLLED, RESET
from safetydesk.domain.steps import reached
from safetydesk.records.database import Database
from safetydesk.records.work import Work
from safetydesk.services.alike import alike, copies_on_trust
from safetydesk.services.backups_there import HeldThere
from safetydesk.services.office import Office, needs
from safetydesk.strongroom.exhibit_files import ExhibitFiles

_ACTS_OF_TWO = (ENROLLED, RESET, "ExhibitIsolated", "ExhibitFreed", "DestructionAsked")


class Destroying:
    """`confirm` takes a passphrase each time; `holding` names the backups in the place that hold a sealed file.

    `told_in_drafts` lets go of what is left of the own drafts of what is an incident now, and gives the sealed files
    that drafts of others still tell of; None where somebody's list cannot be read.
    """

    def __init__(
        self,
        office: Office,
        files: ExhibitFiles,
        database: Database,
        confirm_passphrase: Callable[[str], None],
        holding: Callable[[str], HeldThere],
        told_in_drafts: Callable[[], set[str] | None],
    ) -> None:
        self._office = office
        self._files = files
        self._database = database
        self._confirm_passphrase = confirm_passphrase
        self._holding = holding
        self._told_in_drafts = told_in_drafts

    @needs("ask_destruction")
    def ask(self, exhibit_id: UUID, draft: DestructionDraft) -> Destruction:
        """Asks a second person to destroy it. Nothing is destroyed by this.

        Raises Refusal `draft_has_problems`, `destroy_only_isolated`, `destroy_asked_already`.
        """
        found = check_destruction(draft, self._office.now())
        found.refuse()
        self._told_in_drafts()
        with self._office.work() as work:
            exhibit = work.get(Exhibit, exhibit_id)
            incident = work.get(Incident, exhibit.incident_id)
            _refuse_unless_isolated(exhibit)
            if any(one.is_waiting for one in _of_exhibit(work, exhibit)):
                raise Refusal("destroy_asked_already", number=exhibit.number)
            asked = Destruction(
                id=new_id(),
                incident_id=incident.id,
                exhibit_id=exhibit.id,
                number=exhibit.number,
                asked=found.now,
                asked_by=self._office.me,
                authority=draft.authority.strip(),
                reference=draft.reference.strip(),
                reason=draft.reason.strip(),
                size=exhibit.sealed.size,
                kind=exhibit.sealed.kind,
            )
            work.add(asked)
            work.commit(
                DestructionAsked(
                    subject=incident.id,
                    reference=incident.reference,
                    record=exhibit.id,
                    destruction=asked.id,
                    number=exhibit.number,
                    authority=asked.authority,
                    advice=asked.reference,
                )
            )
        return asked

    @needs("destroy")
    def confirm(self, destruction_id: UUID, version: int, passphrase: str) -> Destruction:
        """Destroys it, now and for good.

        Raises Refusal `destroy_by_another`, `destroy_second_too_new`, `destroy_settled`, `destroy_only_isolated`,
        `destroy_copies_first`, `destroy_same_in_sight`, `destroy_copy_outside`, `destroy_in_a_draft`,
        `destroy_backups_unread`, `passphrase_wrong`; StaleRecord. From the commit on it is destroyed: a crash after it
        is finished at the next start.
        """
        with self._office.reading() as reading:
            asked = reading.get(Destruction, destruction_id)
            exhibit = reading.get(Exhibit, asked.exhibit_id)
            derived = derived_of(reading.of_incident(Exhibit, exhibit.incident_id), exhibit.id)
            acts = reading.acts_of(_ACTS_OF_TWO)
            history = reading.history_of(exhibit.incident_id)
        self._check_second(asked)
        _refuse_unless_isolated(exhibit)
        left = [each.number for each in derived if each.has_file]
        if left:
            raise Refusal("destroy_copies_first", number=exhibit.number, copies=", ".join(left))
        if not _had_keys_before(asked, self._office.me, acts):
            raise Refusal("destroy_second_too_new", number=exhibit.number)
        self._confirm_passphrase(passphrase)
        self._refuse_told_in_drafts(exhibit)
        generations = self._held_then(exhibit)
        with self._office.work() as work:
            self._check_second(work.get(Destruction, destruction_id))
            before = work.get(Exhibit, exhibit.id)
            _refuse_unless_isolated(before)
            copies = work.of_incident(CopyOut, before.incident_id)
            _refuse_copy_outside(copies, before)
            same = alike(work, before)
            same.refuse_in_sight(before)
            on_trust = copies_on_trust(copies, history, before.id)
            incident = work.get(Incident, before.incident_id)
            done = replace(
                asked,
                confirmed=self._office.now(),
                confirmed_by=self._office.me,
                generations=generations,
                twins=same.stay,
                more_twins=same.are_more,
                copies=on_trust,
                row_version=version,
            )
            saved = work.replace(done)
            work.replace(replace(before, state=DESTROYED, sealed=bare(before.sealed)))
            gone = work.destroy_payloads(saved.id, before)
            reached("destroy.written")
            work.commit(
                ExhibitDestroyed(
                    subject=incident.id,
                    reference=incident.reference,
                    record=before.id,
                    destruction=saved.id,
                    number=before.number,
                    asked_by=saved.asked_by,
                    advice=saved.reference,
                    entries=gone.entries,
                    others=gone.others,
                    generations=generations,
                    twins=same.stay,
                    more_twins=same.are_more,
                    copies=on_trust,
                )
            )
        reached("destroy.committed")
        finish(self._database, self._files, (before.sealed.file_name,))
        return saved

    @needs("ask_destruction")
    def decline(self, destruction_id: UUID, version: int, reason: str) -> Destruction:
        """Not to be destroyed: said by the second person, or taken back by whoever asked. It stays isolated.

        Raises Refusal `draft_has_problems`, `destroy_settled`; StaleRecord.
        """
        found = Findings(self._office.now())
        found.need("reason", reason)
        found.text("reason", reason)
        found.refuse()
        with self._office.work() as work:
            asked = work.get(Destruction, destruction_id)
            if not asked.is_waiting:
                raise Refusal("destroy_settled", number=asked.number)
            declined = replace(
                asked,
                declined=found.now,
                declined_by=self._office.me,
                declined_reason=reason.strip(),
                row_version=version,
            )
            saved = work.replace(declined)
            incident = work.get(Incident, asked.incident_id)
            work.commit(
                DestructionDeclined(
                    subject=incident.id,
                    reference=incident.reference,
                    record=asked.exhibit_id,
                    destruction=asked.id,
                    number=asked.number,
                    reason=saved.declined_reason,
                )
            )
        return saved

    @needs("open_case")
    def waiting(self) -> tuple[Destruction, ...]:
        """What waits for a second person, among what the member at the desk may see; the oldest first."""
        with self._office.reading() as reading:
            return tuple(one for one in reading.every(Destruction) if one.is_waiting)

    @needs("open_case")
    def keys_given(self, asked: Destruction) -> tuple[KeysGiven, ...]:
        """Who gave whoever asked, and the member at the desk, the keys they have: for the second person to know, and
        for whoever reads over their shoulder."""
        with self._office.reading() as reading:
            acts = reading.acts_of((ENROLLED, RESET))
        last = {act.subject: act for act in acts}
        found = [last[one] for one in (asked.asked_by, self._office.me) if one in last]
        return tuple(KeysGiven(member_id=act.subject, by=act.member, at=act.at) for act in found)

    @needs("open_case")
    def stays(self, exhibit: Exhibit) -> WhatStays:
        """What destroying it would not reach, for the second person to know first."""
        with self._office.reading() as reading:
            copies = reading.of_incident(CopyOut, exhibit.incident_id)
            history = reading.history_of(exhibit.incident_id)
            same = alike(reading, exhibit)
        return WhatStays(same.stay, same.are_more, copies_on_trust(copies, history, exhibit.id))

    @needs("open_case")
    def holding(self, exhibit: Exhibit) -> HeldThere:
        """The backups in the place that hold its file now. Raises Trouble where the place cannot be read."""
        return self._holding(exhibit.sealed.file_name)

    def _check_second(self, asked: Destruction) -> None:
        if not asked.is_waiting:
            raise Refusal("destroy_settled", number=asked.number)
        if asked.asked_by == self._office.me:
            raise Refusal("destroy_by_another", number=asked.number)

    def _refuse_told_in_drafts(self, exhibit: Exhibit) -> None:
        """A draft that outlived a crash would go on telling the identity, the fingerprint and the name."""
        told = self._told_in_drafts()
        if told is None or exhibit.sealed.file_name in told:
            raise Refusal("destroy_in_a_draft", number=exhibit.number)

    def _held_then(self, exhibit: Exhibit) -> tuple[str, ...]:
        """Every backup that holds it, and every one that cannot be read and so may."""
        try:
            held = self._holding(exhibit.sealed.file_name)
        except Trouble as fault:
            raise Refusal("destroy_backups_unread", number=exhibit.number) from fault
        return (*held.names, *held.unread)


def bare(sealed: SealedEvidence) -> SealedEvidence:
    """What may still be known of a file that was destroyed: its random name, to find it in backups, size and kind."""
    return replace(sealed, identity="", sha256="", original_name="", source="", file_modified=None)


def finish(database: Database, files: ExhibitFiles, names: tuple[str, ...]) -> None:
    """What is left to do once the records say that these files are destroyed: the log's old pages go, then each file.

    The file goes last: while it lies there, the next start knows that this was cut off, and does it again.
    """
    left = [name for name in names if files.is_there(name)]
    if not left:
        return
    database.truncate_log()
    reached("destroy.log_truncated")
    for name in left:
        files.destroy(name)
        reached("destroy.file_gone")


def _refuse_unless_isolated(exhibit: Exhibit) -> None:
    if not exhibit.is_isolated:
        raise Refusal("destroy_only_isolated", number=exhibit.number)


def _refuse_copy_outside(copies: Iterable[CopyOut], exhibit: Exhibit) -> None:
    """Once its fingerprint is gone nobody could tell the copy from another file, nor delete it safely."""
    for copy in copies:
        if copy.exhibit_id == exhibit.id and copy.is_out:
            raise Refusal(
                "destroy_copy_outside", number=exhibit.number, name=copy.file_name, place=copy.place
            )


def _had_keys_before(asked: Destruction, second: UUID, acts: Iterable[Done]) -> bool:
    """Whether both were there, with the keys they have, before the exhibit was isolated: else one person could enrol
    the other, or take over their keys, for this. In the order of the trail, which no clock can change.

    That isolating counts which came first since the exhibit was last brought back, before this asking: where keys had
    to be given anew, somebody brings it back, it is isolated again, and what comes after is judged by that.
    """
    since, keyed, is_asked = 0, 0, False
    for act in acts:
        event = act.event
        if act.kind in (ENROLLED, RESET) and act.subject in (asked.asked_by, second):
            keyed = act.number
        if is_asked:
            continue
        if isinstance(event, ExhibitFreed) and event.record == asked.exhibit_id:
            since = 0
        elif isinstance(event, ExhibitIsolated) and event.record == asked.exhibit_id:
            since = since or act.number
        elif isinstance(event, DestructionAsked) and event.destruction == asked.id:
            since, is_asked = since or act.number, True
    return keyed <= since


def _of_exhibit(work: Work, exhibit: Exhibit) -> tuple[Destruction, ...]:
    every = work.of_incident(Destruction, exhibit.incident_id)
    return tuple(one for one in every if one.exhibit_id == exhibit.id)
