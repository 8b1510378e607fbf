"""actions, action-add and action-done: who is to do what by when, of one incident or of all."""

from __future__ import annotations

import argparse
from datetime import date

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words
from safetydesk.cli.choosing import nth, term_code
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.closing_drafts import ActionDraft, SettlingDraft
from safetydesk.domain.debrief import Action
from safetydesk.domain.plain import to_plain
from safetydesk.domain.rows import ActionFilter, ActionRow

STATES = ("open", "overdue", "settled", "all")
SETTLING = ("done", "done_note", "not_done_reason")


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", nargs="?", help=help_words("action_ref"))
    parser.add_argument("--state", choices=STATES, default="open", help=help_words("action_state"))


def _list(call: Call) -> Outcome:
    """Of one incident numbered, as `action-done` counts them; of all by the day they are due."""
    state = "" if call.args.state == "all" else call.args.state
    if call.args.reference is not None:
        return _said(call, _case(call), state)
    rows = call.desk.actions.page(ActionFilter(state=state), limit=1000)
    lines = tuple(f"{row.reference}  {_line(row)}" for row in rows)
    empty = wording.words("hatch", "no_actions", {})
    return Outcome(document={"actions": to_plain(tuple(rows))}, lines=lines or (empty,))


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    for name in ("what", "owner", "due"):
        parser.add_argument(f"--{name}", metavar="TEXT", help=help_words(f"action_{name}"))
    parser.add_argument("--from", dest="arisen_from", metavar="CODE", help=help_words("action_arisen_from"))


def _add(call: Call) -> Outcome:
    case = _case(call)
    typed = call.typed(("what", "owner", "due"))
    if call.args.arisen_from:
        typed["arisen_from"] = term_code(call.desk.vocabulary, "action_origins", call.args.arisen_from)
    call.desk.actions.add(case.incident.id, ActionDraft(**typed))
    return _said(call, _case(call), "")


def _done_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("number", type=int, metavar="NUMBER", help=help_words("action_number"))
    parser.add_argument("--at", dest="done", metavar="TIME", help=help_words("at"))
    parser.add_argument("--note", dest="done_note", metavar="TEXT", help=help_words("action_note"))
    parser.add_argument(
        "--not-done", dest="not_done_reason", metavar="REASON", help=help_words("action_not_done")
    )


def _done(call: Call) -> Outcome:
    case = _case(call)
    action = nth(case.actions, call.args.number)
    typed = call.typed(SETTLING)
    if "not_done_reason" not in typed:
        typed.setdefault("done", "now")
    call.desk.actions.settle(action.id, action.row_version, SettlingDraft(**typed))
    return _said(call, _case(call), "")


def _said(call: Call, case: CaseFile, state: str) -> Outcome:
    today = call.desk.clock.now().london_date
    found = [(number, one) for number, one in enumerate(case.actions, 1) if _is_in(one, state, today)]
    lines = tuple(f"{number}. {_line(one)}" for number, one in found)
    document = [{"number": number, **_plain(one)} for number, one in found]
    empty = wording.words("hatch", "no_actions", {})
    return Outcome(
        document={"reference": case.incident.reference, "actions": document}, lines=lines or (empty,)
    )


def _is_in(one: Action, state: str, today: date) -> bool:
    """As the tracker narrows: "open", "overdue", "settled", or "" for all."""
    is_late = one.is_open and one.due is not None and one.due < today
    return {"open": one.is_open, "overdue": is_late, "settled": not one.is_open}.get(state, True)


def _plain(action: Action) -> dict[str, object]:
    plain = to_plain(action)
    return dict(plain) if isinstance(plain, dict) else {}


def _line(one: Action | ActionRow) -> str:
    due = wording.date_words(one.due) if one.due else ""
    if one.done is not None:
        state = wording.label("incident.action_is_done")
    else:
        state = "" if one.is_open else wording.label("incident.action_is_not_done")
    return " \u00b7 ".join(part for part in (one.what, one.owner, due, state) if part)


def _case(call: Call) -> CaseFile:
    log = call.desk.incident_log
    return log.reread(log.by_reference(call.args.reference))


COMMANDS = (
    Command(name="actions", arguments=_list_arguments, run=_list),
    Command(name="action-add", arguments=_add_arguments, run=_add, forms=("incident.action_",)),
    Command(name="action-done", arguments=_done_arguments, run=_done, forms=("incident.settle_",)),
)
