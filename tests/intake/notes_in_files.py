"""Files with notes in them, made byte by byte: EXIF of any shape, PNG chunks, a PDF's properties, a message."""

from __future__ import annotations

import struct
import zlib

import samples

Entry = tuple[int, int, int, bytes]
"""Tag, type, count, and either four bytes of value or the bytes to be put where the value points."""
JPEG = samples.picture_bytes(form="JPEG")
PNG = samples.picture_bytes(form="PNG")
WEBP = samples.picture_bytes(form="WEBP")


def text(tag: int, words: str) -> Entry:
    content = words.encode() + b"\0"
    return tag, 2, len(content), content


def shares(tag: int, *pairs: tuple[int, int]) -> Entry:
    return tag, 5, len(pairs), b"".join(struct.pack("<II", *pair) for pair in pairs)


def directory(entries: list[Entry], start: int) -> bytes:
    """A little-endian directory that begins at `start` of its block, its long values behind it."""
    behind = start + 2 + 12 * len(entries) + 4
    rows, more = b"", b""
    for tag, form, count, value in entries:
        if len(value) > 4:
            rows += struct.pack("<HHII", tag, form, count, behind + len(more))
            more += value + b"\0" * (len(value) % 2)
        else:
            rows += struct.pack("<HHI", tag, form, count) + value.ljust(4, b"\0")
    return struct.pack("<H", len(entries)) + rows + b"\0" * 4 + more


def exif(first: list[Entry], camera: list[Entry] | None = None, place: list[Entry] | None = None) -> bytes:
    """A block with those directories; the first names the others."""
    subs = [(0x8769, camera), (0x8825, place)]
    wanted = [(tag, entries) for tag, entries in subs if entries is not None]
    blank = [*first, *((tag, 4, 1, b"\0" * 4) for tag, _ in wanted)]
    at = 8 + len(directory(blank, 8))
    pointers, behind = [], b""
    for tag, entries in wanted:
        pointers.append((tag, 4, 1, struct.pack("<I", at)))
        made = directory(entries, at)
        behind += made
        at += len(made)
    return b"II*\0" + struct.pack("<I", 8) + directory([*first, *pointers], 8) + behind


WHOLE = exif(
    [text(0x010F, "Larkphone"), text(0x0110, "L7"), text(0x0131, "LarkOS 7.1"), (0x0112, 3, 1, struct.pack("<H", 6))],
    [text(0x9003, "2026:11:19 21:34:02"), (0x9286, 7, 13, b"ASCII\0\0\0hello")],
    [text(1, "N"), shares(2, (51, 1), (30, 1), (0, 1)), text(3, "W"), shares(4, (0, 1), (7, 1), (30, 1))],
)  # fmt: skip


def jpeg_with(block: bytes, marker: int = 0xE1, head: bytes = b"Exif\0\0") -> bytes:
    body = head + block
    return JPEG[:2] + bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body + JPEG[2:]


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_with(*chunks: bytes) -> bytes:
    """The chunks stand behind the head of the sample."""
    return PNG[:33] + b"".join(chunks) + PNG[33:]


def webp_with(name: bytes, body: bytes) -> bytes:
    more = name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)
    return WEBP[:4] + struct.pack("<I", len(WEBP) - 8 + len(more)) + WEBP[8:] + more


MESSAGE = (
    b"Return-Path: <kit@mail.example>\r\n"
    b"Received: from b.example by c.example; Thu, 19 Nov 2026 21:40:12 +0000\r\n"
    b"Received: from a.example\r\n\tby b.example; Thu, 19 Nov 2026 21:40:10 +0000\r\n"
    b"From: =?utf-8?b?S2l0IFdyZW4=?= <kit@mail.example>\r\nTo: office@school.example\r\n"
    b"Date: Thu, 19 Nov 2026 21:40:09 +0000\r\nSubject: Fwd: what was\r\n said\r\nMessage-ID: <1@mail.example>\r\n"
    b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    b"--b\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n"
    b"--b\r\nContent-Type: image/png\r\n"
    b'Content-Disposition: attachment; filename="chat\xe2\x80\xaegnp.exe"\r\n\r\nx\r\n'
    b"--b--\r\n"
)


SECTOR, MINI, NONE, LAST = 512, 64, 0xFFFFFFFF, 0xFFFFFFFE
Streams = dict[str, "bytes | Streams"]


def outlook_text(number: str, words: str) -> tuple[str, bytes]:
    return f"__substg1.0_{number}001F", words.encode("utf-16-le")


def _entry(name: str, kind: int, left: int, right: int, child: int, start: int, size: int) -> bytes:
    named = name.encode("utf-16-le").ljust(64, b"\0")
    links = struct.pack("<HBBIII", len(name) * 2 + 2, kind, 1, left, right, child)
    return (named + links).ljust(116, b"\0") + struct.pack("<III", start, size, 0)


def compound(streams: Streams) -> bytes:
    """An OLE file of short streams and storages: its table, its directory, the table of the short ones, and those."""
    minis, mini_next = bytearray(), list[int]()
    entries = [["Root Entry", 5, NONE, NONE, NONE, 0, 0]]

    def add(inside: Streams) -> int:
        """Each the right neighbour of the one before; gives the first."""
        numbers = []
        for name, content in inside.items():
            entry = [name, 2, NONE, NONE, NONE, LAST, 0]
            numbers.append(len(entries))
            entries.append(entry)
            if isinstance(content, dict):
                entry[1], entry[4] = 1, add(content)
                continue
            count = -(-len(content) // MINI)
            entry[5], entry[6] = len(mini_next) if count else LAST, len(content)
            minis.extend(content.ljust(count * MINI, b"\0"))
            mini_next.extend([*range(len(mini_next) + 1, len(mini_next) + count), LAST][:count])
        for here, there in zip(numbers, numbers[1:], strict=False):
            entries[here][3] = there
        return numbers[0] if numbers else NONE

    entries[0][4] = add(streams)
    directory = b"".join(_entry(*entry) for entry in entries)
    parts = [directory, struct.pack(f"<{len(mini_next)}I", *mini_next), bytes(minis)]
    counts = [max(1, -(-len(part) // SECTOR)) for part in parts]
    table, at = [0xFFFFFFFD], 1
    for count in counts:
        table += [*range(at + 1, at + count), LAST]
        at += count
    starts = [1, 1 + counts[0], 1 + counts[0] + counts[1]]
    body = bytearray(parts[0].ljust(counts[0] * SECTOR, b"\0"))
    struct.pack_into("<II", body, 116, starts[2], len(minis))
    rest = parts[1].ljust(counts[1] * SECTOR, b"\xff") + parts[2].ljust(counts[2] * SECTOR, b"\0")
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(SECTOR, b"\0"))
    struct.pack_into("<HHH", header, 28, 0xFFFE, 9, 6)
    struct.pack_into("<I4xIII", header, 48, starts[0], 4096, starts[1], counts[1])
    struct.pack_into("<109I", header, 76, 0, *([NONE] * 108))
    assert len(table) <= SECTOR // 4
    packed = struct.pack(f"<{len(table)}I", *table).ljust(SECTOR, b"\xff")
    return bytes(header) + packed + bytes(body) + rest


SENT = struct.pack("<IIQ", 0x00390040, 6, 134_395_980_090_000_000)  # 19 November 2026, 21:40:09
OUTLOOK: Streams = {
    "__nameid_version1.0": {},
    "__properties_version1.0": bytes(32) + SENT,
    **dict([
        outlook_text("0037", "What was said"),
        outlook_text("0C1A", "Kit Wren"),
        outlook_text("5D01", "kit@mail.example"),
        outlook_text("0E04", "Office"),
    ]),
    "__attach_version1.0_#00000000": dict([outlook_text("3707", "chat\u202egnp.exe")]),
}  # fmt: skip
