"""backup, backups and restore: a second copy, what stands in its place, and the way back from it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from safetydesk import bootstrap, wording
from safetydesk.cli.arguments import Call, Command, UsageFault, help_words
from safetydesk.cli.outcome import DONE, TROUBLE, Outcome
from safetydesk.cli.secrets_in import passphrase, sheet_codes
from safetydesk.domain.errors import SafetyDeskError
from safetydesk.services.backup_offers import Offered
from safetydesk.services.restoring import Restored


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--place", metavar="DIR", help=help_words("backup_place"))


def _backup(call: Call) -> Outcome:
    backups = call.desk.backups
    if call.args.place:
        backups.choose(Path(call.args.place).absolute())
    made = backups.make(call.console.progress)
    status = backups.status()
    lines = [wording.words("hatch", "backup_made", {"name": made.generation, "place": status.place})]
    if status.is_same_disk:
        lines.append(wording.label("backup_same_disk"))
    if made.missing:
        lines.append(wording.label("backup_missing"))
    document = {
        "backup": made.generation,
        "place": status.place,
        "same_disk": status.is_same_disk,
        "whole": not made.missing,
    }
    return Outcome(document=document, lines=tuple(lines))


def _no_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing but the options of every command."""


def _backups(call: Call) -> Outcome:
    backups = call.desk.backups
    status, rows = backups.status(), backups.all()
    lines = [_line(row.name, row.at, row.fault) for row in rows]
    lines.append(backups.said()[0])
    document = {
        "place": status.place,
        "last": status.last.text() if status.last else None,
        "failed": status.failed or None,
        "backups": [
            {"name": row.name, "at": row.at or None, "fault": row.fault.code if row.fault else None}
            for row in rows
        ],
    }
    return Outcome(document=document, lines=tuple(lines))


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="source", metavar="DIR", required=True, help=help_words("restore_from")
    )
    parser.add_argument("--backup", metavar="NAME", default="", help=help_words("restore_backup"))
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--to", metavar="DIR", help=help_words("restore_to"))
    what.add_argument("--list", action="store_true", help=help_words("restore_list"))
    parser.add_argument("--reason", metavar="TEXT", default="", help=help_words("restore_reason"))
    parser.add_argument("--without-damaged", action="store_true", help=help_words("restore_without_damaged"))
    parser.add_argument("--sheets", action="store_true", help=help_words("restore_sheets"))
    parser.add_argument("--codes-fd", type=int, metavar="N", default=None, help=help_words("sheet_codes_fd"))


def _restore(call: Call) -> Outcome:
    args = call.args
    restoring = bootstrap.restoring(usual=Path(args.store).absolute() if args.store else None)
    source = Path(args.source).absolute()
    if args.list:
        return _listed(restoring.offered(source))
    by_sheets = args.sheets or args.codes_fd is not None
    if not args.login and not by_sheets:
        raise UsageFault(help_words("as_needed"))
    without = bool(args.without_damaged)
    chosen = restoring.chosen(source, args.backup, without_damaged=without)
    to, progress = Path(args.to).absolute(), call.console.progress
    if by_sheets:
        one, two = sheet_codes(args.codes_fd, 2)
        done = restoring.restore_by_sheets(
            chosen.path, to, (one, two), args.reason, progress, without_damaged=without
        )
    else:
        secret = passphrase(args.passphrase_fd)
        done = restoring.restore(
            chosen.path, to, args.login, secret, args.reason, progress, without_damaged=without
        )
    return _said(done, by_sheets)


def _listed(offered: Sequence[Offered]) -> Outcome:
    return Outcome(
        document={
            "backups": [
                {
                    "name": one.name,
                    "at": one.at or None,
                    "program": one.program,
                    "store": one.store,
                    "fault": one.fault.code if one.fault else None,
                }
                for one in offered
            ]
        },
        lines=tuple(f"{one.store or '-':<8}  {_line(one.name, one.at, one.fault)}" for one in offered),
    )


def _said(done: Restored, by_sheets: bool) -> Outcome:
    """What now stands where, and what its people should know of it."""
    lines = [
        wording.words(
            "hatch",
            "restored",
            {"name": done.generation, "when": wording.moment_text_words(done.at), "to": str(done.path)},
        ),
        wording.label("restored_by_sheets" if by_sheets else "restored_old_passphrases"),
    ]
    if done.later:
        lines.append(wording.label("restored_later"))
    if done.put_away:
        lines.append(wording.label("restored_put_away"))
    if done.unread:
        lines.append(wording.label("restored_unread", names=wording.generations_words(done.unread)))
    if done.left_free:
        lines.append(wording.label("restored_left_free", count=f"{done.left_free:,}"))
    if done.missing:
        lines.append(wording.label("restored_missing"))
    lines += [wording.words("label", f"finding.{found.code}", found.values) for found in done.findings]
    document = {
        "store": str(done.path),
        "backup": done.generation,
        "at": done.at,
        "later_known": bool(done.later),
        "later_unread": list(done.unread),
        "numbers_left_free": done.left_free,
        "whole": not done.missing,
        "findings": [found.code for found in done.findings],
    }
    return Outcome(document=document, lines=tuple(lines), code=TROUBLE if done.findings else DONE)


def _line(name: str, at: str, fault: SafetyDeskError | None) -> str:
    when = wording.moment_text_words(at) if at else "-"
    said = wording.sentence(fault).text if fault else wording.label("backup_whole")
    return f"{name}  {when:<17}  {said}"


COMMANDS = (
    Command(name="backup", arguments=_backup_arguments, run=_backup),
    Command(name="backups", arguments=_no_arguments, run=_backups),
    Command(name="restore", arguments=_restore_arguments, run=_restore, needs_store=False),
)
