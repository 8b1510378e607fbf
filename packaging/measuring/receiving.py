"""Two hundred screenshots taken in, against copying them and taking their SHA-256; and looking at what was taken in."""

from __future__ import annotations

import hashlib
import io
import os
import random
import secrets
import shutil
import struct
import subprocess
import zlib
from dataclasses import replace
from pathlib import Path

from PIL import Image

from measuring.figures import MILLISECONDS, Figure, alone, in_turn, once
from measuring.memory import growth
from measuring.school import new_store, screenshot, small_draft
from safetydesk.bootstrap import open_desk
from safetydesk.domain.exhibit import Exhibit
from safetydesk.domain.media_kind import JPEG
from safetydesk.intake.preview import Picture, PreviewRoom
from safetydesk.services.desk import Desk
from safetydesk.strongroom.disk import sync_folder
from safetydesk.strongroom.exhibit_files import ExhibitFiles, ExhibitState
from safetydesk.strongroom.store_folder import StoreFolder

COUNT, SHORT = 200, 4
AIM = 2.0
THUMBNAIL, SCREEN = 240, 1600
MEGABYTE = 1_000_000


def figures(folder: Path, *, short: bool) -> list[Figure]:
    """The whole act of adding, then the first thumbnail, a picture of 5 MB, and the scrub of all of it."""
    desk = open_desk(new_store(folder))
    try:
        count, rounds = (SHORT, 1) if short else (COUNT, 3)
        phones, small = (folder / name for name in ("phones", "small"))
        batch = _Batch(desk, phones, _from_phones(phones, count, 1 if short else 4))
        few = _Batch(desk, small, _small(small, count))
        return [
            *batch.figures(rounds, AIM),
            *few.figures(rounds, 0, "what a transaction and a signature for each costs shows"),
            *_looking(desk, folder, 1 if short else 5, 1 if short else 9),
            batch.scrubbed(),
        ]
    finally:
        desk.close()


class _Batch:
    """One set of screenshots, received as often as is asked for, each time onto an incident of its own."""

    def __init__(self, desk: Desk, folder: Path, files: list[Path]) -> None:
        self._desk = desk
        self._files = files
        self._copies = folder / "copies"
        self._copies.mkdir()
        self._count = 0
        self._incident = desk.incident_log.log(small_draft(desk, 0))

    def figures(self, rounds: int, aim: float, remark: str = "") -> list[Figure]:
        size = sum(path.stat().st_size for path in self._files)
        what = f"{len(self._files)} screenshots of {size / len(self._files) / MEGABYTE:.1f} MB"
        self._next()
        held = growth(self._receive)
        onto = in_turn(self._receive, self._copy, rounds, self._next)
        into = in_turn(self._into_draft, self._copy, rounds, self._next)
        said = "copied, hashed, each fsynced with its folder"
        bare, _ = in_turn(self._copy_only, lambda: None, rounds, self._next)
        unsynced = f"without one fsync the copying takes {bare:,.0f} ms"
        return [
            Figure(f"receive {what}, onto an incident", *onto, aim, held, f"{said}; {unsynced}"),
            Figure(f"receive {what}, into a draft", *into, aim, note=remark or said),
        ]

    def scrubbed(self) -> Figure:
        """Reading every sealed file again, as the idle scrub does, against `sha256sum` of the same files."""
        self._receive()
        case = self._desk.incident_log.reread(self._incident.id)
        store = StoreFolder(self._desk.store_path)
        files, held = ExhibitFiles(store), case.exhibits
        paths = [store.exhibits / each.sealed.file_name[:2] / f"{each.sealed.file_name}.age" for each in held]

        def check() -> None:
            states = {_checked(files, each) for each in held}
            assert states == {ExhibitState.GOOD}

        ours, plain = in_turn(check, lambda: _sha256sum(paths), 3)
        total = sum(path.stat().st_size for path in paths) / MEGABYTE
        rates = f"{total / ours * MILLISECONDS:.0f} MB/s against {total / plain * MILLISECONDS:.0f} MB/s"
        return Figure(f"scrub {len(held)} sealed files / sha256sum", ours, plain, note=rates)

    def _receive(self) -> None:
        taken = self._desk.exhibits.receive(self._incident.id, self._files, "no")
        assert len(taken.received) == len(self._files), taken.refused

    def _into_draft(self) -> None:
        draft = replace(self._desk.incident_log.new_draft(), summary="On its way in")
        taken = self._desk.exhibits.receive_into_draft(draft, self._files, "no")
        assert len(taken.received) == len(self._files), taken.refused

    def _next(self) -> None:
        """A fresh incident, no draft, and nothing left of the copies."""
        self._count += 1
        for draft in self._desk.incident_log.drafts():
            self._desk.incident_log.discard_draft(draft.id, sure=True)
        self._incident = self._desk.incident_log.log(small_draft(self._desk, self._count))
        shutil.rmtree(self._copies)
        self._copies.mkdir()

    def _copy(self) -> None:
        """Part-file, fsync, rename, fsync of the folder, in folders made as needed: the store's own order."""
        for path in self._files:
            name = secrets.token_hex(32)
            shelf = self._copies / name[:2]
            if not shelf.exists():
                shelf.mkdir()
                sync_folder(self._copies)
            part = shelf / (name + ".part")
            _hashed_copy(path, part, is_synced=True)
            part.replace(shelf / name)
            sync_folder(shelf)

    def _copy_only(self) -> None:
        for path in self._files:
            _hashed_copy(path, self._copies / path.name, is_synced=False)


def _looking(desk: Desk, folder: Path, megabytes: int, rounds: int) -> list[Figure]:
    """Each from the sealed file to pixels, the event written; the plain one is Pillow alone, with no child.

    The picture that is opened has about so many megabytes.
    """
    small, large = folder / "thumbnail.jpg", folder / "large.jpg"
    small.write_bytes(screenshot(5))
    large.write_bytes(_photograph(megabytes * MEGABYTE))
    incident = desk.incident_log.log(small_draft(desk, 1))
    desk.exhibits.receive(incident.id, [small, large], "no")
    first, second = desk.incident_log.reread(incident.id).exhibits
    content = small.read_bytes()

    def first_thumbnail() -> None:
        with PreviewRoom() as room:
            assert isinstance(room.look(content, JPEG, THUMBNAIL), Picture)

    def look(exhibit: Exhibit, edge: int) -> None:
        assert isinstance(desk.exhibits.look(exhibit.id, edge), Picture)

    began = alone(first_thumbnail, min(rounds, 5))
    thumbnail = in_turn(lambda: look(first, THUMBNAIL), lambda: _plainly(small, THUMBNAIL), rounds)
    opened = in_turn(lambda: look(second, SCREEN), lambda: _plainly(large, SCREEN), rounds)
    return [
        Figure(
            "first thumbnail", began, once(lambda: _plainly(small, THUMBNAIL)), note="with its child started"
        ),
        Figure("every further thumbnail", *thumbnail, note="with the event of its opening"),
        Figure(
            f"open a picture of {large.stat().st_size / MEGABYTE:.1f} MB",
            *opened,
            note=f"to {SCREEN} pixels, with its event",
        ),
    ]


def _checked(files: ExhibitFiles, exhibit: Exhibit) -> ExhibitState:
    sealed = exhibit.sealed
    return files.check(sealed.file_name, sealed.identity, sealed.sha256, sealed.size)


def _small(folder: Path, count: int) -> list[Path]:
    """A quarter of a megabyte each."""
    folder.mkdir()
    found = [folder / f"Screenshot {number:03}.jpg" for number in range(count)]
    for number, path in enumerate(found):
        path.write_bytes(screenshot(number))
    return found


def _from_phones(folder: Path, count: int, chats: int) -> list[Path]:
    """As a telephone keeps them: PNG, a chat with a photograph in it, about a megabyte each, no two alike."""
    folder.mkdir()
    few, found = [_chat(number) for number in range(chats)], []
    for number in range(count):
        path = folder / f"Screenshot {number:03}.png"
        words = b"tEXtComment\0" + str(number).encode("ascii")
        chunk = struct.pack(">I", len(words) - 4) + words + struct.pack(">I", zlib.crc32(words))
        whole = few[number % len(few)]
        path.write_bytes(whole[:-12] + chunk + whole[-12:])
        found.append(path)
    return found


def _chat(number: int) -> bytes:
    image = Image.open(io.BytesIO(screenshot(number, (1290, 2796)))).quantize(64).convert("RGB")
    image.paste(Image.effect_noise((420, 560), 40).convert("RGB"), (60, 700))
    target = io.BytesIO()
    image.save(target, "PNG")
    return target.getvalue()


def _photograph(size: int) -> bytes:
    """A JPEG of about that many bytes, with the grain that a camera gives."""
    grain = random.Random(1).randbytes(640 * 480 * 3)  # noqa: S311  (a picture, not a key)
    small = Image.frombytes("RGB", (640, 480), grain)
    edge, target = 1000, io.BytesIO()
    while target.tell() < size:
        edge += 250
        target = io.BytesIO()
        small.resize((edge, edge * 3 // 4)).save(target, "JPEG", quality=92)
    return target.getvalue()


def _plainly(path: Path, edge: int) -> None:
    image = Image.open(io.BytesIO(path.read_bytes()))
    image.draft(None, (edge, edge))
    image.thumbnail((edge, edge), Image.Resampling.LANCZOS)
    image.convert("RGB").tobytes()


def _sha256sum(paths: list[Path]) -> None:
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", *map(str, paths)], check=True, stdout=subprocess.DEVNULL)
        return
    for path in paths:
        hashlib.sha256(path.read_bytes()).hexdigest()


def _hashed_copy(path: Path, to: Path, *, is_synced: bool) -> None:
    digest = hashlib.sha256()
    with path.open("rb") as source, to.open("wb") as target:
        while chunk := source.read(1024 * 1024):
            digest.update(chunk)
            target.write(chunk)
        target.flush()
        if is_synced:
            os.fsync(target.fileno())
    digest.hexdigest()
