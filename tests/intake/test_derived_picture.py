"""Crops and burn-ins: proved pixel by pixel, from every kind of picture, and refused where the proof fails."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from safetydesk.domain.derivation import CROP, REDACTION, Area
from safetydesk.domain.media_kind import JPEG, PDF, PNG, WEBP, MediaKind
from safetydesk.intake.bare_png import is_bare
from safetydesk.intake.derived_picture import DerivedPicture, NotProved, OffThePicture, derived_picture
from safetydesk.intake.preview import Answer, NoPreview, PreviewRoom
from samples import camera_jpeg, flat_png, picture, picture_bytes

SECRET = Area(left=10, top=20, width=50, height=30, reason="other_child")


@pytest.fixture(scope="module")
def room() -> Any:
    with PreviewRoom() as made:
        yield made


def made(room: PreviewRoom, content: bytes, kind: MediaKind, how: str, *areas: Area) -> Image.Image:
    copy = derived_picture(room, content, kind, how, areas)
    assert isinstance(copy, DerivedPicture), copy
    image = Image.open(io.BytesIO(copy.png))
    image.load()
    assert image.size == (copy.width, copy.height) and image.mode == "RGB" and not image.info
    return image


@pytest.mark.parametrize(("form", "kind"), [("PNG", PNG), ("JPEG", JPEG), ("WEBP", WEBP)])
def test_areas_are_black_and_all_else_is_as_it_was(form: str, kind: MediaKind, room: PreviewRoom) -> None:
    content = picture_bytes(320, 200, "Ada Example", form)
    other = Area(left=300, top=180, width=20, height=20, reason="other")
    image = made(room, content, kind, REDACTION, SECRET, other)
    before = Image.open(io.BytesIO(content)).convert("RGB")
    for area in (SECRET, other):
        assert image.crop(area.box).getextrema() == ((0, 0),) * 3
        before.paste((0, 0, 0), area.box)
    assert image.tobytes() == before.tobytes()


@pytest.mark.parametrize(("form", "kind"), [("PNG", PNG), ("JPEG", JPEG), ("WEBP", WEBP)])
def test_a_crop_keeps_its_area_alone(form: str, kind: MediaKind, room: PreviewRoom) -> None:
    content = picture_bytes(320, 200, "Ada Example", form)
    image = made(room, content, kind, CROP, SECRET)
    assert image.tobytes() == Image.open(io.BytesIO(content)).convert("RGB").crop(SECRET.box).tobytes()


def test_what_a_camera_wrote_beside_the_picture_is_gone(tmp_path: Path, room: PreviewRoom) -> None:
    content = camera_jpeg(tmp_path, 320, 200, orientation=6).read_bytes()
    copy = derived_picture(room, content, JPEG, REDACTION, (SECRET,))
    assert isinstance(copy, DerivedPicture) and (copy.width, copy.height) == (200, 320), "upright"
    assert not any(word in copy.png for word in (b"Example", b"Phone 9", b"secret", b"Exif", b"tEXt"))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_form_becomes_plain_colours(mode: str, room: PreviewRoom) -> None:
    image = picture(320, 200, "Ada").convert("L" if mode == "I;16" else mode)
    if mode == "I;16":
        image = image.convert("I").point(lambda value: value * 257).convert("I;16")
    if mode == "RGBA":
        image.putalpha(90)
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "secret")
    written = io.BytesIO()
    image.save(written, "PNG", pnginfo=notes, dpi=(72, 72))
    copy = made(room, written.getvalue(), PNG, REDACTION, SECRET)
    assert copy.crop(SECRET.box).getextrema() == ((0, 0),) * 3


def test_an_area_beyond_the_picture_is_said_with_its_size(room: PreviewRoom) -> None:
    beyond = ((300, 0, 21, 5), (0, 199, 5, 2), (-1, 0, 5, 5), (0, 0, 0, 5), (10**12, 0, 5, 5))
    for left, top, width, height in beyond:
        area = Area(left=left, top=top, width=width, height=height)
        for how in (CROP, REDACTION):
            assert derived_picture(room, picture_bytes(), PNG, how, (area,)) == OffThePicture(320, 200)


def test_what_is_no_picture_or_damaged_makes_nothing(room: PreviewRoom) -> None:
    assert derived_picture(room, b"%PDF-1.4", PDF, REDACTION, (SECRET,)) == NoPreview("not_shown")
    half = picture_bytes()[:400]
    assert isinstance(derived_picture(room, half, PNG, REDACTION, (SECRET,)), NoPreview)
    bomb = flat_png(9000, 9000, 1, 0)
    assert derived_picture(room, bomb, PNG, REDACTION, (SECRET,)) == NoPreview("too_many_pixels")


def test_a_photograph_of_24_megapixels_is_done_within_the_limits(room: PreviewRoom) -> None:
    image = Image.effect_noise((6000, 4000), 30).convert("RGB")
    written = io.BytesIO()
    image.save(written, "JPEG", quality=80)
    copy = derived_picture(room, written.getvalue(), JPEG, REDACTION, (SECRET,))
    assert isinstance(copy, DerivedPicture) and copy.width == 6000


class _Lying:
    """A room whose child hands out something else than was asked of it."""

    def __init__(self, room: PreviewRoom, png: bytes | None = None, **head: object) -> None:
        self._room, self._png, self._head = room, png, head

    def ask(self, act: str, content: bytes, **asked: Any) -> Answer | NoPreview:
        answer = self._room.ask(act, content, **asked)
        assert isinstance(answer, Answer)
        if act == "derive" and self._png is not None:
            return Answer(answer.head, self._png)
        return Answer({**answer.head, **(self._head if act == "measure" else {})}, answer.body)

    def close(self) -> None:
        self._room.close()


def _saved(image: Image.Image, **given: Any) -> bytes:
    written = io.BytesIO()
    image.save(written, "PNG", **given)
    return written.getvalue()


def _lies() -> dict[str, bytes]:
    good = picture(320, 200, "Ada")
    ImageDraw.Draw(good).rectangle((10, 20, 59, 49), fill=(0, 0, 0))
    clear, notes = good.copy(), PngImagePlugin.PngInfo()
    clear.putpixel((59, 49), (1, 0, 0))
    elsewhere = good.copy()
    elsewhere.putpixel((100, 100), (9, 9, 9))
    notes.add_text("Comment", "Ada Example")
    whole = _saved(good)
    seen_through = good.convert("RGBA")
    seen_through.putalpha(0)
    return {
        "not burned": picture_bytes(320, 200, "Ada"),
        "one pixel left": _saved(clear),
        "one pixel elsewhere": _saved(elsewhere),
        "a note": _saved(good, pnginfo=notes),
        "a profile": _saved(good, icc_profile=b"x" * 200),
        "after the end": whole + b"Ada Example",
        "alpha": _saved(seen_through),
        "palette": _saved(good.convert("P")),
        "another size": _saved(good.crop((0, 0, 319, 200))),
        "a JPEG": picture_bytes(form="JPEG"),
        "nothing": b"",
        "cut short": whole[:-20],
        "a wrong sum": whole[:-1] + b"\0",
    }


@pytest.mark.parametrize("lie", _lies())
def test_what_is_not_as_it_should_be_is_not_believed(lie: str, room: PreviewRoom) -> None:
    lying: Any = _Lying(room, _lies()[lie])
    assert derived_picture(lying, picture_bytes(320, 200, "Ada"), PNG, REDACTION, (SECRET,)) == NotProved()


@pytest.mark.parametrize("head", [{"black": False}, {"black": 1}, {"rest": None}, {"width": 1}])
def test_a_proof_that_says_no_is_a_no(head: dict[str, object], room: PreviewRoom) -> None:
    lying: Any = _Lying(room, None, **head)
    assert derived_picture(lying, picture_bytes(), PNG, REDACTION, (SECRET,)) == NotProved()


def test_bytes_behind_the_last_row_are_seen() -> None:
    import zlib

    def chunk(name: bytes, part: bytes) -> bytes:
        return len(part).to_bytes(4, "big") + name + part + zlib.crc32(name + part).to_bytes(4, "big")

    header = (2).to_bytes(4, "big") + (1).to_bytes(4, "big") + b"\x08\x02\0\0\0"

    def png(rows: bytes, after: bytes = b"") -> bytes:
        packed = chunk(b"IDAT", zlib.compress(rows) + after)
        return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + packed + chunk(b"IEND", b"")

    assert is_bare(png(bytes(7)), 2, 1)
    assert not is_bare(png(bytes(7) + b"Ada"), 2, 1) and not is_bare(png(bytes(7), b"Ada"), 2, 1)
    assert not is_bare(png(bytes(6)), 2, 1) and not is_bare(png(bytes(7)), 1, 2)
