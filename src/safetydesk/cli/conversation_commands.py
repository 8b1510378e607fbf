"""conversation and transcript: screenshots of one chat in their order, and what was read in them, line by line."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, UsageFault, help_words
from safetydesk.cli.choosing import exhibit_named, nth
from safetydesk.cli.conversation_lines import conversation_lines, part_lines
from safetydesk.cli.outcome import DONE, REFUSED, Outcome
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.conversation import BY_HAND, WHOLE, Conversation, ConversationDraft, LineDraft, Part
from safetydesk.domain.errors import Refusal
from safetydesk.domain.plain import hints_of, to_plain

_TYPED = ("speaker", "said_at", "text")


def _conversation_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("exhibits", metavar="EXHIBIT", nargs="*", help=help_words("conversation_exhibits"))
    parser.add_argument("--amend", type=int, metavar="NUMBER", help=help_words("conversation_amend"))
    parser.add_argument("--title", metavar="TEXT", help=help_words("conversation_title"))
    parser.add_argument("--as-given", action="store_true", help=help_words("conversation_as_given"))
    parser.add_argument("--suggest", action="store_true", help=help_words("conversation_suggest"))
    gap, no_gap = help_words("conversation_gap"), help_words("conversation_no_gap")
    parser.add_argument("--gap", metavar="EXHIBIT[:NOTE]", action="append", default=[], help=gap)
    parser.add_argument("--no-gap", metavar="EXHIBIT", action="append", default=[], help=no_gap)


def _conversation(call: Call) -> Outcome:
    """A new one, or with --amend one that is kept: what is not given of it stays."""
    desk, args = call.desk, call.args
    case = desk.incident_log.reread(desk.incident_log.by_reference(args.reference))
    before = nth(case.conversations, args.amend) if args.amend is not None else None
    if before is None and not args.exhibits:
        raise UsageFault(wording.words("hatch", "conversation_of_what"))
    given = wording.label("conversation_title_given", number=str(len(case.conversations) + 1))
    draft, unread = _ordered(call, case, before)
    draft = replace(
        draft,
        title=args.title or (before.title if before else given),
        parts=_with_gaps(draft.parts, case, args.gap, args.no_gap),
    )
    lines = [*part_lines(draft.parts), *unread]
    document = {"parts": to_plain(draft.parts), "unread": list(unread), "kept": not args.suggest}
    if not args.suggest:
        if before is None:
            kept = desk.conversations.keep(case.incident.id, draft)
        else:
            kept = desk.conversations.amend(before.id, before.row_version, draft)
        lines.append(wording.words("hatch", "conversation_kept", {"title": kept.title}))
    return Outcome(document=document, lines=tuple(lines), code=REFUSED if unread else DONE)


def _ordered(
    call: Call, case: CaseFile, before: Conversation | None
) -> tuple[ConversationDraft, tuple[str, ...]]:
    """The order meant, and which of the screenshots could not be read for it."""
    desk, args = call.desk, call.args
    if before is not None and not args.exhibits:
        return ConversationDraft(parts=before.parts, ordered_how=before.ordered_how), ()
    exhibits = [exhibit_named(case, number) for number in args.exhibits]
    if args.as_given:
        parts = tuple(Part(exhibit_id=each.id, number=each.number) for each in exhibits)
        return ConversationDraft(parts=_joined_as_before(parts, before), ordered_how=BY_HAND), ()
    ids = [each.id for each in exhibits]
    suggested = desk.conversations.suggest_order(case.incident.id, ids, call.console.progress)
    return ConversationDraft(parts=suggested.parts, ordered_how=suggested.ordered_how), suggested.unread


def _joined_as_before(parts: Sequence[Part], before: Conversation | None) -> tuple[Part, ...]:
    """What is known of two that stood beside each other before, and still do, stays known."""
    was = before.parts if before else ()
    pairs = {(one.exhibit_id, two.exhibit_id): two for one, two in zip(was, was[1:], strict=False)}
    joined = [
        pairs.get((one.exhibit_id, two.exhibit_id), two) for one, two in zip(parts, parts[1:], strict=False)
    ]
    return (*parts[:1], *joined)


def _with_gaps(
    parts: Sequence[Part], case: CaseFile, gaps: Sequence[str], no_gaps: Sequence[str]
) -> tuple[Part, ...]:
    """With what was said of the places before some of them. Raises Refusal `no_such_record`."""
    noted = [each.partition(":") for each in gaps]
    said = {exhibit_named(case, number).id: note.strip() for number, _, note in noted}
    none = {exhibit_named(case, number).id for number in no_gaps}
    if not set(said) | none <= {part.exhibit_id for part in parts}:
        raise Refusal("no_such_record")

    def told(part: Part) -> Part:
        if part.exhibit_id in said:
            return replace(part, is_gap=True, overlap=0, note=said[part.exhibit_id] or part.note)
        return replace(part, is_gap=False, note="") if part.exhibit_id in none else part

    return tuple(told(part) for part in parts)


def _transcript_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("number", metavar="NUMBER", type=int, help=help_words("transcript_number"))
    act = parser.add_mutually_exclusive_group()
    act.add_argument("--add", metavar="EXHIBIT", help=help_words("transcript_add"))
    act.add_argument("--amend", metavar="LINE", type=int, help=help_words("transcript_amend"))
    act.add_argument("--remove", metavar="LINE", type=int, help=help_words("transcript_remove"))
    parser.add_argument("--down", metavar="PERCENT", type=int, help=help_words("transcript_down"))
    parser.add_argument("--speaker", metavar="NAME", help=help_words("transcript_speaker"))
    parser.add_argument("--said-at", metavar="TEXT", help=help_words("transcript_said_at"))
    parser.add_argument("--text", metavar="TEXT", help=help_words("transcript_text"))
    child = help_words("transcript_child")
    parser.add_argument("--child-words", action=argparse.BooleanOptionalAction, default=None, help=child)


def _transcript(call: Call) -> Outcome:
    desk, args = call.desk, call.args
    case = desk.incident_log.reread(desk.incident_log.by_reference(args.reference))
    conversation = nth(case.conversations, args.number)
    names = hints_of(LineDraft)
    lines = [LineDraft(**{name: getattr(one, name) for name in names}) for one in conversation.lines]
    if args.add:
        if args.down is None:
            raise UsageFault(wording.words("hatch", "transcript_where"))
        lines.append(_as_typed(call, LineDraft(exhibit_id=exhibit_named(case, args.add).id)))
    elif args.amend is not None:
        nth(lines, args.amend)
        lines[args.amend - 1] = _as_typed(call, lines[args.amend - 1])
    elif args.remove is not None:
        nth(lines, args.remove)
        del lines[args.remove - 1]
    if args.add or args.amend is not None or args.remove is not None:
        conversation = desk.conversations.transcribe(conversation.id, conversation.row_version, lines)
    document = {"title": conversation.title, "lines": to_plain(conversation.lines)}
    return Outcome(document=document, lines=(conversation.title, *conversation_lines(conversation)))


def _as_typed(call: Call, line: LineDraft) -> LineDraft:
    """That line with what was given; the rest of it stays."""
    values: dict[str, Any] = call.typed(_TYPED)
    if call.args.down is not None:
        values["top"] = call.args.down * WHOLE // 100
    if call.args.child_words is not None:
        values["is_child_words"] = call.args.child_words
    return replace(line, **values)


COMMANDS = (
    Command(
        name="conversation",
        arguments=_conversation_arguments,
        run=_conversation,
        forms=("conversation_field.",),
    ),
    Command(
        name="transcript", arguments=_transcript_arguments, run=_transcript, forms=("conversation_field.",)
    ),
)
