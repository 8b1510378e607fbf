"""What a member's record and a cover may say: initials are one person's, there is one DSL, somebody always leads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, count
from uuid import UUID

from safetydesk.domain.checks.findings import Findings
from safetydesk.domain.clock import Moment
from safetydesk.domain.cover import Cover
from safetydesk.domain.names import is_the_same_name, may_be_named_in
from safetydesk.domain.person import Person
from safetydesk.domain.reference import initials_of
from safetydesk.domain.roles import SEES_ALL, TEAM, Roles
from safetydesk.domain.subject import PUPILS
from safetydesk.domain.team_drafts import CoverDraft, MemberDraft
from safetydesk.domain.team_member import DSL, TeamMember

LONGEST_INITIALS = 6


def check_member(
    draft: MemberDraft, before: TeamMember | None, members: Sequence[TeamMember], roles: Roles, now: Moment
) -> Findings:
    """`before` is None for somebody new. Initials that one who left had are not given again: exhibits carry them."""
    found = Findings(now)
    found.texts(draft)
    found.need("name", draft.name)
    others = [one for one in members if before is None or one.id != before.id]
    _check_initials(draft.initials.strip(), others, found)
    if draft.role not in roles.every_role:
        found.say("role", "not_in_the_list" if draft.role else "needed")
    present = [one for one in others if one.ended is None]
    has_left = before is not None and before.ended is not None
    dsl = next((one for one in present if one.role == DSL), None)
    if draft.role == DSL and dsl is not None and not has_left:
        found.say("role", "dsl_taken", name=dsl.name)
    started = found.day("started", draft.started)
    if has_left:
        ended = found.day("ended", draft.ended, past_only=True)
        found.need("ended", draft.ended)
        if started and ended and ended < started:
            found.say("ended", "end_before_start")
    return found


def may_join(people: Iterable[Person], name: str) -> tuple[Person, ...]:
    """Whoever of these has that name and is on nobody's team yet: one of them may be who joins. No pupils."""
    return tuple(
        one
        for one in people
        if one.member_id is None and one.kind not in PUPILS and is_the_same_name(one.name, name)
    )


def signing_in_as(name: str, members: Iterable[TeamMember]) -> tuple[TeamMember, ...]:
    """Whoever signs in already and may be the one of that name: a second login of theirs is no second person."""
    if not name.strip():
        return ()
    return tuple(one for one in members if one.ended is None and may_be_named_in(one.name, name))


def free_initials(name: str, members: Iterable[TeamMember]) -> str:
    """Initials for a name that nobody of the team has or had: "JSM", or "JSM2" where that is taken."""
    taken = {one.initials.casefold() for one in members}
    base = initials_of(name)
    offers = chain([base], (f"{base}{number}" for number in count(2)))
    return next(one for one in offers if one.casefold() not in taken)


def leads(member: TeamMember, roles: Roles) -> bool:
    """Whether this member may change the team."""
    return member.ended is None and member.role in roles.act(TEAM).roles


def nobody_leads(members: Iterable[TeamMember], changed: TeamMember, roles: Roles) -> bool:
    """Whether nobody could change the team any more, once `changed` takes the place of the member it is."""
    return not any(leads(changed if one.id == changed.id else one, roles) for one in members)


def check_cover(
    draft: CoverDraft, members: Sequence[TeamMember], covers: Iterable[Cover], roles: Roles, now: Moment
) -> Findings:
    """Who stands in is present, is somebody else, and sees what the one away sees."""
    found = Findings(now)
    found.texts(draft)
    present = {one.id: one for one in members if one.ended is None}
    absent = _somebody("absent", draft.absent, present, found)
    stands_in = _somebody("stands_in", draft.stands_in, present, found)
    if absent is not None and stands_in is not None:
        if absent.id == stands_in.id:
            found.say("stands_in", "covers_themself")
        elif roles.role(absent.role).sees == SEES_ALL != roles.role(stands_in.role).sees:
            found.say("stands_in", "cannot_stand_in", role=roles.role(stands_in.role).name)
    starts, ends = found.day("starts", draft.starts), found.day("ends", draft.ends)
    found.need("starts", draft.starts)
    found.need("ends", draft.ends)
    if starts is None or ends is None:
        return found
    if ends < starts:
        found.say("ends", "end_before_start")
    elif ends < now.london_date:
        found.say("ends", "cover_is_over")
    elif absent is not None and any(
        one.absent == absent.id and one.withdrawn is None and one.starts <= ends and starts <= one.ends
        for one in covers
    ):
        found.say("starts", "cover_overlaps")
    return found


def _check_initials(initials: str, others: Iterable[TeamMember], found: Findings) -> None:
    if not initials:
        found.say("initials", "needed")
    elif len(initials) > LONGEST_INITIALS or not initials.isalnum():
        found.say("initials", "initials_wrong", most=str(LONGEST_INITIALS))
    else:
        theirs = next((one for one in others if one.initials.casefold() == initials.casefold()), None)
        if theirs is not None:
            found.say("initials", "initials_taken", name=theirs.name)


def _somebody(
    field: str, chosen: UUID | None, present: dict[UUID, TeamMember], found: Findings
) -> TeamMember | None:
    member = present.get(chosen) if chosen is not None else None
    if member is None:
        found.say(field, "needed" if chosen is None else "not_in_the_list")
    return member
