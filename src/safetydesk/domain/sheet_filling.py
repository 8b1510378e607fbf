"""A sheet as it stands: filled from the record, a member's answers standing over that, and what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.agency_sheet import NOT_KNOWN, SAID, AgencySheet, SheetAnswer
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.clock import Moment
from safetydesk.domain.person import Person
from safetydesk.domain.sheet_kinds import ANYBODY, ASK, CHILD, INCIDENT, YES, SheetField, SheetKind, Sheets
from safetydesk.domain.sheet_looking import Look, Speaker, stand_in
from safetydesk.domain.sheet_masking import CHILDREN, SUBJECT, Masking
from safetydesk.domain.sheet_sources import OWN, SOURCES
from safetydesk.domain.takedown_standing import AnswerDue
from safetydesk.domain.team_member import TeamMember

BLANK = ""
TYPED, RECORD, OTHER_SHEET = ORIGINS = ("typed", "record", "sheet")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldAnswer:
    """One field with its answer. `state` is one of `ANSWER_STATES`, or BLANK where nothing is said at all.

    `origin` says whose words it is: a member's (TYPED), the record's, or another sheet's; "" for a blank. `place` is
    the record it was filled from, or the code of the other sheet. `on_record` is what would stand there by itself.
    """

    field: SheetField
    text: str = ""
    state: str = BLANK
    origin: str = ""
    place: str = ""
    on_record: str = ""

    @property
    def is_missing(self) -> bool:
        """Whether the agency will ask and there is no answer to give."""
        if self.state == SAID:
            return False
        if self.state == NOT_KNOWN:
            return not self.field.not_known_allowed
        return self.field.needed == YES or self.field.forbids_blank

    @property
    def is_to_ask(self) -> bool:
        """Whether it would be worth asking, though nothing waits for it."""
        return not self.is_missing and self.state not in (SAID, NOT_KNOWN) and self.field.needed == ASK


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledSheet:
    """`person` is whom it is about, None for the incident; `is_withdrawn` where that person was withdrawn from it.

    `saved` is the record of what members answered, None where nobody has yet.
    """

    kind: SheetKind
    person: Person | None
    answers: tuple[FieldAnswer, ...]
    saved: AgencySheet | None = None
    is_withdrawn: bool = False
    is_locked: bool = False

    @property
    def missing(self) -> tuple[FieldAnswer, ...]:
        """In the form's order."""
        return tuple(each for each in self.answers if each.is_missing)

    @property
    def to_ask(self) -> tuple[FieldAnswer, ...]:
        return tuple(each for each in self.answers if each.is_to_ask)

    def answer(self, code: str) -> FieldAnswer:
        """Raises KeyError."""
        return {each.field.code: each for each in self.answers}[code]


def people_for(kind: SheetKind, case: CaseFile) -> tuple[Person, ...]:
    """Whom one may be about, each once, nobody withdrawn: adults of concern first, or the children affected first."""
    if kind.about == INCIDENT:
        return ()
    found: dict[UUID, tuple[bool, Person]] = {}
    for part, person in case.people:
        if part.is_withdrawn or person.kind == "unknown_account":
            continue
        is_child = person.kind in CHILDREN
        if (kind.about == CHILD) is not is_child:
            continue
        is_first = part.part == ("affected" if is_child else SUBJECT)
        before = found.get(person.id, (False, person))[0]
        found[person.id] = (is_first or before, person)
    return tuple(person for _first, person in sorted(found.values(), key=lambda each: not each[0]))


def saved_sheet(case: CaseFile, kind: str, person_id: UUID | None) -> AgencySheet | None:
    """What members answered on that sheet about that person."""
    found = [each for each in case.agency_sheets if each.sheet == kind and each.person_id == person_id]
    return found[-1] if found else None


def masking_of(
    case: CaseFile,
    kind: SheetKind,
    person_id: UUID | None,
    speak: Speaker,
    linked: Sequence[CaseFile] = (),
) -> Masking:
    """Whose names have no business on that sheet about that person, nor on what is handed over with it, be it of this
    incident or of those `linked` to it."""
    cases = (case, *linked)
    return Masking(cases, kind.names, person_id, lambda each: stand_in(each, kind.names, speak))


def filled(
    case: CaseFile,
    kind: SheetKind,
    person_id: UUID | None,
    *,
    sheets: Sheets,
    me: TeamMember,
    now: Moment,
    speak: Speaker,
    answer_due: AnswerDue,
) -> FilledSheet:
    """The sheet about that person, or about the incident. Somebody who is withdrawn, or not on it, fills nothing.

    `answer_due` says by when a platform should have answered.
    """
    standing = {person.id: person for part, person in case.people if not part.is_withdrawn}
    person = standing.get(person_id) if person_id is not None else None
    masking = masking_of(case, kind, person_id, speak)
    look = Look(
        case=case,
        kind=kind,
        person=person,
        me=me,
        now=now,
        speak=speak,
        masking=masking,
        answer_due=answer_due,
    )
    saved = saved_sheet(case, kind.code, person_id)
    return FilledSheet(
        kind=kind,
        person=person,
        answers=tuple(_answer(field, look, saved, person_id, sheets) for field in kind.fields),
        saved=saved,
        is_withdrawn=person_id is not None and person is None,
        is_locked=case.is_locked,
    )


def _answer(
    field: SheetField, look: Look, saved: AgencySheet | None, person_id: UUID | None, sheets: Sheets
) -> FieldAnswer:
    text, origin, place = _by_itself(field, look, person_id, sheets)
    own = saved.answer(field.code) if saved is not None else None
    if own is None:
        state = SAID if text else BLANK
        return FieldAnswer(field=field, text=text, state=state, origin=origin, place=place, on_record=text)
    said = own.text if own.state == SAID else ""
    state = own.state if own.state != SAID or said.strip() else BLANK
    return FieldAnswer(field=field, text=said, state=state, origin=TYPED, on_record=text)


def _by_itself(field: SheetField, look: Look, person_id: UUID | None, sheets: Sheets) -> tuple[str, str, str]:
    """The text that stands there without anybody's answer, its origin and its place."""
    if field.source:
        text = SOURCES[field.source].fill(look).strip()
        if field.source not in OWN:
            text = look.masking.masked(text)
        if text:
            return text, RECORD, SOURCES[field.source].place
    other = _carried(field, look, person_id, sheets)
    if other is None:
        return "", "", ""
    text = look.masking.masked(other[1].text.strip())
    return (text, OTHER_SHEET, other[0]) if text else ("", "", "")


def _carried(
    field: SheetField, look: Look, person_id: UUID | None, sheets: Sheets
) -> tuple[str, SheetAnswer] | None:
    """The latest answer to the same question on another sheet here; of a person withdrawn, nothing."""
    if not field.carried or (person_id is not None and look.person is None):
        return None
    found = None
    for sheet in look.case.agency_sheets:
        is_same = sheet.person_id == person_id
        if sheet.sheet == look.kind.code and is_same:
            continue
        if field.carried != ANYBODY and not (is_same and person_id is not None):
            continue
        if field.carried == ANYBODY and not _is_of_all(field.code) and not _lado_to_itself(sheet, look):
            continue
        answer = sheet.answer(field.code)
        if answer is not None and answer.state == SAID and answer.text.strip() and sheet.sheet in sheets:
            found = (sheet.sheet, answer)
    return found


def _is_of_all(code: str) -> bool:
    """What is said of the school and of whoever refers is the same for everybody."""
    return code.startswith(("referrer_", "organisation"))


def _lado_to_itself(sheet: AgencySheet, look: Look) -> bool:
    """What is said of the children on one adult's sheet stands on the other adult's, and nowhere else."""
    return sheet.sheet == look.kind.code
