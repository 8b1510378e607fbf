"""close, reopen, sign-off and debrief: how an incident ends, who else signs, and what was learnt."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, UsageFault, help_words
from safetydesk.cli.choosing import nth, term_code
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.closing_drafts import ClosingDraft, DebriefDraft, SignOffDraft
from safetydesk.domain.plain import to_plain

CLOSING = (
    "summary", "no_summary", "follow_up", "no_follow_up", "actions", "no_actions", "outcome", "no_outcome",
)  # fmt: skip
DEBRIEF = (
    "held", "present", "lessons", "policy_change", "teaching_change", "review_owner", "review_due", "waived_reason",
)  # fmt: skip


def _texts(parser: argparse.ArgumentParser, names: Iterable[str], of: str) -> None:
    for name in names:
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, dest=name, metavar="TEXT", help=help_words(f"{of}_{name}"))


def _close_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    _texts(parser, CLOSING, "closing")
    parser.add_argument(
        "--outcome-code",
        dest="outcomes",
        action="append",
        metavar="CODE",
        help=help_words("closing_outcomes"),
    )
    parser.add_argument(
        "--set-aside", action="append", metavar="DUTY=REASON", help=help_words("closing_set_aside")
    )


def _close(call: Call) -> Outcome:
    desk, case = call.desk, _case(call)
    chosen = tuple(term_code(desk.vocabulary, "incident_outcomes", one) for one in call.args.outcomes or ())
    aside = dict(_parted(one) for one in call.args.set_aside or ())
    draft = ClosingDraft(**call.typed(CLOSING), outcomes=chosen, set_aside=aside)
    closure = desk.closing.close(case.incident.id, case.incident.row_version, draft)
    lines = [wording.words("hatch", "closed", {"reference": case.incident.reference})]
    if closure.needs_second:
        lines.append(wording.words("hatch", "second_asked", {}))
    document = {
        "reference": case.incident.reference,
        "id": str(closure.id),
        "needs_second": closure.needs_second,
    }
    return Outcome(document=document, lines=tuple(lines))


def _parted(text: str) -> tuple[str, str]:
    duty, equals, reason = text.partition("=")
    if not equals:
        raise UsageFault(help_words("closing_set_aside"))
    return duty.strip(), reason.strip()


def _reopen_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("--reason", metavar="TEXT", required=True, help=help_words("reopen_reason"))


def _reopen(call: Call) -> Outcome:
    case = _case(call)
    reason = call.typed(("reason",))["reason"]
    call.desk.closing.reopen(case.incident.id, case.incident.row_version, reason)
    reference = case.incident.reference
    return Outcome(
        document={"reference": reference},
        lines=(wording.words("hatch", "reopened", {"reference": reference}),),
    )


def _sign_off_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", nargs="?", help=help_words("sign_off_ref"))
    parser.add_argument("number", type=int, metavar="NUMBER", nargs="?", help=help_words("sign_off_number"))
    parser.add_argument("--answer", metavar="ANSWER", help=help_words("sign_off_answer"))
    parser.add_argument("--note", metavar="TEXT", help=help_words("sign_off_note"))


def _sign_off(call: Call) -> Outcome:
    """Without a reference, those that wait, of every incident that may be seen."""
    if call.args.reference is None:
        return _waiting(call)
    case = _case(call)
    if call.args.number is None or call.args.answer is None:
        return _of_incident(call, case)
    asked = nth(case.sign_offs, call.args.number)
    answer = term_code(call.desk.vocabulary, "sign_off_answers", call.args.answer)
    draft = SignOffDraft(answer=answer, **call.typed(("note",)))
    signed = call.desk.sign_offs.sign(asked.id, asked.row_version, draft)
    said = call.desk.vocabulary.term("sign_off_answers", signed.answer).label
    values = {"reference": case.incident.reference, "answer": said}
    document = {"reference": case.incident.reference, "id": str(signed.id), "answer": signed.answer}
    return Outcome(document=document, lines=(wording.words("hatch", "signed_off", values),))


def _of_incident(call: Call, case: CaseFile) -> Outcome:
    """Its sign-offs, as they are numbered."""
    term = call.desk.vocabulary.term
    lines = [
        f"{number}. {wording.label(f'signed_about.{each.about_kind}')} \u00b7 "
        f"{wording.label(f'second_person.{each.why}')} \u00b7 "
        f"{term('sign_off_answers', each.answer).label or wording.label('incident.sign_off_waits')}"
        for number, each in enumerate(case.sign_offs, 1)
    ]
    nothing = wording.words("hatch", "waits_for_none", {})
    document = {"reference": case.incident.reference, "sign_offs": to_plain(case.sign_offs)}
    return Outcome(document=document, lines=tuple(lines) or (nothing,))


def _waiting(call: Call) -> Outcome:
    rows = call.desk.sign_offs.pending()
    lines = tuple(
        wording.words(
            "hatch",
            "waits_own" if row.is_own else "waits_second",
            {
                "reference": row.reference,
                "about": wording.signed_about_words(row.about_kind, row.question, call.desk.vocabulary),
                "why": wording.label(f"second_person.{row.why}"),
                "at": wording.moment_words(row.asked),
            },
        )
        for row in rows
    )
    unheard = call.desk.sign_offs.disagreed()
    lines += tuple(
        wording.words(
            "hatch",
            "not_agreed",
            {
                "reference": row.reference,
                "about": wording.signed_about_words(row.about_kind, row.question, call.desk.vocabulary),
                "name": row.signed_by,
                "at": wording.moment_words(row.signed),
            },
        )
        for row in unheard
    )
    nothing = wording.words("hatch", "waits_for_none", {})
    document = {"waiting": to_plain(tuple(rows)), "not_agreed": to_plain(tuple(unheard))}
    return Outcome(document=document, lines=lines or (nothing,))


def _debrief_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    _texts(parser, DEBRIEF, "debrief")
    parser.add_argument(
        "--early-review", action="append", metavar="POLICY", help=help_words("debrief_early_review")
    )


def _debrief(call: Call) -> Outcome:
    desk, case = call.desk, _case(call)
    early = tuple(term_code(desk.vocabulary, "policies", one) for one in call.args.early_review or ())
    debrief = desk.debriefs.record(case.incident.id, DebriefDraft(**call.typed(DEBRIEF), early_review=early))
    reference = case.incident.reference
    code = "debrief_held" if debrief.held else "debrief_waived"
    return Outcome(
        document={"reference": reference, "id": str(debrief.id), "early_review": list(early)},
        lines=(wording.words("hatch", code, {"reference": reference}),),
    )


def _case(call: Call) -> CaseFile:
    log = call.desk.incident_log
    return log.reread(log.by_reference(call.args.reference))


COMMANDS = (
    Command(name="close", arguments=_close_arguments, run=_close, forms=("incident.closing_",)),
    Command(name="reopen", arguments=_reopen_arguments, run=_reopen, forms=("incident.reopen_",)),
    Command(name="sign-off", arguments=_sign_off_arguments, run=_sign_off, forms=("incident.sign_off_",)),
    Command(name="debrief", arguments=_debrief_arguments, run=_debrief, forms=("incident.debrief_",)),
)
