"""SIGKILL at every numbered step of making sheets and of coming in with two: one set works, and sheets finish it."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.faults.test_keys_killed import quick_keys
from tests.services.conftest import LOGIN, PASSPHRASE
from tests.services.sheets import code_on, made

from safetydesk.bootstrap import FirstMember, front_door, open_desk
from safetydesk.domain.errors import Refusal
from safetydesk.domain.steps import VARIABLE

NEW = "pebble orchard violin comet drizzle"
WRITE = ("part_opened", "written", "synced", "renamed", "folder_synced")
HEADERS = [f"header.{copy}.{step}" for copy in "ab" for step in WRITE]
MAKE = [
    *(f"sheet_saved.{step}" for step in WRITE),
    *(f"sheets.{step}" for step in WRITE),
    *("save.audited", "save.committed", *HEADERS, "sheets.in_force"),
]
USE = ["save.audited", "save.committed", "recover.used"]
TAKE = ["save.audited", "save.committed", "recover.recorded", *HEADERS, "recover.written"]
__all__ = ["quick_keys"]
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="forks, and reads the POSIX way a process ended"
)
Held = tuple[Path, tuple[str, ...]]


@pytest.fixture(scope="module")
def sealed(quick_keys: None, tmp_path_factory: pytest.TempPathFactory) -> Held:
    """A store with sheets in force, and their codes; copied, never written."""
    folder = tmp_path_factory.mktemp("recovery")
    path = folder / "store"
    first = FirstMember(school="Larkfield", name="Morgan Okafor", login=LOGIN, passphrase=PASSPHRASE)
    desk = open_desk(front_door(path).create(first))
    codes = made(desk, folder / "pages")
    desk.close()
    return path, codes


@pytest.fixture
def held(sealed: Held, tmp_path: Path) -> Held:
    path, codes = sealed
    return Path(shutil.copytree(path, tmp_path / "held")), codes


def killed_at(step: str, act: Callable[[Callable[[], None]], object]) -> None:
    """Runs `act` in a process of its own, which dies at `step` once the act has laid the fuse that it is given."""
    child = os.fork()
    if child == 0:
        try:
            act(lambda: os.environ.__setitem__(VARIABLE, step))
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL, step


def opens(store: Path, codes: tuple[str, ...]) -> bool:
    """Whether any two of them open the store; that they were used is recorded then."""
    try:
        front_door(store).recover(codes[0], codes[2]).let_go()
    except Refusal as refusal:
        assert refusal.code == "sheet_of_another_set"
        return False
    return True


@pytest.mark.parametrize(
    ("step", "signs_in"),
    [*((step, False) for step in MAKE), ("save.committed", True), ("header.a.renamed", True)],
)
def test_making_killed_at(step: str, signs_in: bool, held: Held, tmp_path: Path) -> None:
    store, old = held
    pages = tmp_path / "new"
    pages.mkdir()

    def make(lay: Callable[[], None]) -> None:
        desk = open_desk(front_door(store).unlock(LOGIN, PASSPHRASE))
        lay()
        desk.recovery_sheets.make(PASSPHRASE, pages)

    killed_at(step, make)
    said = step in ("save.committed", *HEADERS, "sheets.in_force")
    if signs_in:
        open_desk(front_door(store).unlock(LOGIN, PASSPHRASE)).close()
    assert opens(store, old) is not said
    if said:
        assert opens(store, tuple(code_on(page) for page in sorted(pages.glob("*.pdf"))))
    desk = open_desk(front_door(store).unlock(LOGIN, PASSPHRASE))
    assert desk.recovery_sheets.state().is_in_force
    assert not (store / "sheets.new").exists()
    verdict = desk.audit_trail.verify()
    assert verdict.ok, verdict.findings
    desk.close()


@pytest.mark.parametrize("step", USE)
def test_using_killed_at(step: str, held: Held) -> None:
    store, codes = held

    def use(lay: Callable[[], None]) -> None:
        lay()
        front_door(store).recover(codes[0], codes[1])

    killed_at(step, use)
    desk = open_desk(front_door(store).unlock(LOGIN, PASSPHRASE))
    assert len(desk.alerts.open()) == (step != "save.audited")
    assert desk.audit_trail.verify().ok
    desk.close()


@pytest.mark.parametrize("step", TAKE)
def test_taking_over_killed_at(step: str, held: Held) -> None:
    store, codes = held

    def take(lay: Callable[[], None]) -> None:
        recovering = front_door(store).recover(codes[0], codes[1])
        lay()
        recovering.take_over(recovering.members()[0].id, LOGIN, NEW)

    killed_at(step, take)
    if step == "save.audited":  # nothing was said yet: the old passphrase is still in force
        front_door(store).unlock(LOGIN, PASSPHRASE).let_go()
    else:
        with pytest.raises(Refusal) as raised:
            front_door(store).unlock(LOGIN, PASSPHRASE)
        assert raised.value.code in ("keys_were_reset", "passphrase_wrong")
    recovering = front_door(store).recover(codes[1], codes[2])
    desk = open_desk(recovering.take_over(recovering.members()[0].id, LOGIN, NEW))
    assert [alert.details["sheets"] for alert in desk.alerts.open()] == ["1+2", "2+3"]
    verdict = desk.audit_trail.verify()
    assert verdict.ok, verdict.findings
    desk.close()
    open_desk(front_door(store).unlock(LOGIN, NEW)).close()
