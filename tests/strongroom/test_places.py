from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import pytest

import safetydesk
from safetydesk.domain.errors import Refusal, Trouble
from safetydesk.strongroom import place
from safetydesk.strongroom.instance_lock import InstanceLock
from safetydesk.strongroom.place import check_place
from safetydesk.strongroom.remembered import Remembered, RememberedCheckpoints
from safetydesk.strongroom.store_folder import StoreFolder

MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/export /srv/share nfs4 rw 0 0
//srv/x /mnt/school\\040drive cifs rw 0 0
jo@host: /mnt/far fuse.sshfs rw 0 0
/dev/sdb1 /mnt/stick fuseblk rw 0 0
/dev/sda2 /srv/share/local ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/home/jo/store", None),
        ("/srv/share/store", "place_is_network"),
        ("/srv/shared/store", None),
        ("/srv/share/local/store", None),
        ("/mnt/school drive/store", "place_is_network"),
        ("/mnt/far", "place_is_network"),
        ("/mnt/stick/store", None),
        ("//server/share/store", "place_is_network"),
        ("\\\\server\\share", "place_is_network"),
        ("/home/jo/OneDrive - Stone Bay School/store", "place_is_synced"),
        ("/home/jo/onedrive/store", "place_is_synced"),
        ("/home/jo/Google Drive/store", "place_is_synced"),
        ("/Users/jo/Library/CloudStorage/GoogleDrive-jo@x.uk/My Drive/s", "place_is_synced"),
        ("/home/jo/Dropbox (Personal)/store", "place_is_synced"),
        ("/Users/jo/Library/Mobile Documents/s", "place_is_synced"),
        ("/home/jo/Dropboxes/store", None),
        ("/work/redirected/Documents/store", "place_is_synced"),
    ],
)
def test_where_a_store_may_stand(path: str, code: str | None) -> None:
    environment = {"OneDriveCommercial": "/work/redirected"}
    if code is None:
        check_place(Path(path), mounts=MOUNTS, environment=environment)
        return
    with pytest.raises(Refusal) as raised:
        check_place(Path(path), mounts=MOUNTS, environment=environment)
    assert raised.value.code == code


def test_a_link_into_a_synced_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox" / "inner").mkdir(parents=True)
    (tmp_path / "plain").symlink_to(tmp_path / "Dropbox" / "inner")
    with pytest.raises(Refusal) as raised:
        StoreFolder.create(tmp_path / "plain" / "store")
    assert raised.value.values == {"service": "Dropbox"}


def test_a_renamed_dropbox_is_known_by_what_it_leaves(tmp_path: Path) -> None:
    (tmp_path / ".dropbox.cache").mkdir()
    with pytest.raises(Refusal):
        check_place(tmp_path / "a" / "b", mounts="", environment={})


def test_what_macos_says_is_read_too() -> None:
    said = "/dev/disk1s1 on / (apfs, local)\n//jo@srv/share on /Volumes/School Share (smbfs, nodev)\n"
    with pytest.raises(Refusal):
        check_place(Path("/Volumes/School Share/s"), mounts=place._in_linux_form(said), environment={})


def test_the_skeleton_is_private(tmp_path: Path) -> None:
    folder = StoreFolder.create(tmp_path / "new" / "store")
    assert not folder.exists()
    for path in (folder.path, folder.exhibits, folder.members):
        assert path.stat().st_mode & 0o777 == 0o700
    folder.records.touch()
    assert folder.exists()
    with pytest.raises(Refusal) as raised:
        StoreFolder.create(folder.path)
    assert raised.value.code == "folder_not_empty"
    with pytest.raises(Refusal) as raised:
        StoreFolder.create(folder.records)
    assert raised.value.code == "folder_is_a_file"
    with pytest.raises(ValueError, match="slot"):
        folder.member("../..")


def test_an_empty_folder_that_was_there_is_made_private(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir(mode=0o755)
    assert StoreFolder.create(tmp_path / "store").path.stat().st_mode & 0o777 == 0o700


def test_one_process_holds_the_lock(tmp_path: Path) -> None:
    folder = StoreFolder.create(tmp_path / "store")
    with InstanceLock(folder) as held:
        for second in (InstanceLock(folder), held):
            with pytest.raises(Refusal) as raised:
                second.take()
            assert raised.value.code == "store_in_use"
    with InstanceLock(folder):
        pass
    held.release()


def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    folder = StoreFolder.create(tmp_path / "store")
    script = (
        "import sys; from pathlib import Path\n"
        "from safetydesk.strongroom.instance_lock import InstanceLock\n"
        "from safetydesk.strongroom.store_folder import StoreFolder\n"
        "InstanceLock(StoreFolder(Path(sys.argv[1]))).take(); print('held', flush=True); sys.stdin.read()\n"
    )
    source = str(Path(safetydesk.__file__).parents[1])
    with subprocess.Popen(
        [sys.executable, "-c", script, str(folder.path)],
        env={"PYTHONPATH": source},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Refusal):
            InstanceLock(folder).take()
        holder.kill()
    with InstanceLock(folder):
        assert folder.lock.exists()


def test_a_profile_that_takes_no_file_is_named_and_not_taken_for_the_store(tmp_path: Path) -> None:
    (tmp_path / "checkpoints").write_text("a file where a folder should be")
    with pytest.raises(Trouble) as raised:
        RememberedCheckpoints(tmp_path).remember(uuid4(), 5, "ab" * 32, "2026-11-21T14:10+00:00")
    assert raised.value.code == "checkpoint_not_noted"


def test_checkpoints_are_remembered_and_never_go_back(tmp_path: Path) -> None:
    kept = RememberedCheckpoints(tmp_path / "profile" / "deep")
    store, root, at = uuid4(), "ab" * 32, "2026-11-21T14:20:00.000000Z+00:00"
    assert kept.last(store) is None
    assert kept.remember(store, 5, root, at)
    assert kept.last(store) == Remembered(5, root, at)
    assert not kept.remember(store, 4, "cd" * 32, at)
    assert kept.last(store) == Remembered(5, root, at) and kept.last(uuid4()) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"size":-1,"root":"","at":""}',
        b'{"size":1,"root":5,"at":""}',
        b"[" * 5000,
    ],
)
def test_a_damaged_memory_is_no_memory(tmp_path: Path, content: bytes) -> None:
    kept, store = RememberedCheckpoints(tmp_path), uuid4()
    kept.remember(store, 5, "ab" * 32, "now")
    (path,) = (tmp_path / "checkpoints").iterdir()
    path.write_bytes(content)
    assert kept.last(store) is None
    assert kept.remember(store, 1, "ab" * 32, "now")
