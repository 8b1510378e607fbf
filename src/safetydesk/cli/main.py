"""Reads the command line, opens the store, runs one command, and turns every ending into an exit code."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from safetydesk import bootstrap
from safetydesk.cli import (
    access_commands,
    action_commands,
    agency_commands,
    allegation_commands,
    backup_commands,
    call_commands,
    card_commands,
    circumstances_commands,
    closing_commands,
    conversation_commands,
    copy_commands,
    custody_commands,
    custody_paper_commands,
    deadline_commands,
    derived_commands,
    destroying_commands,
    escalation_commands,
    evidence_commands,
    exemption_commands,
    house_commands,
    incident_commands,
    key_commands,
    keychain_commands,
    link_commands,
    looking_commands,
    manual_commands,
    paper_commands,
    pathway_commands,
    printing_commands,
    profile_commands,
    proof_commands,
    recovery_commands,
    referral_commands,
    sheet_commands,
    store_commands,
    takedown_commands,
    team_commands,
    words_commands,
)
from safetydesk.cli.arguments import Call, Command, Parser, UsageFault, help_words, store_options
from safetydesk.cli.console import Console, error_document
from safetydesk.cli.outcome import TROUBLE, Outcome
from safetydesk.cli.secrets_in import passphrase
from safetydesk.domain.errors import Cancelled, Refusal, SafetyDeskError, Trouble
from safetydesk.services.desk import Desk

COMMANDS: tuple[Command, ...] = (
    *store_commands.COMMANDS,
    *manual_commands.COMMANDS,
    *incident_commands.COMMANDS,
    *evidence_commands.COMMANDS,
    *card_commands.COMMANDS,
    *derived_commands.COMMANDS,
    *conversation_commands.COMMANDS,
    *destroying_commands.COMMANDS,
    *copy_commands.COMMANDS,
    *custody_commands.COMMANDS,
    *custody_paper_commands.COMMANDS,
    *escalation_commands.COMMANDS,
    *referral_commands.COMMANDS,
    *call_commands.COMMANDS,
    *deadline_commands.COMMANDS,
    *circumstances_commands.COMMANDS,
    *pathway_commands.COMMANDS,
    *allegation_commands.COMMANDS,
    *takedown_commands.COMMANDS,
    *link_commands.COMMANDS,
    *closing_commands.COMMANDS,
    *action_commands.COMMANDS,
    *words_commands.COMMANDS,
    *exemption_commands.COMMANDS,
    *access_commands.COMMANDS,
    *printing_commands.COMMANDS,
    *sheet_commands.COMMANDS,
    *paper_commands.COMMANDS,
    *looking_commands.COMMANDS,
    *proof_commands.COMMANDS,
    *keychain_commands.COMMANDS,
    *key_commands.COMMANDS,
    *team_commands.COMMANDS,
    *house_commands.COMMANDS,
    *agency_commands.COMMANDS,
    *profile_commands.COMMANDS,
    *recovery_commands.COMMANDS,
    *backup_commands.COMMANDS,
)
VERIFY = "verify"
_ASKS_FOR_HELP = frozenset({"-h", "--help", "--version"})


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command. Returns 0 done, 1 refused, 2 usage, 3 trouble; never raises."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _answered(words, Console(is_json="--json" in words))
        sys.stdout.flush()
    except OSError:  # whoever reads us has gone, or their disk is full: there is nobody to tell
        _speak_no_more()
        return TROUBLE
    return code


def _answered(words: list[str], console: Console) -> int:
    try:
        args = _understood(words)
    except UsageFault as fault:
        return console.usage(str(fault), fault.usage)
    except SystemExit as leaving:  # --help and --version
        return int(leaving.code or 0)
    return _guarded(args, console)


def _understood(words: list[str]) -> argparse.Namespace:
    """The command line read. Raises UsageFault, or SystemExit where --help or --version was all it wanted."""
    named = frozenset(command.name for command in COMMANDS).intersection(words)
    if named and not _ASKS_FOR_HELP.intersection(words):
        # A hundred commands with a thousand options take longer to lay out than most commands take to run.
        with contextlib.suppress(UsageFault):  # said below, where every command is known
            return make_parser(named).parse_args(words)
    return make_parser().parse_args(words)


def make_parser(named: frozenset[str] | None = None) -> argparse.ArgumentParser:
    """The parser of every command, or of those `named`; its words stand in `resources/wording/cli.toml`."""
    parser = Parser(prog="safetydesk", description=help_words("program"), allow_abbrev=False)
    store_options(parser, at_top=True)
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, parser_class=Parser, title="commands"
    )
    for command in COMMANDS:
        if named is not None and command.name not in named:
            continue
        words = help_words(f"command_{command.name}")
        own = commands.add_parser(command.name, help=words, description=words, allow_abbrev=False)
        store_options(own, at_top=False)
        command.arguments(own)
        own.set_defaults(chosen=command)
    return parser


def _guarded(args: argparse.Namespace, console: Console) -> int:
    try:
        return console.finish(_run(args, console))
    except UsageFault as fault:
        return console.usage(str(fault), fault.usage)
    except SafetyDeskError as error:
        return console.refuse(error, _verdict(args, error), args.chosen.forms)
    except (Cancelled, KeyboardInterrupt, EOFError):  # EOFError: Ctrl+D where a passphrase was asked for
        return console.stopped()
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the last place: a bug is said without a name, path or value in it
        return console.fault(error, _verdict(args, None))


def _speak_no_more() -> None:
    """What is still buffered goes nowhere, or the interpreter would complain of it on the way out."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(args: argparse.Namespace, console: Console) -> Outcome:
    command: Command = args.chosen
    if not command.needs_store:
        return command.run(Call(args, console))
    desk, secret = open_store(args)
    try:
        outcome = command.run(Call(args, console, desk, secret))
    except Refusal:
        console.leave(desk.close)
        raise
    except BaseException:
        desk.let_go()
        raise
    if outcome.code == TROUBLE:
        desk.let_go()  # a trail found broken is not the one to remember
    else:
        console.leave(desk.close)
    return outcome


def open_store(args: argparse.Namespace) -> tuple[Desk, str]:
    """Signs in; the desk, and the passphrase that opened it.

    Raises UsageFault without a login; Refusal and Trouble as the front door does.
    """
    if not args.login:
        raise UsageFault(help_words("as_needed"))
    store = Path(args.store) if args.store else bootstrap.default_store()
    door = bootstrap.front_door(store.absolute())
    if not door.exists:
        raise Trouble("store_missing")
    secret = passphrase(args.passphrase_fd)
    return bootstrap.open_desk(door.unlock(args.login, secret)), secret


def _verdict(args: argparse.Namespace, error: SafetyDeskError | None) -> dict[str, Any]:
    """`verify` gives the same document when the store is too damaged to be opened at all."""
    if args.command != VERIFY or isinstance(error, Refusal):
        return {}
    found = error_document(error) if error else {"code": "fault", "said": ""}
    finding = {"code": found["code"], "said": found["said"]}
    return {"findings": [finding], "anomalies": [], "checkpoint": None}
