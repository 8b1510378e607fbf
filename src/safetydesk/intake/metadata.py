"""What a picture says of itself: claims, never facts. Read in the child only.

Where it was taken is never read out, only that the file carries a place.
"""

from __future__ import annotations

from typing import Final

from PIL import Image

_EXIF_PART, _PLACE_PART = 0x8769, 0x8825
_TAKEN, _SAVED, _MAKER, _MODEL, _SOFTWARE = 36867, 306, 271, 272, 305
_LONGEST: Final = 200


def read_said(image: Image.Image) -> list[tuple[str, str]]:
    """Codes (`taken`, `saved`, `camera`, `software`, `place`) with plain values of at most 200 characters.

    Dates stand as the file has them. May raise anything that a damaged file makes Pillow raise.
    """
    exif = image.getexif()
    camera = " ".join(part for part in (_plain(exif.get(_MAKER)), _plain(exif.get(_MODEL))) if part)
    said = [
        ("taken", _plain(exif.get_ifd(_EXIF_PART).get(_TAKEN)) or _plain(image.info.get("Creation Time"))),
        ("saved", _plain(exif.get(_SAVED))),
        ("camera", camera[:_LONGEST]),
        ("software", _plain(exif.get(_SOFTWARE)) or _plain(image.info.get("Software"))),
        ("place", "yes" if exif.get_ifd(_PLACE_PART) else ""),
    ]
    return [(code, value) for code, value in said if value]


def _plain(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if not isinstance(value, str):
        return ""
    return "".join(letter for letter in value if letter.isprintable()).strip()[:_LONGEST]
