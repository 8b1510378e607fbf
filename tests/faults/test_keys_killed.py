"""SIGKILL at every numbered step of making a store and of each change of keys: it opens, and the act is done again.

The process that is killed is forked from this one, so that it need not be started from nothing each time.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path

import pytest
from tests.clocks import StoppedClock
from tests.services.acts import logged_with_files
from tests.services.conftest import LOGIN, PASSPHRASE

from safetydesk import bootstrap
from safetydesk.bootstrap import FirstMember, front_door, open_desk
from safetydesk.domain import steps
from safetydesk.domain.errors import SafetyDeskError
from safetydesk.domain.team_member import DEPUTY, TeamMember
from safetydesk.services.desk import Desk
from safetydesk.services.keys import NewMember
from safetydesk.strongroom import kdf

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="forks, and reads the POSIX way a process ended"
)

ROWAN, ROWANS = "rowan", "velvet compass otter gravel tumbler"
SASHA, SASHAS = "sasha", "copper ladder meadow tinsel parade"
NEW = "hollow biscuit anchor plume saddle"
FIRST = FirstMember(school="Larkfield", name="Morgan Okafor", login=LOGIN, passphrase=PASSPHRASE)

WRITE = ("part_opened", "written", "synced", "renamed", "folder_synced")
HEADERS = [f"header.{copy}.{step}" for copy in "ba" for step in WRITE]
SAID = ["save.audited", "save.committed", "keys.said"]
CREATE = [
    "save.audited",
    "save.committed",
    "create.recorded",
    *(f"header.{copy}.{step}" for copy in "ab" for step in WRITE),
    "rekey.set_aside",
    "rekey.in_place",
]
STEPS = [*SAID, *HEADERS, "keys.written"]
UNDONE = [*SAID, *HEADERS[:3]]
"""Until the first header copy has its name."""
REMOVE_BEFORE = [
    "save.audited",
    "save.committed",
    "remove.said",
    "backup.records_part",
    "rekey.copied",
    "rekey.checked",
]
REMOVE_BEFORE += [
    "remove.entering save.audited",
    "remove.entering save.committed",
    "rekey.entered",
    "rekey.closed",
]
REMOVE_BEFORE += ["header.b.part_opened", "header.b.written", "header.b.synced"]
REMOVE_AFTER = ["header.b.renamed", "header.b.folder_synced", "rekey.set_aside", "rekey.in_place"]
REMOVE_AFTER += [f"header.a.{step}" for step in WRITE]
REMOVE_AFTER += ["rekey.both_headers", "rekey.reopened"]


def killed_at(step: str, act: Callable[[Desk], object], *who: str, store: Path) -> None:
    """Signs in and does `act` in a process of its own, in which the plug is pulled when it comes to `step`."""

    def at_the_desk() -> None:
        desk = sign_in(store, *who)
        os.environ[steps.VARIABLE] = step
        act(desk)

    killed(at_the_desk)


def killed(act: Callable[[], object]) -> None:
    child = os.fork()
    if child == 0:
        try:
            act()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def sign_in(store: Path, login: str = LOGIN, passphrase: str = PASSPHRASE) -> Desk:
    clock = StoppedClock()
    return open_desk(front_door(store, clock).unlock(login, passphrase), clock)


def opens(store: Path, login: str, passphrase: str) -> str:
    """ "" where they open the store, else the code of what was said."""
    try:
        sign_in(store, login, passphrase).close()
    except SafetyDeskError as error:
        return error.code
    return ""


def named(desk: Desk, name: str) -> TeamMember | None:
    return next((member for member in desk.team.members() if member.name == name), None)


def assert_sound(store: Path, login: str = LOGIN, passphrase: str = PASSPHRASE) -> None:
    desk = sign_in(store, login, passphrase)
    verdict = desk.audit_trail.verify()
    assert verdict.ok, verdict.findings
    assert desk.team_keys.unfinished() == () and desk.unclaimed == ()
    desk.close()
    left = {path.name for path in store.iterdir()} - {"records.db-wal", "records.db-shm"}
    assert left == {"header.a", "header.b", "records.db", "exhibits", "members", "lock"}


class QuickKeys:
    """Stands where Argon2id does: the same passphrase and salt give the same key, and that is all these tests need."""

    def __init__(self, *, salt: bytes, length: int, **_cost: int) -> None:
        self._salt, self._length = salt, length

    def derive(self, secret: bytes) -> bytes:
        return blake2b(secret, salt=self._salt, digest_size=self._length).digest()


@pytest.fixture(scope="module", autouse=True)
def quick_keys() -> Iterator[None]:
    """A change of keys derives half a dozen, on either side of the kill; every store here is made here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kdf, "Argon2id", QuickKeys)
        yield


@pytest.fixture(scope="module")
def team_store(quick_keys: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Morgan and Rowan, DSL and deputy, Sasha of the team, and an incident with an exhibit; copied, never written."""
    folder = tmp_path_factory.mktemp("team")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap.surroundings, "profile_folder", lambda: folder / "profile")
        desk = open_desk(front_door(folder / "store", StoppedClock()).create(FIRST), StoppedClock())
        for name, login, passphrase in (("Rowan Hale", ROWAN, ROWANS), ("Sasha Brandt", SASHA, SASHAS)):
            role = DEPUTY if login == ROWAN else "team"
            desk.team_keys.enrol(NewMember(name=name, role=role), login, passphrase, PASSPHRASE)
        logged_with_files(desk, folder, 1)
        desk.close()
    yield folder / "store"


@pytest.fixture
def team(team_store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(team_store, tmp_path / "team-store"))


@pytest.mark.parametrize("step", CREATE)
def test_making_a_store(step: str, tmp_path: Path) -> None:
    store = tmp_path / "made"

    def make() -> None:
        os.environ[steps.VARIABLE] = step
        front_door(store, StoppedClock()).create(FIRST)

    killed(make)
    door = front_door(store, StoppedClock())
    assert door.exists is (
        step not in CREATE[:6]
    )  # until the first header copy has its name nobody could open it
    if not door.exists:
        open_desk(door.create(FIRST), StoppedClock()).close()
    assert_sound(store)


@pytest.mark.parametrize("step", STEPS)
def test_changing_a_passphrase(step: str, team: Path) -> None:
    killed_at(step, lambda desk: desk.team_keys.change_passphrase(SASHAS, NEW), SASHA, SASHAS, store=team)
    is_changed = step not in UNDONE
    refused = "passphrase_wrong"
    if step in ("header.b.renamed", "header.b.folder_synced", *(f"header.a.{each}" for each in WRITE[:3])):
        refused = "passphrase_was_changed"  # the older copy still stands, and counts for nothing
    assert opens(team, SASHA, SASHAS) == (refused if is_changed else "")
    assert opens(team, SASHA, NEW) == ("" if is_changed else "passphrase_wrong")
    desk = sign_in(team, SASHA, NEW if is_changed else SASHAS)
    assert [one.what for one in desk.team_keys.unfinished()] == (
        [] if is_changed or step == "save.audited" else ["passphrase"]
    )
    if not is_changed:
        desk.team_keys.change_passphrase(SASHAS, NEW)
    desk.close()
    assert_sound(team, SASHA, NEW)
    assert_sound(team)


@pytest.mark.parametrize("step", STEPS)
def test_adding_a_member(step: str, team: Path) -> None:
    kit = NewMember(name="Kit Marsh")
    killed_at(step, lambda desk: desk.team_keys.enrol(kit, "kit", NEW, PASSPHRASE), store=team)
    desk = sign_in(team, ROWAN, ROWANS)  # whoever comes next may finish it
    found = named(desk, "Kit Marsh")
    unfinished = [(one.member.name, one.what) for one in desk.team_keys.unfinished()]
    if step == "save.audited":
        assert found is None and unfinished == []
        desk.team_keys.enrol(kit, "kit", NEW, ROWANS)
    elif step in UNDONE:
        assert found and unfinished == [("Kit Marsh", "enrol")]
        desk.team_keys.reset(found.id, "kit", NEW, ROWANS)
    else:
        assert found and unfinished == []
    desk.close()
    assert_sound(team, "kit", NEW)
    assert_sound(team)


@pytest.mark.parametrize("step", STEPS)
def test_resetting_a_colleague(step: str, team: Path) -> None:
    def reset(desk: Desk) -> None:
        member = named(desk, "Sasha Brandt")
        assert member
        desk.team_keys.reset(member.id, "", NEW, PASSPHRASE)

    killed_at(step, reset, store=team)
    is_said, is_done = step != "save.audited", step not in UNDONE
    if is_said:  # the old keys are over from here on
        assert opens(team, SASHA, SASHAS) in ("keys_were_reset", "passphrase_wrong")
    desk = sign_in(team)
    assert [one.what for one in desk.team_keys.unfinished()] == (["reset"] if is_said and not is_done else [])
    member = named(desk, "Sasha Brandt")
    if not is_done and member:
        desk.team_keys.reset(member.id, "", NEW, PASSPHRASE)
    desk.close()
    assert_sound(team, SASHA, NEW)
    assert_sound(team)


def remove(desk: Desk, fuse: str = "") -> None:
    member = named(desk, "Sasha Brandt")
    assert member
    if fuse:  # a step that was passed before is meant at its second time
        enter = desk.team_keys._rekeying._enter

        def entering(*given: object) -> None:
            os.environ[steps.VARIABLE] = fuse
            enter(*given)  # type: ignore[arg-type]  # handed on as it came

        desk.team_keys._rekeying._enter = entering  # type: ignore[method-assign]  # to lay the fuse there
    desk.team_keys.remove(member.id, PASSPHRASE)


@pytest.mark.parametrize("step", [*REMOVE_BEFORE, *REMOVE_AFTER])
def test_removing_a_leaver(step: str, team: Path) -> None:
    sealed = {path: path.read_bytes() for path in (team / "exhibits").rglob("*.age")}
    at, _, fuse = step.rpartition(" ")
    killed_at(at or step, lambda desk: remove(desk, fuse if at else ""), store=team)
    refused = opens(team, SASHA, SASHAS)
    if step == "save.audited":
        assert refused == ""
    elif step in REMOVE_BEFORE:
        assert refused == "member_left"
    else:
        older_stands = step in (*REMOVE_AFTER[:4], *(f"header.a.{each}" for each in WRITE[:3]))
        assert refused == ("keys_being_changed" if older_stands else "passphrase_wrong")
    desk = sign_in(team, ROWAN, ROWANS)
    is_left = step not in REMOVE_AFTER
    what = [one.what for one in desk.team_keys.unfinished()]
    assert what == (["remove"] if is_left and step != "save.audited" else [])
    if is_left:
        member = named(desk, "Sasha Brandt")
        assert member
        desk.team_keys.remove(member.id, ROWANS)
    desk.close()
    for login, passphrase in ((ROWAN, ROWANS), (LOGIN, PASSPHRASE)):
        assert_sound(team, login, passphrase)
    assert opens(team, SASHA, SASHAS) == "passphrase_wrong"
    assert {path: path.read_bytes() for path in (team / "exhibits").rglob("*.age")} == sealed
