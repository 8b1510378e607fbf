"""What the room of printing asks of the services: the record, its copies, a numbered copy drawn and settled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from safetydesk import wording
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.printing import check_print
from safetydesk.domain.clock import Moment
from safetydesk.domain.covered import COVERED, left_out
from safetydesk.domain.disclosure import (
    ACTIONS,
    CASE_FILE,
    CERTIFICATE,
    LINKED,
    RELEASED,
    WHO_KNOWS,
    Disclosure,
    is_of_several,
    sheet_of_bundle,
    sheet_of_document,
    sheet_of_linked_bundle,
)
from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.progress import Progress
from safetydesk.services.copies import Prepared
from safetydesk.services.desk import Desk

__all__ = ["CASE_FILE", "CERTIFICATE", "Copy", "Prepared", "PrintingPresenter", "Subject"]


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy already numbered, in words. `is_out` where it left; `is_old` where the record changed since."""

    number: int
    words: str
    is_out: bool
    is_old: bool


@dataclass(frozen=True, slots=True)
class Subject:
    """What is to be printed: `document` is one of `domain.disclosure`, `about` the record."""

    document: str
    about: UUID
    reference: str
    copies: tuple[Copy, ...] = ()
    covered: tuple[str, ...] = ()
    """Numbers of exhibits of which a copy with parts covered was made."""
    person: UUID | None = None
    """Whom an agency's sheet or bundle is about."""
    agency_only: str = ""
    """What the blank block is called that the agency itself fills in, where its sheet has one."""

    @property
    def out(self) -> int:
        return sum(copy.is_out for copy in self.copies)


class PrintingPresenter:
    """All but `choices` and `problems` read or write the store, and are to be run by `Tasks`."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @classmethod
    def of(cls, desk: object) -> PrintingPresenter:
        """For the desk that every room is handed."""
        return cls(Desk.of(desk))

    def choices(self, list_name: str) -> list[tuple[str, str]]:
        return [(term.code, term.label) for term in self._desk.vocabulary.terms(list_name)]

    def problems(self, request: PrintRequest) -> list[tuple[str, str]]:
        """What is wrong, as (field, words)."""
        found = check_print(request, self._desk.clock.now()).problems
        return [(one.field, wording.problem(one)) for one in found]

    def subject(self, document: str, about: UUID, person: UUID | None = None) -> Subject:
        """What is to be printed, and the copies there are. Raises Refusal `no_such_record`."""
        if sheet_of_document(document) or sheet_of_bundle(document) or document in (WHO_KNOWS, ACTIONS):
            case = self._desk.incident_log.reread(about)
            copies = _copies(case.disclosures, document, _changed(case))
            title = _agency_only(document)
            return Subject(document, about, case.incident.reference, copies, person=person, agency_only=title)
        if is_of_several(document):
            return self._linked(document, about, person)
        if document == CASE_FILE:
            case = self._desk.incident_log.reread(about)
            gone = left_out(case.exhibits, COVERED)
            return Subject(
                document,
                about,
                case.incident.reference,
                _copies(case.disclosures, document, _changed(case)),
                tuple(each.number for each in case.exhibits if each.id in gone),
            )
        file = self._desk.exemptions.reread(about)
        changed = max((one.at for one in file.amendments), key=lambda at: at.utc, default=None)
        return Subject(
            CERTIFICATE, about, file.exemption.reference, _copies(file.disclosures, CERTIFICATE, changed)
        )

    def _linked(self, document: str, about: UUID, person: UUID | None) -> Subject:
        """An incident with those linked to it: their references, and the copies of them together."""
        cases = self._desk.links.cases(about)
        exhibits = [exhibit for case in cases for exhibit in case.exhibits]
        gone = left_out(exhibits, COVERED) if document == LINKED else {}
        changed = max((at for case in cases if (at := _changed(case))), key=lambda at: at.utc, default=None)
        return Subject(
            document,
            about,
            ", ".join(case.incident.reference for case in cases),
            _copies(cases[0].disclosures, document, changed),
            tuple(each.number for each in exhibits if each.id in gone),
            person,
            _agency_only(document),
        )

    def needs_passphrase(self) -> bool:
        """Whether the passphrase is to be shown before anything is printed: the member came in by the keychain."""
        return self._desk.confirming.is_needed

    def confirm(self, passphrase: str) -> None:
        """Raises Refusal `passphrase_wrong`."""
        self._desk.confirming.confirm(passphrase)

    def prepare(self, subject: Subject, request: PrintRequest, progress: Progress) -> Prepared:
        """Draws a numbered copy; its preparation is recorded at once."""
        if subject.document == LINKED:
            return self._desk.printing.prepare_linked(subject.about, request, progress)
        if subject.document == CASE_FILE:
            return self._desk.printing.prepare_case_file(subject.about, request, progress)
        papers = self._desk.papers
        if subject.document == WHO_KNOWS:
            return papers.prepare_who_knows(subject.about, request, progress)
        if subject.document == ACTIONS:
            return papers.prepare_actions(subject.about, request, progress)
        if sheet := sheet_of_bundle(subject.document):
            return papers.prepare_bundle(subject.about, sheet, subject.person, request, progress)
        if sheet := sheet_of_linked_bundle(subject.document):
            about, person = subject.about, subject.person
            return papers.prepare_bundle(about, sheet, person, request, progress, with_linked=True)
        if sheet := sheet_of_document(subject.document):
            return papers.prepare_sheet(subject.about, sheet, subject.person, request, progress)
        return self._desk.printing.prepare_certificate(subject.about, request, progress)

    def save(self, prepared: Prepared, path: Path) -> None:
        """Writes the file and records the release. Raises Trouble; the copy is then recorded as not released."""
        self._desk.printing.save(prepared, path)

    def check_may_leave(self, prepared: Prepared) -> None:
        """Raises Refusal where a picture in it was isolated since it was drawn."""
        self._desk.printing.check_may_leave(prepared)

    def printed(self, prepared: Prepared) -> None:
        self._desk.printing.printed(prepared)

    def abandon(self, prepared: Prepared) -> None:
        self._desk.printing.abandon(prepared)


def _changed(case: CaseFile) -> Moment | None:
    """When the incident last changed; looking at it and printing it change nothing."""
    acts = (
        done.at
        for done in case.history
        if done.event is None or (not done.event.is_reading and "disclosures" not in done.event.touches)
    )
    return max(acts, key=lambda at: at.utc, default=None)


def _copies(found: Iterable[Disclosure], document: str, changed: Moment | None) -> tuple[Copy, ...]:
    return tuple(_copy(one, changed) for one in found if one.document == document)


def _copy(one: Disclosure, changed: Moment | None) -> Copy:
    state = wording.label(f"how.{one.how}") if one.how else wording.label(f"copy_{one.state}")
    words = wording.label(
        "print_copy",
        number=str(one.copy_number),
        recipient=one.recipient,
        purpose=one.purpose,
        when=wording.moment_words(one.prepared),
        state=state,
    )
    is_out = one.state == RELEASED
    return Copy(
        one.copy_number, words, is_out, is_out and changed is not None and changed.utc > one.prepared.utc
    )


def _agency_only(document: str) -> str:
    sheet = sheet_of_document(document) or sheet_of_bundle(document) or sheet_of_linked_bundle(document)
    kind = wording.load_sheets().get(sheet)
    return kind.agency_only_title if kind is not None else ""
