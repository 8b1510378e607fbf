"""Real files to test with: plain, odd and hostile ones. Each function writes one and returns its path.

Other tests use these as `from samples import png`.
"""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

from PIL import Image, ImageDraw, PngImagePlugin

PLACE_IFD, EXIF_IFD = 0x8825, 0x8769


def picture(width: int = 320, height: int = 200, text: str | None = None, mode: str = "RGB") -> Image.Image:
    """A left half of red and a right half of blue, so that turning it shows."""
    image = Image.new("RGB", (width, height), (200, 30, 30))
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 2, 0, width, height), fill=(30, 30, 200))
    if text:
        draw.text((4, 4), text, fill="white")
    return image.convert(mode)


def picture_bytes(width: int = 320, height: int = 200, text: str | None = None, form: str = "PNG") -> bytes:
    """The same, written as PNG, JPEG, WEBP, GIF, BMP or TIFF: what the clipboard would hand over."""
    written = io.BytesIO()
    picture(width, height, text).save(written, form)
    return written.getvalue()


def png(
    tmp: Path, width: int = 320, height: int = 200, text: str | None = None, name: str = "shot.png"
) -> Path:
    return _written(tmp / name, picture_bytes(width, height, text, "PNG"))


def jpeg(
    tmp: Path, width: int = 320, height: int = 200, text: str | None = None, name: str = "shot.jpg"
) -> Path:
    """A plain baseline JPEG with no metadata."""
    return _written(tmp / name, picture_bytes(width, height, text, "JPEG"))


def webp(
    tmp: Path, width: int = 320, height: int = 200, text: str | None = None, name: str = "shot.webp"
) -> Path:
    return _written(tmp / name, picture_bytes(width, height, text, "WEBP"))


def gif(tmp: Path, frames: int = 3, name: str = "moving.gif") -> Path:
    first, *others = (Image.new("L", (40, 30), 40 * number) for number in range(frames))
    first.save(tmp / name, "GIF", save_all=True, append_images=others)
    return tmp / name


def apng(tmp: Path, name: str = "moving.png") -> Path:
    """Three frames: red, green, blue. Only the red one may ever be shown."""
    first, *others = (Image.new("RGB", (40, 30), colour) for colour in ("red", "lime", "blue"))
    first.save(tmp / name, "PNG", save_all=True, append_images=others)
    return tmp / name


def camera_jpeg(
    tmp: Path, width: int = 320, height: int = 200, orientation: int = 6, name: str = "IMG_0001.jpg"
) -> Path:
    """As a phone writes it: lying on its side, with date, device, place and a comment."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[271], exif[272], exif[305] = "Example", "Phone 9", "17.1"
    exif.get_ifd(EXIF_IFD)[36867] = "2026:01:15 08:30:00"
    place = exif.get_ifd(PLACE_IFD)
    place[1], place[2] = "N", (51.0, 30.0, 0.0)
    picture(width, height).save(tmp / name, "JPEG", exif=exif, comment=b"secret comment")
    return tmp / name


def cmyk_jpeg(tmp: Path, name: str = "printed.jpg") -> Path:
    picture(mode="CMYK").save(tmp / name, "JPEG")
    return tmp / name


def png_bomb(tmp: Path, edge: int = 40_000, name: str = "bomb.png") -> Path:
    """A sound one-bit PNG of edge x edge pixels in a few hundred kilobytes."""
    return _written(tmp / name, flat_png(edge, edge, depth=1, colour_type=0))


def flat_png(width: int, height: int, depth: int, colour_type: int) -> bytes:
    """A sound PNG of one flat colour. `colour_type` as in the standard: 0 grey, 2 RGB, 6 RGBA."""
    channels = {0: 1, 2: 3, 4: 2, 6: 4}[colour_type]
    row = b"\0" * (1 + (width * channels * depth + 7) // 8)
    packer = zlib.compressobj(1)
    rows_at_once = max(1, 1_000_000 // len(row))
    packed = bytearray()
    for start in range(0, height, rows_at_once):
        packed += packer.compress(row * min(rows_at_once, height - start))
    packed += packer.flush()
    header = struct.pack(">IIBBBBB", width, height, depth, colour_type, 0, 0, 0)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", bytes(packed)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def text_bomb_png(tmp: Path, name: str = "words.png") -> Path:
    """A small picture whose comment unpacks to 64 MB."""
    image = Image.new("RGB", (10, 10))
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "x" * 64_000_000, zip=True)
    image.save(tmp / name, pnginfo=notes)
    return tmp / name


def huge_webp_header(tmp: Path, name: str = "huge.webp") -> Path:
    """A WebP that claims 16383 x 16383 pixels and has none."""
    edge = (16_382).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + edge + edge
    return _written(tmp / name, b"RIFF" + struct.pack("<I", len(body)) + body)


def truncated(path: Path, share: float = 0.5) -> Path:
    """Cut the file's end off, in place."""
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    return path


def pdf(tmp: Path, name: str = "letter.pdf") -> Path:
    """One empty A4 page, as small as a sound PDF gets."""
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    )
    written, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj%sendobj\n" % (number, content)
    start = len(written)
    written += b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start
    return _written(tmp / name, bytes(written))


def svg(tmp: Path, name: str = "drawing.svg") -> Path:
    """A drawing that would fetch something if anything drew it."""
    content = (
        b'<?xml version="1.0"?>\n<!-- a note -->\n<svg xmlns="http://www.w3.org/2000/svg" width="9">'
        b'<image href="http://example.invalid/seen.png"/><script>alert(1)</script></svg>'
    )
    return _written(tmp / name, content)


def eml(tmp: Path, name: str = "message.eml") -> Path:
    content = b"From: a@example.invalid\r\nTo: b@example.invalid\r\nSubject: hello\r\n\r\nWords.\r\n"
    return _written(tmp / name, content)


def program(tmp: Path, name: str = "invoice.pdf") -> Path:
    """The beginning of a Windows program, under the name of a document."""
    return _written(tmp / name, b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff" + bytes(200))


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
