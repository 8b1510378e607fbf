"""verify, history, looked-at, proof and day-mark: what was done, by whom, and that nobody changed it since."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, UsageFault, help_words
from safetydesk.cli.in_words import when
from safetydesk.cli.looking_commands import window_options
from safetydesk.cli.outcome import DONE, TROUBLE, Outcome
from safetydesk.cli.plain_records import done_document, done_words
from safetydesk.cli.printing_commands import is_exemption
from safetydesk.domain.case_file import Done
from safetydesk.domain.errors import Problem, Refusal
from safetydesk.domain.proof.finding import Finding
from safetydesk.services.audit_trail import mark_typed
from safetydesk.services.desk import Desk
from safetydesk.services.verifying import Verification


def _history_arguments(parser: argparse.ArgumentParser) -> None:
    about = parser.add_mutually_exclusive_group()
    about.add_argument("reference", nargs="?", metavar="REF", help=help_words("history_ref"))
    about.add_argument("--person", metavar="NAME", help=help_words("history_person"))
    about.add_argument("--member", metavar="NAME", help=help_words("history_member"))
    about.add_argument("--school", action="store_true", help=help_words("history_school"))
    window_options(parser)


def _history(call: Call) -> Outcome:
    """Every act about one record, oldest first, with what it said before; without one the trail, newest first."""
    desk, names = call.desk, call.desk.audit_trail.names()
    acts = _acts_asked_for(call)
    lines: list[str] = []
    for act in acts:
        who = names.get(act.member, "")
        lines.append(f"{when(act.at)}  {who}: {done_words(act, desk.vocabulary)}")
        for each in desk.looking_back.changes(act.event):
            nothing = wording.words("hatch", "nothing_there")
            lines += _set_in(f"{each.field}: {each.old or nothing} → {each.new or nothing}")
    document = {"history": [_act_document(call.desk, act, names) for act in acts]}
    return Outcome(document=document, lines=tuple(lines))


def _acts_asked_for(call: Call) -> Sequence[Done]:
    desk, args = call.desk, call.args
    if args.person:
        return desk.looking_back.of_person(_person(desk, args.person))
    if args.member:
        return desk.looking_back.of_member(_member(desk, args.member))
    if args.school:
        return desk.looking_back.of_school()
    if args.reference is None:
        return desk.audit_trail.page(args.offset, args.limit)
    if is_exemption(args.reference):
        return desk.looking_back.of_case(desk.exemptions.by_reference(args.reference))
    return desk.looking_back.of_case(desk.incident_log.by_reference(args.reference))


def _act_document(desk: Desk, act: Done, names: dict[UUID, str]) -> dict[str, Any]:
    changes = [
        {"field": each.field, "old": each.old, "new": each.new}
        for each in desk.looking_back.changes(act.event)
    ]
    document = {**done_document(act, desk.vocabulary), "by": names.get(act.member, "")}
    return {**document, "changes": changes} if changes else document


def _set_in(text: str) -> list[str]:
    return [f"      | {line}" for line in text.split("\n")]


def _looked_at_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("person", metavar="NAME", help=help_words("looked_at_person"))


def _looked_at(call: Call) -> Outcome:
    """Who looked at anything this person has a part in, the newest first; that it was asked is an act."""
    desk, names = call.desk, call.desk.audit_trail.names()
    acts = desk.looking_back.looked_at(_person(desk, call.args.person))
    lines = [
        f"{when(act.at)}  {names.get(act.member, '')}: {done_words(act, desk.vocabulary)}" for act in acts
    ]
    document = [{**done_document(act, desk.vocabulary), "by": names.get(act.member, "")} for act in acts]
    return Outcome(
        document={"looked": document}, lines=tuple(lines) or (wording.words("hatch", "nobody_looked"),)
    )


def _person(desk: Desk, typed: str) -> UUID:
    """By whole name or id. Raises Refusal with the problem."""
    wanted = typed.strip().casefold()
    same = [each.id for each in desk.people.all() if wanted in (str(each.id), each.name.casefold())]
    return _only(same, "person")


def _member(desk: Desk, typed: str) -> UUID:
    wanted = typed.strip().casefold()
    names = desk.audit_trail.names()
    return _only([each for each, name in names.items() if wanted in (str(each), name.casefold())], "member")


def _only(found: list[UUID], option: str) -> UUID:
    if len(found) != 1:
        code = "person_not_certain" if found else "person_not_known"
        raise Refusal("draft_has_problems", [Problem(option, code)])
    return found[0]


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--mark", action="append", default=[], metavar="MARK", help=help_words("verify_mark"))
    parser.add_argument("--lately", action="store_true", help=help_words("verify_lately"))


def _verify(call: Call) -> Outcome:
    """Exit code 3 when a promise failed: which one is a finding."""
    marks = _marks(call.args.mark)
    if marks and call.args.lately:
        raise UsageFault(wording.words("hatch", "mark_or_lately"))
    progress = call.console.progress
    if call.args.lately:
        verdict = call.desk.audit_trail.verify_lately(progress)
    else:
        verdict = call.desk.audit_trail.verify(progress, marks)
    return Outcome(
        document=_verdict_document(verdict),
        lines=tuple(_verdict_lines(verdict)),
        code=DONE if verdict.ok else TROUBLE,
    )


def _marks(typed: Sequence[str]) -> list[str]:
    """From paper, each as 20 hex digits. Raises Refusal `mark_not_understood`."""
    marks = [mark_typed(each) for each in typed]
    found = [each for each in marks if each is not None]
    if len(found) < len(typed):
        raise Refusal("mark_not_understood")
    return found


def _verdict_document(verdict: Verification) -> dict[str, Any]:
    return {
        "findings": [_told(found) for found in verdict.findings],
        "anomalies": [_told(found) for found in verdict.anomalies],
        "draft_files": verdict.draft_files,
        "unclaimed": list(verdict.unclaimed),
        "checkpoint": {"mark": verdict.checkpoint.short, "root": verdict.checkpoint.root},
        "marks": {mark: at.text() if at else None for mark, at in verdict.marks.items()},
        "remembered": verdict.remembered,
        "everything": verdict.is_whole,
    }


def _told(found: Finding) -> dict[str, Any]:
    return {"code": found.code, "said": _said(found), "values": dict(found.values)}


def _said(found: Finding) -> str:
    return wording.label(f"finding.{found.code}", **found.values)


def _verdict_lines(verdict: Verification) -> list[str]:
    kept = "kept" if verdict.is_whole else "kept_lately"
    values = {"files": wording.count_words(verdict.draft_files, "file")}
    lines = [wording.words("hatch", kept if verdict.ok else "broken", values)]
    lines += [f"  {_said(found)}" for found in verdict.findings]
    lines += [f"  {_said(found)}" for found in verdict.anomalies]
    lines += [wording.label("audit_mark_stood", at=when(at)) for at in verdict.marks.values() if at]
    if verdict.unclaimed:
        lines.append(wording.words("hatch", "unclaimed", {"count": str(len(verdict.unclaimed))}))
    lines.append(wording.words("hatch", "checkpoint", {"checkpoint": verdict.checkpoint.short}))
    if not verdict.remembered:
        lines.append(wording.label("audit_none_known"))
    return lines


def _proof_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("reference", nargs="?", metavar="REF", help=help_words("either_ref"))
    what.add_argument("--whole", action="store_true", help=help_words("proof_whole"))
    parser.add_argument("--to", required=True, metavar="FOLDER", help=help_words("proof_to"))
    parser.add_argument("--mark", action="append", default=[], metavar="MARK", help=help_words("proof_mark"))


def _proof(call: Call) -> Outcome:
    """A folder that anybody can check with Python alone."""
    reference = "" if call.args.whole else call.args.reference
    marks, place = _marks(call.args.mark), Path(call.args.to).absolute()
    made = call.desk.proofs.export(reference, place, call.console.progress, marks)
    values = {
        "path": str(made.folder),
        "mark": made.mark,
        "what": made.reference or wording.label("the_whole_trail"),
    }
    return Outcome(
        document={"path": str(made.folder), "reference": made.reference, "mark": made.mark},
        lines=(wording.words("hatch", "proved", values),),
    )


def _day_mark_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar="YYYY-MM-DD", type=date.fromisoformat, help=help_words("day_mark_on"))
    parser.add_argument("--to", metavar="FILE", help=help_words("day_mark_to"))


def _day_mark(call: Call) -> Outcome:
    """The day's last checkpoint in words; on a page where a file is named."""
    marks = call.desk.day_marks
    mark = marks.of(call.args.on) if call.args.on else marks.now()
    lines = [wording.date_words(mark.day), mark.words, mark.checkpoint.short]
    document: dict[str, Any] = {
        "day": mark.day.isoformat(),
        "words": mark.words,
        "mark": mark.checkpoint.short,
        "is_over": mark.is_over,
    }
    if call.args.to:
        path = Path(call.args.to).absolute()
        marks.save(mark, path)
        document["path"] = str(path)
        lines.append(str(path))
    return Outcome(document=document, lines=tuple(lines))


COMMANDS = (
    Command(name="history", arguments=_history_arguments, run=_history),
    Command(name="looked-at", arguments=_looked_at_arguments, run=_looked_at),
    Command(name="verify", arguments=_verify_arguments, run=_verify),
    Command(name="proof", arguments=_proof_arguments, run=_proof),
    Command(name="day-mark", arguments=_day_mark_arguments, run=_day_mark),
)
