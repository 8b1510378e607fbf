"""keys, passphrase, member-add, member-reset and member-remove: who may come in, and with what."""

from __future__ import annotations

import argparse
from typing import Any
from uuid import UUID

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, UsageFault, help_words
from safetydesk.cli.choosing import member_of
from safetydesk.cli.outcome import Outcome
from safetydesk.cli.secrets_in import passphrase
from safetydesk.domain.checks.team import may_join, signing_in_as
from safetydesk.domain.errors import Refusal
from safetydesk.domain.team_member import TEAM
from safetydesk.services import passphrases
from safetydesk.services.keys import NewMember

FORMS = ("first_", "hatch.field_")


def _new_passphrase_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--new-passphrase-fd", type=int, metavar="N", default=None, help=help_words("new_passphrase_fd")
    )
    parser.add_argument("--generate", action="store_true", help=help_words("generate"))
    parser.add_argument(
        "--words", type=int, choices=passphrases.WORDS, default=None, help=help_words("words_drawn")
    )


def _new_passphrase(call: Call, *names: str) -> str:
    """One drawn, one by a descriptor of its own, or one asked for twice at a terminal."""
    args, school = call.args, call.desk.school()
    if args.words is not None and not args.generate:
        raise UsageFault(wording.words("hatch", "words_of_generate"))
    if args.generate:
        return passphrases.offer_unlike((school.name, school.town, *names), args.words or passphrases.MOST)
    return passphrase(args.new_passphrase_fd, twice=True, ask="ask_new_passphrase")


def _drawn(call: Call, secret: str) -> dict[str, Any]:
    return {"passphrase": secret} if call.args.generate else {}


def _lines(said: str, document: dict[str, Any]) -> tuple[str, ...]:
    drawn = document.get("passphrase")
    return (said, wording.words("hatch", "drawn", {"passphrase": drawn})) if drawn else (said,)


def _no_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything is said."""


def _keys(call: Call) -> Outcome:
    unfinished = call.desk.team_keys.unfinished()
    document = {
        "unfinished": [
            {"member": str(one.member.id), "name": one.member.name, "what": one.what} for one in unfinished
        ]
    }
    lines = [wording.words("hatch", f"finish_{one.what}", {"name": one.member.name}) for one in unfinished]
    return Outcome(document=document, lines=tuple(lines) or (wording.words("hatch", "keys_in_order"),))


def _passphrase(call: Call) -> Outcome:
    secret = _new_passphrase(call, call.desk.me.name, call.args.login)
    call.desk.team_keys.change_passphrase(call.passphrase, secret)
    document = {"member": str(call.desk.me.id), **_drawn(call, secret)}
    return Outcome(document=document, lines=_lines(wording.words("hatch", "passphrase_changed"), document))


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    for name in ("name", "login"):
        option = f"member_{name}"
        parser.add_argument(f"--{name}", dest=option, metavar="TEXT", required=True, help=help_words(option))
    for name in ("job", "initials"):
        option = f"member_{name}"
        parser.add_argument(f"--{name}", dest=option, metavar="TEXT", default="", help=help_words(option))
    parser.add_argument(
        "--role", choices=tuple(wording.load_roles().every_role), default=TEAM, help=help_words("member_role")
    )
    parser.add_argument(
        "--person", dest="member_person", metavar="ID", default="", help=help_words("member_person")
    )
    parser.add_argument("--all-the-same", action="store_true", help=help_words("all_the_same"))
    _new_passphrase_options(parser)


def _who_joins(call: Call) -> UUID | None:
    """The person meant, where somebody of that name is here; None for somebody new. Refusal `who_joins`."""
    args, known = call.args, may_join(call.desk.people.all(), call.args.member_name)
    if not known or args.member_person == "new":
        return None
    meant = [one.id for one in known if str(one.id) == args.member_person]
    if not meant:
        raise Refusal("who_joins", name=args.member_name, ids=", ".join(str(one.id) for one in known))
    about = call.desk.team.subject_of(meant[0])
    if about and not args.all_the_same:
        raise Refusal("joins_as_subject", name=args.member_name, references=", ".join(about))
    return meant[0]


def _add(call: Call) -> Outcome:
    args = call.args
    person = _who_joins(call)
    secret = _new_passphrase(call, args.member_name, args.member_login)
    details = NewMember(
        name=args.member_name,
        initials=args.member_initials,
        job=args.member_job,
        role=args.role,
        person_id=person,
    )
    alike = ", ".join(one.name for one in signing_in_as(args.member_name, call.desk.team.members()))
    member = call.desk.team_keys.enrol(details, args.member_login, secret, call.passphrase)
    document = {"member": str(member.id), "initials": member.initials, **_drawn(call, secret)}
    said = wording.words("hatch", "member_added", {"name": member.name})
    twice = (wording.label("team_same_name", names=alike),) if alike else ()
    return Outcome(document=document, lines=(*_lines(said, document), *twice))


def _reset_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("member", metavar="MEMBER", help=help_words("member"))
    parser.add_argument(
        "--login", dest="member_login", metavar="TEXT", default="", help=help_words("reset_login")
    )
    _new_passphrase_options(parser)


def _reset(call: Call) -> Outcome:
    member = member_of(call.desk, call.args.member)
    secret = _new_passphrase(call, member.name, call.args.member_login)
    done = call.desk.team_keys.reset(member.id, call.args.member_login, secret, call.passphrase)
    document = {"member": str(member.id), "lost": done.lost, **_drawn(call, secret)}
    said = wording.words("hatch", "member_reset", {"name": member.name, "lost": str(done.lost)})
    return Outcome(document=document, lines=_lines(said, document))


def _remove_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("member", metavar="MEMBER", help=help_words("member"))


def _remove(call: Call) -> Outcome:
    member = member_of(call.desk, call.args.member)
    call.desk.team_keys.remove(member.id, call.passphrase, call.console.progress)
    said = wording.words("hatch", "member_removed", {"name": member.name})
    return Outcome(document={"member": str(member.id)}, lines=(said,))


def _passphrase_arguments(parser: argparse.ArgumentParser) -> None:
    _new_passphrase_options(parser)


COMMANDS = (
    Command(name="keys", arguments=_no_arguments, run=_keys),
    Command(name="passphrase", arguments=_passphrase_arguments, run=_passphrase, forms=FORMS),
    Command(name="member-add", arguments=_add_arguments, run=_add, forms=FORMS),
    Command(name="member-reset", arguments=_reset_arguments, run=_reset, forms=FORMS),
    Command(name="member-remove", arguments=_remove_arguments, run=_remove),
)
