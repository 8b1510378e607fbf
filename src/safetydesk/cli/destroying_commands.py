"""destroy-ask, destroy-confirm, destroy-decline and check: what must not be held, and whether all evidence is sound."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words, text_options
from safetydesk.cli.choosing import exhibit_named
from safetydesk.cli.outcome import TROUBLE, Outcome
from safetydesk.domain.case_file import CaseFile
from safetydesk.domain.destruction import Destruction, DestructionDraft
from safetydesk.domain.errors import Refusal
from safetydesk.domain.plain import to_plain
from safetydesk.services.scrubbing_drafts import draft_file_words
from safetydesk.wording.destroying import twins_words

ASKED = ("authority", "advice_reference", "reason")
_DRAFT = {"advice_reference": "reference"}


def _exhibit_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("number", metavar="EXHIBIT", help=help_words("exhibit"))


def _ask_arguments(parser: argparse.ArgumentParser) -> None:
    _exhibit_arguments(parser)
    text_options(parser, ASKED)


def _ask(call: Call) -> Outcome:
    case = _case(call)
    said = {_DRAFT.get(name, name): text for name, text in call.typed(ASKED).items()}
    asked = call.desk.destroying.ask(exhibit_named(case, call.args.number).id, DestructionDraft(**said))
    return _told(asked, "destroy_asked")


def _confirm(call: Call) -> Outcome:
    asked = _waiting(call)
    done = call.desk.destroying.confirm(asked.id, asked.row_version, call.passphrase)
    outcome = _told(done, "destroy_done")
    return Outcome(document=outcome.document, lines=(*outcome.lines, *_left_lines(done)))


def _decline_arguments(parser: argparse.ArgumentParser) -> None:
    _exhibit_arguments(parser)
    parser.add_argument("--reason", required=True, metavar="TEXT", help=help_words("reason"))


def _decline(call: Call) -> Outcome:
    asked = _waiting(call)
    return _told(
        call.desk.destroying.decline(asked.id, asked.row_version, call.args.reason), "destroy_declined"
    )


def _no_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything is checked."""


def _check(call: Call) -> Outcome:
    state = call.desk.scrubbing.check_all(call.console.progress)
    document = {
        "checked": state.checked,
        "total": state.total,
        "is_whole": state.is_whole,
        "damaged": [to_plain(each) for each in state.damaged],
        "unnamed": state.unnamed,
        "in_drafts": [to_plain(each) for each in state.in_drafts],
    }
    lines = [f"{each.reference}  {each.number}: {wording.state_words(each.state)}" for each in state.damaged]
    lines += [draft_file_words(each) for each in state.in_drafts]
    if state.unnamed:
        lines.append(wording.label("evidence_unnamed"))
    key = "evidence_none_damaged" if state.is_whole else "evidence_what_now"
    return Outcome(
        document=document, lines=(*lines, wording.label(key)), code=0 if state.is_whole else TROUBLE
    )


def destruction_lines(case: CaseFile) -> Iterator[str]:
    """What was asked of each exhibit, and how it ended."""
    for one in case.destructions:
        who, at = case.member_name(one.asked_by), wording.moment_words(one.asked)
        values = {"number": one.number, "authority": one.authority, "advice": one.reference}
        yield "  " + wording.words("hatch", "destruction", values | {"at": at, "who": who})
        if one.confirmed is not None and one.confirmed_by is not None:
            told = {"at": wording.moment_words(one.confirmed), "who": case.member_name(one.confirmed_by)}
            yield "      " + wording.words("hatch", "destruction_done", told)
            for line in _left_lines(one):
                yield f"      {line}"
        elif one.declined is not None and one.declined_by is not None:
            told = {"at": wording.moment_words(one.declined), "who": case.member_name(one.declined_by)}
            yield "      " + wording.words(
                "hatch", "destruction_declined", told | {"reason": one.declined_reason}
            )


def _left_lines(done: Destruction) -> Iterator[str]:
    """What destroying it did not reach, one a line."""
    yield _held_words(done.generations)
    twins = twins_words(done.twins, more=done.more_twins)
    for key, words in (("doc_destruction_twins", twins), ("doc_destruction_copies", "; ".join(done.copies))):
        if words:
            yield f"{wording.label(key)}: {words}"


def _held_words(generations: Iterable[str]) -> str:
    """Which backups held it when it was destroyed, or could not be read."""
    held = "; ".join(wording.generation_words(name) for name in generations)
    return wording.words("hatch", "destroy_held" if held else "destroy_not_held", {"when": held})


def _case(call: Call) -> CaseFile:
    return call.desk.incident_log.reread(call.desk.incident_log.by_reference(call.args.reference))


def _waiting(call: Call) -> Destruction:
    """What waits for a second person about that exhibit. Raises Refusal `destroy_not_asked`."""
    case = _case(call)
    exhibit = exhibit_named(case, call.args.number)
    for one in case.destructions:
        if one.exhibit_id == exhibit.id and one.is_waiting:
            return one
    raise Refusal("destroy_not_asked", number=exhibit.number)


def _told(destruction: Destruction, key: str) -> Outcome:
    return Outcome(
        document={"exhibit": destruction.number, "destruction": to_plain(destruction)},
        lines=(wording.words("hatch", key, {"number": destruction.number}),),
    )


COMMANDS = (
    Command(name="destroy-ask", arguments=_ask_arguments, run=_ask, forms=("incident.destroy_",)),
    Command(name="destroy-confirm", arguments=_exhibit_arguments, run=_confirm, forms=("incident.destroy_",)),
    Command(
        name="destroy-decline",
        arguments=_decline_arguments,
        run=_decline,
        forms=("incident.destroy_decline_",),
    ),
    Command(name="check", arguments=_no_arguments, run=_check),
)
