"""What every room is handed, and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget

from safetydesk.desktop.announcements import Announcements
from safetydesk.desktop.backing_up import BackingUp
from safetydesk.desktop.errors import ErrorDesk
from safetydesk.desktop.navigation import Navigator
from safetydesk.desktop.offers import AlwaysAllowed, Offers
from safetydesk.desktop.prompts import Prompts
from safetydesk.desktop.screens import QtScreens, Screens
from safetydesk.desktop.starting_elsewhere import start_elsewhere
from safetydesk.desktop.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`desk` is the services; each room's presenter says which of them it uses.

    `start_elsewhere` starts a SafetyDesk of its own on another folder, with the words of its first draft.
    `sign_in_again` covers the window and starts one without keys, after an act that closed the desk. `offers` says what
    the role of the member at the desk lets them do. `backing_up` makes backups beside the work. `beside` takes
    what is long and only reads, so that nobody's saving waits for it. `screens` gives pictures of the monitors.
    """

    navigator: Navigator
    tasks: Tasks
    announcements: Announcements
    errors: ErrorDesk
    prompts: Prompts
    desk: object
    start_elsewhere: Callable[[Path, bytes], None] = start_elsewhere
    sign_in_again: Callable[[], None] = lambda: None
    backing_up: BackingUp | None = None
    offers: Offers = field(default_factory=lambda: Offers(AlwaysAllowed()))
    beside: Tasks | None = None
    screens: Screens = field(default_factory=QtScreens)


@dataclass(frozen=True, slots=True)
class RoomPlan:
    """One room: its key (the place name), title, icon, and how it is built, which happens when first gone to.

    `act` is what one must be allowed to do to come in at all. `under` names the room that is marked in the rail while
    this one is shown, or tells it from what is shown. A room's widget may have `show_record(**what)`, called on every
    arrival, `refresh()`, called where it has no `show_record`, and `keep_drafts()`, called before the window goes:
    what is typed is sealed before it returns.
    """

    key: str
    title: str
    icon: str
    build: Callable[[Surroundings], QWidget]
    in_rail: bool = True
    act: str = ""
    under: str | Callable[[Mapping[str, str]], str] = ""

    def marked(self, what: Mapping[str, str]) -> str:
        """The room to be marked in the rail while this one shows `what`."""
        under = self.under if isinstance(self.under, str) else self.under(what)
        return under or self.key
