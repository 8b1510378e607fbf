"""A reader of QR codes of our own, since the machine has none: from a picture of the page to the text (ISO/IEC 18004).

It finds the three finder patterns, samples every module, undoes the mask, puts the blocks together, proves each by its
Reed-Solomon code, and reads the segments. Nothing of it is shared with what drew the code. Mistakes are not mended:
a code drawn wrongly must fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from PIL import Image

ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
FORMAT_MASK = 0b101010000010010
# (version, level): check words of a block, and data words of each block, from the standard's table 9.
BLOCKS = {(5, "Q"): (18, (15, 15, 16, 16)), (6, "Q"): (24, (19, 19, 19, 19)), (4, "Q"): (26, (24, 24))}
LEVELS = {0b01: "L", 0b00: "M", 0b11: "Q", 0b10: "H"}
MASKS = (
    lambda i, j: (i + j) % 2,
    lambda i, j: i % 2,
    lambda i, j: j % 3,
    lambda i, j: (i + j) % 3,
    lambda i, j: (i // 2 + j // 3) % 2,
    lambda i, j: i * j % 2 + i * j % 3,
    lambda i, j: (i * j % 2 + i * j % 3) % 2,
    lambda i, j: ((i + j) % 2 + i * j % 3) % 2,
)
Grid = list[list[bool]]


def read_qr(page: Image.Image) -> str:
    """The text of the one code on the page."""
    return text_of(sampled(page.convert("L")))


def sampled(page: Image.Image) -> Grid:
    """The modules, by the three finder patterns."""
    dark = [[value < 128 for value in line] for line in _rows(page)]
    found = _clusters(_finder_centres(dark))
    assert len(found) == 3, found
    (left, top, step), (right, _, _), *_ = sorted(found, key=lambda one: (round(one[1] / 20), one[0]))
    bottom = max(one[1] for one in found)
    count = round((right - left) / step) + 7
    pitch_x, pitch_y = (right - left) / (count - 7), (bottom - top) / (count - 7)
    return [
        [dark[round(top + (i - 3) * pitch_y)][round(left + (j - 3) * pitch_x)] for j in range(count)]
        for i in range(count)
    ]


def text_of(grid: Grid) -> str:
    """Raises AssertionError where the code is not whole."""
    size = len(grid)
    version = (size - 17) // 4
    told = _format(grid)
    level, mask = LEVELS[told >> 13], MASKS[told >> 10 & 7]
    bits = [grid[i][j] ^ (mask(i, j) == 0) for i, j in _path(size, version)]
    words = [int("".join("01"[one] for one in bits[at : at + 8]), 2) for at in range(0, len(bits) - 7, 8)]
    return _segments(_data(words, *BLOCKS[version, level]))


def _rows(page: Image.Image) -> Iterator[list[int]]:
    values, width = page.tobytes(), page.width
    return (list(values[at : at + width]) for at in range(0, len(values), width))


def _finder_centres(dark: Grid) -> Iterator[tuple[float, float, float]]:
    """(x, y, width of a module) wherever dark and light follow one another as 1:1:3:1:1, across and down."""
    for y, line in enumerate(dark):
        for x, step in _finders(line):
            column = [each[int(x)] for each in dark]
            yield from ((x, down, step) for down, _ in _finders(column) if abs(down - y) < 2 * step)


def _finders(line: list[bool]) -> Iterator[tuple[float, float]]:
    """(middle, width of a module) of each 1:1:3:1:1 in one line."""
    at, runs = 0, []
    for is_dark, run in groupby(line):
        length = len(list(run))
        runs.append((is_dark, at, length))
        at += length
    for five in zip(runs, runs[1:], runs[2:], runs[3:], runs[4:], strict=False):
        if five[0][0] and _is_finder([length for _, _, length in five]):
            yield five[2][1] + five[2][2] / 2, sum(length for _, _, length in five) / 7


def _is_finder(lengths: list[int]) -> bool:
    step = sum(lengths) / 7
    wanted = (1, 1, 3, 1, 1)
    return step >= 2 and all(
        abs(got - want * step) < step * 0.6 for got, want in zip(lengths, wanted, strict=True)
    )


def _clusters(centres: Iterator[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    groups: list[list[tuple[float, float, float]]] = []
    for centre in centres:
        near = [
            group
            for group in groups
            if all(abs(a - b) < 4 * centre[2] for a, b in zip(centre[:2], group[0][:2], strict=True))
        ]
        if near:
            near[0].append(centre)
        else:
            groups.append([centre])
    return [
        tuple(sum(part) / len(group) for part in zip(*group, strict=True))
        for group in groups
        if len(group) > 2.2 * group[0][2]
    ]


def _format(grid: Grid) -> int:
    places = [(8, j) for j in (0, 1, 2, 3, 4, 5, 7, 8)] + [(i, 8) for i in (7, 5, 4, 3, 2, 1, 0)]
    return int("".join("01"[grid[i][j]] for i, j in places), 2) ^ FORMAT_MASK


def _path(size: int, version: int) -> Iterator[tuple[int, int]]:
    """Places of the data, two columns at a time, from the lower right."""
    lone = size - 7 if version > 1 else -9  # the one alignment pattern of versions 2 to 6
    column, upwards = size - 1, True
    while column > 0:
        column -= column == 6
        for i in range(size - 1, -1, -1) if upwards else range(size):
            for j in (column, column - 1):
                corner = (i < 9 and (j < 9 or j > size - 9)) or (j < 9 and i > size - 9)
                if not (corner or i == 6 or j == 6 or (abs(i - lone) < 3 and abs(j - lone) < 3)):
                    yield i, j
        column, upwards = column - 2, not upwards


def _data(words: list[int], checks: int, lengths: tuple[int, ...]) -> list[int]:
    blocks: list[list[int]] = [[] for _ in lengths]
    stream = iter(words)
    for at in range(max(lengths)):
        for block, length in zip(blocks, lengths, strict=True):
            if at < length:
                block.append(next(stream))
    plain = [list(block) for block in blocks]
    for _ in range(checks):
        for block in blocks:
            block.append(next(stream))
    for block in blocks:
        assert all(_value_at(block, power) == 0 for power in range(checks)), "a block is damaged"
    return [word for block in plain for word in block]


def _value_at(block: list[int], power: int) -> int:
    """The block as a polynomial at alpha to that power, in the field of 256 elements: zero where it is whole."""
    alpha = 1
    for _ in range(power):
        alpha = _times(alpha, 2)
    value = 0
    for word in block:
        value = _times(value, alpha) ^ word
    return value


def _times(one: int, other: int) -> int:
    value = 0
    while other:
        value ^= one if other & 1 else 0
        one = one << 1 ^ (0x11D if one & 0x80 else 0)
        other >>= 1
    return value


def _segments(words: list[int]) -> str:
    bits, said = "".join(f"{word:08b}" for word in words), ""

    def take(count: int) -> int:
        nonlocal bits
        value, bits = int(bits[:count], 2), bits[count:]
        return value

    while len(bits) >= 4 and (mode := take(4)):
        if mode == 0b0010:
            left = take(9)
            while left > 1:
                pair, left = take(11), left - 2
                said += ALPHANUMERIC[pair // 45] + ALPHANUMERIC[pair % 45]
            said += ALPHANUMERIC[take(6)] if left else ""
        elif mode == 0b0100:
            said += bytes(take(8) for _ in range(take(8))).decode("latin-1")
        elif mode == 0b0001:
            left = take(10)
            while left > 0:
                digits = min(left, 3)
                said, left = said + f"{take(digits * 3 + 1):0{digits}}", left - digits
        else:
            raise AssertionError(f"mode {mode}")
    return said
