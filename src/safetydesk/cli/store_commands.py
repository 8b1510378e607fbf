"""new, demo and terms: what needs no store that is open already."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import Any

from safetydesk import bootstrap, wording
from safetydesk.cli.arguments import Call, Command, help_words
from safetydesk.cli.outcome import Outcome
from safetydesk.cli.secrets_in import passphrase
from safetydesk.domain.clock import SystemClock
from safetydesk.domain.drafts import PrintRequest
from safetydesk.domain.errors import Refusal
from safetydesk.domain.team_member import DEPUTY, DSL, HEAD
from safetydesk.services import passphrases
from safetydesk.services.demo_school import (
    COLLEAGUES,
    DEMO_LOGIN,
    StoryClock,
    add_colleagues,
    build_demo,
    demo_member,
)
from safetydesk.services.unlocking import FirstMember

CASE_FILE, CERTIFICATE = "case-file.pdf", "exemption-certificate.pdf"


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    for name in ("school", "name", "login"):
        parser.add_argument(
            f"--{name}", dest=f"new_{name}", metavar="TEXT", required=True, help=help_words(f"new_{name}")
        )
    for name in ("town", "job", "initials"):
        parser.add_argument(
            f"--{name}", dest=f"new_{name}", metavar="TEXT", default="", help=help_words(f"new_{name}")
        )
    parser.add_argument("--role", choices=(DSL, DEPUTY, HEAD), default=DSL, help=help_words("new_role"))
    parser.add_argument("--generate", action="store_true", help=help_words("generate"))


def _new(call: Call) -> Outcome:
    args = call.args
    refused = (args.new_school, args.new_town, args.new_name, args.new_login)
    secret = (
        passphrases.offer_unlike(refused) if args.generate else passphrase(args.passphrase_fd, twice=True)
    )
    store = Path(args.store).absolute() if args.store else bootstrap.default_store()
    door = bootstrap.front_door(store)
    if door.exists:
        raise Refusal("folder_not_empty")
    first = FirstMember(
        school=args.new_school,
        town=args.new_town,
        name=args.new_name,
        initials=args.new_initials,
        job=args.new_job,
        role=args.role,
        login=args.new_login,
        passphrase=secret,
    )
    call.console.leave(
        bootstrap.open_desk(door.create(first)).close
    )  # a passphrase drawn here is told all the same
    document = {"store": str(store), "member": args.new_login}
    if args.generate:
        document["passphrase"] = secret
    keys = (wording.label("trial_test_keys"),) if door.allows_test_keys else ()
    return Outcome(document=document, lines=(*_facts(document), wording.label("new_next"), *keys))


def _demo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="DIR", required=True, help=help_words("demo_to"))


def _demo(call: Call) -> Outcome:
    folder = Path(call.args.to).absolute()
    _refuse_unless_empty(folder)
    folder.mkdir(parents=True, exist_ok=True)
    try:
        document = make_demo(call, folder)
    except BaseException:
        for name in ("store", "originals"):  # half a demo would be refused as "not empty" next time
            shutil.rmtree(folder / name, ignore_errors=True)
        for name in (CASE_FILE, CERTIFICATE):
            (folder / name).unlink(missing_ok=True)
        raise
    return Outcome(document=document, lines=_facts(document))


def make_demo(call: Call, folder: Path) -> dict[str, Any]:
    """The demo school, a case file and a certificate in an empty folder; what to sign in with."""
    present = SystemClock().now()
    clock = StoryClock(present)
    member = demo_member(passphrase="")
    colleagues = (*COLLEAGUES, *(one.name for one in COLLEAGUES.values()))
    secret = passphrases.offer_unlike((member.school, member.town, member.name, member.login, *colleagues))
    door = bootstrap.front_door(folder / "store", clock)
    desk = bootstrap.open_desk(door.create(demo_member(secret)), clock)
    try:
        add_colleagues(desk, secret)
        made = build_demo(desk, folder / "originals", call.console.progress, present)
        shown = desk.printing.prepare_case_file(
            desk.incident_log.by_reference(made.incident),
            PrintRequest(recipient="Larkshire Police", purpose="Referral", basis="safeguarding"),
            call.console.progress,
        )
        desk.printing.save(shown, folder / CASE_FILE)
        certificate = desk.printing.prepare_certificate(
            desk.exemptions.by_reference(made.exemption),
            PrintRequest(recipient="Owen Pryce", purpose="Signature"),
            call.console.progress,
        )
        desk.printing.save(certificate, folder / CERTIFICATE)
    except BaseException:
        desk.let_go()
        raise
    call.console.leave(desk.close)
    return {
        "store": str(folder / "store"),
        "member": DEMO_LOGIN,
        "others": " ".join(COLLEAGUES),
        "passphrase": secret,
        "incident": made.incident,
        "exemption": made.exemption,
        "case_file": str(folder / CASE_FILE),
        "certificate": str(folder / CERTIFICATE),
        "originals": str(folder / "originals"),
    }


def _terms_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("list", nargs="?", metavar="LIST", help=help_words("terms_list"))


def _terms(call: Call) -> Outcome:
    vocabulary = wording.load_vocabulary()
    lists: dict[str, dict[str, str]] = {
        "categories": {each.code: each.name for each in vocabulary.categories},
        "routes": {each.code: each.name for each in vocabulary.routes},
        "severities": {
            str(each.level): f"{each.name}. {each.meaning} {each.response}" for each in vocabulary.severities
        },
    }
    lists |= {name: {term.code: term.label for term in vocabulary.terms(name)} for name in vocabulary.lists}
    wanted = call.args.list
    if wanted is None:
        return Outcome(document={"lists": sorted(lists)}, lines=tuple(sorted(lists)))
    if wanted not in lists:
        raise Refusal("no_such_list", name=wanted)
    width = max(map(len, lists[wanted]), default=0)
    lines = tuple(f"{code:<{width}}  {name}" for code, name in lists[wanted].items())
    return Outcome(document={"list": wanted, "terms": lists[wanted]}, lines=lines)


def _refuse_unless_empty(folder: Path) -> None:
    if not folder.is_dir() and (folder.exists() or folder.is_symlink()):
        raise Refusal("folder_is_a_file")
    if folder.is_dir() and any(folder.iterdir()):
        raise Refusal("folder_not_empty")


def _facts(document: dict[str, Any]) -> tuple[str, ...]:
    return tuple(f"{name.replace('_', ' ') + ':':<13}{value}" for name, value in document.items())


COMMANDS = (
    Command(
        name="new", arguments=_new_arguments, run=_new, needs_store=False, forms=("first_", "hatch.field_")
    ),
    Command(name="demo", arguments=_demo_arguments, run=_demo, needs_store=False),
    Command(name="terms", arguments=_terms_arguments, run=_terms, needs_store=False),
)
