from __future__ import annotations

import io
import random

import samples
from safetydesk.intake.plain_jpeg import is_plain


def saved(**how) -> bytes:
    written = io.BytesIO()
    samples.picture().save(written, "JPEG", **how)
    return written.getvalue()


def test_nothing_but_a_picture_is_plain():
    assert is_plain(saved())
    assert is_plain(saved(progressive=True))
    assert is_plain(saved(restart_marker_rows=1))


def test_whatever_else_travels_along_is_not(tmp_path):
    assert not is_plain(samples.camera_jpeg(tmp_path).read_bytes())
    assert not is_plain(saved(comment=b"who sent it"))
    assert not is_plain(saved(icc_profile=b"profile"))
    assert not is_plain(saved() + b"PK\x03\x04 a second file after the end")
    assert not is_plain(saved() + saved())
    thumbnail = saved().replace(b"\0\0\xff\xdb", b"\x09\x09\xff\xdb", 1)
    assert not is_plain(thumbnail)


def test_no_bytes_make_it_fail():
    whole, chance = saved(), random.Random(3)
    assert not is_plain(b"")
    assert not is_plain(b"\xff\xd8")
    for _ in range(300):
        changed = bytearray(whole[: chance.randrange(2, len(whole))])
        changed[chance.randrange(len(changed))] = chance.randrange(256)
        is_plain(bytes(changed))
