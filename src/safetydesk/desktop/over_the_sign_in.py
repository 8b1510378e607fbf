"""Pages that stand over the sign-in for a while, with a way back: what is protected, and coming in with two sheets."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from safetydesk import wording
from safetydesk.bootstrap import Desk, FrontDoor
from safetydesk.desktop.errors import ErrorDesk
from safetydesk.desktop.prompts import Prompts
from safetydesk.desktop.rooms.manual.page import ManualPage
from safetydesk.desktop.rooms.manual.presenter import ManualPresenter
from safetydesk.desktop.rooms.recovery.door_page import ComeInWithSheets
from safetydesk.desktop.rooms.recovery.presenter import DoorPresenter
from safetydesk.desktop.rooms.restore.page import RestorePage
from safetydesk.desktop.rooms.restore.presenter import RestorePresenter
from safetydesk.desktop.sign_in_window import SignInWindow
from safetydesk.desktop.tasks import Tasks
from safetydesk.domain.errors import SafetyDeskError


def show_manual(window: SignInWindow, tasks: Tasks, errors: ErrorDesk, prompts: Prompts) -> None:
    """The page that says what is protected."""
    back = wording.label("sign_back")
    try:
        page = ManualPage(ManualPresenter(), tasks, errors, prompts, window.show_first, back)
    except SafetyDeskError as fault:
        errors.show(fault)
        return
    window.show_beside(page)


def show_recovery(
    window: SignInWindow, door: FrontDoor, tasks: Tasks, errors: ErrorDesk, opened: Callable[[Desk], None]
) -> None:
    """Coming in with two recovery sheets; the open desk goes to `opened`."""
    page = ComeInWithSheets(DoorPresenter(door), tasks, errors, opened, window.show_first)
    window.show_beside(page, is_wide=False)


def show_restore(
    store: Path,
    window: SignInWindow,
    tasks: Tasks,
    errors: ErrorDesk,
    prompts: Prompts,
    restored: Callable[[Path], None],
) -> None:
    """The way back from a backup; `restored` is told where the store stands then."""
    if not tasks.is_busy:
        presenter = RestorePresenter(store)
        page = RestorePage(presenter, tasks, errors, prompts, restored, window.show_first)
        window.show_beside(page, is_wide=False)
