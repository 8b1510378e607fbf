"""What a sheet says of accounts, and whose they are.

Whose it is, is never guessed: a child's own account stands on capture cards and takedowns too.
"""

from __future__ import annotations

import re

from safetydesk.domain.person import Person
from safetydesk.domain.sheet_kinds import NOBODY
from safetydesk.domain.sheet_looking import Look, joined

_SUSPECTED = ("alleged", "subject_adult", "unknown_account", "passed_on")
_SIGNS = "@#/ "


def accounts(look: Look) -> str:
    """Everybody's who may be named, each with whose it is, then those that nobody is known to have."""
    people = {
        person.id: person
        for _part, person in look.standing
        if person.handles and not look.masking.hides(person)
    }
    lines = [joined([person.name, "; ".join(person.handles)], ": ") for person in people.values()]
    return joined([*lines, *unclaimed(look)])


def suspect_accounts(look: Look) -> str:
    """Of whoever is said to have done it, by name only where the sheet may; the rest is not said to be theirs."""
    return joined([*_suspected(look), _rest(look)])


def complained_of(look: Look) -> str:
    """User names for a form that asks for the account and not for a suspect; nobody's who was affected."""
    return joined([*_suspected(look), *unclaimed(look)])


def contacts(look: Look) -> str:
    """Whoever is of concern beside the person the sheet is about, and accounts that nobody is known to have."""
    return joined([suspects(look), _rest(look)])


def suspects(look: Look) -> str:
    """Whoever is of concern beside the person the sheet is about."""
    others = [each for each in look.people(*_SUSPECTED) if look.person is None or each.id != look.person.id]
    return joined([person_line(look, person) for person in others])


def person_line(look: Look, person: Person) -> str:
    """A person, and the accounts of one who may be named."""
    handles = () if look.masking.hides(person) else person.handles
    return joined([look.said(person), "; ".join(handles)], ": ")


def unclaimed(look: Look) -> list[str]:
    """Accounts on capture cards and takedowns that are not known to be anybody's on the incident."""
    claimed = {_plain(handle) for _part, person in look.case.people for handle in person.handles}
    seen = [exhibit.card.handle for exhibit in look.exhibits]
    seen += [each.account for each in look.case.takedowns]
    first: dict[str, str] = {}
    for account in seen:
        if account.strip() and _plain(account) not in claimed:
            first.setdefault(_plain(account), account)
    return list(first.values())


def _suspected(look: Look) -> list[str]:
    """Where nobody may be named the accounts alone; of an account that nobody knows, what it was called."""
    lines, is_nameless = [], look.kind.names == NOBODY
    for person in look.people(*_SUSPECTED):
        is_unknown = person.kind == "unknown_account"
        if look.masking.hides(person) and not is_nameless:
            continue
        handles = "; ".join(person.handles)
        if handles:
            lines.append(handles if is_nameless else f"{person.name}: {handles}")
        elif is_unknown:
            lines.append(person.name)
    return lines


def _rest(look: Look) -> str:
    rest = unclaimed(look)
    return look.speak.label("accounts_unclaimed", accounts="; ".join(rest)) if rest else ""


def _plain(account: str) -> str:
    """The same account however it is written: with its sign or without, in capitals, as the address of its page."""
    written = account.strip().casefold()
    if "://" in written or written.startswith("www."):
        page = re.split("[?#]", written.rpartition("://")[2])[0].rstrip("/")
        written = page.rpartition("/")[2]
    return written.strip(_SIGNS)
