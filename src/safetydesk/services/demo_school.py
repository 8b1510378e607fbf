"""The demo school: invented children, real records. Everything goes through the services, so all of it is audited."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from safetydesk import assets
from safetydesk.domain.circumstances_drafts import CircumstancesDraft
from safetydesk.domain.clock import Moment
from safetydesk.domain.progress import NO_PROGRESS, Progress
from safetydesk.domain.team_drafts import CoverDraft
from safetydesk.domain.team_member import DEPUTY, HEAD
from safetydesk.services.demo.player import Player, files_of
from safetydesk.services.demo.script import FOLDER, acts
from safetydesk.services.demo.story_clock import StoryClock
from safetydesk.services.desk import Desk
from safetydesk.services.keys import NewMember
from safetydesk.services.unlocking import FirstMember

__all__ = [
    "COLLEAGUES",
    "DEMO_LOGIN",
    "DemoSchool",
    "StoryClock",
    "add_colleagues",
    "build_demo",
    "demo_member",
]

DEMO_LOGIN = "joanna"
COLLEAGUES = {
    "nadia": NewMember(name="Nadia Rahman", initials="NR", job="Assistant headteacher", role=DEPUTY),
    "alan": NewMember(name="Alan Whitby", initials="AW", job="Headteacher", role=HEAD),
}
"""By login."""
_SHOWN_INCIDENT, _SHOWN_EXEMPTION = "group-chat", "castell"
_POLICY, _ADOPTED = "stone_bay_2023", "Governors, autumn term; the review is still to be held"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoSchool:
    """References to begin with: an incident with everything in it, and an exemption agreed with conditions."""

    incident: str
    exemption: str
    originals: tuple[Path, ...]


def demo_member(passphrase: str) -> FirstMember:
    """The member who makes the demo school's store."""
    return FirstMember(
        school="Larkfield School (demo)",
        town="Larkmouth",
        name="Joanna Marsh",
        initials="JSM",
        job="Designated Safeguarding Lead",
        login=DEMO_LOGIN,
        passphrase=passphrase,
        is_demo=True,
    )


def add_colleagues(desk: Desk, passphrase: str) -> None:
    """The deputy and the head, who sign in with the passphrase of the member at the desk: anybody may try each role."""
    for login, colleague in COLLEAGUES.items():
        desk.team_keys.enrol(colleague, login, passphrase, passphrase)


def build_demo(
    desk: Desk, originals: Path, progress: Progress = NO_PROGRESS, present: Moment | None = None
) -> DemoSchool:
    """Fills an empty store; the picture files it attaches are put in `originals` first, and stay there.

    Times in the story count back from `present` (the desk's own now where left out). On a desk with a StoryClock
    each act is recorded at its own moment, otherwise all of them now.
    """
    now = present or desk.clock.now()
    story = acts(now)
    copied = _copy_originals(files_of(story), originals)
    player = Player(desk, originals, now)
    for place, act in enumerate(story):
        progress.step(place, len(story), act.do)
        player.play(act)
    if isinstance(desk.clock, StoryClock):
        desk.clock.move_to(now)
    _arrange_cover(desk)
    _adopt_policy(desk, player.references[_SHOWN_INCIDENT])
    return DemoSchool(
        incident=player.references[_SHOWN_INCIDENT],
        exemption=player.references[_SHOWN_EXEMPTION],
        originals=copied,
    )


def _adopt_policy(desk: Desk, reference: str) -> None:
    """One that is past its own review, as four of the five are; and what bears on the incident to begin with."""
    desk.profiles.adopt(_POLICY, source=_ADOPTED)
    bears = CircumstancesDraft(
        marks=("abusive", "several_children", "spreading"),
        school_time="both",
        intent="deliberate",
        network="mobile",
        audience="private_group",
        managed_under=("anti_bullying", "safeguarding"),
        clauses=("sb.3.6", "sb.6.6"),
        anybody_replied="not_known",
    )
    desk.circumstances.record(desk.incident_log.by_reference(reference), bears)


def _arrange_cover(desk: Desk) -> None:
    """The deputy stands in for a week that is to come."""
    deputy = next((one for one in desk.team.members() if one.role == DEPUTY), None)
    if deputy is None:
        return
    today = desk.clock.now().london_date
    starts, ends = ((today + timedelta(days=days)).isoformat() for days in (8, 12))
    note = "At the county's training for safeguarding leads."
    desk.team.arrange_cover(
        CoverDraft(absent=desk.me.id, stands_in=deputy.id, starts=starts, ends=ends, note=note)
    )


def _copy_originals(names: tuple[str, ...], folder: Path) -> tuple[Path, ...]:
    folder.mkdir(parents=True, exist_ok=True)
    copied = []
    for name in names:
        copied.append(folder / name)
        shutil.copyfile(assets.path(FOLDER, name), folder / name)
    return tuple(copied)
