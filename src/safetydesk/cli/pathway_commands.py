"""pathway, pathway-step, ban and ban-lift: where an incident stands on its pathways, and what no record shows."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words
from safetydesk.cli.choosing import coded, nth, term_code
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.pathway_drafts import BanDraft, StepDraft
from safetydesk.domain.pathways import FROZEN, PathwayView, StepView

BAN = ("what", "details", "starts", "until", "review", "reason", "decided", "decided_by")
WHOLE = "-"
"""In place of a step: the pathway as a whole."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("incident", metavar="REF", help=help_words("ref"))


def _step_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("incident", metavar="REF", help=help_words("ref"))
    parser.add_argument("pathway", metavar="PATHWAY", help=help_words("pathway_code"))
    parser.add_argument("step", metavar="STEP", help=help_words("pathway_step"))
    parser.add_argument("state", metavar="STATE", help=help_words("pathway_state"))
    parser.add_argument("--note", metavar="TEXT", help=help_words("pathway_note"))
    parser.add_argument("--at", metavar="TIME", help=help_words("at"))


def _ban_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("incident", metavar="REF", help=help_words("ref"))
    parser.add_argument("--person", default="", metavar="NAME", help=help_words("ban_person"))
    for name in BAN:
        parser.add_argument(f"--{name.replace('_', '-')}", metavar="TEXT", help=help_words(f"ban_{name}"))


def _lift_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("incident", metavar="REF", help=help_words("ref"))
    parser.add_argument("number", type=int, metavar="NUMBER", help=help_words("ban_number"))
    parser.add_argument("--reason", default="", metavar="TEXT", help=help_words("ban_lift_reason"))


def _pathway(call: Call) -> Outcome:
    return _all(call, _case(call))


def _step(call: Call) -> Outcome:
    args, words = call.args, call.desk.vocabulary
    step = "" if args.step == WHOLE else args.step
    state = term_code(words, "step_states" if step else "pathway_states", args.state)
    draft = StepDraft(state=state, **call.typed(("note", "at")))
    call.desk.pathways.say(_case(call).incident.id, args.pathway, step, draft)
    return _all(call, _case(call))


def _ban(call: Call) -> Outcome:
    case = _case(call)
    typed = coded(call.desk.vocabulary, call.typed(BAN), {"what": "ban_kinds"})
    call.desk.pathways.ban(case.incident.id, BanDraft(person_id=person_id(case, call.args.person), **typed))
    return _all(call, _case(call))


def _lift(call: Call) -> Outcome:
    ban = nth(_case(call).bans, call.args.number)
    call.desk.pathways.lift(ban.id, ban.row_version, call.args.reason)
    return _all(call, _case(call))


def person_id(case: CaseFile, typed: str) -> str:
    """The id of the person of the incident who was meant; what was typed where nobody was: checks judge it."""
    wanted = " ".join(typed.casefold().split())
    meant = {str(who.id) for _part, who in case.people if " ".join(who.name.casefold().split()) == wanted}
    return meant.pop() if len(meant) == 1 else typed


def _all(call: Call, case: CaseFile) -> Outcome:
    views = call.desk.pathways.of_case(case)
    document = {
        "reference": case.incident.reference,
        "pathways": [_plain(view) for view in views],
        "offered": [each.code for each in call.desk.pathways.offered(views)],
        "bans": [
            {
                "number": number,
                "what": ban.what,
                "starts": ban.starts.isoformat(),
                "until": ban.until.isoformat() if ban.until else None,
                "lifted": ban.lifted.text() if ban.lifted else None,
            }
            for number, ban in enumerate(case.bans, 1)
        ],
    }
    lines = [line for view in views for line in _lines(call, view, case)]
    empty = wording.words("hatch", "no_pathways", {"reference": case.incident.reference})
    return Outcome(document=document, lines=(*(lines or [empty]), *_bans(call, case)))


def _plain(view: PathwayView) -> dict[str, object]:
    return {
        "code": view.pathway.code,
        "applies": view.applies,
        "set_aside": view.is_set_aside,
        "next": view.next.step.code if view.next else None,
        "steps": [
            {
                "code": each.step.code,
                "standing": each.standing,
                "at": each.at.text() if each.at else None,
                "by": each.fact or None,
                "frozen_by": each.frozen_by or None,
                "opens": each.step.opens,
            }
            for each in view.steps
        ],
    }


def _lines(call: Call, view: PathwayView, case: CaseFile) -> Iterator[str]:
    aside = wording.label("incident.pathway_is_aside") if view.is_set_aside else ""
    yield " \u00b7 ".join(part for part in (view.pathway.name, f"({view.pathway.code})", aside) if part)
    for each in view.steps:
        mark = ">" if view.next is not None and each is view.next else " "
        yield f" {mark} {_standing(each)}: {each.step.name} ({each.step.code})"
        how = _how(call, each, case)
        if how:
            yield f"     {how}"


def _standing(view: StepView) -> str:
    return wording.label(f"pathways.standing_{view.standing}")


def _how(call: Call, view: StepView, case: CaseFile) -> str:
    if view.standing == FROZEN:
        return wording.label("pathways.frozen")
    if view.fact:
        return wording.step_record_words(view, case, call.desk.vocabulary)
    return wording.step_said_words(view.said, case) if view.said is not None else ""


def _bans(call: Call, case: CaseFile) -> Iterator[str]:
    names = {person.id: person.name for _part, person in case.people}
    for number, ban in enumerate(case.bans, 1):
        what = call.desk.vocabulary.term("ban_kinds", ban.what).label
        until = wording.date_words(ban.until) if ban.until else wording.label("incident.ban_no_end")
        lifted = (
            wording.label("incident.ban_lifted", at=wording.moment_words(ban.lifted)) if ban.lifted else ""
        )
        parts = (names.get(ban.person_id, ""), what, wording.date_words(ban.starts), until, lifted)
        yield f"{number}. " + " \u00b7 ".join(part for part in parts if part)


def _case(call: Call) -> CaseFile:
    log = call.desk.incident_log
    return log.reread(log.by_reference(call.args.incident))


_FORMS = ("incident.ban_", "incident.pathway_step_")
COMMANDS = (
    Command(name="pathway", arguments=_arguments, run=_pathway),
    Command(name="pathway-step", arguments=_step_arguments, run=_step, forms=_FORMS),
    Command(name="ban", arguments=_ban_arguments, run=_ban, forms=_FORMS),
    Command(name="ban-lift", arguments=_lift_arguments, run=_lift, forms=_FORMS),
)
