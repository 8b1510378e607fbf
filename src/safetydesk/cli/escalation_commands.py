"""notice, acknowledge, refer and decide: who was told inside, who outside, and what was decided and why."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words, text_options
from safetydesk.cli.choosing import coded, nth, route_code, term_code
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.decision import Decision
from safetydesk.domain.drafts import DecisionDraft, NoticeDraft, ReferralDraft
from safetydesk.domain.notice import Notice
from safetydesk.domain.referral import Referral

NOTICE = ("to_name", "at", "method", "said", "response", "acknowledged", "acknowledged_by")
REFERRAL = (
    "organisation", "spoke_to", "method", "made", "shared", "informed", "acknowledged", "acknowledged_by", "advice",
    "action_taken", "outcome", "closed",
)  # fmt: skip
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
    notice = call.desk.notices.tell(_incident(call), draft)
    return _said(call, "noticed", _number(_case(call).notices, notice.id), notice.id)


def _acknowledge_arguments(parser: argparse.ArgumentParser) -> None:
    _reference(parser)
    parser.add_argument("number", type=int, metavar="NOTICE", help=help_words("notice_number"))
    parser.add_argument("--at", default="now", metavar="TIME", help=help_words("at"))
    parser.add_argument("--by", default="", metavar="NAME", help=help_words("acknowledged_by"))
    text_options(parser, ("response",))


def _acknowledge(call: Call) -> Outcome:
    notice = nth(_case(call).notices, call.args.number)
    response = call.typed(("response",)).get("response", "")
    call.desk.notices.acknowledge(notice.id, notice.row_version, call.args.at, call.args.by, response)
    return _said(call, "acknowledged", call.args.number, notice.id)


def _refer_arguments(parser: argparse.ArgumentParser) -> None:
    _reference(parser)
    parser.add_argument("--route", metavar="ROUTE", help=help_words("route"))
    parser.add_argument("--update", type=int, metavar="REFERRAL", help=help_words("referral_number"))
    parser.add_argument(
        "--reference", dest="references", action="append", metavar="TEXT", help=help_words("references")
    )
    text_options(parser, REFERRAL)


def _refer(call: Call) -> Outcome:
    """A new referral; with --update, what came back on one that `show` numbers so."""
    desk, args = call.desk, call.args
    typed = coded(desk.vocabulary, call.typed(REFERRAL), {"method": "methods", "informed": "informed"})
    if args.route is not None:
        typed["route"] = route_code(desk.vocabulary, args.route)
    if args.references is not None:
        typed["references"] = "\n".join(args.references)
    if args.update is None:
        made = desk.referrals.refer(_incident(call), ReferralDraft(**typed))
        return _said(call, "referred", _number(_case(call).referrals, made.id), made.id)
    before = nth(_case(call).referrals, args.update)
    draft = replace(desk.referrals.draft_of(before), **typed)
    desk.referrals.update(before.id, before.row_version, draft)
    return _said(call, "referral_updated", args.update, before.id)


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
        typed["guidance"] = desk.decisions.guidance_words(_case(call))
    draft = DecisionDraft(**typed, clauses=tuple(call.args.clauses or ()))
    decision = desk.decisions.decide(_incident(call), draft)
    return _said(call, "decided", _number(_case(call).decisions, decision.id), decision.id)


def _incident(call: Call) -> UUID:
    return call.desk.incident_log.by_reference(call.args.reference)


def _case(call: Call) -> CaseFile:
    """The incident afresh, its records in the order in which `show` numbers them."""
    return call.desk.incident_log.reread(_incident(call))


def _number(records: Sequence[Notice | Referral | Decision], record: UUID) -> int:
    """The number by which `show`, `acknowledge` and `refer --update` know it."""
    return [each.id for each in records].index(record) + 1


def _said(call: Call, code: str, number: int, record: UUID) -> Outcome:
    values = {"reference": call.args.reference, "number": str(number)}
    return Outcome(
        document={"reference": call.args.reference, "number": number, "id": str(record)},
        lines=(wording.words("hatch", code, values),),
    )


COMMANDS = (
    Command(name="notice", arguments=_notice_arguments, run=_notice, forms=("incident.notice_",)),
    Command(
        name="acknowledge", arguments=_acknowledge_arguments, run=_acknowledge, forms=("incident.notice_",)
    ),
    Command(name="refer", arguments=_refer_arguments, run=_refer, forms=("incident.referral_",)),
    Command(name="decide", arguments=_decide_arguments, run=_decide, forms=("incident.decision_",)),
)
