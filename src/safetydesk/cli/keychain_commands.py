"""keychain: on, off and how it stands, for the member who signs in, on this computer."""

from __future__ import annotations

import argparse

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, help_words
from safetydesk.cli.outcome import Outcome

ON, OFF, STATUS = "on", "off", "status"


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=(ON, OFF, STATUS), help=help_words("keychain_what"))


def _keychain(call: Call) -> Outcome:
    keychain = call.desk.keychain
    lines: tuple[str, ...] = ()
    if call.args.what == ON:
        keychain.turn_on(None, call.console.progress)
        lines = (wording.label("keychain_risk"),)
    elif call.args.what == OFF and not keychain.turn_off():
        lines = (wording.label("keychain_is_off_key_stays"),)
    state = keychain.state()
    until = wording.moment_words(state.until) if state.until else ""
    if not state.is_on:
        said = wording.label("keychain_off_now")
    else:
        said = wording.label("keychain_until", when=until) if until else wording.label("keychain_past")
    document = {"keychain": ON if state.is_on else OFF, "until": state.until.text() if state.until else None}
    return Outcome(document=document, lines=(said, *lines))


COMMANDS = (Command(name="keychain", arguments=_arguments, run=_keychain),)
