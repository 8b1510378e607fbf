"""derive, conversation and transcript: a copy with parts covered; screenshots in order; what was read in them."""

from __future__ import annotations

import argparse
from dataclasses import replace

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, UsageFault, help_words
from safetydesk.cli.choosing import exhibit_meant, exhibit_named, nth, term_code
from safetydesk.cli.conversation_lines import conversation_lines, part_lines
from safetydesk.cli.outcome import DONE, REFUSED, Outcome
from safetydesk.domain.conversation import BY_HAND, WHOLE, ConversationDraft, LineDraft, Part
from safetydesk.domain.derivation import CROP, REDACTION, Area, DerivationDraft
from safetydesk.domain.plain import hints_of, to_plain
from safetydesk.domain.vocabulary import Vocabulary

_NUMBERS = 4


def _derive_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("number", metavar="EXHIBIT", help=help_words("exhibit"))
    how = parser.add_mutually_exclusive_group(required=True)
    how.add_argument("--crop", metavar="L,T,W,H:REASON", help=help_words("derive_crop"))
    how.add_argument("--cover", metavar="L,T,W,H:REASON", action="append", help=help_words("derive_cover"))
    parser.add_argument("--note", metavar="TEXT", default="", help=help_words("derive_note"))


def _derive(call: Call) -> Outcome:
    args, words = call.args, call.desk.vocabulary
    typed = [args.crop] if args.crop else args.cover
    draft = DerivationDraft(
        kind=CROP if args.crop else REDACTION,
        areas=tuple(_area(each, words) for each in typed),
        note=args.note,
    )
    parent = exhibit_meant(call.desk, args.reference, args.number)
    made = call.desk.derived_copies.make(parent.id, draft, call.console.progress)
    said = wording.words("hatch", "derived", {"number": made.number, "parent": parent.number})
    document = {"exhibit": made.number, "sha256": made.sealed.sha256, "derivation": to_plain(made.derivation)}
    return Outcome(document=document, lines=(said,))


def _area(typed: str, vocabulary: Vocabulary) -> Area:
    """Raises UsageFault for anything but "L,T,W,H" with or without ":REASON"."""
    numbers, _, reason = typed.partition(":")
    parts = numbers.split(",")
    if len(parts) != _NUMBERS or not all(part.strip().isdecimal() for part in parts):
        raise UsageFault(wording.words("hatch", "area_not_understood", {"typed": typed}))
    left, top, width, height = map(int, parts)
    code = term_code(vocabulary, "redaction_reasons", reason) if reason else ""
    return Area(left=left, top=top, width=width, height=height, reason=code)


def _conversation_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("exhibits", metavar="EXHIBIT", nargs="+", help=help_words("conversation_exhibits"))
    parser.add_argument("--title", metavar="TEXT", default="", help=help_words("conversation_title"))
    parser.add_argument("--as-given", action="store_true", help=help_words("conversation_as_given"))
    parser.add_argument("--suggest", action="store_true", help=help_words("conversation_suggest"))


def _conversation(call: Call) -> Outcome:
    desk, args = call.desk, call.args
    case = desk.incident_log.reread(desk.incident_log.by_reference(args.reference))
    exhibits = [exhibit_named(case, number) for number in args.exhibits]
    title = args.title or wording.label("conversation_title_given", number=str(len(case.conversations) + 1))
    draft = ConversationDraft(
        title=title,
        parts=tuple(Part(exhibit_id=each.id, number=each.number) for each in exhibits),
        ordered_how=BY_HAND,
    )
    unread: tuple[str, ...] = ()
    if not args.as_given:
        ids = [each.id for each in exhibits]
        suggested = desk.conversations.suggest_order(case.incident.id, ids, call.console.progress)
        draft = replace(draft, parts=suggested.parts, ordered_how=suggested.ordered_how)
        unread = suggested.unread
    lines = [*part_lines(draft.parts), *unread]
    document = {"parts": to_plain(draft.parts), "unread": list(unread), "kept": not args.suggest}
    if not args.suggest:
        kept = desk.conversations.keep(case.incident.id, draft)
        lines.append(wording.words("hatch", "conversation_kept", {"title": kept.title}))
    return Outcome(document=document, lines=tuple(lines), code=REFUSED if unread else DONE)


def _transcript_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("number", metavar="NUMBER", type=int, help=help_words("transcript_number"))
    parser.add_argument("--add", metavar="EXHIBIT", help=help_words("transcript_add"))
    parser.add_argument("--down", metavar="PERCENT", type=int, default=0, help=help_words("transcript_down"))
    parser.add_argument("--speaker", metavar="NAME", default="", help=help_words("transcript_speaker"))
    parser.add_argument("--said-at", metavar="TEXT", default="", help=help_words("transcript_said_at"))
    parser.add_argument("--text", metavar="TEXT", help=help_words("transcript_text"))
    parser.add_argument("--child-words", action="store_true", help=help_words("transcript_child"))


def _transcript(call: Call) -> Outcome:
    desk, args = call.desk, call.args
    case = desk.incident_log.reread(desk.incident_log.by_reference(args.reference))
    conversation = nth(case.conversations, args.number)
    if args.add:
        line = LineDraft(
            exhibit_id=exhibit_named(case, args.add).id,
            top=args.down * WHOLE // 100,
            speaker=args.speaker,
            said_at=args.said_at,
            text=call.typed(("text",)).get("text", ""),
            is_child_words=args.child_words,
        )
        names = hints_of(LineDraft)
        before = [LineDraft(**{name: getattr(one, name) for name in names}) for one in conversation.lines]
        conversation = desk.conversations.transcribe(
            conversation.id, conversation.row_version, [*before, line]
        )
    document = {"title": conversation.title, "lines": to_plain(conversation.lines)}
    return Outcome(document=document, lines=(conversation.title, *conversation_lines(conversation)))


COMMANDS = (
    Command(name="derive", arguments=_derive_arguments, run=_derive, forms=("incident.derive_",)),
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
