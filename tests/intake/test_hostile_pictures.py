"""JPEG, WebP and what hides in pictures of every kind: loops, bombs, profiles, comments, lies, harm done at random."""

from __future__ import annotations

import io
import random
import struct
from collections import Counter

import pytest
from PIL import Image
from tests.intake.png_suite import RGB, Form, chunk, inflating

import samples
from safetydesk.domain import media_kind as kinds
from safetydesk.intake.preview import NoPreview, Picture, PreviewRoom
from safetydesk.intake.recognise import recognise

NOT_BY_US = ("damaged", "shown")
"""Either will do: the file is odd, and which it is stands with the decoder."""
JPEG = samples.picture_bytes(form="JPEG")
WEBP = samples.picture_bytes(form="WEBP")


def saved(image: Image.Image, form: str, **how) -> bytes:
    written = io.BytesIO()
    image.save(written, form, **how)
    return written.getvalue()


def segment(marker: int, content: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(content) + 2) + content


def after_start(*segments: bytes) -> bytes:
    """The sample JPEG with more segments behind its first two bytes."""
    return JPEG[:2] + b"".join(segments) + JPEG[2:]


def with_size(width: int, height: int) -> bytes:
    """The sample JPEG, saying that it is so large."""
    place = JPEG.index(b"\xff\xc0")
    return JPEG[: place + 5] + struct.pack(">HH", height, width) + JPEG[place + 9 :]


def ifd(*entries: tuple[int, int, int, int], after: int = 0) -> bytes:
    """A TIFF directory: tag, type, count, value or place; and where the next one stands."""
    return (
        struct.pack("<H", len(entries))
        + b"".join(struct.pack("<HHII", *each) for each in entries)
        + struct.pack("<I", after)
    )


def exif(*entries: tuple[int, int, int, int], after: int = 0, more: bytes = b"") -> bytes:
    return b"II*\0" + struct.pack("<I", 8) + ifd(*entries, after=after) + more


LOOPS = {
    "a directory that follows itself": exif((0x0112, 3, 1, 6), after=8),
    "a part that is the whole": exif((0x8769, 4, 1, 8), (0x8825, 4, 1, 8), (0xA005, 4, 1, 8)),
    "a part far outside": exif((0x8769, 4, 1, 2**32 - 1)),
    "parts in parts": exif((0x8769, 4, 1, 26), more=ifd((0x8769, 4, 1, 8))),
    "four thousand million values": exif((0x0112, 3, 2**32 - 1, 8), (0x010F, 2, 2**32 - 1, 8)),
    "an orientation in words": exif((0x0112, 2, 4, 0x41414141)),
    "an orientation of 9999": exif((0x0112, 3, 1, 9999)),
    "a type that is none": exif((0x0112, 99, 1, 6)),
    "65 535 entries and none": b"II*\0\x08\0\0\0\xff\xff",
    "no directory at all": b"MM\0*\xff\xff\xff\xff",
    "nothing": b"",
    "not TIFF": b"\xff" * 4000,
    "a fraction by nothing": exif((0x011A, 5, 1, 26), more=bytes(8)),
}


@pytest.mark.parametrize("name", LOOPS)
def test_loops_in_what_a_camera_writes(watched, name):
    """A damaged note about the picture is no reason not to show the picture."""
    content = LOOPS[name]
    assert watched.outcome(after_start(segment(0xE1, b"Exif\0\0" + content)), kinds.JPEG) == "shown"
    assert watched.outcome(Form(RGB, 8).file(before=chunk(b"eXIf", content)), kinds.PNG) == "shown"
    assert (
        watched.outcome(saved(samples.picture(), "WEBP", exif=b"Exif\0\0" + content), kinds.WEBP) == "shown"
    )


def test_pictures_of_pixels_that_nobody_has(watched):
    for width, height in ((65_535, 65_535), (12_000, 12_000), (65_535, 800)):
        assert watched.outcome(with_size(width, height), kinds.JPEG) == "too_many_pixels"
    assert watched.outcome(with_size(0, 0), kinds.JPEG) == "damaged"
    assert watched.outcome(with_size(7_000, 7_000), kinds.JPEG) in NOT_BY_US  # fewer lines than it says
    flat = saved(Image.new("L", (12_000, 12_000)), "JPEG", quality=1)
    assert watched.outcome(flat, kinds.JPEG) == "too_many_pixels"
    lossless = saved(Image.new("L", (12_000, 12_000)), "WEBP", lossless=True, method=0)
    assert len(lossless) < 10_000
    assert watched.outcome(lossless, kinds.WEBP) == "too_many_pixels"


def test_scans_for_ever():
    """A progressive JPEG whose scans are said again and again: each is another walk over all its pixels."""
    content = saved(Image.new("RGB", (6_000, 6_000), "red"), "JPEG", progressive=True, quality=10)
    scans = content.index(b"\xff\xda")
    again = content[scans:-2]
    endless = content[:scans] + again * (60_000_000 // len(again)) + content[-2:]
    with PreviewRoom(time_limit=1.0) as room:
        assert room.look(endless, kinds.JPEG, 240) == NoPreview("took_too_long")
        assert isinstance(room.look(JPEG, kinds.JPEG, 240), Picture)


@pytest.mark.parametrize("packed_size", [300_000, 4 * 1024**3])
def test_colour_profiles_that_unpack_without_end(watched, packed_size):
    content = Form(RGB, 8).file(before=chunk(b"iCCP", b"p\0\0" + inflating(packed_size)))
    assert watched.outcome(content, kinds.PNG) in NOT_BY_US


def test_colour_profiles_in_too_many_parts(watched):
    part = b"ICC_PROFILE\0"
    odd = {
        "255 full parts": [segment(0xE2, part + bytes((at, 255)) + bytes(65_000)) for at in range(1, 256)],
        "one part of many": [segment(0xE2, part + b"\x01\xff" + bytes(100))],
        "the same part again": [segment(0xE2, part + b"\1\2" + bytes(100))] * 500,
        "part 0 of 0": [segment(0xE2, part + b"\0\0" + bytes(100))],
        "a profile in a profile": [segment(0xE2, part + b"\1\1" + JPEG)],
    }
    for name, segments in odd.items():
        assert watched.outcome(after_start(*segments), kinds.JPEG) == "shown", name
    assert watched.outcome(after_start(segment(0xE2, part)), kinds.JPEG) in NOT_BY_US
    body = b"ICCP" + struct.pack("<I", 5_000_000) + bytes(5_000_000)
    content = saved(samples.picture(), "WEBP", icc_profile=bytes(5_000_000))
    assert body in content
    assert watched.outcome(content, kinds.WEBP) == "shown"


def test_comments_of_a_megabyte(watched):
    comments = [segment(0xFE, b"x" * 65_000)] * 16
    assert watched.outcome(after_start(*comments), kinds.JPEG) == "shown"
    printed = watched.for_print(after_start(*comments), kinds.JPEG)
    assert not isinstance(printed, NoPreview) and len(printed.jpeg) < 100_000
    xmp = saved(samples.picture(), "WEBP", xmp=b"<x>" * 350_000)
    assert watched.outcome(xmp, kinds.WEBP) == "shown"


ODD_JPEGS = {
    "only its start": JPEG[:2],
    "no end": JPEG[:-2],
    "an end in the middle": JPEG[: len(JPEG) // 2] + b"\xff\xd9",
    "no tables": JPEG.replace(b"\xff\xc4", b"\xff\xfe"),
    "a segment of no length": JPEG[:2] + b"\xff\xe5\0\0" + JPEG[2:],
    "a segment beyond the end": JPEG[:2] + b"\xff\xe5\xff\xff" + JPEG[2:],
    "nothing but markers": JPEG[:2] + b"\xff" * 2_000_000,
    "two pictures": JPEG + JPEG,
    "two heads": after_start(JPEG[JPEG.index(b"\xff\xc0") : JPEG.index(b"\xff\xc0") + 19]),
    "an MPO that points at itself": after_start(
        segment(
            0xE2, b"MPF\0" + b"II*\0\x08\0\0\0" + ifd((0xB001, 4, 1, 99), (0xB002, 7, 16 * 99, 8), after=8)
        )
    ),
    "a Photoshop block of nothing": after_start(
        segment(0xED, b"Photoshop 3.0\0" + b"8BIM\x03\xed\0\0\xff\xff\xff\xff")
    ),
    "a zip behind it": JPEG + b"PK\3\4" + bytes(5_000),
}
ODD_WEBPS = {
    "only its head": WEBP[:12],
    "half of it": WEBP[: len(WEBP) // 2],
    "a length of everything": WEBP[:4] + b"\xff\xff\xff\xff" + WEBP[8:],
    "a length of nothing": WEBP[:4] + b"\0\0\0\0" + WEBP[8:],
    "a chunk beyond the end": WEBP[:16] + b"\xff\xff\xff\x7f" + WEBP[20:],
    "something behind it": WEBP + b"more" * 1000,
    "no RIFF": b"RIFX" + WEBP[4:],
}


@pytest.mark.parametrize("name", ODD_JPEGS)
def test_odd_jpegs(watched, name):
    assert watched.outcome(ODD_JPEGS[name], kinds.JPEG) in NOT_BY_US


@pytest.mark.parametrize("name", ODD_WEBPS)
def test_odd_webps(watched, name):
    assert watched.outcome(ODD_WEBPS[name], kinds.WEBP) in (*NOT_BY_US, "too_many_pixels")


@pytest.mark.parametrize("form", ["PNG", "WEBP", "GIF"])
def test_of_a_hundred_frames_one_is_shown(watched, form):
    first, *others = (Image.new("L", (40, 30), 2 * number) for number in range(100))
    content = saved(first, form, save_all=True, append_images=others)
    kind = recognise(content)
    assert watched.outcome(content, kind) == ("not_shown" if form == "GIF" else "shown")


def test_harm_done_at_random(watched):
    """A short form of what `dev.py soak` does ten thousand times: bytes changed, cut out, said twice, cut off."""
    chance = random.Random(20260321)
    wholes = [
        (samples.picture_bytes(text="words", form="PNG"), kinds.PNG),
        (Form(RGB, 16, 40, 40, interlaced=True).file(), kinds.PNG),
        (samples.picture_bytes(text="words", form="JPEG"), kinds.JPEG),
        (saved(samples.picture(text="words"), "JPEG", progressive=True), kinds.JPEG),
        (samples.picture_bytes(text="words", form="WEBP"), kinds.WEBP),
        (saved(samples.picture(text="words"), "WEBP", lossless=True), kinds.WEBP),
    ]
    outcomes: Counter[str] = Counter()
    for turn in range(150):
        whole, kind = wholes[turn % len(wholes)]
        changed = bytearray(whole)
        for _ in range(chance.choice((1, 2, 8, 40))):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        place = chance.randrange(len(changed))
        match chance.randrange(5):
            case 0:
                del changed[place:]
            case 1:
                del changed[place : place + chance.randrange(100)]
            case 2:
                changed[place:place] = changed[place : place + chance.randrange(1000)]
        outcomes[watched.outcome(bytes(changed), kind)] += 1
    print(dict(outcomes))
    assert outcomes["shown"] and outcomes["damaged"]
    assert isinstance(watched.look(samples.picture_bytes(), kinds.PNG), Picture)
