"""notice, acknowledge and decide: who was told inside, and what was decided and why."""

from __future__ import annotations

import argparse

from safetydesk.cli.arguments import Call, Command, help_words, text_options
from safetydesk.cli.choosing import coded, nth, term_code
from safetydesk.cli.numbered import case_of, incident_of, number_of, said_of
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.drafts import DecisionDraft, NoticeDraft

NOTICE = ("to_name", "at", "method", "said", "response", "acknowledged", "acknowledged_by")
DECISION = (
    "question", "answer", "reason", "options", "advice", "decided", "decided_by", "person_wish", "overrides_wish",
    "guidance",
)  # fmt: skip


def _reference(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))


def _notice_arguments(parser: argparse.ArgumentParser) -> None:
    _reference(parser)
    parser.add_argument("--to", dest="to_kind", metavar="KIND", default="", help=help_words("to_kind"))
    parser.add_argument(
        "--not-told", dest="reason_not_told", metavar="REASON", help=help_words("reason_not_told")
    )
    text_options(parser, NOTICE)


def _notice(call: Call) -> Outcome:
    vocabulary = call.desk.vocabulary
    typed = coded(vocabulary, call.typed((*NOTICE, "reason_not_told")), {"method": "methods"})
    draft = NoticeDraft(
        to_kind=term_code(vocabulary, "notice_kinds", call.args.to_kind),
        was_told=call.args.reason_not_told is None,
        **typed,
    )
    notice = call.desk.notices.tell(incident_of(call), draft)
    return said_of(call, "noticed", number_of(case_of(call).notices, notice.id), notice.id)


def _acknowledge_arguments(parser: argparse.ArgumentParser) -> None:
    _reference(parser)
    parser.add_argument("number", type=int, metavar="NOTICE", help=help_words("notice_number"))
    parser.add_argument("--at", default="now", metavar="TIME", help=help_words("at"))
    parser.add_argument("--by", default="", metavar="NAME", help=help_words("acknowledged_by"))
    text_options(parser, ("response",))


def _acknowledge(call: Call) -> Outcome:
    notice = nth(case_of(call).notices, call.args.number)
    response = call.typed(("response",)).get("response", "")
    call.desk.notices.acknowledge(notice.id, notice.row_version, call.args.at, call.args.by, response)
    return said_of(call, "acknowledged", call.args.number, notice.id)


def _decide_arguments(parser: argparse.ArgumentParser) -> None:
    _reference(parser)
    text_options(parser, DECISION)
    parser.add_argument(
        "--clause", dest="clauses", action="append", metavar="CODE", help=help_words("clauses")
    )


def _decide(call: Call) -> Outcome:
    lists = {"question": "decision_questions", "answer": "decision_answers"}
    typed = coded(call.desk.vocabulary, call.typed(DECISION), lists)
    desk = call.desk
    if "guidance" not in typed:
        typed["guidance"] = desk.decisions.guidance_words(case_of(call))
    draft = DecisionDraft(**typed, clauses=tuple(call.args.clauses or ()))
    decision = desk.decisions.decide(incident_of(call), draft)
    return said_of(call, "decided", number_of(case_of(call).decisions, decision.id), decision.id)


COMMANDS = (
    Command(name="notice", arguments=_notice_arguments, run=_notice, forms=("incident.notice_",)),
    Command(
        name="acknowledge", arguments=_acknowledge_arguments, run=_acknowledge, forms=("incident.notice_",)
    ),
    Command(name="decide", arguments=_decide_arguments, run=_decide, forms=("incident.decision_",)),
)
