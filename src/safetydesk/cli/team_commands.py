"""members, member-amend and cover: who is on the team, as what, and who stands in."""

from __future__ import annotations

import argparse
from dataclasses import replace
from typing import Any

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, UsageFault, help_words
from safetydesk.cli.choosing import member_of, nth
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.plain import to_plain
from safetydesk.domain.team_drafts import CoverDraft
from safetydesk.domain.team_member import TeamMember
from safetydesk.services.team import Standby, Team

FORMS = ("team_", "hatch.field_")
_AMENDED = {
    "name": "name",
    "initials": "initials",
    "job": "job",
    "role": "role",
    "since": "started",
    "until": "ended",
}
_KEPT_BACK = ("public_key",)


def _no_arguments(parser: argparse.ArgumentParser) -> None:
    """Everybody is told."""


def _members(call: Call) -> Outcome:
    team = call.desk.team
    standing_in = {absent: one.name for absent, one in team.standing_in().items()}
    members = team.members()
    documents = [{**_document(member), "stood_in_by": standing_in.get(member.id, "")} for member in members]
    lines = [_line(team, member, standing_in.get(member.id, "")) for member in members]
    return Outcome(document={"members": documents}, lines=tuple(lines))


def _document(member: TeamMember) -> dict[str, Any]:
    plain: Any = to_plain(member)
    return {name: value for name, value in plain.items() if name not in _KEPT_BACK}


def _line(team: Team, member: TeamMember, stood_in_by: str) -> str:
    role = team.role_of(member).name or member.role
    parts = [f"{member.initials:<6} {member.name}", role, member.job]
    if member.ended is not None:
        parts.append(wording.words("hatch", "left_on", {"day": wording.date_words(member.ended.london_date)}))
    elif stood_in_by:
        parts.append(wording.label("team_away", name=stood_in_by))
    return " · ".join(part for part in parts if part)


def _amend_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("member", metavar="MEMBER", help=help_words("member"))
    for name in ("name", "initials", "job"):
        option = f"member_{name}"
        parser.add_argument(f"--{name}", dest=option, metavar="TEXT", default=None, help=help_words(option))
    roles = tuple(wording.load_roles().every_role)
    parser.add_argument(
        "--role", dest="member_role", choices=roles, default=None, help=help_words("member_role")
    )
    for name in ("since", "until"):
        option = f"member_{name}"
        parser.add_argument(f"--{name}", dest=option, metavar="DAY", default=None, help=help_words(option))


def _amend(call: Call) -> Outcome:
    team, member = call.desk.team, member_of(call.desk, call.args.member)
    typed = {
        field: value
        for name, field in _AMENDED.items()
        if (value := getattr(call.args, f"member_{name}")) is not None
    }
    saved = team.amend(member.id, member.row_version, replace(team.draft_of(member), **typed))
    said = wording.label("team_amended", name=saved.name)
    return Outcome(document={"member": _document(saved)}, lines=(said, _line(team, saved, "")))


def _cover_arguments(parser: argparse.ArgumentParser) -> None:
    for name in ("absent", "stands_in"):
        option = f"--{name.replace('_', '-')}"
        parser.add_argument(option, metavar="MEMBER", default="", help=help_words(f"cover_{name}"))
    parser.add_argument("--from", dest="starts", metavar="DAY", default="", help=help_words("cover_starts"))
    parser.add_argument("--to", dest="ends", metavar="DAY", default="", help=help_words("cover_ends"))
    parser.add_argument("--note", metavar="TEXT", default="", help=help_words("cover_note"))
    parser.add_argument("--withdraw", type=int, metavar="N", default=None, help=help_words("cover_withdraw"))


def _cover(call: Call) -> Outcome:
    args, team = call.args, call.desk.team
    if args.withdraw is not None:
        if args.absent or args.stands_in or args.starts or args.ends:
            raise UsageFault(wording.words("hatch", "withdraw_alone"))
        wanted = nth(team.covers(), args.withdraw)
        team.withdraw_cover(wanted.cover.id, wanted.cover.row_version)
    elif args.absent or args.stands_in or args.starts or args.ends:
        team.arrange_cover(
            CoverDraft(
                absent=member_of(call.desk, args.absent).id if args.absent else None,
                stands_in=member_of(call.desk, args.stands_in).id if args.stands_in else None,
                starts=args.starts,
                ends=args.ends,
                note=args.note,
            )
        )
    covers = team.covers()
    lines = [f"{number}  {_cover_words(one)}" for number, one in enumerate(covers, start=1)]
    document = {"covers": [{**_plain(one), "is_now": one.is_now} for one in covers]}
    return Outcome(document=document, lines=tuple(lines) or (wording.label("team_no_cover"),))


def _plain(standby: Standby) -> dict[str, Any]:
    plain: Any = to_plain(standby.cover)
    return {**plain, "absent": standby.absent.name, "stands_in": standby.stands_in.name}


def _cover_words(standby: Standby) -> str:
    words = wording.label(
        "team_cover_line",
        stands_in=standby.stands_in.name,
        absent=standby.absent.name,
        starts=wording.date_words(standby.cover.starts),
        ends=wording.date_words(standby.cover.ends),
    )
    return f"{words} {standby.cover.note}".strip()


COMMANDS = (
    Command(name="members", arguments=_no_arguments, run=_members),
    Command(name="member-amend", arguments=_amend_arguments, run=_amend, forms=FORMS),
    Command(name="cover", arguments=_cover_arguments, run=_cover, forms=FORMS),
)
