"""The stores whose pages are drawn: empty, full (the demo school) and ugly (every field long, odd and hostile)."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from gallery_parts.every_field import fill, first_member
from safetydesk import assets
from safetydesk.bootstrap import FirstMember, front_door, open_desk
from safetydesk.domain.clock import SystemClock
from safetydesk.domain.rows import IncidentFilter
from safetydesk.services.demo_school import StoryClock, add_colleagues, build_demo, demo_member

LOGIN = "joanna"
PASSPHRASE = "quiet harbour lantern meadow thistle"  # noqa: S105  (of invented stores, made and thrown away here)
EMPTY, FULL, UGLY = "empty", "full", "ugly"

_LONG = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh"
_ODD = "<img src=/etc/hostname><b>bold</b> {0} %s & &amp; ../../x =SUM(A1) O'Neill مرحبا بالعالم 👩🏽‍🏫🧵 Zażółć 中文"


@dataclass(frozen=True, slots=True)
class Shown:
    """A store and what is opened of it: ids as text, empty where there is nothing. `find` is what to look for."""

    path: Path
    incident: str = ""
    locked: str = ""
    exemption: str = ""
    find: str = ""


def ugly_words(field: str) -> str:
    """What a field of the ugly store holds."""
    return f"{field} {_LONG} {_ODD} {_LONG.replace('-', '')}"


def make_stores(folder: Path, names: tuple[str, ...] = (EMPTY, FULL, UGLY)) -> dict[str, Shown]:
    """Makes each store wanted, in its own folder."""
    makers = {EMPTY: _empty, FULL: _full, UGLY: _ugly}
    return {name: makers[name](folder / name) for name in names}


def copied(shown: Shown, folder: Path) -> Shown:
    """The same store elsewhere: looking at a record is written down, and every look begins alike."""
    path = Path(shutil.copytree(shown.path, folder / "store"))
    return Shown(path, shown.incident, shown.locked, shown.exemption, shown.find)


def wish(path: Path, theme: str, scale: float) -> None:
    """Keeps a theme and a text size as the member's own, as the window reads them at sign-in."""
    desk = open_desk(front_door(path).unlock(LOGIN, PASSPHRASE))
    try:
        desk.preferences.keep({"theme": theme, "scale": str(scale)})
    finally:
        desk.close()


def _empty(folder: Path) -> Shown:
    school = FirstMember(
        school="Larkfield School",
        town="Larkmouth",
        name="Joanna Marsh",
        initials="JSM",
        job="Designated Safeguarding Lead",
        login=LOGIN,
        passphrase=PASSPHRASE,
    )
    front_door(folder / "store").create(school).let_go()
    return Shown(folder / "store", find="nobody")


def _full(folder: Path) -> Shown:
    present = SystemClock().now()
    clock = StoryClock(present)
    desk = open_desk(front_door(folder / "store", clock).create(demo_member(PASSPHRASE)), clock)
    try:
        add_colleagues(desk, PASSPHRASE)
        made = build_demo(desk, folder / "originals", present=present)
        log = desk.incident_log
        rows = log.page(IncidentFilter(), 0, 100)
        locked = next((str(row.id) for row in rows if log.reread(row.id).is_locked), "")
        incident = str(log.by_reference(made.incident))
        exemption = str(desk.exemptions.by_reference(made.exemption))
        desk.keychain.turn_on(PASSPHRASE)
    finally:
        desk.close()
    return Shown(folder / "store", incident, locked, exemption, "group chat")


def _ugly(folder: Path) -> Shown:
    pictures = [assets.path("demo", name) for name in assets.names("demo", suffix=".png")[:3]]
    member = first_member(ugly_words, LOGIN, PASSPHRASE)
    desk = open_desk(front_door(folder / "store").create(member))
    try:
        made = fill(desk, ugly_words, pictures)
    finally:
        desk.close()
    return Shown(folder / "store", str(made.incident), str(made.locked), str(made.exemption), "hostname")
