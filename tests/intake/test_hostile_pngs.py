"""The corner cases of PNG, as PngSuite has them and beyond: each is shown as it is, or said to be damaged."""

from __future__ import annotations

import struct
import zlib

import pytest
from tests.intake.png_suite import GREY, PALETTE, RGB, RGBA, SIGNATURE, Form, chunk, every_form, inflating

import samples
from safetydesk.domain import media_kind as kinds
from safetydesk.intake.preview import NoPreview, Picture

ROUNDING = 2
"""Of 255: two roundings, from 16 bits and over white."""
PLAIN = Form(RGB, 8)


def assert_as_made(seen: Picture | NoPreview, form: Form) -> None:
    assert isinstance(seen, Picture), (form, seen)
    assert (seen.width, seen.height) == (form.width, form.height), form
    for y in range(form.height):
        for x in range(form.width):
            place = (y * form.width + x) * 3
            shown = tuple(seen.rgb[place : place + 3])
            off = max(abs(one - other) for one, other in zip(shown, form.shown(x, y), strict=True))
            assert off <= ROUNDING, (form, x, y, shown, form.shown(x, y))


def test_every_colour_type_depth_and_interlace(watched):
    forms = every_form()
    assert len(forms) == 52
    for form in forms:
        assert_as_made(watched.look(form.file(), kinds.PNG), form)


@pytest.mark.parametrize("interlaced", [False, True])
def test_every_size_from_one_to_forty(watched, interlaced):
    for edge in range(1, 41):
        form = Form(PALETTE, 4, edge, edge, interlaced=interlaced)
        assert_as_made(watched.look(form.file(), kinds.PNG), form)
    for width, height in ((1, 40), (40, 1), (3, 4000), (4000, 3)):
        form = Form(RGB, 8, width, height, interlaced=interlaced)
        assert_as_made(watched.look(form.file(), kinds.PNG, 4096), form)


@pytest.mark.parametrize("kind", range(5))
def test_every_filter(watched, kind):
    for colour, depth in ((GREY, 1), (RGB, 16), (RGBA, 8)):
        form = Form(colour, depth, 17, 11, filter=kind)
        assert_as_made(watched.look(form.file(), kinds.PNG), form)


def test_pixels_in_many_pieces(watched):
    packed = zlib.compress(PLAIN._rows())
    whole = PLAIN.file()
    one = chunk(b"IDAT", packed)
    crumbs = b"".join(chunk(b"IDAT", packed[at : at + 1]) for at in range(len(packed)))
    assert_as_made(watched.look(whole.replace(one, crumbs), kinds.PNG), PLAIN)
    with_empty = chunk(b"IDAT", b"") + crumbs[:26] + chunk(b"IDAT", b"") * 1000 + crumbs[26:]
    assert watched.outcome(whole.replace(one, with_empty), kinds.PNG) in ("shown", "damaged")


def _head(width: int, height: int, depth: int = 8, colour: int = RGB, tail: bytes = b"\0\0\0") -> bytes:
    return chunk(b"IHDR", struct.pack(">IIBB", width, height, depth, colour) + tail)


def _with_head(head: bytes) -> bytes:
    return SIGNATURE + head + PLAIN.file()[33:]


_ROWS = PLAIN._rows()
DAMAGED = {
    "only the signature": SIGNATURE,
    "no IDAT": PLAIN.file().replace(chunk(b"IDAT", zlib.compress(_ROWS)), b""),
    "an empty IDAT": PLAIN.file(packed=b""),
    "no zlib in it": PLAIN.file(packed=b"\xff" * 300),
    "half its rows": PLAIN.file(packed=zlib.compress(_ROWS[: len(_ROWS) // 2])),
    "a wrong CRC of IHDR": SIGNATURE + PLAIN.file()[8:29] + b"\0\0\0\0" + PLAIN.file()[33:],
    "a filter that is none": PLAIN.file(packed=zlib.compress(b"\x09" + _ROWS[1:])),
    "no width": _with_head(_head(0, 9)),
    "no height": _with_head(_head(13, 0)),
    "a depth that is none": _with_head(_head(13, 9, depth=7)),
    "a colour that is none": _with_head(_head(13, 9, colour=5)),
    "a palette of 16 bits": _with_head(_head(13, 9, depth=16, colour=PALETTE)),
    "an IHDR too short": SIGNATURE + chunk(b"IHDR", b"\0\0\0\1") + PLAIN.file()[33:],
    "a critical chunk of nobody's": PLAIN.file(before=chunk(b"\0\xff~B", b"")),
    "300 000 empty chunks and no end": PLAIN.file(before=chunk(b"teSt", b"") * 300_000)[:-200],
}
EITHER = {
    "a compression that is none": _with_head(_head(13, 9, tail=b"\1\0\0")),
    "a chunk longer than the file": PLAIN.file()[:33] + b"\x7f\xff\xff\xffIDAT" + PLAIN.file()[41:],
    "no IEND": PLAIN.file()[:-12],
    "a wrong CRC of IDAT": PLAIN.file()[:-16] + b"\0\0\0\0" + PLAIN.file()[-12:],
    "an interlacing that is none": _with_head(_head(13, 9, tail=b"\0\0\7")),
    "more rows than it says": PLAIN.file(packed=zlib.compress(_ROWS * 1000)),
    "rows for ever": PLAIN.file(packed=inflating(512 * 1024 * 1024)),
    "no palette": Form(PALETTE, 8).file().replace(Form(PALETTE, 8).file()[33 : 33 + 12 + 768], b""),
    "a palette of one": Form(PALETTE, 8)
    .file()
    .replace(Form(PALETTE, 8).file()[33 : 33 + 780], chunk(b"PLTE", b"abc")),
    "a palette of 300": PLAIN.file(before=chunk(b"PLTE", bytes(900))),
    "a palette of two and a half": PLAIN.file(before=chunk(b"PLTE", bytes(8))),
    "a long tRNS": PLAIN.file(before=chunk(b"tRNS", bytes(5000))),
    "an empty tRNS": PLAIN.file(before=chunk(b"tRNS", b"")),
    "two heads": PLAIN.file(before=_head(4000, 4000)),
    "dots of no size": PLAIN.file(before=chunk(b"pHYs", bytes(9))),
    "a gamma of nothing": PLAIN.file(before=chunk(b"gAMA", bytes(4))),
    "a short gamma": PLAIN.file(before=chunk(b"gAMA", b"\1")),
    "a short APNG control": PLAIN.file(before=chunk(b"acTL", b"\1")),
    "APNG of 2³¹ frames": PLAIN.file(before=chunk(b"acTL", struct.pack(">II", 2**31 - 1, 0))),
    "an APNG frame outside": PLAIN.file(
        before=chunk(b"acTL", struct.pack(">II", 2, 0))
        + chunk(b"fcTL", struct.pack(">IIIIIHHBB", 0, 2**31 - 1, 2**31 - 1, 9, 9, 0, 0, 7, 7))
    ),
    "a text without an end": PLAIN.file(before=chunk(b"tEXt", b"x" * 5000)),
    "a megabyte of comment": PLAIN.file(before=chunk(b"tEXt", b"Comment\0" + b"x" * 1_000_000)),
    "a megabyte of comments": PLAIN.file(before=chunk(b"tEXt", b"Comment\0" + b"x" * 1000) * 1000),
    "iTXt in no language": PLAIN.file(before=chunk(b"iTXt", b"k\0\1\0" + b"\xff" * 50)),
    "hidden words after the end": PLAIN.file() + b"words" * 100_000,
    "an eXIf of nothing": PLAIN.file(before=chunk(b"eXIf", b"")),
    "pixels after the end": PLAIN.file(after=chunk(b"IDAT", b"\xff" * 5000)),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged(watched, name):
    assert watched.outcome(DAMAGED[name], kinds.PNG) == "damaged"


@pytest.mark.parametrize("name", EITHER)
def test_shown_or_damaged(watched, name):
    assert watched.outcome(EITHER[name], kinds.PNG) in ("shown", "damaged")


def test_bombs_of_pixels_in_a_few_kilobytes(watched):
    for width, height in (
        (65_535, 65_535),
        (12_000, 12_000),
        (50_000_001, 1),
        (2**31 - 1, 2**31 - 1),
        (2**31, 1),
    ):
        assert watched.outcome(_with_head(_head(width, height)), kinds.PNG) == "too_many_pixels"
    second = PLAIN.file(before=_head(2**31 - 1, 2**31 - 1))
    assert watched.outcome(second, kinds.PNG) == "too_many_pixels"
    real = samples.flat_png(12_000, 12_000, depth=1, colour_type=0)
    assert len(real) < 100_000
    assert watched.outcome(real, kinds.PNG) == "too_many_pixels"
    thin = samples.flat_png(40_000, 1_200, depth=1, colour_type=0)
    assert watched.outcome(thin, kinds.PNG) == "shown"


@pytest.mark.parametrize("name", [b"iCCP", b"zTXt", b"iTXt"])
def test_what_unpacks_to_gigabytes(watched, name):
    """A colour profile or a text of some megabytes that would be four thousand million bytes."""
    packed = inflating(4 * 1024**3)
    assert len(packed) < 8_000_000
    words = {b"iCCP": b"p\0\0", b"zTXt": b"Comment\0\0", b"iTXt": b"Comment\0\1\0en\0Comment\0"}[name]
    content = PLAIN.file(before=chunk(name, words + packed))
    assert watched.outcome(content, kinds.PNG) in ("damaged", "shown")
    assert watched.held < 400 * 1024


def test_after_all_that_a_good_one_is_shown(watched):
    assert isinstance(watched.look(samples.picture_bytes(), kinds.PNG), Picture)
