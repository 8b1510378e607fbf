"""link, unlink, linked and who-knows: incidents that belong together, and who knows of one."""

from __future__ import annotations

import argparse
from uuid import UUID

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words
from safetydesk.cli.choosing import term_code
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.errors import Refusal
from safetydesk.domain.incident_link_drafts import LinkDraft
from safetydesk.domain.incident_link_series import KINDS, LinkedIncident, SeriesLine
from safetydesk.domain.who_knows import who_knows


def _link_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("other", metavar="OTHER", help=help_words("link_other"))
    parser.add_argument("--kind", metavar="KIND", default="", help=help_words("link_kind"))
    parser.add_argument("--reason", metavar="TEXT", help=help_words("link_reason"))


def _link(call: Call) -> Outcome:
    kind = term_code(call.desk.vocabulary, KINDS, call.args.kind)
    draft = LinkDraft(other=call.args.other, kind=kind, **call.typed(("reason",)))
    link = call.desk.links.link(_incident(call), draft)
    values = {"reference": call.args.reference, "other": call.args.other}
    return Outcome(
        document={**values, "id": str(link.id), "kind": link.kind},
        lines=(wording.words("hatch", "linked", values),),
    )


def _unlink_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("other", metavar="OTHER", help=help_words("link_other"))
    parser.add_argument("--reason", metavar="TEXT", help=help_words("link_reason"))


def _unlink(call: Call) -> Outcome:
    found = call.desk.links.of_incident(_incident(call))
    wanted = call.args.other.strip().casefold()
    link = next((each.link for each in found if each.reference.casefold() == wanted), None)
    if link is None:
        raise Refusal("no_such_record")
    call.desk.links.end(link.id, link.row_version, str(call.typed(("reason",)).get("reason", "")))
    values = {"reference": call.args.reference, "other": call.args.other}
    return Outcome(document=values, lines=(wording.words("hatch", "unlinked", values),))


def _linked_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))
    parser.add_argument("--story", action="store_true", help=help_words("link_story"))
    parser.add_argument("--suggest", action="store_true", help=help_words("link_suggest"))


def _linked(call: Call) -> Outcome:
    """The others of its story; with --story the chronology of all; with --suggest those that may belong to it."""
    incident, links = _incident(call), call.desk.links
    if call.args.suggest:
        alike = links.suggested(incident)
        shared = {each.reference: ", ".join(one.what for one in each.shared) for each in alike}
        said = wording.label("incident.suggested_why" if shared else "incident.none_suggested")
        lines = tuple(f"{reference}  {what}" for reference, what in shared.items())
        return Outcome(document={"suggested": shared}, lines=(said, *lines))
    if call.args.story:
        story = links.story(incident)
        return Outcome(
            document={"incidents": [case.incident.reference for case in story.cases]},
            lines=tuple(_story_line(call, each) for each in story.lines),
        )
    found = links.of_incident(incident)
    document = [{"reference": each.reference, "kind": each.kind} for each in found]
    empty = wording.label("incident.no_linked")
    return Outcome(
        document={"linked": document}, lines=tuple(_line(call, each) for each in found) or (empty,)
    )


def _line(call: Call, each: LinkedIncident) -> str:
    kind = (
        call.desk.vocabulary.term(KINDS, each.kind).label
        if each.link
        else wording.label("incident.linked_through")
    )
    return wording.label("incident.linked_line", kind=kind, reference=each.reference)


def _story_line(call: Call, each: SeriesLine) -> str:
    title, text = wording.chronology_words(each.line, call.desk.vocabulary)
    kind = wording.label(f"chronology.{each.line.kind}")
    words = " ".join(part for part in (f"{kind}:" if title else kind, title, " ".join(text.split())) if part)
    return f"{wording.moment_words(each.line.at)}  {each.reference}  {words}"


def _who_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", metavar="REF", help=help_words("ref"))


def _who_knows(call: Call) -> Outcome:
    found = who_knows(call.desk.incident_log.open(_incident(call)))
    words = call.desk.vocabulary
    document = [
        {"kind": each.kind, "code": each.code, "name": each.name, "since": each.first.text()}
        for each in found
    ]
    lines = (
        f"{wording.label(f'who_knows.{each.kind}')}: {wording.knower_words(each, words)}" for each in found
    )
    return Outcome(document={"who_knows": document}, lines=tuple(lines))


def _incident(call: Call) -> UUID:
    return call.desk.incident_log.by_reference(call.args.reference)


COMMANDS = (
    Command(name="link", arguments=_link_arguments, run=_link, forms=("incident.link_",)),
    Command(name="unlink", arguments=_unlink_arguments, run=_unlink, forms=("incident.link_end_",)),
    Command(name="linked", arguments=_linked_arguments, run=_linked),
    Command(name="who-knows", arguments=_who_arguments, run=_who_knows),
)
