"""Pictures to begin with, and the harm that is done to them. The same numbers do the same harm."""

from __future__ import annotations

import io
import random
import struct
import zlib

from PIL import Image

from measuring.school import screenshot

_PNG_START = 8


def seeds() -> list[tuple[str, bytes]]:
    """A name of a kind, and a sound picture of it: the forms that decoders treat differently."""
    plain = Image.open(io.BytesIO(screenshot(7, (240, 360))))
    grey, few = plain.convert("L"), plain.quantize(16)
    seen_through = plain.convert("RGBA")
    seen_through.putalpha(grey)
    return [
        ("png", _saved(plain, "PNG")),
        ("png", _saved(few, "PNG", bits=4)),
        ("png", _saved(seen_through, "PNG")),
        ("png", _saved(grey.convert("I;16"), "PNG")),
        (
            "png",
            _saved(plain, "PNG", save_all=True, append_images=[plain.transpose(Image.Transpose.ROTATE_180)]),
        ),
        ("jpeg", _saved(plain, "JPEG", quality=85)),
        ("jpeg", _saved(plain, "JPEG", progressive=True, quality=60)),
        ("jpeg", _saved(plain.convert("CMYK"), "JPEG", subsampling=0)),
        ("jpeg", _saved(plain, "JPEG", exif=_exif(), icc_profile=bytes(2000), comment=b"words")),
        ("webp", _saved(plain, "WEBP")),
        ("webp", _saved(plain, "WEBP", lossless=True)),
        ("webp", _saved(seen_through, "WEBP", exif=_exif(), icc_profile=bytes(2000))),
        ("webp", _saved(plain, "WEBP", save_all=True, append_images=[plain.rotate(180)])),
    ]


def mutated(name: str, content: bytes, pick: random.Random) -> bytes:
    """Bytes changed, bits turned, runs emptied, pieces cut out, said twice or exchanged, the end cut off."""
    changed = bytearray(content)
    for _ in range(pick.choice((1, 1, 2, 4))):
        _harm(changed, pick)
    # The head says how large the picture is: harm there goes furthest.
    if pick.random() < 0.3 and len(changed) > 64:
        changed[pick.randrange(4, 64)] = pick.choice((0, 1, 0x7F, 0x80, 0xFF))
    # Most harm to a PNG ends at the sum of a chunk: mended, it gets to the decoder.
    return _sums_mended(bytes(changed)) if name == "png" and pick.random() < 0.7 else bytes(changed)


def _harm(changed: bytearray, pick: random.Random) -> None:
    if len(changed) < 16:
        return
    place, length = pick.randrange(len(changed)), pick.choice((1, 2, 4, 16, 256))
    match pick.randrange(8):
        case 0 | 1:
            changed[place] = pick.randrange(256)
        case 2:
            changed[place] ^= 1 << pick.randrange(8)
        case 3:
            changed[place : place + length] = bytes(len(changed[place : place + length]))
        case 4:
            del changed[place : place + length]
        case 5:
            changed[place:place] = changed[place : place + length]
        case 6:
            other = pick.randrange(len(changed))
            changed[place : place + length] = changed[other : other + length]
        case _:
            if pick.random() < 0.3:
                del changed[place:]
            else:
                changed[place : place + 4] = struct.pack(
                    ">I", pick.choice((0, 1, 2**16, 2**31 - 1, 2**32 - 1))
                )


def _sums_mended(content: bytes) -> bytes:
    found, place = content[:_PNG_START], _PNG_START
    while place + 12 <= len(content):
        length = int.from_bytes(content[place : place + 4], "big")
        end = place + 8 + length
        if end + 4 > len(content):
            break
        found += content[place:end] + struct.pack(">I", zlib.crc32(content[place + 4 : end]))
        place = end + 4
    return found + content[place:]


def _saved(image: Image.Image, form: str, **how: object) -> bytes:
    target = io.BytesIO()
    image.save(target, form, **how)
    return target.getvalue()


def _exif() -> bytes:
    exif = Image.Exif()
    exif[0x0112], exif[271] = 6, "Example"
    return exif.tobytes()
