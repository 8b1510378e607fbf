"""log, amend, note and person: an incident and what is added to it."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from safetydesk import wording
from safetydesk.cli.access_commands import access_options, access_typed
from safetydesk.cli.arguments import Call, Command, UsageFault, help_words, text_options
from safetydesk.cli.attaching import (
    attach_options,
    declared,
    refused_documents,
    refused_lines,
    told_lines,
    worst_code,
)
from safetydesk.cli.choosing import category_codes, coded, part_meant, people_of, severity_level
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.case_note_kinds import POINTS, asks
from safetydesk.domain.checks.capture_card import pointed_out
from safetydesk.domain.drafts import IncidentDraft, NoteDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.exhibit import CaptureCard
from safetydesk.domain.pointing_out import PointingOut
from safetydesk.services.desk import Desk
from safetydesk.services.exhibits import Intake

TEXTS = (
    "summary", "child_words", "happened_kind", "happened_source", "happened_end", "discovered", "reported", "told_by",
    "told_how", "platform", "address", "device", "place", "severity_reason", "immediate_action", "wishes",
)  # fmt: skip
LISTS = {"told_how": "told_how", "platform": "platforms", "device": "devices", "place": "places"}


def _field_options(parser: argparse.ArgumentParser) -> None:
    text_options(parser, TEXTS)
    parser.add_argument(
        "--happened", dest="happened_start", metavar="TIME", help=help_words("happened_start")
    )
    parser.add_argument("--category", action="append", metavar="CODE", help=help_words("category"))
    parser.add_argument("--severity", metavar="1-4", help=help_words("severity"))
    parser.add_argument(
        "--sexual-image", action=argparse.BooleanOptionalAction, default=None, help=help_words("sexual_image")
    )


def _log_arguments(parser: argparse.ArgumentParser) -> None:
    _field_options(parser)
    parser.add_argument(
        "--person", action="append", default=[], metavar="PART:KIND:NAME[:YEAR]", help=help_words("person")
    )
    _somebody_else(parser)
    parser.add_argument("--attach", action="append", default=[], metavar="FILE", help=help_words("attach"))
    attach_options(parser)
    access_options(parser)


def _amend_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("--reason", required=True, metavar="TEXT", help=help_words("reason_for_change"))
    _field_options(parser)


def _with_fields(call: Call, draft: IncidentDraft) -> IncidentDraft:
    """The draft with every option that was given put in."""
    vocabulary = call.desk.vocabulary
    given: dict[str, Any] = coded(vocabulary, call.typed((*TEXTS, "happened_start")), LISTS)
    if "happened_start" in given and "happened_kind" not in given and draft.happened_kind == "unknown":
        given["happened_kind"] = "between" if given.get("happened_end") else "exact"
    if call.args.category is not None:
        given["categories"] = category_codes(vocabulary, call.args.category)
    if call.args.severity is not None:
        given["severity"] = severity_level(vocabulary, call.args.severity)
    if call.args.sexual_image is not None:
        given["sexual_image"] = call.args.sexual_image
    return replace(draft, **given)


def _log(call: Call) -> Outcome:
    desk, args = call.desk, call.args
    draft = _with_fields(call, desk.incident_log.new_draft())
    draft = replace(draft, people=people_of(desk, args.person, args.somebody_else), **access_typed(call))
    problems = desk.incident_log.check(draft)
    if problems:
        raise Refusal("draft_has_problems", problems)
    _refuse_subjects(desk, draft)
    taken = Intake()
    if args.attach:
        taken = desk.exhibits.receive_into_draft(
            draft, [Path(name) for name in args.attach], declared(args), None, call.console.progress
        )
        draft = taken.draft or draft
    try:
        incident = desk.incident_log.log(draft)
    except Refusal:
        if draft.evidence:  # nothing half kept: the files lie where they lay, and giving them up is recorded
            desk.incident_log.discard_draft(draft.id, sure=True)
        raise
    case = desk.incident_log.reread(incident.id)
    numbers = [exhibit.number for exhibit in case.exhibits]
    needed = desk.incident_log.still_needed(case)
    points = pointed_out(CaptureCard(device=draft.device)) if taken.received else ()
    document = {
        "reference": incident.reference,
        "id": str(incident.id),
        "severity": incident.severity,
        "exhibits": numbers,
        "still_needed": [duty.code for duty in needed],
        "refused": refused_documents(taken),
        "pointed_out": list(points),
    }
    lines = [wording.words("hatch", "logged", {"reference": incident.reference})]
    lines += [wording.words("hatch", "received", {"number": number}) for number in numbers]
    lines += [wording.label(f"card_points.{code}") for code in points]
    lines += [wording.words("hatch", "needed", {"what": duty.label}) for duty in needed]
    return Outcome(
        document=document, lines=(*lines, *told_lines(taken), *refused_lines(taken)), code=worst_code(taken)
    )


def _refuse_subjects(desk: Desk, draft: IncidentDraft) -> None:
    """Before a file is read or anything kept: what would be given up afterwards is recorded."""
    openers = {desk.office.me, *draft.may_open} if draft.restricted else None
    for person in draft.people:
        refusal = desk.people.subject_refused(person, openers=openers)
        if refusal is not None:
            raise refusal


def _amend(call: Call) -> Outcome:
    log = call.desk.incident_log
    case = log.reread(log.by_reference(call.args.reference))
    draft = _with_fields(call, log.amendment_draft(case))
    reason = draft_reason(call)
    saved = log.amend(case.incident.id, case.incident.row_version, draft, reason)
    after = log.reread(saved.id)
    document = {"reference": saved.reference, "version": saved.row_version, "is_locked": after.is_locked}
    lines = [wording.words("hatch", "amended", {"reference": saved.reference})]
    if after.is_locked and not case.is_locked:
        lines.append(wording.words("hatch", "now_locked"))
    return Outcome(document=document, lines=tuple(lines))


def draft_reason(call: Call) -> str:
    """A reason as typed; the code of a usual one ("typing_slip") becomes its words."""
    typed = str(call.args.reason)
    return call.desk.vocabulary.term("amend_reasons", typed).label


def _note_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("text", metavar="TEXT", help=help_words("note_text"))
    parser.add_argument("--at", metavar="TIME", help=help_words("at"))
    parser.add_argument("--kind", metavar="KIND", help=help_words("note_kind"))
    parser.add_argument("--whose", metavar="NAME", help=help_words("note_whose"))
    parser.add_argument("--method", metavar="HOW", help=help_words("method"))


def _note(call: Call) -> Outcome:
    incident_id = _incident(call)
    words, log = call.desk.vocabulary, call.desk.incident_log
    typed = coded(
        words, call.typed(("text", "at", "kind", "method")), {"kind": "note_kinds", "method": "methods"}
    )
    whose = str(call.typed(("whose",)).get("whose", ""))
    people = {person.name.casefold(): person.id for _part, person in log.reread(incident_id).people}
    known = people.get(whose.strip().casefold())
    draft = NoteDraft(**typed, person_id=known, person_name="" if known else whose)
    note = log.add_note(incident_id, draft)
    points = PointingOut(words).points(note.text) if asks(note.kind, POINTS, words) else ()
    return Outcome(
        document={
            "reference": call.args.reference,
            "id": str(note.id),
            "pointed_out": [{"kind": point.kind, "found": point.found} for point in points],
        },
        lines=(
            wording.words("hatch", "noted", {"reference": call.args.reference}),
            *wording.pointed_out_lines(points),
        ),
    )


def _person_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("person", nargs="*", metavar="PART:KIND:NAME[:YEAR]", help=help_words("person"))
    _somebody_else(parser)
    parser.add_argument("--off-list", action="store_true", help=help_words("off_list"))
    parser.add_argument("--withdraw", metavar="NAME", help=help_words("withdraw"))
    parser.add_argument("--reason", metavar="TEXT", help=help_words("reason_withdrawn"))


def _somebody_else(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--somebody-else", action="append", default=[], metavar="NAME", help=help_words("somebody_else")
    )


def _person(call: Call) -> Outcome:
    """People to add; with --withdraw, one whose part was recorded wrongly."""
    adds, withdraws = bool(call.args.person), call.args.withdraw is not None
    if adds == withdraws or (adds and call.args.reason is not None):
        raise UsageFault(wording.words("hatch", "person_or_withdraw"))
    if withdraws:
        return _withdraw(call)
    incident_id = _incident(call)
    typed = people_of(call.desk, call.args.person, call.args.somebody_else)
    found = [replace(each, takes_off_list=call.args.off_list) for each in typed]
    call.desk.incident_log.add_person(incident_id, *found)
    names = [person.name for person in found]
    added = wording.words("hatch", "person_added", {"reference": call.args.reference})
    return Outcome(
        document={"reference": call.args.reference, "added": names},
        lines=tuple(f"{added} {name}" for name in names),
    )


def _withdraw(call: Call) -> Outcome:
    log = call.desk.incident_log
    part, person = part_meant(log.reread(_incident(call)), call.desk.vocabulary, call.args.withdraw)
    log.withdraw_person(part.id, part.row_version, call.typed(("reason",)).get("reason", ""))
    withdrawn = wording.words("hatch", "person_withdrawn", {"reference": call.args.reference})
    return Outcome(
        document={"reference": call.args.reference, "withdrawn": person.name, "part": part.part},
        lines=(f"{withdrawn} {person.name}",),
    )


def _no_arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def _discard_damaged(call: Call) -> Outcome:
    """Drafts and forms begun that cannot be read; verify says how many there are."""
    gone = call.desk.incident_log.discard_damaged_drafts() + call.desk.form_drafts.discard_damaged()
    said = wording.label("today_discarded", count=wording.count_words(gone, "draft"))
    return Outcome(document={"discarded": gone}, lines=(said,))


def _incident(call: Call) -> UUID:
    return call.desk.incident_log.by_reference(call.args.reference)


_PERSON_FORMS = ("incident.person_", "incident.withdraw_", "log_")
COMMANDS = (
    Command(name="log", arguments=_log_arguments, run=_log, forms=("log_", "incident.field_")),
    Command(
        name="amend",
        arguments=_amend_arguments,
        run=_amend,
        forms=("incident.field_", "incident.amend_", "log_"),
    ),
    Command(name="note", arguments=_note_arguments, run=_note, forms=("incident.note_",)),
    Command(name="person", arguments=_person_arguments, run=_person, forms=_PERSON_FORMS),
    Command(name="discard-damaged", arguments=_no_arguments, run=_discard_damaged),
)
