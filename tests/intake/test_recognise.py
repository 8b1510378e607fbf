from __future__ import annotations

import random
import time

import pytest

import samples
from safetydesk.domain import media_kind as kinds
from safetydesk.intake.recognise import FIRST_BYTES, recognise


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (samples.png, kinds.PNG),
        (samples.apng, kinds.PNG),
        (samples.jpeg, kinds.JPEG),
        (samples.camera_jpeg, kinds.JPEG),
        (samples.webp, kinds.WEBP),
        (samples.gif, kinds.GIF),
        (samples.pdf, kinds.PDF),
        (samples.svg, kinds.SVG),
        (samples.eml, kinds.EML),
        (samples.program, kinds.WINDOWS_PROGRAM),
    ],
)
def test_real_files_whatever_they_are_called(tmp_path, make, kind):
    path = make(tmp_path, name="picture.png")
    assert recognise(path.read_bytes()[:FIRST_BYTES]) is kind


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        (b"\0\0\0\x18ftypheic", kinds.HEIC),
        (b"\0\0\0\x18ftypmif1", kinds.HEIC),
        (b"\0\0\0\x18ftypavif", kinds.AVIF),
        (b"\0\0\0\x18ftypisom", kinds.MP4),
        (b"\0\0\0\x18ftypqt  ", kinds.MOV),
        (b"\0\0\0\x18ftyp3gp5", kinds.THREE_GP),
        (b"\0\0\0\x18ftypM4A ", kinds.M4A),
        (b"RIFF\0\0\0\0WAVE", kinds.WAV),
        (b"RIFF\0\0\0\0AVI ", kinds.AVI),
        (b"RIFF\0\0\0\0what", kinds.UNKNOWN),
        (b"II*\0rest", kinds.TIFF),
        (b"BM\x46\0\0\0\0\0\0\0" + bytes(40), kinds.BMP),
        (b"BM is a company, and this is a letter about it.", kinds.TEXT),
        (b"PK\x03\x04rest", kinds.ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", kinds.OLE),
        (b"SIMPLE  =                    T", kinds.TEXT),
        (b"\x1f\x8b\x08", kinds.GZIP),
        (b"\xff\xfb\x90\x00", kinds.MP3),
        (b"\x7fELF\2", kinds.UNIX_PROGRAM),
        (b"L\0\0\0\x01\x14\x02\0\0", kinds.SHORTCUT),
        (b"junk before\n%PDF-1.4", kinds.PDF),
        (b"<!DOCTYPE html><p>hello", kinds.HTML),
        (b"\xef\xbb\xbf  <HTML><body>", kinds.HTML),
        (b'<!DOCTYPE svg PUBLIC "a" "b"><svg>', kinds.SVG),
        (b"<?xml version='1.0'?><note/>", kinds.TEXT),
        ("she said “stop”".encode(), kinds.TEXT),
        ("she said".encode("utf-16"), kinds.TEXT),
        ("£".encode()[:1], kinds.UNKNOWN),
        ("pay £".encode()[:-1], kinds.TEXT),
        (b"words\0and nothing", kinds.UNKNOWN),
        (b"\x80\x81\x82", kinds.UNKNOWN),
        (b"", kinds.UNKNOWN),
    ],
)
def test_first_bytes(first, kind):
    assert recognise(first) is kind


def test_no_bytes_make_it_fail():
    chance = random.Random(7)
    for _ in range(300):
        recognise(chance.randbytes(chance.randrange(64)))


def test_nothing_makes_it_slow():
    began = time.perf_counter()
    for piece in (b"<!---->", b"<?x?>", b" ", b"<!-- ", b"a:\n", b"<!DOCTYPE svg [", b"%PDF"):
        recognise(piece * 2000)
    assert time.perf_counter() - began < 1
