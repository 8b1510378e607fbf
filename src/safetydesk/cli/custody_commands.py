"""hold, held, custody, withdraw-exhibit, reinstate-exhibit and numbers: what is held, who has it, and its numbers.

None takes a file. Options are named as the window names the fields.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, UsageFault, help_words
from safetydesk.cli.choosing import exhibit_meant, nth, term_code
from safetydesk.cli.custody_in_words import held_lines, line_lines, now_words
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.custody import CORRECTED, Line
from safetydesk.domain.custody_drafts import CustodyDraft, HeldItemDraft
from safetydesk.domain.custody_of_exhibits import in_custody
from safetydesk.domain.errors import Refusal
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.held_item import AMENDABLE, HeldItem
from safetydesk.domain.plain import hints_of, to_plain
from safetydesk.domain.reference import SEPARATORS, exhibit_number

_HELD = tuple(hints_of(HeldItemDraft))
_ACT = ("at", "from_who", "to_who", "purpose", "place", "seal", "receipt", "witness", "note")
SLASH = "slash"
_SIGNS = {code or SLASH: code for code in SEPARATORS}


def thing_meant(case: CaseFile, number: str) -> Exhibit | HeldItem:
    """The exhibit or held item with that number, whatever the case of its letters. Raises Refusal `no_such_record`."""
    wanted = number.strip().casefold()
    for thing in in_custody(case):
        if thing.number.casefold() == wanted:
            return thing
    raise Refusal("no_such_record")


def _fields(parser: argparse.ArgumentParser, names: Sequence[str], labels: str) -> None:
    for name in names:
        words = wording.label(f"{labels}.{name}").replace("%", "%%")
        parser.add_argument(f"--{name.replace('_', '-')}", dest=name, metavar="TEXT", help=words)


def _hold_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    _fields(parser, _HELD, "held_field")
    parser.add_argument("--amend", metavar="NUMBER", help=help_words("hold_amend"))


def _hold(call: Call) -> Outcome:
    desk, args = call.desk, call.args
    incident_id = desk.incident_log.by_reference(args.reference)
    typed = call.typed(_HELD)
    if "power" in typed:
        typed["power"] = term_code(desk.vocabulary, "held_power", typed["power"])
    if args.amend:
        item = _held_meant(desk.incident_log.reread(incident_id), args.amend)
        beside = sorted(typed.keys() - set(AMENDABLE))
        if beside:
            raise UsageFault(wording.words("hatch", "hold_not_amended", {"names": ", ".join(beside)}))
        draft = HeldItemDraft(**{**{n: getattr(desk.held_items.draft_of(item), n) for n in _HELD}, **typed})
        item = desk.held_items.amend(item.id, item.row_version, draft)
    else:
        item = desk.held_items.record(incident_id, HeldItemDraft(**typed))
    pointed = desk.held_items.pointed_out(item.imei, item.power, item.custodian_two)
    lines = [wording.words("hatch", "held_recorded", {"number": item.number})]
    lines += [wording.problem(each) for each in pointed]
    document = {
        "reference": args.reference,
        "number": item.number,
        "pointed_out": [each.code for each in pointed],
    }
    return Outcome(document=document, lines=tuple(lines))


def _held_meant(case: CaseFile, number: str) -> HeldItem:
    thing = thing_meant(case, number)
    if not isinstance(thing, HeldItem):
        raise Refusal("no_such_record")
    return thing


def _held_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))


def _held(call: Call) -> Outcome:
    desk = call.desk
    case = desk.incident_log.open(desk.incident_log.by_reference(call.args.reference))
    lines: list[str] = []
    documents = []
    for item in case.held:
        line = desk.custody.line_in(case, item)
        lines += held_lines(item, line, desk.vocabulary)
        documents.append({"item": to_plain(item), **_line_document(line)})
    none = wording.words("hatch", "held_none")
    return Outcome(
        document={"reference": call.args.reference, "held": documents}, lines=tuple(lines or [none])
    )


def _custody_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("number", metavar="NUMBER", help=help_words("custody_number"))
    parser.add_argument("--act", metavar="TEXT", help=help_words("custody_act"))
    _fields(parser, _ACT, "custody_field")
    parser.add_argument("--corrects", type=int, metavar="LINE", help=help_words("custody_corrects"))
    parser.add_argument("--never-happened", action="store_true", help=help_words("custody_never"))


def _custody(call: Call) -> Outcome:
    desk, args = call.desk, call.args
    incident_id = desk.incident_log.by_reference(args.reference)
    typed = call.typed(_ACT)
    is_act = bool(args.act or args.corrects)
    if (typed or args.never_happened) and not is_act:
        raise UsageFault(wording.words("hatch", "custody_act_needed"))
    case = desk.incident_log.reread(incident_id) if is_act else desk.incident_log.open(incident_id)
    thing = thing_meant(case, args.number)
    if is_act:
        desk.custody.record(thing.id, _act(call, desk.custody.line_in(case, thing), typed))
        case = desk.incident_log.reread(incident_id)
    line = desk.custody.line_in(case, thing)
    lines = [f"{thing.number}  {now_words(line)}", *line_lines(line, desk.vocabulary)]
    return Outcome(document={"number": thing.number, **_line_document(line)}, lines=tuple(lines))


def _act(call: Call, line: Line, typed: dict[str, Any]) -> CustodyDraft:
    """Where an entry is put right, what is not said stays as it was."""
    args = call.args
    if args.corrects is None:
        kind = term_code(call.desk.vocabulary, "custody_kinds", args.act)
        return CustodyDraft(kind=kind, is_struck=args.never_happened, **typed)
    step = nth(line.steps, args.corrects)
    stands = step.now or step.entry
    before = {name: getattr(stands, name) for name in _ACT if name not in ("at", "note")}
    whole: dict[str, Any] = {**before, "at": stands.at.text(), **typed}
    return CustodyDraft(kind=CORRECTED, corrects=step.entry.id, is_struck=args.never_happened, **whole)


def _line_document(line: Line) -> dict[str, object]:
    return {
        "holder": line.holder,
        "place": line.place,
        "seal": line.seal,
        "is_unbroken": line.is_unbroken,
        "is_ended": line.is_ended,
        "breaks": [each.code for each in line.breaks],
        "steps": [
            {
                "giver": step.giver,
                "holder": step.holder,
                "entry": to_plain(step.entry),
                "stands": to_plain(step.now) if step.now else None,
            }
            for step in line.steps
        ],
    }


def _state_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("number", metavar="EXHIBIT", help=help_words("exhibit"))
    parser.add_argument("--reason", required=True, metavar="TEXT", help=help_words("reason"))


def _withdraw(call: Call) -> Outcome:
    meant = exhibit_meant(call.desk, call.args.reference, call.args.number)
    return _state_told(
        call.desk.exhibits.withdraw(meant.id, meant.row_version, call.args.reason), "withdrawn"
    )


def _reinstate(call: Call) -> Outcome:
    meant = exhibit_meant(call.desk, call.args.reference, call.args.number)
    return _state_told(
        call.desk.exhibits.reinstate(meant.id, meant.row_version, call.args.reason), "reinstated"
    )


def _state_told(saved: Exhibit, what: str) -> Outcome:
    said = wording.words("hatch", f"exhibit_{what}", {"number": saved.number})
    return Outcome(document={"exhibit": saved.number, "state": saved.state}, lines=(said,))


def _numbers_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--sign", choices=tuple(_SIGNS), help=help_words("numbers_sign"))


def _numbers(call: Call) -> Outcome:
    desk = call.desk
    if call.args.sign:
        desk.school_profile.amend(exhibit_separator=_SIGNS[call.args.sign])
    code = desk.school().exhibit_separator
    example = exhibit_number(desk.me.initials, 12, code)
    said = wording.words("hatch", "numbers", {"example": example})
    return Outcome(document={"sign": code or SLASH, "example": example}, lines=(said,))


COMMANDS = (
    Command(name="hold", arguments=_hold_arguments, run=_hold, forms=("held_field.",)),
    Command(name="held", arguments=_held_arguments, run=_held),
    Command(name="custody", arguments=_custody_arguments, run=_custody, forms=("custody_field.",)),
    Command(
        name="withdraw-exhibit",
        arguments=_state_arguments,
        run=_withdraw,
        forms=("incident.withdraw_exhibit_",),
    ),
    Command(
        name="reinstate-exhibit", arguments=_state_arguments, run=_reinstate, forms=("incident.reinstate_",)
    ),
    Command(name="numbers", arguments=_numbers_arguments, run=_numbers),
)
