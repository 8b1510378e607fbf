from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import tracemalloc
from pathlib import Path

import pytest

from safetydesk.domain.errors import Cancelled, Trouble
from safetydesk.strongroom import age
from safetydesk.strongroom.exhibit_files import ExhibitFiles, ExhibitState, SealedFile
from safetydesk.strongroom.store_folder import StoreFolder

CANARY = b"PLAIN-CANARY " * 20_000  # 260,000 bytes: four chunks of age


@pytest.fixture
def files(tmp_path: Path) -> ExhibitFiles:
    return ExhibitFiles(StoreFolder.create(tmp_path / "store"))


def on_disk(tmp_path: Path) -> list[Path]:
    return sorted(path for path in (tmp_path / "store" / "exhibits").rglob("*") if path.is_file())


def path_of(tmp_path: Path, sealed: SealedFile) -> Path:
    return tmp_path / "store" / "exhibits" / sealed.name[:2] / f"{sealed.name}.age"


def fields(sealed: SealedFile) -> tuple[str, str, str, int]:
    return sealed.name, sealed.identity, sealed.sha256, sealed.size


def seal(files: ExhibitFiles, content: bytes = CANARY) -> SealedFile:
    return files.seal(io.BytesIO(content), len(content))


class Stopping:
    """A progress that cancels at its n-th step."""

    def __init__(self, at: int) -> None:
        self.left = at
        self.steps: list[tuple[int, int, str]] = []

    def step(self, done: int, total: int, label: str) -> None:
        self.steps.append((done, total, label))
        self.left -= 1
        if self.left <= 0:
            raise Cancelled


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 260_000])
def test_what_is_sealed_comes_back_proved(files: ExhibitFiles, tmp_path: Path, size: int) -> None:
    content = CANARY[:size]
    sealed = seal(files, content)
    assert sealed.sha256 == hashlib.sha256(content).hexdigest()
    assert (sealed.size, sealed.first_bytes) == (size, content[:4096])
    assert files.read(*fields(sealed)) == content
    assert files.check(*fields(sealed)) is ExhibitState.GOOD
    assert on_disk(tmp_path) == [path_of(tmp_path, sealed)]
    assert b"CANARY" not in path_of(tmp_path, sealed).read_bytes()
    assert path_of(tmp_path, sealed).stat().st_mode & 0o077 == 0
    assert sealed.identity not in repr(sealed)


@pytest.mark.skipif(shutil.which("age") is None, reason="the stock age tool is not installed")
def test_the_stock_age_tool_opens_it_with_its_identity_and_no_other(
    files: ExhibitFiles, tmp_path: Path
) -> None:
    sealed = seal(files)
    for name, identity in (("own", sealed.identity), ("other", age.new_identity()[0])):
        (tmp_path / name).write_text(identity + "\n")
    own, other = (
        subprocess.run(
            ["age", "-d", "-i", str(tmp_path / name), str(path_of(tmp_path, sealed))],
            capture_output=True,
            check=False,
        )
        for name in ("own", "other")
    )
    assert (own.returncode, own.stdout) == (0, CANARY)
    assert other.returncode != 0 and other.stdout == b""


def test_damage_anywhere_is_named_and_never_shown(files: ExhibitFiles, tmp_path: Path) -> None:
    """Bytes changed in the header, in every chunk, at the end; chunks exchanged."""
    sealed = seal(files)
    path = path_of(tmp_path, sealed)
    whole = path.read_bytes()
    first = whole.index(b"\n--- ") + 1
    body = whole.index(b"\n", first) + 1 + 16
    chunks = [whole[body + at * 65552 : body + (at + 1) * 65552] for at in range(4)]
    damaged = [whole[:body] + chunks[1] + chunks[0] + chunks[2] + chunks[3]]
    for at in (*range(0, len(whole), 9001), 30, first + 8, body - 3, len(whole) - 1):
        damaged.append(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
    for content in damaged:
        path.write_bytes(content)
        assert files.check(*fields(sealed)) is ExhibitState.DAMAGED
        with pytest.raises(Trouble) as raised:
            files.read(*fields(sealed))
        assert raised.value.code == "exhibit_damaged"


@pytest.mark.parametrize("size", [0, 1, 65_536, 260_000])
def test_cut_short_and_added_to_are_told_apart(files: ExhibitFiles, tmp_path: Path, size: int) -> None:
    sealed = seal(files, CANARY[:size])
    path = path_of(tmp_path, sealed)
    whole = path.read_bytes()
    body = whole.index(b"\n", whole.index(b"\n--- ") + 1) + 1
    cuts = {0, 10, 60, body - 1, body, body + 16, body + 16 + 65_552, len(whole) - 16, len(whole) - 1}
    for at in (each for each in cuts if each < len(whole)):
        path.write_bytes(whole[:at])
        assert files.check(*fields(sealed)) is ExhibitState.TRUNCATED, at
    for more in (b"x", bytes(16), bytes(70_000), whole):
        path.write_bytes(whole + more)
        assert files.check(*fields(sealed)) is ExhibitState.EXTENDED, len(more)
        with pytest.raises(Trouble) as raised:
            files.read(*fields(sealed))
        assert raised.value.code == "exhibit_extended"


def test_a_swapped_file_is_never_shown_as_good(files: ExhibitFiles, tmp_path: Path) -> None:
    one, other = seal(files, b"one"), seal(files, b"two")
    longer = seal(files, b"longer")
    shutil.copy(path_of(tmp_path, longer), path_of(tmp_path, one))
    assert files.check(*fields(one)) is ExhibitState.SWAPPED
    shutil.copy(path_of(tmp_path, other), path_of(tmp_path, one))
    # As long as its own, it may be another's or its own with a damaged header: only the other's identity tells.
    assert files.check(*fields(one)) is ExhibitState.DAMAGED
    knowing = ExhibitFiles(StoreFolder(tmp_path / "store"), lambda: (one.identity, other.identity))
    assert knowing.check(*fields(one)) is ExhibitState.SWAPPED
    # Sealed to the right identity, but other bytes: longer, shorter and as long.
    recipient = age.recipient_of(one.identity)
    for content in (b"one and more", b"on", b"0ne"):
        path_of(tmp_path, one).write_bytes(age.seal_bytes(content, recipient))
        assert files.check(*fields(one)) is ExhibitState.SWAPPED


def test_a_missing_file_is_missing(files: ExhibitFiles, tmp_path: Path) -> None:
    sealed = seal(files)
    files.destroy(sealed.name)
    files.destroy(sealed.name)
    assert files.check(*fields(sealed)) is ExhibitState.MISSING
    with pytest.raises(Trouble) as raised:
        files.read(*fields(sealed))
    assert raised.value.code == "exhibit_missing"
    assert on_disk(tmp_path) == []


def test_an_identity_that_is_none_is_damage_not_a_fault(files: ExhibitFiles) -> None:
    sealed = seal(files)
    assert files.check(sealed.name, "AGE-SECRET-KEY-JUNK", sealed.sha256, sealed.size) is ExhibitState.DAMAGED


@pytest.mark.parametrize("name", ["../../records.db", "", "0" * 63, "A" * 64])
def test_a_name_never_chooses_a_path(files: ExhibitFiles, name: str) -> None:
    with pytest.raises(ValueError, match="not the name"):
        files.destroy(name)


def test_progress_counts_and_cancelling_leaves_nothing(files: ExhibitFiles, tmp_path: Path) -> None:
    content = bytes(5 * 1024 * 1024)
    watching = Stopping(100)
    sealed = files.seal(io.BytesIO(content), len(content), watching, "JSM/1")
    assert watching.steps[0] == (0, len(content), "JSM/1") and watching.steps[-1] == (
        len(content),
        len(content),
        "JSM/1",
    )
    files.destroy(sealed.name)
    for at in range(1, len(watching.steps) + 1):
        with pytest.raises(Cancelled):
            files.seal(io.BytesIO(content), len(content), Stopping(at))
        assert on_disk(tmp_path) == []


def test_memory_stays_flat(files: ExhibitFiles) -> None:
    class Long(io.RawIOBase):
        left = 24 * 1024 * 1024

        def read(self, size: int = -1, /) -> bytes:
            given = min(size, self.left)
            self.left -= given
            return bytes(given)

    tracemalloc.start()
    sealed = files.seal(Long(), 0)  # type: ignore[arg-type]  # a stream that only reads
    assert files.check(*fields(sealed)) is ExhibitState.GOOD
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert sealed.size == 24 * 1024 * 1024 and peak < 4 * 1024 * 1024


def test_a_source_that_cannot_be_read_is_its_own_trouble(files: ExhibitFiles, tmp_path: Path) -> None:
    class Unplugged(io.RawIOBase):
        def read(self, size: int = -1, /) -> bytes:
            raise OSError(5, "gone")

    with pytest.raises(Trouble) as raised:
        files.seal(Unplugged(), 10)  # type: ignore[arg-type]  # a stream that only fails
    assert raised.value.code == "source_unreadable"
    assert on_disk(tmp_path) == []


def test_a_target_that_is_full_is_a_full_disk(files: ExhibitFiles) -> None:
    class Full(io.BytesIO):
        def write(self, content: object, /) -> int:
            raise OSError(28, "full")

    with pytest.raises(Trouble) as raised:
        files.copy_out(*fields(seal(files)), Full())
    assert raised.value.code == "disk_full"


def test_the_sweep_deletes_parts_only_and_moves_the_rest_aside(files: ExhibitFiles, tmp_path: Path) -> None:
    claimed, stray = seal(files, b"claimed"), seal(files, b"stray")
    part = path_of(tmp_path, claimed).with_name("f" * 64 + ".age.part")
    part.write_bytes(b"half")
    foreign = path_of(tmp_path, claimed).with_name("desktop.ini")
    foreign.write_bytes(b"not ours")
    report = files.sweep({claimed.name})
    assert (report.parts_deleted, report.unclaimed, report.reclaimed) == (1, (stray.name,), ())
    assert not part.exists() and foreign.exists()
    assert files.all_names() == {claimed.name} and files.unclaimed_names() == {stray.name}
    assert files.sweep({claimed.name}).unclaimed == ()
    # A restored database may claim it after all.
    assert files.sweep({claimed.name, stray.name}).reclaimed == (stray.name,)
    assert files.read(*fields(stray)) == b"stray"
    assert files.unclaimed_names() == set()
