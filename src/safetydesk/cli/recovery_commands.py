"""sheets-make, sheet-check and recover: three pages of paper, one of them checked, and two of them used."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from safetydesk import bootstrap, wording
from safetydesk.cli.arguments import Call, Command, UsageFault, help_words
from safetydesk.cli.outcome import Outcome
from safetydesk.cli.secrets_in import passphrase, sheet_codes
from safetydesk.domain.errors import Refusal
from safetydesk.domain.team_member import TeamMember
from safetydesk.services import passphrases
from safetydesk.services.recovering import Recovering
from safetydesk.services.unlocking import OpenStore


def _make_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="DIR", required=True, help=help_words("sheets_to"))


def _make(call: Call) -> Outcome:
    folder = Path(call.args.to).absolute()
    if not folder.is_dir():
        raise Refusal("print_folder_missing")
    sheets = call.desk.recovery_sheets
    paths = sheets.make(call.passphrase, folder, call.console.progress)
    state = sheets.state()
    lines = [*(str(path) for path in paths), wording.label("sheets_in_force", set=state.set_mark)]
    document = {"set": state.set_mark, "sheets": [str(path) for path in paths]}
    return Outcome(document=document, lines=(*lines, wording.label("sheets_saved_remedy")))


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--code-fd", type=int, metavar="N", default=None, help=help_words("sheet_code_fd"))


def _check(call: Call) -> Outcome:
    (code,) = sheet_codes(call.args.code_fd, 1)
    found = call.desk.recovery_sheets.check(code)
    said = wording.label("sheets_is_right", number=str(found.number), set=found.set_mark)
    return Outcome(document={"sheet": found.number, "set": found.set_mark}, lines=(said,))


def _recover_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--codes-fd", type=int, metavar="N", default=None, help=help_words("sheet_codes_fd"))
    parser.add_argument("--member", metavar="TEXT", dest="recover_member", help=help_words("recover_member"))
    parser.add_argument("--login", metavar="TEXT", dest="member_login", help=help_words("member_login"))
    parser.add_argument(
        "--new-passphrase-fd", type=int, metavar="N", default=None, help=help_words("new_passphrase_fd")
    )
    parser.add_argument("--generate", action="store_true", help=help_words("generate"))


def _recover(call: Call) -> Outcome:
    """Without --member it says who can be chosen; that the sheets were used is recorded all the same."""
    args = call.args
    if args.recover_member and not args.member_login:
        raise UsageFault(wording.words("hatch", "recover_needs_login"))
    store = Path(args.store).absolute() if args.store else bootstrap.default_store()
    recovering = bootstrap.front_door(store).recover(*sheet_codes(args.codes_fd, 2))
    try:
        members = recovering.members()
        if not args.recover_member:
            return _to_choose(recovering.sheets, members)
        member = _chosen(members, args.recover_member)
        secret = _new_passphrase(args, recovering, member)
        opened = recovering.take_over(member.id, args.member_login, secret)
    finally:
        recovering.let_go()
    call.console.leave(bootstrap.open_desk(opened).close)
    document = {"sheets": recovering.sheets, "member": str(member.id), "login": args.member_login}
    lines = [wording.words("hatch", "recovered", {"name": member.name, "login": args.member_login})]
    if args.generate:
        document["passphrase"] = secret
        lines.append(wording.words("hatch", "drawn", {"passphrase": secret}))
    return Outcome(document=document, lines=tuple(lines))


def _to_choose(sheets: str, members: tuple[TeamMember, ...]) -> Outcome:
    roles = wording.load_roles()
    document: dict[str, Any] = {
        "sheets": sheets,
        "members": [
            {"member": str(member.id), "name": member.name, "role": member.role} for member in members
        ],
    }
    lines = [f"{member.name}, {roles.role(member.role).name}" for member in members]
    return Outcome(document=document, lines=(wording.words("hatch", "recover_choose"), *lines))


def _chosen(members: tuple[TeamMember, ...], typed: str) -> TeamMember:
    """By id, whole name or initials. Raises Refusal `member_not_known`, `member_not_certain`."""
    wanted = typed.strip().casefold()
    found = [
        member
        for member in members
        if wanted in (str(member.id), member.name.casefold(), member.initials.casefold())
    ]
    if len(found) != 1:
        raise Refusal("member_not_certain" if found else "member_not_known")
    return found[0]


def _new_passphrase(args: argparse.Namespace, recovering: Recovering[OpenStore], member: TeamMember) -> str:
    if not args.generate:
        return passphrase(args.new_passphrase_fd, twice=True, ask="ask_new_passphrase")
    while True:
        drawn = passphrases.offer()
        if recovering.weakness(member.id, args.member_login, drawn) is None:
            return drawn


COMMANDS = (
    Command(name="sheets-make", arguments=_make_arguments, run=_make),
    Command(name="sheet-check", arguments=_check_arguments, run=_check),
    Command(
        name="recover",
        arguments=_recover_arguments,
        run=_recover,
        needs_store=False,
        forms=("first_", "hatch.field_"),
    ),
)
