"""Options that many commands share, and the parser that says what is wrong with a command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NoReturn

from safetydesk import wording
from safetydesk.cli.console import Console
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.errors import Refusal
from safetydesk.services.desk import Desk

FROM_STDIN = "-"


class UsageFault(Exception):
    """The command line was not understood; `usage` shows how it should look."""

    def __init__(self, message: str, usage: str = "") -> None:
        super().__init__(message)
        self.usage = usage


class Parser(argparse.ArgumentParser):
    """Raises instead of leaving the program, so that one place prints."""

    def error(self, message: str) -> NoReturn:
        raise UsageFault(message, self.format_usage())


@dataclass(frozen=True, slots=True)
class Call:
    """One command as called. `opened` is None for the few commands that open no store; `passphrase` is what it was
    opened with, for acts that ask for it again."""

    args: argparse.Namespace
    console: Console
    opened: Desk | None = None
    passphrase: str = field(default="", repr=False)

    @property
    def desk(self) -> Desk:
        if self.opened is None:
            raise RuntimeError("this command opens no store")
        return self.opened

    def typed(self, names: Iterable[str]) -> dict[str, Any]:
        """The texts given for these options; "-" is read from standard input, which one option may do."""
        given = {
            name: getattr(self.args, name) for name in names if getattr(self.args, name, None) is not None
        }
        from_stdin = [name for name, value in given.items() if value == FROM_STDIN]
        if len(from_stdin) > 1:
            raise UsageFault(wording.words("hatch", "one_from_stdin"))
        for name in from_stdin:
            given[name] = _stdin_text()
        return given


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """`name` is typed; `arguments` adds its options; `run` does the work.

    `forms`: how the labels begin that the window puts beside the same fields, the nearest form first.
    """

    name: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Call], Outcome]
    needs_store: bool = True
    forms: tuple[str, ...] = ()


def text_options(parser: argparse.ArgumentParser, names: Iterable[str]) -> None:
    """`child_words` becomes `--child-words TEXT`; left out means empty, or unchanged."""
    for name in names:
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, dest=name, metavar="TEXT", help=help_words(name))


def help_words(name: str) -> str:
    return wording.words("hatch_help", name).replace("%", "%%")


def store_options(parser: argparse.ArgumentParser, *, at_top: bool) -> None:
    """Before the command or after it: the same options, and the later one counts."""
    default = None if at_top else argparse.SUPPRESS
    parser.add_argument("--store", metavar="DIR", default=default, help=help_words("store"))
    parser.add_argument("--as", dest="login", metavar="LOGIN", default=default, help=help_words("as"))
    parser.add_argument(
        "--passphrase-fd", type=int, metavar="N", default=default, help=help_words("passphrase_fd")
    )
    parser.add_argument(
        "--json",
        action="store_true",
        default=False if at_top else argparse.SUPPRESS,
        help=help_words("json"),
    )


def _stdin_text() -> str:
    """All of standard input, exactly. Raises Refusal `text_not_utf8`."""
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as fault:
        raise Refusal("text_not_utf8") from fault
