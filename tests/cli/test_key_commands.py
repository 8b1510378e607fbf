"""The team's keys from the hatch: new passphrases come by a descriptor or are drawn, and never as an argument."""

from __future__ import annotations

import os

import pytest

from cli.conftest import Hatch, Said
from safetydesk.cli.main import make_parser

SASHAS, NEW = "copper ladder meadow tinsel parade", "hollow biscuit anchor plume saddle"


def with_new(hatch: Hatch, secret: str, *words: str, **how: str) -> Said:
    reader, writer = os.pipe()
    os.write(writer, secret.encode() + b"\n")
    os.close(writer)
    try:
        return hatch(*words, "--new-passphrase-fd", str(reader), **how)
    finally:
        os.close(reader)


def test_a_member_comes_forgets_and_goes(hatch: Hatch) -> None:
    added = with_new(
        hatch, SASHAS, "member-add", "--name", "Sasha Brandt", "--login", "sasha", "--role", "team", "--json"
    )
    assert added.code == 0 and added.json["initials"] == "SB" and "passphrase" not in added.json
    assert hatch("--as", "sasha", "list", passphrase=SASHAS).code == 0
    assert hatch("--as", "sasha", "member-remove", "Morgan Okafor", passphrase=SASHAS).code == 1
    taken = with_new(hatch, SASHAS, "member-add", "--name", "Sasha Brandt", "--login", "SASHA")
    assert taken.code == 1 and "signs in by that name already" in taken.err
    reset = hatch("member-reset", "sb", "--generate", "--words", "5", "--json")
    drawn = reset.json["passphrase"]
    assert reset.code == 0 and len(drawn.split()) == 5
    assert hatch("--as", "sasha", "list", passphrase=SASHAS).code == 1
    assert hatch("--as", "sasha", "list", passphrase=drawn).code == 0
    assert hatch("keys").out == "All keys are in order.\n"
    gone = hatch("member-remove", "Sasha Brandt")
    assert gone.code == 0 and "Everybody signs in again" in gone.out
    assert hatch("--as", "sasha", "list", passphrase=drawn).code == 1
    assert hatch("verify").code == 0
    assert hatch("member-remove", "Kit").code == hatch("member-reset", "Kit", "--generate").code == 1


def test_a_passphrase_is_changed(hatch: Hatch) -> None:
    assert with_new(hatch, "Larkmouth biscuit anchor plume saddle", "passphrase").code == 1
    changed = with_new(hatch, NEW, "passphrase")
    assert changed.code == 0 and "opens nothing any more" in changed.out and NEW not in changed.out
    assert hatch("list").code == 1 and hatch("list", passphrase=NEW).code == 0
    drawn = hatch("passphrase", "--generate", "--json", passphrase=NEW).json["passphrase"]
    assert len(drawn.split()) == 6 and hatch("verify", passphrase=drawn).code == 0
    assert hatch("passphrase", "--words", "5", passphrase=drawn).code == 2


@pytest.mark.parametrize("command", ["passphrase", "member-add", "member-reset"])
def test_no_passphrase_is_an_argument(command: str) -> None:
    actions = make_parser()._subparsers._group_actions[0].choices[command]._actions
    taking_text = {word for action in actions if action.type is None for word in action.option_strings}
    assert not [word for word in taking_text if "passphrase" in word]
