"""What a member may answer on an agency's sheet, and about whom there may be one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from uuid import UUID

from safetydesk.domain.agency_sheet import ANSWER_STATES, SAID, AgencySheet, SheetAnswer
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.errors import Refusal
from safetydesk.domain.sheet_filling import people_for, saved_sheet
from safetydesk.domain.sheet_kinds import ADULT, SheetKind, Sheets
from safetydesk.domain.vocabulary import Vocabulary


def check_answers(
    kind: SheetKind, answers: Iterable[SheetAnswer], as_recorded: Collection[str], now: Moment
) -> Findings:
    """Each for a field of the sheet, once. A blank is none of them: it stands for "nothing", and is kept as that."""
    found, seen = Findings(now), set(as_recorded)
    for code in as_recorded:
        if not kind.has_field(code):
            found.say(code, "not_in_the_list")
    for answer in answers:
        if not kind.has_field(answer.code) or answer.state not in ANSWER_STATES:
            found.say(answer.code, "not_in_the_list")
        elif answer.code in seen:
            found.say(answer.code, "answered_twice")
        else:
            found.text(answer.code, answer.text)
        seen.add(answer.code)
    return found


def check_about(
    case: CaseFile, kind: SheetKind, person_id: UUID | None, vocabulary: Vocabulary
) -> AgencySheet | None:
    """The sheet that is there already, if any.

    Raises Refusal `sheet_person_withdrawn`, `sheet_needs_person`, `sheet_takes_nobody`, `sheet_retired`.
    """
    saved = saved_sheet(case, kind.code, person_id)
    if person_id is None:
        if kind.about == ADULT:
            raise Refusal("sheet_needs_person", sheet=kind.short)
    elif person_id not in {person.id for person in people_for(kind, case)}:
        is_known = any(person.id == person_id for _part, person in case.people)
        raise Refusal(
            "sheet_person_withdrawn" if is_known and _is_withdrawn(case, person_id) else "sheet_takes_nobody",
            sheet=kind.short,
        )
    if saved is None and not kind.is_offered(vocabulary):
        raise Refusal("sheet_retired", sheet=kind.short)
    return saved


def sheet_named(sheets: Sheets, code: str) -> SheetKind:
    """Raises Refusal `no_such_sheet`."""
    if code not in sheets:
        raise Refusal("no_such_sheet", sheet=code)
    return sheets[code]


def kept(answer: SheetAnswer) -> SheetAnswer:
    """As it is recorded: "not known" has no words of its own."""
    text = answer.text.strip() if answer.state == SAID else ""
    return SheetAnswer(code=answer.code, text=text, state=answer.state)


def _is_withdrawn(case: CaseFile, person_id: UUID) -> bool:
    return all(part.is_withdrawn for part, person in case.people if person.id == person_id)
