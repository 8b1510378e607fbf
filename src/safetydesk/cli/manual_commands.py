"""manual: what SafetyDesk protects and what it does not, said or written as a PDF. It needs no store."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.clock import SystemClock
from safetydesk.domain.manual import Manual
from safetydesk.domain.plain import to_plain
from safetydesk.services.manual import manual, save_manual


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--pdf", metavar="FILE", help=help_words("manual_pdf"))


def _manual(call: Call) -> Outcome:
    if call.args.pdf:
        target = Path(call.args.pdf).absolute()
        save_manual(target, SystemClock())
        return Outcome(document={"file": str(target)}, lines=(str(target),))
    document = to_plain(manual())
    if not isinstance(document, dict):
        raise TypeError("the manual page is a record")
    return Outcome(document=document, lines=tuple(_lines(manual())))


def _lines(page: Manual) -> Iterator[str]:
    yield from (page.title, "", page.intro)
    for kind in page.kinds:
        yield from ("", f"{kind.name.upper()}. {kind.means}")
        for one in page.of_kind(kind.code):
            yield from ("", one.words)
            yield f"  {wording.label('manual_keeps')}: {one.keeps}"
            yield f"  {wording.label('manual_breaks')}: {one.breaks}"
    for part in page.sections:
        yield from ("", part.title.upper())
        yield from (f"- {line}" for line in part.lines)


COMMANDS = (Command(name="manual", arguments=_arguments, run=_manual, needs_store=False),)
