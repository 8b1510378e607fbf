from __future__ import annotations

import io

from PIL import Image

import samples
from safetydesk.intake.metadata import read_said


def test_what_a_phone_says(tmp_path):
    with Image.open(samples.camera_jpeg(tmp_path)) as image:
        assert read_said(image) == [
            ("taken", "2026:01:15 08:30:00"),
            ("camera", "Example Phone 9"),
            ("software", "17.1"),
            ("place", "yes"),
        ]


def test_a_screenshot_says_nothing(tmp_path):
    with Image.open(samples.png(tmp_path)) as image:
        assert read_said(image) == []


def test_what_it_says_is_plain_and_short():
    exif = Image.Exif()
    exif[305] = "bad\x1b[31m\u202e" + "x" * 500
    written = io.BytesIO()
    samples.picture().save(written, "JPEG", exif=exif)
    with Image.open(written) as image:
        ((code, value),) = read_said(image)
    assert code == "software"
    assert value.isprintable()
    assert len(value) <= 200
