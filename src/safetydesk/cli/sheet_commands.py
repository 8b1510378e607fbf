"""sheet and print-sheet: what an agency's form asks, how each answer stands, and the sheet on paper."""

from __future__ import annotations

import argparse
from pathlib import Path
from uuid import UUID

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, UsageFault, help_words
from safetydesk.cli.outcome import Outcome
from safetydesk.cli.printing_commands import copy_options, printed, refuse_target, requested
from safetydesk.domain.agency_sheet import NOT_ASKED, NOT_KNOWN, SAID, SheetAnswer
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.checks.sheet import sheet_named
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.sheet_filling import FieldAnswer, FilledSheet, people_for
from safetydesk.domain.sheet_kinds import INCIDENT, SheetKind

_SETTING = "="


def _arguments(parser: argparse.ArgumentParser) -> None:
    which_sheet(parser)
    parser.add_argument(
        "--set", action="append", default=[], metavar="FIELD=TEXT", help=help_words("sheet_set")
    )
    for option, name in (
        ("--not-known", "sheet_not_known"), ("--not-asked", "sheet_not_asked"),
        ("--as-recorded", "sheet_as_recorded"),
    ):  # fmt: skip
        dest = option.strip("-").replace("-", "_")
        parser.add_argument(
            option, dest=dest, action="append", default=[], metavar="FIELD", help=help_words(name)
        )


def which_sheet(parser: argparse.ArgumentParser, codes: str = "") -> None:
    """The incident, the sheet and the person; `codes` says which sheets, where not all of them."""
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("sheet", metavar="SHEET", help=codes or help_words("sheet_code"))
    parser.add_argument("--person", metavar="NAME", help=help_words("sheet_person"))


def _sheet(call: Call) -> Outcome:
    """The sheet as it stands, after what was answered here."""
    incident, kind, person = meant_sheet(call)
    sheets, args = call.desk.agency_sheets, call.args
    answers = [
        *(_answer(typed) for typed in args.set),
        *(SheetAnswer(code=code, state=NOT_KNOWN) for code in args.not_known),
        *(SheetAnswer(code=code, state=NOT_ASKED) for code in args.not_asked),
    ]
    if answers or args.as_recorded:
        before = sheets.prepare(incident, kind.code, person).saved
        version = before.row_version if before is not None else 0
        sheets.save(incident, kind.code, person, version, answers, args.as_recorded)
    return _shown(args.reference, sheets.prepare(incident, kind.code, person))


def _print_arguments(parser: argparse.ArgumentParser) -> None:
    which_sheet(parser)
    copy_options(parser)
    agency_only_option(parser)


def agency_only_option(parser: argparse.ArgumentParser) -> None:
    """The blank block that the agency itself fills in: off unless asked for."""
    parser.add_argument("--agency-only", action="store_true", help=help_words("sheet_agency_only"))


def _print(call: Call) -> Outcome:
    desk, target, request = call.desk, Path(call.args.to).absolute(), requested(call)
    refuse_target(target, may_replace=call.args.replace)
    incident, kind, person = meant_sheet(call)
    progress = call.console.progress
    return printed(call, desk.papers.prepare_sheet(incident, kind.code, person, request, progress), target)


def meant_sheet(call: Call) -> tuple[UUID, SheetKind, UUID | None]:
    """The incident, the sheet by its code or short name, and the person; the only one there can be need not be said."""
    desk, typed = call.desk, call.args.sheet.strip().casefold()
    kinds = wording.load_sheets()
    code = next((k.code for k in kinds.values() if typed in (k.code, k.short.casefold())), call.args.sheet)
    kind = sheet_named(kinds, code)
    case = desk.incident_log.reread(desk.incident_log.by_reference(call.args.reference))
    return case.incident.id, kind, _person(case, kind, call.args.person)


def _person(case: CaseFile, kind: SheetKind, typed: str | None) -> UUID | None:
    """Raises Refusal with a problem where that is nobody, or not certain."""
    if typed is None:
        people = people_for(kind, case)
        return people[0].id if len(people) == 1 and kind.about != INCIDENT else None
    wanted = typed.strip().casefold()
    found = {p.id for _part, p in case.people if wanted in (p.name.strip().casefold(), str(p.id))}
    if len(found) != 1:
        raise Refusal(
            "draft_has_problems", [Problem("person", "person_not_certain" if found else "person_not_known")]
        )
    return found.pop()


def _answer(typed: str) -> SheetAnswer:
    code, between, text = typed.partition(_SETTING)
    if not between:
        raise UsageFault(wording.words("hatch", "sheet_set_wrong", {"typed": typed}))
    return SheetAnswer(code=code.strip(), text=text)


def _shown(reference: str, sheet: FilledSheet) -> Outcome:
    head = {"reference": reference, "sheet": sheet.kind.name, "count": str(len(sheet.missing))}
    lines = [wording.words("hatch", "sheet_head", head)]
    if sheet.person is not None:
        lines.append(wording.label("sheet.paper_about", name=sheet.person.name))
    elif sheet.is_withdrawn:
        lines.append(wording.label("sheet.person_withdrawn"))
    if sheet.is_locked:
        lines.append(wording.label("sheet.no_image"))
    if not sheet.kind.confirmed:
        lines.append(wording.label("sheet.unconfirmed"))
    for block in sheet.kind.blocks:
        lines += ["", block.title]
        lines += [_line(sheet.answer(field.code)) for field in block.fields]
    document = {
        "reference": reference,
        "sheet": sheet.kind.code,
        "person": str(sheet.person.id) if sheet.person else None,
        "missing": [each.field.code for each in sheet.missing],
        "answers": [
            {
                "field": each.field.code,
                "state": each.state,
                "text": each.text,
                "origin": each.origin,
                "missing": each.is_missing,
            }
            for each in sheet.answers
        ],
    }
    return Outcome(document=document, lines=tuple(lines))


def _line(answer: FieldAnswer) -> str:
    said = answer.text if answer.state == SAID else wording.label(f"sheet.{answer.state or 'blank'}")
    key = "sheet_missing" if answer.is_missing else "sheet_line"
    values = {"field": answer.field.code, "label": answer.field.label, "said": said.replace("\n", "\n      ")}
    return wording.words("hatch", key, values)


COMMANDS = (
    Command(name="sheet", arguments=_arguments, run=_sheet, forms=("sheet_",)),
    Command(name="print-sheet", arguments=_print_arguments, run=_print, forms=("print_",)),
)
