"""Who may give the second person's word: not whoever asked for it or decided it, nor whom it is about.

One rule for the refusal and for what is offered. A second login of the same person is no second person, so it goes by
names too, as strictly as with a subject: where somebody else is meant, a third member signs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from uuid import UUID

from safetydesk.domain.person import Person
from safetydesk.domain.subject import SUBJECT_PARTS, member_meant, member_written
from safetydesk.domain.team_member import TeamMember


def why_not_sign(
    me: UUID,
    asked_by: UUID,
    decided_by: str,
    members: Mapping[UUID, TeamMember],
    subjects: Iterable[tuple[str, Person]],
) -> str:
    """The refusal's code, "" where this member may sign.

    `asked_by` closed it or recorded the decision; `decided_by` is who decided, written as told, "" of a closure.
    `subjects` are each part that stands, with its person.
    """
    if asked_by == me:
        return "sign_off_is_your_own"
    signer = members.get(me)
    if signer is None:
        return ""
    asker = members.get(asked_by)
    written = (asker.name if asker else "", decided_by)
    meant = [found for text in written if (found := member_written(text, signer)) is not None]
    if meant:
        is_sure = any(each.is_sure for each in meant)
        return "sign_off_is_your_own" if is_sure else "sign_off_may_be_your_own"
    return "sign_off_about_you" if _is_about(signer, subjects) else ""


def _is_about(signer: TeamMember, subjects: Iterable[tuple[str, Person]]) -> bool:
    """By their own entry or by name."""
    for part, person in subjects:
        meant = member_meant(person, part, (signer,)) if part in SUBJECT_PARTS else None
        if meant is not None and (meant.is_linked or meant.is_sure):
            return True
    return False
