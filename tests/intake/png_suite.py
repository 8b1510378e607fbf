"""PNGs of every form the standard allows, made without a library of pictures, and what each must look like.

Every colour type, bit depth and filter, plain and interlaced: what a decoder gives is compared with what was put in.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

SIGNATURE = b"\x89PNG\r\n\x1a\n"
GREY, RGB, PALETTE, GREY_ALPHA, RGBA = 0, 2, 3, 4, 6
CHANNELS = {GREY: 1, RGB: 3, PALETTE: 1, GREY_ALPHA: 2, RGBA: 4}
DEPTHS = {
    GREY: (1, 2, 4, 8, 16),
    RGB: (8, 16),
    PALETTE: (1, 2, 4, 8),
    GREY_ALPHA: (8, 16),
    RGBA: (8, 16),
}
# Adam7: where each pass begins and how far apart its pixels stand.
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))

Samples = tuple[int, ...]


@dataclass(frozen=True)
class Form:
    """One form of PNG. `see_through`: a tRNS chunk names one grey, one colour or half of the palette."""

    colour: int
    depth: int
    width: int = 13
    height: int = 9
    interlaced: bool = False
    filter: int = 0
    see_through: bool = False

    @property
    def most(self) -> int:
        return int((1 << self.depth) - 1)

    def at(self, x: int, y: int) -> Samples:
        """The samples of one pixel, as they stand in the file."""
        return tuple(
            (x * (self.most // 7 + 1) + y * (5 + place) + place) % (self.most + 1)
            for place in range(CHANNELS[self.colour])
        )

    def shown(self, x: int, y: int) -> Samples:
        """What an eye should see there, on white: 8 bits each of red, green, blue."""
        samples, alpha = self.at(x, y), 1.0
        if self.colour == PALETTE:
            (place,) = samples
            colour: Samples = palette_entry(place)
            if self.see_through and place <= self.most // 2:
                alpha = _palette_alpha(place) / 255
        else:
            if self.colour in (GREY_ALPHA, RGBA):
                alpha, samples = samples[-1] / self.most, samples[:-1]
            elif self.see_through and self.depth < 16 and samples == self.key():  # of 16 bits: all is shown
                alpha = 0.0
            spread = samples * (3 if len(samples) == 1 else 1)
            colour = tuple(round(one * 255 / self.most) for one in spread)
        return tuple(round(one * alpha + 255 * (1 - alpha)) for one in colour)

    def key(self) -> Samples:
        """The grey or colour that stands for nothing."""
        return self.at(2, 3)

    def file(self, *, before: bytes = b"", after: bytes = b"", packed: bytes | None = None) -> bytes:
        """The whole file; `before` and `after` are chunks to stand around the pixels, `packed` stands for IDAT."""
        head = struct.pack(
            ">IIBBBBB", self.width, self.height, self.depth, self.colour, 0, 0, self.interlaced
        )
        content = SIGNATURE + chunk(b"IHDR", head)
        if self.colour == PALETTE:
            content += chunk(b"PLTE", b"".join(bytes(palette_entry(at)) for at in range(self.most + 1)))
        if self.see_through:
            content += chunk(b"tRNS", self._see_through())
        data = zlib.compress(self._rows()) if packed is None else packed
        return content + before + chunk(b"IDAT", data) + after + chunk(b"IEND", b"")

    def _see_through(self) -> bytes:
        if self.colour == PALETTE:
            return bytes(_palette_alpha(at) for at in range(self.most // 2 + 1))
        return b"".join(struct.pack(">H", one) for one in self.key())

    def _rows(self) -> bytes:
        passes = _PASSES if self.interlaced else ((0, 0, 1, 1),)
        return b"".join(self._pass(*each) for each in passes)

    def _pass(self, left: int, top: int, across: int, down: int) -> bytes:
        rows, columns = range(top, self.height, down), range(left, self.width, across)
        if not columns:
            return b""
        written, last = b"", b""
        for y in rows:
            row = self._packed([one for x in columns for one in self.at(x, y)])
            written += bytes((self.filter,)) + _filtered(
                row, last or bytes(len(row)), self.filter, self._step()
            )
            last = row
        return written

    def _step(self) -> int:
        return max(1, CHANNELS[self.colour] * self.depth // 8)

    def _packed(self, samples: list[int]) -> bytes:
        if self.depth == 16:
            return struct.pack(f">{len(samples)}H", *samples)
        bits = "".join(f"{one:0{self.depth}b}" for one in samples)
        bits += "0" * (-len(bits) % 8)
        return int(bits, 2).to_bytes(len(bits) // 8, "big")


def palette_entry(place: int) -> tuple[int, int, int]:
    return (place * 37 % 256, 255 - place * 11 % 256, place * 5 % 256)


def chunk(name: bytes, content: bytes, crc: int | None = None) -> bytes:
    sum_of_it = zlib.crc32(name + content) if crc is None else crc
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", sum_of_it)


def inflating(size: int) -> bytes:
    """A zlib stream that unpacks to at least `size` zeros, without packing so many."""
    packer = zlib.compressobj(9)
    once = 4 * 1024 * 1024
    first = packer.compress(bytes(once)) + packer.flush(zlib.Z_FULL_FLUSH)
    again = packer.compress(bytes(once)) + packer.flush(zlib.Z_FULL_FLUSH)
    # From one full flush to the next a stream depends on nothing before it, so the piece can be said again. Only its
    # sum at the end would be wrong, and nobody who can be harmed gets there.
    return first + again * (size // once + 1)


def every_form() -> list[Form]:
    """Each colour type and depth, plain and interlaced, with and without a colour that is seen through."""
    return [
        Form(colour, depth, interlaced=interlaced, see_through=see_through, filter=(depth + colour) % 5)
        for colour, depths in DEPTHS.items()
        for depth in depths
        for interlaced in (False, True)
        for see_through in ((False, True) if colour in (GREY, RGB, PALETTE) else (False,))
    ]


def _palette_alpha(place: int) -> int:
    return place * 53 % 256


def _filtered(row: bytes, above: bytes, kind: int, step: int) -> bytes:
    found = bytearray()
    for place, value in enumerate(row):
        left = row[place - step] if place >= step else 0
        corner = above[place - step] if place >= step else 0
        up = above[place]
        guess = (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]
        found.append((value - guess) % 256)
    return bytes(found)


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda one: abs(guess - one))
