"""Who knows of an incident: told inside the school, told outside, of the team who opened it, and whoever has a copy.

Derived from the records and from the audit trail; never stored. Somebody told by word of mouth is in it only once a
notice says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from safetydesk.domain.case_file import CaseFile, Done
from safetydesk.domain.clock import Moment
from safetydesk.domain.disclosure import RELEASED

TOLD, OUTSIDE, TEAM, COPY = "told", "outside", "team", "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Knower:
    """`kind` is one of the above. `code` says who (of `notice_kinds`, a route, of `recipients`), `name` by name; of a
    copy `name` is its number, `document` what it is a copy of.

    `times` counts how often a member looked or wrote, from `first` to `last`; `heard` is when they said so.
    """

    kind: str
    code: str = ""
    name: str = ""
    document: str = ""
    first: Moment
    last: Moment
    times: int = 1
    heard: Moment | None = None
    member: UUID | None = None


def who_knows(case: CaseFile) -> tuple[Knower, ...]:
    """Inside first, then outside, the team, and the copies; each in the order in which they came to know."""
    return (*_told(case), *_outside(case), *_team(case), *_copies(case))


def _told(case: CaseFile) -> Iterator[Knower]:
    for notice in sorted(case.notices, key=lambda each: each.at.utc):
        if notice.was_told:
            yield Knower(
                kind=TOLD,
                code=notice.to_kind,
                name=notice.to_name,
                first=notice.at,
                last=notice.at,
                heard=notice.acknowledged,
            )


def _outside(case: CaseFile) -> Iterator[Knower]:
    for referral in sorted(case.referrals, key=lambda each: each.made.utc):
        yield Knower(
            kind=OUTSIDE,
            code=referral.route,
            name=", ".join(part for part in (referral.organisation, referral.spoke_to) if part),
            first=referral.made,
            last=referral.made,
            heard=referral.acknowledged,
        )


def _team(case: CaseFile) -> Iterator[Knower]:
    """Whoever logged it, looked at it or wrote on it. A look at a list or in the trail is none."""
    acts: dict[UUID, list[Done]] = {}
    for done in case.history:
        if done.event is not None:
            acts.setdefault(done.member, []).append(done)
    for member, done_by_them in acts.items():
        yield Knower(
            kind=TEAM,
            name=case.member_name(member),
            first=done_by_them[0].at,
            last=done_by_them[-1].at,
            times=len(done_by_them),
            member=member,
        )


def _copies(case: CaseFile) -> Iterator[Knower]:
    for copy in case.disclosures:
        if copy.state == RELEASED:
            yield Knower(
                kind=COPY,
                code=copy.recipient,
                name=str(copy.copy_number),
                document=copy.document,
                first=copy.prepared,
                last=copy.prepared,
            )
