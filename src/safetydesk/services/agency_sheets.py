"""Sheets for agencies: filled from the record, answered by a member, copied field by field for a portal."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from safetydesk.domain.agency_sheet import NOT_KNOWN, SAID, AgencySheet, SheetAnswer
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.sheet import check_about, check_answers, kept, sheet_named
from safetydesk.domain.disclosure import RELEASED, Disclosure, copied_document, sheet_document
from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.errors import Refusal, StaleRecord
from safetydesk.domain.events import Change, SheetAmended, SheetFieldCopied, SheetRecorded
from safetydesk.domain.identity import new_id
from safetydesk.domain.incident import Incident
from safetydesk.domain.sheet_filling import FilledSheet
from safetydesk.domain.sheet_kinds import SheetKind, offered_first
from safetydesk.domain.steps import reached
from safetydesk.services import reading_cases, reading_sheets
from safetydesk.services.copies import next_copy
from safetydesk.services.office import Office, needs
from safetydesk.wording import SheetWords, load_sheets

COPIED = "copied"


@dataclass(frozen=True, slots=True)
class CopiedField:
    """`text` is for the clipboard; the disclosure says that it left, and not what it says."""

    text: str
    disclosure: Disclosure


class AgencySheets:
    """One sheet for each destination and person; what a member answers stands over what the record says."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def kinds(self, case: CaseFile) -> tuple[SheetKind, ...]:
        """Those begun or offered for its categories before the others."""
        begun = {sheet.sheet for sheet in case.agency_sheets}
        return offered_first(load_sheets(), case.incident.categories, self._office.vocabulary, begun)

    @needs("open_case")
    def prepare(self, incident_id: UUID, sheet: str, person_id: UUID | None = None) -> FilledSheet:
        """The answers, where each is from, and what is missing. Raises Refusal `no_such_record`, `no_such_sheet`."""
        return reading_sheets.read(self._office, incident_id, sheet, person_id)[1]

    @needs("refer")
    def save(
        self,
        incident_id: UUID,
        sheet: str,
        person_id: UUID | None,
        version: int,
        answers: Sequence[SheetAnswer],
        as_recorded: Collection[str] = (),
    ) -> AgencySheet:
        """Only the fields named change; those `as_recorded` follow the record again. `version` is the sheet's, 0 for
        the first answers.

        Raises Refusal `draft_has_problems`, `nothing_changed` and those of `check_about`; StaleRecord.
        """
        kind = sheet_named(load_sheets(), sheet)
        check_answers(kind, answers, as_recorded, self._office.now()).refuse()
        case = reading_cases.read(self._office, incident_id)
        seen = check_about(case, kind, person_id, self._office.vocabulary)
        if (seen.row_version if seen else 0) != version:
            raise StaleRecord
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            same = [
                each for each in work.of_incident(AgencySheet, incident_id) if _is(each, sheet, person_id)
            ]
            before = same[-1] if same else None
            if (before.row_version if before else 0) != version:
                raise StaleRecord
            after = self._after(kind, incident_id, person_id, before, answers, as_recorded)
            changes = _changes(kind, before, after)
            if not changes:
                raise Refusal("nothing_changed")
            if before is None:
                work.add(after)
            else:
                after = work.replace(after)
            reached("sheet.written")
            event = SheetRecorded if before is None else SheetAmended
            work.commit(
                event(
                    subject=incident_id,
                    reference=incident.reference,
                    record=after.id,
                    document=sheet_document(sheet),
                    changes=changes,
                )
            )
        return after

    @needs("refer")
    def copied(
        self,
        incident_id: UUID,
        sheet: str,
        person_id: UUID | None,
        field: str,
        session: UUID | None = None,
    ) -> CopiedField:
        """Asked before the clipboard is given anything. `session` is the disclosure of the fields copied before it in
        one sitting; each field is an event of its own.

        Raises Refusal `nothing_to_copy` and those of `check_about`.
        """
        case, now = reading_sheets.read(self._office, incident_id, sheet, person_id)
        check_about(case, now.kind, person_id, self._office.vocabulary)
        if not now.kind.has_field(field):
            raise Refusal("nothing_to_copy")
        text = self._text(now, field)
        with self._office.reading() as reading:
            checkpoint = reading.checkpoint(self._office.now())
        document = copied_document(sheet)
        with self._office.work() as work:
            incident = work.get(Incident, incident_id)
            if session is not None and work.has(Disclosure, session):
                disclosure = work.get(Disclosure, session)
                if (disclosure.about, disclosure.document) != (incident_id, document):
                    raise Refusal("no_such_record")
            else:
                asked = PrintRequest(recipient=self._recipient(now.kind), purpose="referral")
                made = next_copy(work, incident_id, document, asked, checkpoint, self._office.me)
                disclosure = replace(made, state=RELEASED, how=COPIED)
                work.add(disclosure)
            reached("sheet.copied")
            work.commit(
                SheetFieldCopied(
                    subject=incident_id,
                    reference=incident.reference,
                    disclosure=disclosure.id,
                    document=sheet_document(sheet),
                    person=person_id,
                    field=field,
                    recipient=disclosure.recipient,
                    copy_number=disclosure.copy_number,
                )
            )
        return CopiedField(text, disclosure)

    def _recipient(self, kind: SheetKind) -> str:
        """A code of `recipients` where the list has whoever it goes to."""
        return kind.code if kind.code in self._office.vocabulary.lists["recipients"] else kind.name

    def _text(self, sheet: FilledSheet, field: str) -> str:
        """What is said; that it is not known. Raises Refusal `nothing_to_copy` for a blank."""
        answer = sheet.answer(field)
        if answer.state == SAID:
            return answer.text
        if answer.state == NOT_KNOWN:
            return SheetWords(self._office.vocabulary).label("not_known")
        raise Refusal("nothing_to_copy")

    def _after(
        self,
        kind: SheetKind,
        incident_id: UUID,
        person_id: UUID | None,
        before: AgencySheet | None,
        answers: Sequence[SheetAnswer],
        as_recorded: Collection[str],
    ) -> AgencySheet:
        standing = {each.code: each for each in before.answers} if before else {}
        standing |= {each.code: kept(each) for each in answers}
        order = [
            field.code for field in kind.fields if field.code in standing and field.code not in as_recorded
        ]
        # An answer to a field that the form no longer has is kept: it was said.
        order += [code for code in standing if not kind.has_field(code)]
        now_said = tuple(standing[code] for code in order)
        if before is not None:
            return replace(before, answers=now_said)
        return AgencySheet(
            id=new_id(),
            incident_id=incident_id,
            sheet=kind.code,
            person_id=person_id,
            answers=now_said,
            recorded=self._office.now(),
            recorded_by=self._office.me,
        )


def _is(sheet: AgencySheet, code: str, person_id: UUID | None) -> bool:
    return sheet.sheet == code and sheet.person_id == person_id


def _changes(kind: SheetKind, before: AgencySheet | None, after: AgencySheet) -> tuple[Change, ...]:
    return tuple(
        Change.between(field.code, old, new)
        for field in kind.fields
        if (old := before.answer(field.code) if before else None) != (new := after.answer(field.code))
    )
