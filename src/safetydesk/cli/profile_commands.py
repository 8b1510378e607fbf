"""policies: which written policies the school has adopted, what another would change, and its own clauses."""

from __future__ import annotations

import argparse
from typing import Any

from safetydesk import wording
from safetydesk.cli.arguments import Call, Command, UsageFault, help_words
from safetydesk.cli.outcome import Outcome
from safetydesk.domain.profile import Profile
from safetydesk.services.profiles import Adopted


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("policy", nargs="?", default="", metavar="POLICY", help=help_words("policy_code"))
    acts = parser.add_mutually_exclusive_group()
    acts.add_argument("--adopt", action="store_true", help=help_words("policy_adopt"))
    acts.add_argument("--give-up", action="store_true", help=help_words("policy_give_up"))
    acts.add_argument("--own-clauses", metavar="TEXT", help=help_words("policy_own"))
    parser.add_argument("--from", dest="since", metavar="DAY", default="", help=help_words("house_from"))
    parser.add_argument("--source", metavar="TEXT", default="", help=help_words("house_source"))


def _policies(call: Call) -> Outcome:
    """All of them; or one, and what adopting it, or giving it up, changes."""
    args, profiles = call.args, call.desk.profiles
    if args.own_clauses is not None:
        profiles.write_own_clauses(call.typed(["own_clauses"])["own_clauses"], args.since, args.source)
        return _listed(call)
    if not args.policy:
        if args.adopt or args.give_up:
            raise UsageFault(wording.words("hatch", "policy_needs_code"))
        return _listed(call)
    if args.adopt:
        profiles.adopt(args.policy, args.since, args.source)
        return _listed(call)
    if args.give_up:
        profiles.give_up(args.policy, args.since, args.source)
        return _listed(call)
    return _one(call, args.policy)


def _listed(call: Call) -> Outcome:
    profiles = call.desk.profiles
    here = {each.profile.code: each for each in profiles.adopted()}
    late = {each.profile.code for each in profiles.past_review()}
    lines, document = [], []
    for profile in profiles.all():
        lines.append(_line(profile, here.get(profile.code), profile.code in late))
        document.append(_document(profile, here.get(profile.code)))
    clauses = [
        {"code": clause.code, "number": clause.number, "words": clause.words} for clause in profiles.clauses()
    ]
    lines += [f"    {clause['code']}  {clause['number']}: {clause['words']}" for clause in clauses]
    return Outcome(document={"policies": document, "clauses": clauses}, lines=tuple(lines))


def _one(call: Call, code: str) -> Outcome:
    profiles = call.desk.profiles
    here = next((each for each in profiles.adopted() if each.profile.code == code), None)
    found = profiles.giving_up_would_change(code) if here else profiles.would_change(code)
    changes = [
        {
            "name": each.name.name,
            "title": wording.house_name_words(each.name),
            "old": wording.house_value_words(each.name, each.old),
            "new": wording.house_value_words(each.name, each.new),
        }
        for each in found
    ]
    profile = next(each for each in profiles.all() if each.code == code)
    lines = [_line(profile, here, False), *profile.remarks]
    lines += [f"    {each['title']}: {each['old']} → {each['new']}" for each in changes]
    return Outcome(document={**_document(profile, here), "changes": changes}, lines=tuple(lines))


def _line(profile: Profile, here: Adopted | None, is_late: bool) -> str:
    since = (
        wording.label("policy_since", when=wording.date_words(here.since), source=here.source) if here else ""
    )
    late = wording.label("policy_past_review") if is_late else ""
    about = (f"{profile.code}  {profile.title}, {profile.school} ({profile.version})", since, late)
    return " · ".join(part for part in about if part)


def _document(profile: Profile, here: Adopted | None) -> dict[str, Any]:
    return {
        "code": profile.code,
        "title": profile.title,
        "school": profile.school,
        "version": profile.version,
        "review_due": profile.review_due.isoformat() if profile.review_due else None,
        "rules": list(profile.rules),
        "adopted": here.since.isoformat() if here else None,
        "source": here.source if here else "",
    }


COMMANDS = (Command(name="policies", arguments=_arguments, run=_policies, forms=("house_",)),)
